"""Place names as people write them: misspelt, in other scripts, with their language's endings."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

Meaning = TypeVar("Meaning")

CLOSE_ENOUGH = 90.0
SHORTEST_FUZZY = 5
# Case endings that Turkish, Somali and Polish writers add to a name ("Tottenham'da", "Hackneyga").
_ENDINGS = (
    "da|de|ta|te|dan|den|tan|ten|ya|ye|yi|a|e|i|in|nin|daki|deki|dayim|deyim|dayiz|deyiz|li|liyim"
    "|ka|ga|kan|gan|ee|oo|ah|ie|u|em|iem|owi|s"
)
_ONE_LETTER_BEFORE = "[وبلف]"  # Arabic writes "and", "in" and "to" onto the word that follows


def fold(text: str) -> str:
    """Text without case, accents and double spaces, for comparing names."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(re.sub(r"[-_‐-―]", " ", bare.replace("’", "'")).split())


class NameIndex(Generic[Meaning]):
    """Finds names among known ones, exactly or nearly, alone or inside a text."""

    def __init__(self, names: Mapping[str, Meaning], not_names: Iterable[str] = ()) -> None:
        self._names = dict(names)
        self._not_names = [fold(name) for name in not_names]
        self._fuzzy = [name for name in self._names if len(name) >= SHORTEST_FUZZY]
        longest_first = sorted([*self._names, *self._not_names], key=len, reverse=True)
        alternatives = "|".join(re.escape(name) for name in longest_first)
        self._pattern = re.compile(
            rf"(?<!\w){_ONE_LETTER_BEFORE}?({alternatives})(?:'?(?:{_ENDINGS}))?(?!\w)"
        )

    def look_up(self, text: str) -> Meaning | None:
        """What a whole answer means, allowing a slip of the pen in longer names."""
        asked = fold(text).strip(" .,!?")
        if asked in self._names:
            return self._names[asked]
        if len(asked) < SHORTEST_FUZZY or asked in self._not_names:
            return None
        best = process.extractOne(asked, self._fuzzy, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
        return self._names[best[0]] if best else None

    def find_in(self, text: str) -> Iterator[tuple[int, Meaning]]:
        """Names standing as whole words in a text, with where each begins."""
        for match in self._pattern.finditer(fold(text)):
            if match[1] in self._names:
                yield match.start(), self._names[match[1]]
