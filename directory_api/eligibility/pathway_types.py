"""A pathway and a role ready to be shown: names of services, sentences in the reader's language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NamedService:
    """A service that a pathway leads to."""

    id: str
    name: str


@dataclass(frozen=True)
class SaidLine:
    """A sentence, where it is from, and whether it still has to be confirmed locally."""

    text: str
    source: str
    verify: bool


@dataclass(frozen=True)
class LevelDoors:
    """The doors of one kind of support; `is_first` for those to look at first.

    `level` is of the support, never a label of the person, and is not for pages.
    """

    level: int
    label: str
    is_first: bool
    doors: tuple[NamedService, ...]


@dataclass(frozen=True)
class SaidMove:
    """A way to another level; `applies` is None while the facts do not say."""

    level: int
    applies: bool | None
    line: SaidLine


@dataclass(frozen=True)
class BesideDoors:
    """A practical need to look at as well, with its first doors."""

    need: str
    label: str
    doors: tuple[NamedService, ...]


@dataclass(frozen=True)
class FirstQuestion:
    """A fact that is worth asking first for this need, in words."""

    fact: str
    text: str


@dataclass(frozen=True)
class PathwayView:
    """The pathway of one need for one person."""

    need: str
    label: str
    levels: tuple[LevelDoors, ...]
    step_up: tuple[SaidMove, ...]
    step_down: tuple[SaidMove, ...]
    not_met: tuple[SaidLine, ...]
    while_waiting: tuple[SaidLine, ...]
    waiting_doors: tuple[NamedService, ...]
    beside: tuple[BesideDoors, ...]
    first_questions: tuple[FirstQuestion, ...]
    never_say: tuple[SaidLine, ...]


@dataclass(frozen=True)
class RoleView:
    """The limits of an ambassador's role, and when to hand this person over to a lead."""

    may: tuple[SaidLine, ...]
    must_not: tuple[SaidLine, ...]
    must: tuple[SaidLine, ...]
    hand_over: tuple[SaidLine, ...]
