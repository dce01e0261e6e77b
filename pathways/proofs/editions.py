"""What an edit does to people: whom the new criteria of a service exclude, and whom they let in."""

from collections.abc import Sequence
from dataclasses import dataclass

import z3

from pathways.criteria import Criterion
from pathways.library import Definitions
from pathways.proofs.compiling import is_excluded
from pathways.proofs.people import People
from pathways.proofs.profile_search import make_population, smallest_profiles
from pathways.proofs.profiles import Profile

# More would not be read; the first ones are the plainest.
MOST_PROFILES = 5


@dataclass(frozen=True)
class Difference:
    """Who does not fit any more, and who no longer does not fit; at most five profiles each."""

    excluded: tuple[Profile, ...]
    included: tuple[Profile, ...]


def difference(
    before: Sequence[Criterion],
    after: Sequence[Criterion],
    definitions: Definitions,
    people: People,
    home: str,
) -> Difference:
    """The people whom two editions of a service's criteria treat differently, by small profiles."""
    conditions = [one.when for one in (*before, *after)]
    population = make_population(conditions, definitions, people, people.usual, (home,))
    was, is_now = is_excluded(before, population.space), is_excluded(after, population.space)

    def profiles(who: object) -> tuple[Profile, ...]:
        return smallest_profiles(population, who, definitions, MOST_PROFILES)

    return Difference(
        excluded=profiles(z3.And(is_now, z3.Not(was))),
        included=profiles(z3.And(was, z3.Not(is_now))),
    )
