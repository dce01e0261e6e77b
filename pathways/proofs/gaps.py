"""Who has no door: the smallest profiles for which every door of a need is closed.

A door is closed for somebody when its service does not fit, when it is not the support they look
for, or when none of its routes is one that they can take.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import z3

from pathways.conditions import Condition
from pathways.criteria import Criterion, Kind
from pathways.facts import OneOf
from pathways.library import Definitions
from pathways.proofs.compiling import holds, is_excluded
from pathways.proofs.people import People
from pathways.proofs.profile_search import make_population, smallest_profiles
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

    `home` is where their GP practice and their family usually are.
    """

    need: str
    borough: str
    home: str


def find_gaps(
    doors: Sequence[Door], asker: Asker, people: People, definitions: Definitions
) -> tuple[Profile, ...]:
    """Every smallest profile without an open door, the plainest first.

    Empty when everybody has one; an empty profile means that even the unremarkable have none.
    """
    group = people.group(asker.need)
    conditions = [rule for door in doors for rule in door.conditions]
    conditions += [] if group.when is None else [group.when]
    found = make_population(conditions, definitions, people, group.usual, (asker.home,))
    rules = [*found.rules, *([] if group.when is None else [holds(group.when, found.space)])]
    usual = dict(found.usual)
    if "borough" in usual:
        rules.append(found.space.one_of("borough", (asker.borough,)))
        usual["borough"] = (OneOf((asker.borough,)),)
    population = replace(found, rules=tuple(rules), usual=usual)
    closed = z3.And([door.is_closed(population.space) for door in doors])
    return smallest_profiles(population, closed, definitions)
