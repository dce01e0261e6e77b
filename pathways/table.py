"""The criteria of a whole directory as a table of numbers, for deciding about all of it at once.

What many services ask is kept once: each distinct leaf, each distinct group of conditions, each
distinct criterion. `decisions.py` reads the table; nothing here knows a person.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pathways.conditions import ChoiceLeaf, Condition, Group, GroupKind, Leaf, NumberLeaf, needed
from pathways.criteria import DECIDING_KINDS, Criterion, Kind

Numbers = NDArray[np.int64]
Bits = NDArray[np.uint8]

# What a criterion may do to its service, a bit each: the criteria of a service are joined by "or".
EXCLUDES, OPEN, NOT_USUAL = 1, 2, 4
# The first condition and the first criterion of every table stand for "nothing": never decided.
NOTHING = 0


@dataclass(frozen=True)
class Level:
    """Groups whose parts are all known by the time they are counted."""

    nodes: Numbers
    parts: Numbers
    starts: Numbers
    sizes: Numbers
    needed: Numbers
    negated: NDArray[np.bool_]


@dataclass(frozen=True)
class Effects:
    """The distinct criteria: the condition each looks at, and what it does when that is known."""

    nodes: Numbers
    signs: NDArray[np.int8]
    excluding: Bits
    deciding: Bits
    unusual: Bits
    settled: NDArray[np.bool_]


@dataclass(frozen=True)
class Table:
    """The criteria of many services, ready for `decide_all`; a position is a service's number."""

    services: tuple[tuple[Criterion, ...], ...]
    facts: tuple[str, ...]
    leaves: dict[str, list[tuple[int, Leaf]]]
    levels: tuple[Level, ...]
    effects: Effects
    entries: Numbers
    starts: Numbers
    size: int

    def __len__(self) -> int:
        return len(self.services)


def compile_table(services: Iterable[Sequence[Criterion]]) -> Table:
    """The table of these services, in their order; compile once, decide often."""
    conditions, effects = _Conditions(), _Distinct()
    kept: list[tuple[Criterion, ...]] = []
    entries: list[int] = []
    starts: list[int] = []
    effects.number((Kind.PREFERS, NOTHING, False))
    for criteria in services:
        kept.append(tuple(criteria))
        starts.append(len(entries))
        for each in criteria:
            node = conditions.number(each.when)
            entries.append(effects.number((each.kind, node, each.is_settled_by_service)))
        if not criteria:
            entries.append(NOTHING)
    if not kept:
        entries, starts = [NOTHING], [0]
    return Table(
        services=tuple(kept),
        facts=tuple(conditions.leaves),
        leaves=conditions.leaves,
        levels=tuple(conditions.levels()),
        effects=_effects(effects.keys),
        entries=np.array(entries, np.int64),
        starts=np.array(starts, np.int64),
        size=conditions.size,
    )


class _Distinct:
    """Numbers for things that are equal: the same thing gets the same number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Kind, int, bool], int] = {}

    @property
    def keys(self) -> tuple[tuple[Kind, int, bool], ...]:
        """What was numbered, in the order of the numbers."""
        return tuple(self._numbers)

    def number(self, key: tuple[Kind, int, bool]) -> int:
        """The number of this thing, a new one for a new thing."""
        return self._numbers.setdefault(key, len(self._numbers))


class _Conditions:
    """Numbers the distinct conditions; what only sentences need (figures, names) is left out."""

    def __init__(self) -> None:
        self.leaves: dict[str, list[tuple[int, Leaf]]] = {}
        self.size = 1
        self._numbers: dict[object, int] = {}
        self._groups: list[list[tuple[int, Group, list[int]]]] = []
        self._depths: list[int] = [0]

    def number(self, condition: Condition) -> int:
        """The number of a condition, after those of its parts."""
        if not isinstance(condition, Group):
            known = self._numbers.get(_key(condition))
            return self._add_leaf(condition) if known is None else known
        parts = [self.number(part) for part in condition.parts]
        key = (condition.kind, needed(condition), tuple(parts))
        known = self._numbers.get(key)
        return self._add_group(condition, key, parts) if known is None else known

    def levels(self) -> Iterator[Level]:
        """The groups, those first that hold only leaves."""
        for groups in self._groups:
            parts = [part for _, _, inside in groups for part in inside or [NOTHING]]
            sizes = np.array([len(inside) for _, _, inside in groups], np.int64)
            room = np.maximum(sizes, 1)
            yield Level(
                nodes=np.array([number for number, _, _ in groups], np.int64),
                parts=np.array(parts, np.int64),
                starts=np.cumsum(room) - room,
                sizes=sizes,
                needed=np.array([needed(group) for _, group, _ in groups], np.int64),
                negated=np.array([group.kind is GroupKind.NONE for _, group, _ in groups]),
            )

    def _add_leaf(self, leaf: Leaf) -> int:
        number = self._add(_key(leaf), 0)
        self.leaves.setdefault(leaf.fact, []).append((number, leaf))
        return number

    def _add_group(self, group: Group, key: object, parts: list[int]) -> int:
        depth = 1 + max((self._depths[part] for part in parts), default=0)
        number = self._add(key, depth)
        while len(self._groups) < depth:
            self._groups.append([])
        self._groups[depth - 1].append((number, group, parts))
        return number

    def _add(self, key: object, depth: int) -> int:
        number = self._numbers[key] = self.size
        self._depths.append(depth)
        self.size += 1
        return number


def _key(leaf: Leaf) -> object:
    if isinstance(leaf, NumberLeaf):
        return (leaf.fact, leaf.lowest, leaf.highest)
    if isinstance(leaf, ChoiceLeaf):
        return (leaf.fact, leaf.accepts, leaf.unsure)
    return leaf


def _effects(keys: Sequence[tuple[Kind, int, bool]]) -> Effects:
    kinds = [kind for kind, _, _ in keys]
    must = frozenset({Kind.MUST, Kind.MUST_NOT})
    return Effects(
        nodes=np.array([node for _, node, _ in keys], np.int64),
        signs=np.array([-1 if kind is Kind.MUST_NOT else 1 for kind in kinds], np.int8),
        excluding=np.array([EXCLUDES * (kind in must) for kind in kinds], np.uint8),
        deciding=np.array([OPEN * (kind in DECIDING_KINDS) for kind in kinds], np.uint8),
        unusual=np.array([NOT_USUAL * (kind is Kind.USUALLY) for kind in kinds], np.uint8),
        settled=np.array([settled for _, _, settled in keys]),
    )
