"""How long something has lasted, and in how many days a home will be lost."""

import re

from directory_api.understanding.extraction.tables import group_of
from directory_api.understanding.extraction.wordings import Wording

_UNIT_WEEKS = (("unit_week", 1.0), ("unit_month", 4.345), ("unit_year", 52.0))
_UNIT_DAYS = (("unit_day", 1.0), ("unit_week", 7.0), ("unit_month", 30.0))
_SENTENCE_END = re.compile(r"[.!?;]")
_LONGEST_WEEKS = 2600
_LONGEST_DAYS = 365


def durations_in(wording: Wording) -> dict[str, object]:
    """`duration_weeks` of a trouble and `homeless_in_days`, where plainly said."""
    found: dict[str, object] = {}
    weeks = _duration(wording)
    if weeks is not None:
        found["duration_weeks"] = weeks
    for match in wording.words.find("homeless_in", wording.folded):
        days = _amount(wording, match, _UNIT_DAYS)
        if days is not None and days <= _LONGEST_DAYS:
            found["homeless_in_days"] = days
    return found


def _duration(wording: Wording) -> int | None:
    """The first duration that is not the length of something else: a sentence, a job, a stay."""
    for match in wording.words.find("duration", wording.folded):
        if wording.words.says("not_duration", _sentence_of(wording.folded, match)):
            continue
        weeks = _amount(wording, match, _UNIT_WEEKS)
        if weeks is not None and 0 < weeks <= _LONGEST_WEEKS:
            return weeks
    return None


def _amount(
    wording: Wording, match: re.Match[str], units: tuple[tuple[str, float], ...]
) -> int | None:
    digits, unit = group_of(match, "n"), group_of(match, "unit")
    if unit is None or (digits is not None and not digits.isdigit() and len(digits) > 2):
        return None
    number = int(digits) if digits and digits.isdigit() else 1
    for idea, factor in units:
        if wording.words.says(idea, unit):
            return round(number * factor)
    return None


def _sentence_of(folded: str, match: re.Match[str]) -> str:
    starts = [end.end() for end in _SENTENCE_END.finditer(folded, 0, match.start())]
    stop = _SENTENCE_END.search(folded, match.end())
    return folded[starts[-1] if starts else 0 : stop.start() if stop else len(folded)]
