"""A text as one language's table reads it: folded, with number words as digits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from directory_api.understanding.extraction.numerals import digits_for_words
from directory_api.understanding.extraction.tables import Words, load_words, supported_languages
from directory_api.understanding.folding import fold


@dataclass(frozen=True)
class Wording:
    """One folded text and the words of one language to read it with."""

    folded: str
    words: Words
    language: str = "en"

    def says(self, idea: str) -> bool:
        """Whether the text says the idea anywhere."""
        return self.words.says(idea, self.folded)


def wordings_of(text: str, languages: Sequence[str]) -> Iterator[Wording]:
    """The text in each of the languages that have a table, likeliest first, English at the end."""
    folded = fold(text)
    known = supported_languages()
    for language in dict.fromkeys((*languages, "en")):
        if language in known:
            yield Wording(digits_for_words(folded, language), load_words(language), language)
