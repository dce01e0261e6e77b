"""One person against all services at once: the outcomes of `decide`, without its reasons.

Each distinct leaf is looked at once, by the leaf's own `truth_of`; groups and services are counted
from there. The rules are those of `verdicts.py`; tests hold the two equal.
"""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pathways.conditions import Truth, open_facts
from pathways.facts import Facts
from pathways.table import EXCLUDES, NOT_USUAL, OPEN, Bits, Effects, Numbers, Table
from pathways.verdicts import Outcome, Verdict, decide

_Truths = NDArray[np.int8]
_Words = NDArray[np.uint64]

_OUTCOMES = tuple(Outcome)
_NUMBER_OF = {Truth.FALSE: -1, Truth.UNKNOWN: 0, Truth.TRUE: 1}
_FACTS_IN_A_WORD = 64


def _outcome_of_bits(bits: int) -> Outcome:
    if bits & EXCLUDES:
        return Outcome.DOES_NOT_FIT
    if bits & OPEN:
        return Outcome.MIGHT_FIT
    return Outcome.ASK_SERVICE if bits & NOT_USUAL else Outcome.FITS


_OUTCOME_OF_BITS = np.array([_OUTCOMES.index(_outcome_of_bits(bits)) for bits in range(8)])


class Decisions:
    """What can be said about every service of a table for one person; nothing here is a reason."""

    def __init__(self, table: Table, facts: Facts) -> None:
        self._table = table
        self._facts = facts
        self._truths = _truths(table, facts)
        self._bits = _bits(table.effects, self._truths)
        joined = np.bitwise_or.reduceat(self._bits[table.entries], table.starts)
        self.codes: Numbers = _OUTCOME_OF_BITS[joined[: len(table)]]
        """For each service the place of its outcome in `Outcome`."""

    def outcome(self, position: int) -> Outcome:
        """What can be said about one service."""
        return _OUTCOMES[int(self.codes[position])]

    def positions(self, outcome: Outcome) -> Numbers:
        """The services with this outcome, in their order."""
        return np.flatnonzero(self.codes == _OUTCOMES.index(outcome))

    def awaits_only_service(self, position: int) -> bool:
        """Whether a service might fit and nothing is open but what it settles itself."""
        table, starts = self._table, (*self._table.starts[position : position + 2], None)
        own = table.entries[starts[0] : starts[1]]
        ours_to_ask = self._open_words_of_effects[:, own].any(axis=0) & ~table.effects.settled[own]
        return self.outcome(position) is Outcome.MIGHT_FIT and not ours_to_ask.any()

    def open_facts(self, position: int) -> frozenset[str]:
        """The facts that keep a service open; empty once it is decided."""
        words = self._open_words[:, position]
        return frozenset(
            fact
            for place, fact in enumerate(self._table.facts)
            if int(words[place // _FACTS_IN_A_WORD]) >> place % _FACTS_IN_A_WORD & 1
        )

    def verdict(self, position: int) -> Verdict:
        """The same decision with a finding for each criterion, for the services that are shown."""
        return decide(self._table.services[position], self._facts)

    @cached_property
    def _open_words_of_effects(self) -> _Words:
        """A bit for each fact and distinct criterion: whether the fact keeps it undecided."""
        of_nodes = _open_words_of_nodes(self._table, self._truths)
        is_open = (self._bits & OPEN) > 0
        return np.where(is_open, of_nodes[:, self._table.effects.nodes], np.uint64(0))

    @cached_property
    def _open_words(self) -> _Words:
        """A bit for each fact and service: whether the fact keeps the service open."""
        words = self._open_words_of_effects[:, self._table.entries]
        joined = np.bitwise_or.reduceat(words, self._table.starts, axis=1)
        might_fit = self.codes == _OUTCOMES.index(Outcome.MIGHT_FIT)
        return np.where(might_fit, joined[:, : len(self._table)], np.uint64(0))


def decide_all(table: Table, facts: Facts) -> Decisions:
    """What can be said about every service of the table for a person with these facts."""
    return Decisions(table, facts)


def _truths(table: Table, facts: Facts) -> _Truths:
    """What is known of every distinct condition: 1 true, -1 false, 0 not known."""
    truths = np.zeros(table.size, np.int8)
    for fact, value in facts.known.items():
        for node, leaf in table.leaves.get(fact, ()):
            truths[node] = _NUMBER_OF[leaf.truth_of(value)]
    for level in table.levels:
        parts = truths[level.parts]
        hold = np.add.reduceat(parts > 0, level.starts, dtype=np.int64)
        fail = np.add.reduceat(parts < 0, level.starts, dtype=np.int64)
        possible = np.where(level.sizes - fail >= level.needed, 0, -1)
        found = np.where(hold >= level.needed, 1, possible)
        truths[level.nodes] = np.where(level.negated, -found, found)
    return truths


def _bits(effects: Effects, truths: _Truths) -> Bits:
    """What every distinct criterion does to a service that has it."""
    good = truths[effects.nodes] * effects.signs
    failed = np.where(good < 0, effects.excluding | effects.unusual, 0)
    return (failed | np.where(good == 0, effects.deciding, 0)).astype(np.uint8)


def _open_words_of_nodes(table: Table, truths: _Truths) -> _Words:
    count = -(-len(table.facts) // _FACTS_IN_A_WORD) or 1
    words: _Words = np.zeros((count, table.size), np.uint64)
    for place, fact in enumerate(table.facts):
        bit = np.uint64(1 << place % _FACTS_IN_A_WORD)
        nodes = [node for node, leaf in table.leaves[fact] if open_facts(leaf, Facts())]
        words[place // _FACTS_IN_A_WORD, nodes] = bit
    words[:, truths != 0] = 0
    for level in table.levels:
        joined = np.bitwise_or.reduceat(words[:, level.parts], level.starts, axis=1)
        words[:, level.nodes] = np.where(truths[level.nodes] == 0, joined, np.uint64(0))
    return words
