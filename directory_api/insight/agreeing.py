"""Generated facts, and whether the solver confirms what the engine decides about them."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from directory_api.insight.need_doors import Directory
from pathways import AllOf, Criterion, Definitions, Facts, Interval, Known, leaves_of
from pathways.cells import answers_that_differ
from pathways.proofs import StaysOpen, check_agreement

# Chosen once; the same facts are generated in every run.
SEED = 20261122
PERSONS_PER_SERVICE = 24


@dataclass(frozen=True)
class Confirmed:
    """How many decisions were put to the solver, which were wrong, and trees that stay open.

    Wrong ones and trees are named by the service's id and, for trees, the criterion's.
    """

    asked: int
    decided: int
    wrong: tuple[tuple[str, Facts], ...]
    stay_open: tuple[tuple[str, str, StaysOpen], ...]


def confirm_decisions(directory: Directory, tell: Callable[[int, int], None]) -> Confirmed:
    """Ask about generated people, from nothing known to nearly everything, for every service."""
    services = [one for one in directory.catalogue.services.values() if one.criteria]
    asked = decided = 0
    wrong: list[tuple[str, Facts]] = []
    stay_open: list[tuple[str, str, StaysOpen]] = []
    for done, service in enumerate(services, start=1):
        criteria = directory.criteria[service.id]
        persons = _persons(criteria, directory.definitions, f"{SEED} {service.id}")
        found = check_agreement(criteria, persons, directory.definitions)
        asked, decided = asked + found.asked, decided + found.decided
        wrong += [(service.id, facts) for facts in found.disagreements]
        stay_open += [(service.id, criteria[one.place].id, one) for one in found.stay_open]
        tell(done, len(services))
    return Confirmed(asked, decided, tuple(wrong), tuple(stay_open))


def _persons(criteria: Sequence[Criterion], definitions: Definitions, seed: str) -> Iterator[Facts]:
    chance = random.Random(seed)
    leaves = [leaf for one in criteria for leaf in leaves_of(one.when)]
    names = list(dict.fromkeys(leaf.fact for leaf in leaves))
    yield Facts()
    for number in range(1, PERSONS_PER_SERVICE):
        known: dict[str, Known] = {}
        for name in names:
            if chance.random() < number / PERSONS_PER_SERVICE:
                own = [leaf for leaf in leaves if leaf.fact == name]
                answers = answers_that_differ(definitions.facts[name], own, None)
                known[name] = _vaguely(chance, answers)
        yield Facts(known)


def _vaguely(chance: random.Random, answers: Sequence[Known]) -> Known:
    """One answer, or a range over two that lie beside each other."""
    first = chance.randrange(len(answers))
    one, other = answers[first], answers[min(first + 1, len(answers) - 1)]
    if isinstance(one, Interval) and isinstance(other, Interval) and chance.random() < 0.2:
        return Interval(one.at_least, other.at_most)
    if isinstance(one, AllOf) and isinstance(other, AllOf) and one != other:
        return AllOf((*one.codes, *other.codes))
    return one
