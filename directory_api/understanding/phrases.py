"""Curated phrases per language that speak of a need by themselves, with or without an encoder.

A phrase is matched word by word on folded text; a `*` at its end lets the last word go on
("depress*"). A phrase right after a negation ("not homeless") does not count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from directory_api.understanding.folding import fold

FOLDER = Path(__file__).parent / "phrases"
_WORD = re.compile(r"\w+(?:['-]\w+)*")
_NEGATION = re.compile(
    r"(?<!\w)(?:not|no|never|without|isn't|aren't|wasn't|dont|don't|didn't|nie|bez|sin|nunca|"
    r"ليس|ليست|بدون|لا|ما|مش) (?:\w+ )?$"
)
# A negation stands at most this many characters before the phrase.
_NEAR = 25
_KEY_LENGTH = 3


@dataclass(frozen=True)
class Phrase:
    """The words of one phrase, whether the last may go on, and the need it speaks of."""

    words: tuple[str, ...]
    is_open: bool
    need: str

    def stands_at(self, words: list[str], start: int) -> bool:
        """Whether the phrase stands in these words from this place on."""
        found = words[start : start + len(self.words)]
        if len(found) < len(self.words) or tuple(found[:-1]) != self.words[:-1]:
            return False
        last = self.words[-1]
        return found[-1].startswith(last) if self.is_open else found[-1] == last


@dataclass(frozen=True)
class PhraseTable:
    """All phrases of all languages, found by the first letters of their first word."""

    by_start: dict[str, tuple[Phrase, ...]]

    def needs_in(self, text: str) -> frozenset[str]:
        """The needs whose phrases stand in the text, not negated."""
        return frozenset(need for need, is_denied in self._found(text) if not is_denied)

    def denied_in(self, text: str) -> frozenset[str]:
        """The needs that the text only denies: "I am not suicidal"."""
        found = self._found(text)
        return frozenset(need for need, is_denied in found if is_denied) - self.needs_in(text)

    def _found(self, text: str) -> set[tuple[str, bool]]:
        folded = fold(text)
        matches = list(_WORD.finditer(folded))
        words = [match[0] for match in matches]
        return {
            (phrase.need, _is_negated(folded, match.start()))
            for place, match in enumerate(matches)
            for phrase in self.by_start.get(match[0][:_KEY_LENGTH], ())
            if phrase.stands_at(words, place)
        }


def _is_negated(folded: str, start: int) -> bool:
    return bool(_NEGATION.search(folded[max(0, start - _NEAR) : start]))


@lru_cache(maxsize=1)
def load_phrases(folder: Path = FOLDER) -> PhraseTable:
    """The phrases of every language file in the folder."""
    by_start: dict[str, list[Phrase]] = {}
    for path in sorted(folder.glob("*.yaml")):
        for phrase in _read(path):
            by_start.setdefault(phrase.words[0][:_KEY_LENGTH], []).append(phrase)
    return PhraseTable({start: tuple(phrases) for start, phrases in by_start.items()})


def _read(path: Path) -> Iterator[Phrase]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    for need, phrases in content.items():
        for written in map(str, phrases):
            words = tuple(_WORD.findall(fold(written.rstrip("*"))))
            yield Phrase(words, written.endswith("*"), str(need))
