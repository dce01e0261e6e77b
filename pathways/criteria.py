"""One rule of one service: a condition with its kind, its source and what to try instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pathways.conditions import Condition
from pathways.figures import Source
from pathways.periods import ALWAYS, Period


class Kind(StrEnum):
    """What a criterion does to the verdict."""

    MUST = "must"
    MUST_NOT = "must_not"
    USUALLY = "usually"
    PREFERS = "prefers"


DECIDING_KINDS = frozenset({Kind.MUST, Kind.MUST_NOT, Kind.USUALLY})


@dataclass(frozen=True)
class Instead:
    """Where to go when a criterion is not met: a service, or a need ("same") at another level."""

    need: str | None = None
    level: int | None = None
    service: str | None = None


@dataclass(frozen=True)
class Review:
    """Who wrote a criterion, who checked it against its source and when, and when it is due again.

    Names are of people or roles who agreed to stand there; None is shown as "nobody yet".
    """

    author: str | None = None
    reviewer: str | None = None
    reviewed: date | None = None
    due: date | None = None

    def is_overdue(self, day: date) -> bool:
        """Whether the review was due before this day."""
        return self.due is not None and self.due < day


@dataclass(frozen=True)
class Criterion:
    """One rule of one service."""

    id: str
    kind: Kind
    when: Condition
    source: Source | None = None
    settled_by: str | None = None
    inferred: bool = False
    instead: tuple[Instead, ...] = ()
    note: str | None = None
    period: Period = ALWAYS
    review: Review = Review()

    @property
    def is_settled_by_service(self) -> bool:
        """Whether only the service itself can settle it: "they will check this with you"."""
        return self.settled_by == "service"


def criteria_on(criteria: Iterable[Criterion], day: date) -> tuple[Criterion, ...]:
    """The criteria that hold on this day; the others decide nothing and are not shown."""
    return tuple(criterion for criterion in criteria if criterion.period.contains(day))
