"""Which language a text is written in: letters and marks first, then statistics.

A word or two is too little to tell: then the chosen language stands.
"""

from functools import lru_cache
from math import exp

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from directory_api.languages import is_offered
from directory_api.understanding.scripts import (
    function_word_shares,
    language_by_letters,
    letters_in,
)
from directory_api.understanding.types import DetectedLanguage, LanguageSource

# A subset keeps memory near 50 MB; scripts that only one language here uses need no statistics.
_LINE = "EN TR PL SO ES AR PT RO BG FR IT SQ LT DE HU VI SW YO FA UR RU UK ZH HI NL"
_CANDIDATES = tuple(_LINE.split())
_FEWEST_LETTERS = 8
_LEAST_CONFIDENCE = 0.4
# How much a text made of a language's small words speaks for it, and the least share of any.
_SMALL_WORDS, _FLOOR = 9.0, 0.002
# Facts are looked for in every language that has at least this share.
_POSSIBLE = 0.05
# Who writes here writes mostly in the language they chose, in English, or in one that is offered.
_CHOSEN_WEIGHT, _ENGLISH_WEIGHT, _OFFERED_WEIGHT = 4.0, 4.0, 2.0


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    by_code = {language.iso_code_639_1.name: language for language in Language.all()}
    chosen = [by_code[code] for code in _CANDIDATES]
    return LanguageDetectorBuilder.from_languages(*chosen).with_low_accuracy_mode().build()


def detect_language(text: str, *, chosen: str | None = None) -> DetectedLanguage:
    """The language of the text; the chosen one (else English) when there is too little to tell."""
    fallback = (
        DetectedLanguage(chosen, 1.0, LanguageSource.CHOSEN)
        if chosen
        else DetectedLanguage("en", 0.0, LanguageSource.DEFAULT)
    )
    by_letters = language_by_letters(text)
    if by_letters is not None:
        return DetectedLanguage(by_letters[0], by_letters[1], LanguageSource.DETECTED)
    if letters_in(text) < _FEWEST_LETTERS:
        return fallback
    ranked = _ranked(text, chosen)
    if not ranked or ranked[0][1] < _LEAST_CONFIDENCE:
        return fallback
    code, confidence = ranked[0]
    return DetectedLanguage(code, round(confidence, 3), LanguageSource.DETECTED)


def likely_languages(text: str, *, chosen: str | None = None) -> tuple[str, ...]:
    """The languages the text may be in, likeliest first: where to look for its facts."""
    by_letters = language_by_letters(text)
    if by_letters is not None:
        return (by_letters[0],)
    likely = tuple(code for code, share in _ranked(text, chosen) if share >= _POSSIBLE)
    return (*likely, chosen) if chosen and chosen not in likely else likely


def _ranked(text: str, chosen: str | None) -> list[tuple[str, float]]:
    """Languages with their shares, weighed by their small words and by what is usual here."""
    shares = {
        value.language.iso_code_639_1.name.lower(): value.value
        for value in _detector().compute_language_confidence_values(text)
    }
    small_words = function_word_shares(text)
    weighed = {
        code: max(shares.get(code, 0.0), _FLOOR)
        * _expected(code, chosen)
        * exp(_SMALL_WORDS * small_words.get(code, 0.0))
        for code in shares.keys() | small_words.keys()
    }
    total = sum(weighed.values())
    if not total:
        return []
    ranked = sorted(weighed.items(), key=lambda pair: -pair[1])
    return [(code, share / total) for code, share in ranked]


def _expected(code: str, chosen: str | None) -> float:
    if code == chosen:
        return _CHOSEN_WEIGHT
    if code == "en":
        return _ENGLISH_WEIGHT
    return _OFFERED_WEIGHT if is_offered(code) else 1.0
