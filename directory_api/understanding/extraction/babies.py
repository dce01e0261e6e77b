"""Pregnancy, and how old a baby is, in months."""

import re

from directory_api.understanding.extraction.tables import number_of
from directory_api.understanding.extraction.wordings import Wording

_OLDEST_MONTHS = 36
_WEEKS_PER_MONTH = 4.345
_DAYS_PER_MONTH = 30.4


def pregnancy_and_baby_in(wording: Wording) -> dict[str, object]:
    """`pregnant` when plainly said, and `baby_months` (an interval where weeks were given)."""
    found: dict[str, object] = {}
    if wording.says("pregnant") and not wording.says("not_pregnant"):
        found["pregnant"] = True
    months = _baby_months(wording)
    if months is not None:
        found["baby_months"] = months
    return found


def _baby_months(wording: Wording) -> object | None:
    for idea, per_month in (
        ("baby_months", 1.0),
        ("baby_weeks", _WEEKS_PER_MONTH),
        ("baby_days", _DAYS_PER_MONTH),
    ):
        match = _first(wording, idea)
        number = number_of(match) if match else None
        if number is not None and number / per_month <= _OLDEST_MONTHS:
            return _interval(number / per_month)
    if wording.says("newborn"):
        return {"at_least": 0, "at_most": 2}
    return None


def _interval(months: float) -> object:
    return (
        int(months)
        if months == int(months)
        else {"at_least": int(months), "at_most": int(months) + 1}
    )


def _first(wording: Wording, idea: str) -> re.Match[str] | None:
    matches = wording.words.find(idea, wording.folded)
    return matches[0] if matches else None
