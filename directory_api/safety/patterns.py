"""Finds phrases of danger in a text of any length, in every language at once, in linear time.

Each word of the text is looked up once; only phrases that begin with it are tried, each bounded
in length. The words themselves are never returned or logged. Phrases are negation-blind: "I don't
want to kill myself" is answered as loudly as without the "don't", because people at risk say so;
only what the files name as figurative or as a plain denial ("not suicidal") is quieter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from directory_api.safety.normalise import disguised, normalise
from directory_api.safety.phrases import Meaning, Phrase, phrase_index
from directory_api.safety.types import About, Kind, Safety, highest

_WORD = re.compile(r"[^ .]+")
_WINDOW = 200
"""Characters after which a repeated stretch of text counts as already read."""
_WORDS_BEFORE = 12
_SPOKEN_OF_ONESELF = Kind.SUICIDE_SELF_HARM
"""Who names nobody else mostly speaks of themselves; in the other kinds that is left open."""
_CHARACTERS_BEFORE = 160


def assess_words(text: str) -> Safety:
    """What the words say about danger, over the whole text as typed. Never raises."""
    found = _assess(normalise(text))
    undone = disguised(text)
    return found if undone is None else highest(found, _assess(undone))


def is_calm(text: str) -> bool:
    """Whether the words hold a figure of speech ("killing time"), a denial or the long past."""
    return any(one.meaning.is_harmless for one in _phrases_in(_respelt(normalise(text))))


def _respelt(text: str) -> str:
    index = phrase_index()
    return " ".join(index.respelt(word) for word in text.split(" "))


def _assess(text: str) -> Safety:
    """What all phrases of the text say; harmless stretches hide the dangerous ones they end."""
    found = tuple(_phrases_in(_respelt(text)))
    masks = _Masks(one for one in found if one.meaning.is_harmless)
    said = {
        (one.meaning, one.about) for one in found if one.meaning.is_harmless or not masks.hide(one)
    }
    return highest(*(Safety(meaning.answer, meaning.kinds, about) for meaning, about in said))


class _Found(NamedTuple):
    """One phrase at its place in the text."""

    meaning: Meaning
    about: About
    start: int
    end: int


class _Masks:
    """The harmless stretches, in order; asked once for each dangerous phrase."""

    def __init__(self, harmless: Iterable[_Found]) -> None:
        stretches = sorted((one.start, one.end) for one in harmless)
        self._starts = [start for start, _ in stretches]
        self._ends = list(accumulate((end for _, end in stretches), max))

    def hide(self, danger: _Found) -> bool:
        """Whether one takes in where the phrase ends, as in "want to | die of laughing"."""
        before = bisect_left(self._starts, danger.end)
        return before > 0 and self._ends[before - 1] >= danger.end


def _phrases_in(text: str) -> Iterator[_Found]:
    """Every phrase, each word of the text looked up once; a stretch read before is passed over."""
    index = phrase_index()
    seen: set[str] = set()
    for word in _WORD.finditer(text):
        start = word.start()
        phrases = tuple(index.opened_by(word[0]))
        stretch = text[start : start + _WINDOW]
        if not phrases or stretch in seen:
            continue
        seen.add(stretch)
        for phrase in phrases:
            end = _end(phrase, text, start)
            if end:
                yield _Found(phrase.meaning, _about(phrase, text, start, end), start, end)


def _end(phrase: Phrase, text: str, start: int) -> int:
    found = phrase.pattern.match(text, start)
    return found.end() if found else 0


def _about(phrase: Phrase, text: str, start: int, end: int) -> About:
    """The last word before the end of the phrase that says whom it is about."""
    if phrase.meaning.about is not None:
        return phrase.meaning.about
    words = text[max(0, start - _CHARACTERS_BEFORE) : end].split(" ")
    span = text[start:end].count(" ") + 1
    for word in reversed(words[-(span + _WORDS_BEFORE) :]):
        about = phrase.cues.about(word)
        if about is not None:
            return about
    return phrase.cues.otherwise if _SPOKEN_OF_ONESELF in phrase.meaning.kinds else About.UNKNOWN
