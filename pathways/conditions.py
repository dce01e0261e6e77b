"""The tree of a criterion, and its strong Kleene evaluation: true, false, or not known.

A leaf looks at one fact. Ranges and lists of possible values decide a leaf when every value they
leave open decides it the same way; otherwise it stays unknown.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from pathways.facts import AllOf, Facts, Interval, Known, OneOf
from pathways.figures import Figure


class Truth(StrEnum):
    """The three values of strong Kleene logic."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    @property
    def opposite(self) -> "Truth":
        """True for false and the other way round; unknown stays unknown."""
        return _OPPOSITES[self]


_OPPOSITES = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE, Truth.UNKNOWN: Truth.UNKNOWN}


@dataclass(frozen=True)
class FlagLeaf:
    """A yes-or-no fact should have this answer."""

    fact: str
    expected: bool

    def truth_of(self, value: Known | None) -> Truth:
        """Whether the answer is the expected one."""
        if not isinstance(value, bool):
            return Truth.UNKNOWN
        return Truth.TRUE if value is self.expected else Truth.FALSE


@dataclass(frozen=True)
class NumberLeaf:
    """A number should lie within bounds, None leaves a side open; figures say where from."""

    fact: str
    lowest: int | None
    highest: int | None
    figures: tuple[Figure, ...] = ()

    def truth_of(self, value: Known | None) -> Truth:
        """Whether every number that is still possible lies inside, or every one outside."""
        if not isinstance(value, Interval):
            return Truth.UNKNOWN
        if self._holds(value.at_least) and self._holds(value.at_most):
            return Truth.TRUE
        above = self.highest is not None and value.at_least > self.highest
        below = self.lowest is not None and value.at_most < self.lowest
        return Truth.FALSE if above or below else Truth.UNKNOWN

    def _holds(self, number: int) -> bool:
        return (self.lowest is None or number >= self.lowest) and (
            self.highest is None or number <= self.highest
        )


@dataclass(frozen=True)
class ChoiceLeaf:
    """A code should be one of the accepted ones.

    `unsure` codes say nothing either way (no fixed address does not mean "lives elsewhere").
    `named` is what the author wrote, for sentences: an area code rather than its boroughs.
    """

    fact: str
    accepts: frozenset[str]
    unsure: frozenset[str] = frozenset()
    named: tuple[str, ...] = ()

    def truth_of(self, value: Known | None) -> Truth:
        """Whether the code, or every code that is still possible, is accepted."""
        if isinstance(value, OneOf):
            truths = {self._truth_of_code(code) for code in value.codes}
            return truths.pop() if len(truths) == 1 else Truth.UNKNOWN
        if isinstance(value, AllOf):
            return at_least(1, [self._truth_of_code(code) for code in value.codes])
        return Truth.UNKNOWN

    def _truth_of_code(self, code: str) -> Truth:
        if code in self.accepts:
            return Truth.TRUE
        return Truth.UNKNOWN if code in self.unsure else Truth.FALSE


@dataclass(frozen=True)
class Gap:
    """What a service asks about a fact is not known; no answer settles it, only the service can.

    `figure` names the number that is missing where the rule is known and its number is out of date.
    """

    fact: str
    figure: str | None = None

    def truth_of(self, value: Known | None) -> Truth:  # noqa: ARG002 - whatever is known of the person
        """Never known."""
        return Truth.UNKNOWN


class GroupKind(StrEnum):
    """How the parts of a group count together."""

    ALL = "all"
    ANY = "any"
    NONE = "none"
    AT_LEAST = "at_least"


@dataclass(frozen=True)
class Group:
    """Several conditions counted together; `count` matters for `AT_LEAST` only."""

    kind: GroupKind
    parts: tuple["Condition", ...]
    count: int = 1


SureLeaf = FlagLeaf | NumberLeaf | ChoiceLeaf
Leaf = SureLeaf | Gap
Condition = Leaf | Group


def at_least(count: int, truths: Iterable[Truth]) -> Truth:
    """Whether at least so many hold, whatever the unknown ones turn out to be."""
    found = list(truths)
    if found.count(Truth.TRUE) >= count:
        return Truth.TRUE
    return Truth.UNKNOWN if len(found) - found.count(Truth.FALSE) >= count else Truth.FALSE


def evaluate(condition: Condition, facts: Facts) -> Truth:
    """What is known of a condition about this person."""
    if not isinstance(condition, Group):
        return condition.truth_of(facts.value(condition.fact))
    truths = [evaluate(part, facts) for part in condition.parts]
    if condition.kind is GroupKind.NONE:
        return at_least(1, truths).opposite
    return at_least(needed(condition), truths)


def needed(group: Group) -> int:
    """How many parts have to hold (for `none`, how many would break it)."""
    if group.kind is GroupKind.ALL:
        return len(group.parts)
    return group.count if group.kind is GroupKind.AT_LEAST else 1


def leaves_of(condition: Condition) -> Iterator[Leaf]:
    """Every leaf, from left to right."""
    if isinstance(condition, Group):
        for part in condition.parts:
            yield from leaves_of(part)
    else:
        yield condition


def figures_of(condition: Condition) -> frozenset[str]:
    """The names of the figures that a condition uses, also those that have no number today."""
    names: set[str] = set()
    for leaf in leaves_of(condition):
        if isinstance(leaf, NumberLeaf):
            names |= {figure.name for figure in leaf.figures}
        elif isinstance(leaf, Gap) and leaf.figure is not None:
            names.add(leaf.figure)
    return frozenset(names)


def meaning_of(condition: Condition) -> Hashable:
    """The same for two conditions that say the same in another order or by another name."""
    if isinstance(condition, Group):
        parts = frozenset(meaning_of(part) for part in condition.parts)
        return condition.kind, condition.count, parts
    if isinstance(condition, NumberLeaf):
        return replace(condition, figures=())
    return replace(condition, named=()) if isinstance(condition, ChoiceLeaf) else condition


def open_facts(condition: Condition, facts: Facts) -> frozenset[str]:
    """The facts that could still decide the condition; empty once it is decided, and for a gap."""
    if isinstance(condition, Gap) or evaluate(condition, facts) is not Truth.UNKNOWN:
        return frozenset()
    if isinstance(condition, Group):
        return frozenset().union(*(open_facts(part, facts) for part in condition.parts))
    return frozenset({condition.fact})
