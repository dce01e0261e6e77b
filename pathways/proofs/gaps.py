"""Who has no door: the smallest profiles for which every door of a need is closed.

A door is closed for somebody when its service does not fit, when it is not the support they look
for, or when none of its routes is one that they can take.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import z3

from pathways.conditions import Condition
from pathways.criteria import Criterion, Kind
from pathways.facts import OneOf
from pathways.library import Definitions
from pathways.proofs.compiling import holds, is_excluded
from pathways.proofs.people import People
from pathways.proofs.profile_search import (
    Population,
    is_true_of_the_usual,
    make_population,
    smallest_profiles,
)
from pathways.proofs.profiles import Profile
from pathways.proofs.space import Formula, Space

_EXCLUDING = frozenset({Kind.MUST, Kind.MUST_NOT})


@dataclass(frozen=True)
class Door:
    """A service as a way in: its criteria, and for each route who can take it (None: anybody).

    `meant_for` says whose support this is, where that is not everybody's.
    """

    service_id: str
    criteria: tuple[Criterion, ...]
    routes: tuple[Condition | None, ...]
    meant_for: Condition | None = None

    def without_asking(self) -> "Door":
        """The same door for people who will not ask: what is usual counts as needed."""
        asked = (replace(one, kind=Kind.MUST) if one.kind is Kind.USUALLY else one
                 for one in self.criteria)  # fmt: skip
        return replace(self, criteria=tuple(asked))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Everything that may close this door."""
        rules = [one.when for one in self.criteria if one.kind in _EXCLUDING]
        limits = [*self._ways(), *([] if self.meant_for is None else [self.meant_for])]
        return (*rules, *limits)

    @property
    def is_always_open(self) -> bool:
        """Whether nothing can close this door; then there is nothing to prove."""
        return None in self.routes and not self.conditions

    def is_closed(self, space: Space) -> Formula:
        """Where somebody does not get in here."""
        closed = [is_excluded(self.criteria, space)]
        if None not in self.routes:
            closed.append(z3.Not(z3.Or([holds(way, space) for way in self._ways()])))
        if self.meant_for is not None:
            closed.append(z3.Not(holds(self.meant_for, space)))
        return z3.Or(closed)

    def _ways(self) -> list[Condition]:
        if None in self.routes:
            return []
        return [route for route in self.routes if route is not None]


@dataclass(frozen=True)
class Asker:
    """Whose gaps are looked for: people with this need, and the code of `borough` they live in.

    `home` is where their GP practice and their family usually are. `among` limits the search to
    people with these facts, which are then nothing special.
    """

    need: str
    borough: str
    home: str
    among: Profile = field(default_factory=dict)


def find_gaps(
    doors: Sequence[Door], asker: Asker, people: People, definitions: Definitions
) -> tuple[Profile, ...]:
    """Every smallest profile without an open door, the plainest first.

    Empty when everybody has one; an empty profile means that even the unremarkable have none.
    """
    if any(door.is_always_open for door in doors):
        return ()
    population = _population(doors, asker, people, definitions)
    return smallest_profiles(population, _all_closed(doors, population), definitions)


def nobody_has_a_door(
    doors: Sequence[Door], asker: Asker, people: People, definitions: Definitions
) -> bool:
    """Whether all these people, where nothing else about them is unusual, have no open door."""
    if any(door.is_always_open for door in doors):
        return False
    population = _population(doors, asker, people, definitions)
    return is_true_of_the_usual(population, _all_closed(doors, population), definitions)


def _all_closed(doors: Sequence[Door], population: Population) -> Formula:
    return z3.And([door.is_closed(population.space) for door in doors])


def is_anybody(asker: Asker, people: People, definitions: Definitions) -> bool:
    """Whether there can be somebody with this need among these people."""
    if people.group(asker.need).when is None:
        return True
    solver = z3.Solver()
    solver.add(*_population([], asker, people, definitions).rules)
    answer: bool = solver.check() == z3.sat
    return answer


def _population(
    doors: Sequence[Door], asker: Asker, people: People, definitions: Definitions
) -> Population:
    group = people.group(asker.need)
    conditions = [rule for door in doors for rule in door.conditions]
    needed = [] if group.when is None else [group.when]
    found = make_population(
        [*conditions, *needed], definitions, people, group.usual, (asker.home,), asker.among
    )
    space, usual = found.space, dict(found.usual)
    rules = [*found.rules, *(holds(one, space) for one in needed)]
    for name, value in asker.among.items():
        rules.append(space.is_value(name, value))
        usual[name] = (value,)
    if "borough" in usual:
        rules.append(space.one_of("borough", (asker.borough,)))
        usual["borough"] = (OneOf((asker.borough,)),)
    return replace(found, rules=tuple(rules), usual=usual)
