"""Finds the smallest profiles of people of whom something is true, proven for all like them.

Everything that a profile does not say is usual: that is what makes it small, and what the claim is
about. Two runs give the same profiles, whatever model the solver happens to find first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import z3

from pathways.conditions import Condition, leaves_of
from pathways.facts import Known, OneOf
from pathways.library import Definitions
from pathways.proofs.compiling import holds
from pathways.proofs.people import People, Usual, usual_or_plain
from pathways.proofs.profiles import Profile, cells_of, joined, usual_cells
from pathways.proofs.space import Formula, Space, make_space


@dataclass(frozen=True)
class Population:
    """Somebody to look among: their space, what is true of each of them, what is usual for them."""

    space: Space
    usual: Usual
    rules: tuple[Formula, ...]
    conditions: tuple[Condition, ...]


def make_population(
    conditions: Sequence[Condition],
    definitions: Definitions,
    people: People,
    usual: Usual,
    home: tuple[str, ...],
    more_facts: Iterable[str] = (),
) -> Population:
    """The people whom these conditions can tell apart; `home` is where they usually have a GP."""
    space = make_space(conditions, definitions, True, more_facts)
    never = [one for one in people.never if _facts_of(one) <= space.facts.keys()]
    rules = [*space.rules(), *(z3.Not(holds(one, space)) for one in never)]
    known = {name: usual_or_plain(fact, usual, home) for name, fact in space.facts.items()}
    return Population(space, known, tuple(rules), (*conditions, *never))


def smallest_profiles(
    population: Population, is_true: Formula, definitions: Definitions, most: int | None = None
) -> tuple[Profile, ...]:
    """Profiles that together hold everybody of whom it is true, the plainest first.

    Empty when it is true of nobody; an empty profile when it is true of all unremarkable people.
    `most` stops the search early.
    """
    search = _Search(population, is_true, definitions)
    found = [
        {
            name: _in_order(value, population.space.codes.get(name, ()))
            for name, value in one.items()
        }
        for one in joined(list(islice(search.profiles(), most)))
    ]
    return tuple(sorted(found, key=lambda one: (len(one), str(sorted(one.items())))))


def is_true_of_the_usual(
    population: Population, is_true: Formula, definitions: Definitions
) -> bool:
    """Whether it is true of everybody in the population of whom nothing is unusual."""
    return _Search(population, is_true, definitions).is_true_of_all({})


class _Search:
    def __init__(self, population: Population, is_true: Formula, definitions: Definitions) -> None:
        self._space = population.space
        self._cells = cells_of(self._space, population.conditions, population.usual)
        self._usual = {
            name: usual_cells(cells, population.usual[name]) for name, cells in self._cells.items()
        }
        # Everybody stands for one cell of each fact: who speaks two languages, for one of them.
        in_cells = [self._is_one_of(name, cells) for name, cells in self._cells.items()]
        self._left = _solver((*population.rules, *in_cells), is_true)
        self._others = _solver((*population.rules, *in_cells), z3.Not(is_true))
        # The most private facts are put back first, so that a profile speaks of the plain ones.
        self._names = sorted(
            self._space.facts, key=lambda name: (-definitions.facts[name].burden, name)
        )

    def profiles(self) -> Iterator[Profile]:
        while self._left.check() == z3.sat:
            profile = self._told(self._plainest_person())
            yield profile
            self._left.add(z3.Not(z3.And(self._has(profile))))

    def _plainest_person(self) -> Mapping[str, Known | None]:
        """The person left with the fewest unusual facts, chosen cell by cell."""
        fixed = self._fewest_unusual()
        for name in self._names:
            self._fix_if_possible(fixed, self._is_usual(name))
        person: dict[str, Known | None] = {}
        for name in self._names:
            for cell in self._usual_first(name):
                if self._fix_if_possible(fixed, self._space.is_value(name, cell)):
                    person[name] = cell
                    break
        return person

    def _fewest_unusual(self) -> list[Formula]:
        unusual = [(z3.Not(self._is_usual(name)), 1) for name in self._names]
        for count in range(len(unusual)):
            limit = z3.PbLe(unusual, count)
            if self._left.check(limit) == z3.sat:
                return [limit]
        return []

    def _fix_if_possible(self, fixed: list[Formula], wish: Formula) -> bool:
        if self._left.check(*fixed, wish) != z3.sat:
            return False
        fixed.append(wish)
        return True

    def _usual_first(self, name: str) -> Sequence[Known | None]:
        usual = self._usual[name]
        return sorted(self._cells[name], key=lambda cell: cell not in usual)

    def _told(self, person: Mapping[str, Known | None]) -> Profile:
        """The facts that have to be said so that it is true of everybody else like this."""
        said = {name: cell for name, cell in person.items() if cell is not None}
        for name in self._names:
            without = {other: cell for other, cell in said.items() if other != name}
            if self.is_true_of_all(without):
                said = without
        return said

    def is_true_of_all(self, profile: Profile) -> bool:
        rest = [self._is_usual(name) for name in self._names if name not in profile]
        answer: bool = self._others.check(*self._has(profile), *rest) == z3.unsat
        return answer

    def _has(self, profile: Profile) -> list[Formula]:
        return [self._space.is_value(name, value) for name, value in profile.items()]

    def _is_usual(self, name: str) -> Formula:
        return self._is_one_of(name, self._usual[name])

    def _is_one_of(self, name: str, cells: Sequence[Known | None]) -> Formula:
        return z3.Or([self._space.is_value(name, cell) for cell in cells])


def _in_order(value: Known, codes: Sequence[str]) -> Known:
    """A list of codes in the order in which they are defined."""
    return OneOf(tuple(sorted(value.codes, key=codes.index))) if isinstance(value, OneOf) else value


def _solver(rules: Sequence[Formula], also: Formula) -> z3.Solver:
    solver = z3.Solver()
    solver.add(*rules, also)
    return solver


def _facts_of(condition: Condition) -> set[str]:
    return {leaf.fact for leaf in leaves_of(condition)}
