"""The days on which a figure or a criterion holds; the day itself is always passed in."""

from dataclasses import dataclass
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """From a first to a last day, both included; None leaves that side open."""

    first: date | None = None
    last: date | None = None

    def contains(self, day: date) -> bool:
        """Whether it holds on this day."""
        return (self.first is None or self.first <= day) and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        """Whether its last day lies before this one."""
        return self.last is not None and self.last < day

    def overlaps(self, other: "Period") -> bool:
        """Whether both hold on some day."""
        return self._begins_by(other.last) and other._begins_by(self.last)

    def gap_before(self, later: "Period") -> "Period | None":
        """The days between this period and a later one; None when there are none."""
        if self.last is None or later.first is None or later.first - self.last <= _ONE_DAY:
            return None
        return Period(self.last + _ONE_DAY, later.first - _ONE_DAY)

    def _begins_by(self, day: date | None) -> bool:
        return self.first is None or day is None or self.first <= day


ALWAYS = Period()
