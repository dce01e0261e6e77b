"""Whether the solver confirms what the engine decides, and which trees stay open in vain."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import z3

from pathways.conditions import Truth, evaluate
from pathways.criteria import DECIDING_KINDS, Criterion
from pathways.facts import Facts
from pathways.library import Definitions
from pathways.proofs.compiling import agrees_with, fails, has_outcome, holds
from pathways.proofs.space import Formula, make_space
from pathways.verdicts import Outcome, decide


@dataclass(frozen=True)
class StaysOpen:
    """A tree that is not known under these facts although for everybody they describe it is.

    That is safe, and a simpler condition would say it at once.
    """

    place: int
    facts: Facts
    truth: Truth


@dataclass(frozen=True)
class Agreement:
    """How often was asked and decided, each decision that is wrong, and the trees that stay open.

    Of each tree the facts with the fewest known are kept.
    """

    asked: int
    decided: int
    disagreements: tuple[Facts, ...]
    stay_open: tuple[StaysOpen, ...]


def check_agreement(
    criteria: Sequence[Criterion], persons: Iterable[Facts], definitions: Definitions
) -> Agreement:
    """Decide for each of these facts, and prove it over all completions."""
    space = make_space([one.when for one in criteria], definitions, with_not_applicable=True)
    solver = z3.Solver()
    solver.add(*space.rules())
    outcomes = {one: z3.Not(has_outcome(criteria, one, space)) for one in Outcome}
    trees = [(holds(one.when, space), fails(one.when, space)) for one in criteria]
    asked = decided = 0
    wrong: list[Facts] = []
    stay_open: dict[int, StaysOpen] = {}
    for facts in persons:
        known = agrees_with(facts, space)
        if solver.check(known) != z3.sat:
            continue  # these facts contradict each other and describe nobody
        asked += 1
        outcome = decide(criteria, facts).outcome
        if outcome is not Outcome.MIGHT_FIT:
            decided += 1
            if solver.check(known, outcomes[outcome]) != z3.unsat:
                wrong.append(facts)
            continue
        for found in _open_in_vain(criteria, trees, facts, solver, known):
            before = stay_open.get(found.place)
            if before is None or len(facts.known) < len(before.facts.known):
                stay_open[found.place] = found
    in_order = tuple(stay_open[place] for place in sorted(stay_open))
    return Agreement(asked, decided, tuple(wrong), in_order)


def _open_in_vain(
    criteria: Sequence[Criterion],
    trees: Sequence[tuple[Formula, Formula]],
    facts: Facts,
    solver: z3.Solver,
    known: Formula,
) -> Iterator[StaysOpen]:
    for place, criterion in enumerate(criteria):
        if criterion.kind not in DECIDING_KINDS:
            continue
        if evaluate(criterion.when, facts) is not Truth.UNKNOWN:
            continue
        for truth, formula in zip((Truth.TRUE, Truth.FALSE), trees[place], strict=True):
            if solver.check(known, z3.Not(formula)) == z3.unsat:
                yield StaysOpen(place, facts, truth)
