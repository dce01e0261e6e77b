"""Dated numbers that rules use by name, so that a national threshold changes in one place."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Source:
    """Where a statement is from, when it was seen, and when it was confirmed with the service."""

    key: str
    seen: str | None = None
    confirmed: date | None = None
    url: str | None = None


@dataclass(frozen=True)
class Figure:
    """One number with its unit, its reference and the day from which it holds."""

    name: str
    value: int
    unit: str | None
    source: Source
    valid_from: date | None = None
    note: str | None = None
    verify: bool = False
