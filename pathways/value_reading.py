"""Reads the plain values of an entry (text, yes or no, whole number, day, period), each strictly.

What a published schema calls a string is a string here too: nothing is turned into text silently.
"""

import re
from collections.abc import Mapping
from datetime import date

from pathways.loading import problem_at
from pathways.periods import Period

PERIOD_KEYS = frozenset({"valid_from", "valid_to"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_text(raw: Mapping[str, object], key: str) -> str | None:
    """The text under a key; None when absent or null.

    Raises:
        DefinitionProblem: something else than words stands there.
    """
    text = raw.get(key)
    if text is None or (isinstance(text, str) and text.strip()):
        return text
    raise problem_at(raw, f"`{key}` needs words.", "Write them, or leave the key out.", key)


def read_year(raw: Mapping[str, object], key: str) -> str | None:
    """A text such as "before 2023", also when YAML reads it as a number or a day."""
    value = raw.get(key)
    number = whole_number(value)
    if number is not None:
        return str(number)
    return str(value) if isinstance(value, date) else read_text(raw, key)


def read_flag(raw: Mapping[str, object], key: str) -> bool:
    """True or false; false when absent.

    Raises:
        DefinitionProblem: something else stands there.
    """
    flag = raw.get(key, False)
    if isinstance(flag, bool):
        return flag
    raise problem_at(raw, f"`{key}` is true or false.", "Write true, or leave it out.", key)


def whole_number(value: object) -> int | None:
    """The whole number, also when it travelled as 18.0; None when it is none."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def read_day(raw: Mapping[str, object], key: str) -> date | None:
    """A day, also from its ISO text as JSON and the database give it; None when absent or null.

    Raises:
        DefinitionProblem: it is no day.
    """
    day = raw.get(key)
    if day is None or isinstance(day, date):
        return day
    try:
        if isinstance(day, str) and _DAY.fullmatch(day):
            return date.fromisoformat(day)
    except ValueError:
        pass  # the same problem as a text of another form
    raise problem_at(raw, f"`{key}` is not a date.", "Write it as 2026-11-21, or null.", key)


def read_period(raw: Mapping[str, object]) -> Period:
    """The period that `valid_from` and `valid_to` give.

    Raises:
        DefinitionProblem: one is no day, or the last day comes before the first.
    """
    first, last = read_day(raw, "valid_from"), read_day(raw, "valid_to")
    if first is not None and last is not None and last < first:
        problem = f"It would end on {last}, before it begins on {first}."
        raise problem_at(raw, problem, "Put the earlier day into `valid_from`.", "valid_to")
    return Period(first, last)
