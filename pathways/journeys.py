"""Pathways: for one need the doors by level, the ways up and down, and what to do meanwhile.

Doors are queries, never services, so that another borough uses the same pathways with its own
services. A level is of the support, never a label of the person.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from pathways.conditions import Condition, Truth, evaluate
from pathways.facts import Facts
from pathways.figures import Source
from pathways.levels import LevelRange
from pathways.sentences import Sentence

LOWEST_LEVEL, HIGHEST_LEVEL = 1, 5
_ORDER = {Truth.TRUE: 0, Truth.UNKNOWN: 1, Truth.FALSE: 2}


class Offered(Protocol):
    """The part of a service that a query looks at."""

    @property
    def needs(self) -> Sequence[str]:
        """What the service is about."""
        ...

    @property
    def offers(self) -> Sequence[str]:
        """What people get there."""
        ...

    @property
    def levels(self) -> Sequence[int]:
        """The kinds of support it gives, 1 to 5."""
        ...

    @property
    def routes(self) -> Sequence[str]:
        """How its door is opened."""
        ...


_Service = TypeVar("_Service", bound=Offered)


@dataclass(frozen=True)
class DoorQuery:
    """Which services are doors: of these needs and levels; empty offers and routes mean any.

    `without` leaves out services that offer one of these.
    """

    needs: frozenset[str]
    levels: frozenset[int]
    offers: frozenset[str] = frozenset()
    routes: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()

    def finds(self, service: Offered) -> bool:
        """Whether a service shares one of the needs, levels, offers and routes asked for."""
        return (
            not self.needs.isdisjoint(service.needs)
            and not self.levels.isdisjoint(service.levels)
            and (not self.offers or not self.offers.isdisjoint(service.offers))
            and (not self.routes or not self.routes.isdisjoint(service.routes))
            and self.without.isdisjoint(service.offers)
        )


@dataclass(frozen=True)
class Line:
    """One sentence of a pathway, where it is from, and whether it is to be confirmed locally."""

    text: Sentence
    source: Source
    verify: bool = False


@dataclass(frozen=True)
class Move:
    """A way to another level: what the facts say when it is one for this person, what to do.

    Without a condition whoever asks may judge; the sentence says for itself when it is time.
    """

    to: int
    when: Condition | None
    line: Line


@dataclass(frozen=True)
class Beside:
    """A practical need to look at as well, and the facts that say so."""

    need: str
    when: Condition | None = None


@dataclass(frozen=True)
class Pathway:
    """What somebody with one need can do, whatever the answer of one service."""

    need: str
    doors: Mapping[int, tuple[DoorQuery, ...]]
    step_up: tuple[Move, ...] = ()
    step_down: tuple[Move, ...] = ()
    not_met: tuple[Line, ...] = ()
    while_waiting: tuple[Line, ...] = ()
    waiting_doors: tuple[DoorQuery, ...] = ()
    beside: tuple[Beside, ...] = ()
    first_questions: tuple[str, ...] = ()
    never_say: tuple[Line, ...] = ()


@dataclass(frozen=True)
class MoveNow:
    """A move as it stands for one person: `applies` is unknown until the facts say so."""

    to: int
    line: Line
    applies: Truth


@dataclass(frozen=True)
class Journey:
    """A pathway as it stands for one person: what to look at first, and the moves from there."""

    pathway: Pathway
    first_levels: frozenset[int]
    step_up: tuple[MoveNow, ...] = ()
    step_down: tuple[MoveNow, ...] = ()
    beside: tuple[str, ...] = field(default=())


def follow(pathway: Pathway, facts: Facts, sought: LevelRange) -> Journey:
    """The pathway for these facts, from the levels of support that are looked for first.

    A move that leads no further up (or down) than where the search begins is left out, unless the
    facts say that it is one for this person.
    """
    up = [each for each in _moves(pathway.step_up, facts) if _leads(each, each.to > sought.lowest)]
    down = [
        each for each in _moves(pathway.step_down, facts) if _leads(each, each.to < sought.highest)
    ]
    return Journey(
        pathway,
        frozenset(each for each in pathway.doors if sought.lowest <= each <= sought.highest),
        _timely_first(up),
        _timely_first(down),
        _beside(pathway.beside, facts),
    )


def doors_of(queries: Collection[DoorQuery], services: Iterable[_Service]) -> list[_Service]:
    """The services that any of the queries finds, in the order given."""
    return [each for each in services if any(query.finds(each) for query in queries)]


def _moves(moves: Iterable[Move], facts: Facts) -> list[MoveNow]:
    return [
        MoveNow(
            each.to,
            each.line,
            Truth.UNKNOWN if each.when is None else evaluate(each.when, facts),
        )
        for each in moves
    ]


def _leads(move: MoveNow, is_further: bool) -> bool:
    return is_further or move.applies is Truth.TRUE


def _timely_first(moves: Iterable[MoveNow]) -> tuple[MoveNow, ...]:
    return tuple(sorted(moves, key=lambda each: _ORDER[each.applies]))


def _beside(named: Iterable[Beside], facts: Facts) -> tuple[str, ...]:
    """The practical needs that are known to be there first, then those nobody has asked about."""
    truths = [
        (each.need, Truth.UNKNOWN if each.when is None else evaluate(each.when, facts))
        for each in named
    ]
    certain = [need for need, truth in truths if truth is Truth.TRUE]
    return (*certain, *(need for need, truth in truths if truth is Truth.UNKNOWN))
