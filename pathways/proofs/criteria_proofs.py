"""What is wrong with the criteria of one service, whoever asks: proven over the whole space.

A criterion that nobody can meet, that never decides anything, that contradicts the others, or that
only says again what the others say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import z3

from pathways.criteria import DECIDING_KINDS, Criterion, Kind
from pathways.library import Definitions
from pathways.proofs.compiling import is_met, is_unmet
from pathways.proofs.space import Formula, make_space


class Flaw(StrEnum):
    """What is wrong with a criterion."""

    NEVER_MET = "never_met"
    NEVER_FAILS = "never_fails"
    CONTRADICTION = "contradiction"
    REDUNDANT = "redundant"


@dataclass(frozen=True)
class CriterionFlaw:
    """One flaw: of which criterion (its place in the list), and which others make it so."""

    place: int
    flaw: Flaw
    others: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Compiled:
    """The criteria of one service with where each is met and unmet."""

    criteria: tuple[Criterion, ...]
    met: tuple[Formula, ...]
    unmet: tuple[Formula, ...]
    everybody: tuple[Formula, ...]

    def solver(self) -> z3.Solver:
        solver = z3.Solver()
        solver.add(*self.everybody)
        return solver


def flaws_of(criteria: Sequence[Criterion], definitions: Definitions) -> tuple[CriterionFlaw, ...]:
    """Every flaw of the criteria of one service, in their order; at most one for each criterion.

    Redundant is the later of two that say the same, and a `usually` that only fails for people whom
    a `must` has excluded already. A `prefers` decides nothing: it is only looked at by itself.
    """
    compiled = _compile(criteria, definitions, with_not_applicable=True)
    alone = tuple(_alone(compiled))
    broken = {flaw.place for flaw in alone}
    deciding = [
        place
        for place, one in enumerate(criteria)
        if one.kind in DECIDING_KINDS and place not in broken
    ]
    together = tuple(_contradictions(compiled, deciding))
    if not together:
        # Asked apart: a rule about carers is not redundant because another asks where they care.
        apart = _compile(criteria, definitions, with_not_applicable=False)
        together = tuple(_redundant(apart, deciding))
    return tuple(sorted([*alone, *together], key=lambda flaw: flaw.place))


def _compile(
    criteria: Sequence[Criterion], definitions: Definitions, *, with_not_applicable: bool
) -> _Compiled:
    space = make_space([one.when for one in criteria], definitions, with_not_applicable)
    return _Compiled(
        tuple(criteria),
        tuple(is_met(one, space) for one in criteria),
        tuple(is_unmet(one, space) for one in criteria),
        tuple(space.rules()),
    )


def _alone(compiled: _Compiled) -> Iterator[CriterionFlaw]:
    solver = compiled.solver()
    for place in range(len(compiled.criteria)):
        if solver.check(compiled.met[place]) == z3.unsat:
            yield CriterionFlaw(place, Flaw.NEVER_MET)
        elif solver.check(compiled.unmet[place]) == z3.unsat:
            yield CriterionFlaw(place, Flaw.NEVER_FAILS)


def _contradictions(compiled: _Compiled, deciding: Sequence[int]) -> Iterator[CriterionFlaw]:
    """Criteria of which nobody can meet all; named at the last of them."""
    core = _together_impossible(compiled, deciding)
    if core:
        yield CriterionFlaw(core[-1], Flaw.CONTRADICTION, tuple(core[:-1]))


def _together_impossible(compiled: _Compiled, deciding: Sequence[int]) -> list[int]:
    """A smallest set of criteria that cannot all be met; empty when all can."""
    solver = compiled.solver()
    needed = list(deciding)
    if solver.check(*(compiled.met[place] for place in needed)) != z3.unsat:
        return []
    for place in list(needed):
        without = [other for other in needed if other != place]
        if solver.check(*(compiled.met[other] for other in without)) == z3.unsat:
            needed = without
    return needed


def _redundant(compiled: _Compiled, deciding: Sequence[int]) -> Iterator[CriterionFlaw]:
    solver, kept = compiled.solver(), list(deciding)
    for place in sorted(deciding, key=lambda one: (_strength(compiled, one), one), reverse=True):
        others = [other for other in kept if other != place and _covers(compiled, other, place)]
        makers = _makers(compiled, solver, place, others)
        if makers is not None:
            kept.remove(place)
            yield CriterionFlaw(place, Flaw.REDUNDANT, makers)


def _makers(
    compiled: _Compiled, solver: z3.Solver, place: int, others: Sequence[int]
) -> tuple[int, ...] | None:
    """The smallest set of others of which one fails whenever this fails; None when none does."""

    def fails_alone(without: Sequence[int]) -> bool:
        rest = [z3.Not(compiled.unmet[other]) for other in without]
        answer: bool = solver.check(compiled.unmet[place], *rest) != z3.unsat
        return answer

    if not others or fails_alone(others):
        return None
    needed = list(others)
    for other in others:
        without = [one for one in needed if one != other]
        if not fails_alone(without):
            needed = without
    return tuple(needed) or None


def _covers(compiled: _Compiled, other: int, place: int) -> bool:
    """Whether a failure of `other` says at least as much as one of `place`."""
    return _strength(compiled, other) <= _strength(compiled, place)


def _strength(compiled: _Compiled, place: int) -> int:
    """0 for what excludes, 1 for what only makes people ask."""
    return 1 if compiled.criteria[place].kind is Kind.USUALLY else 0
