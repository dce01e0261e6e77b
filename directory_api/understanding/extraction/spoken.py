"""The language a person speaks, where it is named: "Bengali-speaking", "she only speaks Tigrinya".

A nationality is not a language: "a Polish builder" says nothing about what he speaks.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError

from directory_api.understanding.extraction.tables import Words, load_words
from directory_api.understanding.extraction.wordings import Wording
from directory_api.understanding.folding import fold

# Languages people in the borough may name, by BCP 47 code.
_LINE = (
    "en tr pl es pt ro bg so kmr ckb ku yi he el fr it ar fa prs ti am bn ur lt sq zh yue uk ru hu "
    "vi ln pa gu ta hi ak tw yo ig sw ps ne ml te si th ko ja de nl cs sk sr hr lv om rw sn bfi"
)
CODES = tuple(_LINE.split())
_ENGLISH_NAMES = {
    "farsi": "fa",
    "dari": "prs",
    "kurdish": "ku",
    "kurmanji": "kmr",
    "sorani": "ckb",
    "sylheti": "bn",
    "bangla": "bn",
    "bengali": "bn",
    "cantonese": "yue",
    "mandarin": "zh",
    "twi": "tw",
    "akan": "ak",
    "tagalog": "tl",
    "castilian": "es",
    "serbian": "sr",
    "panjabi": "pa",
    "sign language": "bfi",
}


def spoken_languages_in(wording: Wording) -> dict[str, object]:
    """`spoken_language`, the languages said to be spoken; English alone is not worth saying."""
    found = [
        code
        for match in _pattern(wording.language).finditer(wording.folded)
        if (code := _names(wording.language)[match["before"] or match["after"]]) != "en"
    ]
    distinct = list(dict.fromkeys(code for code in found if code != "bfi"))
    return {"spoken_language": distinct} if distinct else {}


@lru_cache(maxsize=32)
def _names(language: str) -> dict[str, str]:
    """Folded name of each language, in the given language, with its code."""
    known = _known_languages(language)
    names = {fold(str(known[code])): code for code in CODES if code in known}
    if language == "en":
        names |= _ENGLISH_NAMES
    extra = load_words(language).terms.get("languages", {})
    names |= {fold(str(name)): str(code) for name, code in extra.items()}
    return {name: code for name, code in names.items() if len(name) > 2}


def _known_languages(language: str) -> Mapping[str, str]:
    try:
        return dict(Locale.parse(language).languages)
    except UnknownLocaleError:
        return {}


@lru_cache(maxsize=32)
def _pattern(language: str) -> re.Pattern[str]:
    words = load_words(language)
    one = "|".join(sorted(map(re.escape, _names(language)), key=len, reverse=True))
    before, after = _source(words, "speaks"), _source(words, "speaking_after")
    return re.compile(
        rf"(?<!\w)(?:(?:{before})(?P<before>{one})(?!\w)|(?P<after>{one})(?:{after}))"
    )


def _source(words: Words, idea: str) -> str:
    pattern = words.patterns.get(idea)
    if pattern is None:
        return "(?!)"
    return pattern.pattern.removeprefix(r"(?<!\w)").removesuffix(r"(?!\w)")
