"""Dated numbers that rules use by name, so that a national threshold changes in one place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pathways.periods import ALWAYS, Period


@dataclass(frozen=True)
class Source:
    """Where a statement is from, when it was seen, and when it was confirmed with the service."""

    key: str
    seen: str | None = None
    confirmed: date | None = None
    url: str | None = None


@dataclass(frozen=True)
class Figure:
    """One number with its unit, its reference, the days on which it holds and where it stands."""

    name: str
    value: int
    unit: str | None
    source: Source
    period: Period = ALWAYS
    note: str | None = None
    verify: bool = False
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


def figure_on(entries: Sequence[Figure], day: date | None) -> Figure | None:
    """The entry that holds on this day, None when none does; without a day the last entry."""
    if day is None:
        return entries[-1]
    return next((entry for entry in entries if entry.period.contains(day)), None)
