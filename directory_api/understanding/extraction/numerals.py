"""Turns number words of a language into digits: "on yedi" is 17, "treinta y cuatro" is 34."""

import re
from collections.abc import Mapping
from functools import lru_cache

from directory_api.understanding.extraction.tables import load_words


def digits_for_words(folded: str, language: str) -> str:
    """The folded text with number words of the language written as digits."""
    values = load_words(language).numbers
    if not values:
        return folded
    return _pattern(language).sub(lambda match: _digits(match[0], values), folded)


@lru_cache(maxsize=32)
def _pattern(language: str) -> re.Pattern[str]:
    words = load_words(language)
    one = "|".join(sorted(map(re.escape, words.numbers), key=len, reverse=True))
    joiner = words.number_joiner
    return re.compile(
        rf"(?<!\w)(?:{one})(?:(?:{joiner})(?:{one}))?(?:{words.number_ending})?(?!\w)"
    )


def _digits(phrase: str, values: Mapping[str, int]) -> str:
    if phrase in values:
        return str(values[phrase])
    for cut in range(len(phrase) - 1, 0, -1):
        first = values.get(phrase[:cut])
        if first is None:
            continue
        second = next(
            (values[rest] for rest in _endings(phrase[cut:]) if rest in values and rest), None
        )
        if second is None:
            return str(first)
        return _joined(first, second, phrase)
    return phrase


def _endings(rest: str) -> list[str]:
    return [rest[start:] for start in range(len(rest) + 1)]


def _joined(first: int, second: int, phrase: str) -> str:
    """Tens and units in either order make one number; anything else stays as it was written."""
    tens, units = max(first, second), min(first, second)
    makes_one = (tens % 10 == 0 and tens >= 20 and 1 <= units <= 9) or (
        first == 10 and 1 <= second <= 9
    )
    return str(tens + units) if makes_one else f"{first} {second}" if first != 1 else phrase
