"""Reads a short answer in the light of the question that was asked.

"34" after "How old are you?".
"""

import re
import unicodedata
from collections.abc import Mapping

from directory_api.places import Areas

_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_LONGEST_ANSWER = 60
_WHOLE_NUMBERS = frozenset(
    [
        "age",
        "child_age",
        "duration_weeks",
        "baby_months",
        "phq9",
        "gad7",
        "homeless_in_days",
        "memory_change_months",
    ]
)
_PLACES = frozenset({"borough", "gp_borough", "cared_for_borough"})


def read_answer(asked: str | None, text: str, areas: Areas) -> Mapping[str, object]:
    """The fact that a short text gives to the question `asked`.

    Empty when it does not plainly do so.
    """
    if asked is None or len(text) > _LONGEST_ANSWER:
        return {}
    if asked in _WHOLE_NUMBERS:
        numbers = _NUMBER.findall(_western(text))
        return {asked: int(numbers[0])} if len(numbers) == 1 else {}
    if asked in _PLACES:
        place = areas.resolve(text)
        if place is None:
            return {}
        codes = list(place.areas)
        return {asked: codes[0] if len(codes) == 1 else codes}
    return {}


def _western(text: str) -> str:
    """Digits of any script as 0 to 9."""
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in text
    )
