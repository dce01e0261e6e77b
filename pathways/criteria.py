"""One rule of one service: a condition with its kind, its source and what to try instead."""

from dataclasses import dataclass
from enum import StrEnum

from pathways.conditions import Condition
from pathways.figures import Source


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

    @property
    def is_settled_by_service(self) -> bool:
        """Whether only the service itself can settle it: "they will check this with you"."""
        return self.settled_by == "service"
