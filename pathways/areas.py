"""Area codes as the engine sees them: each code with the boroughs inside it."""

from collections.abc import Mapping

from pathways.facts import ELSEWHERE, NO_FIXED_ADDRESS

AreaSets = Mapping[str, frozenset[str]]


def borough_codes(areas: AreaSets) -> frozenset[str]:
    """Every borough that any area contains."""
    inside: frozenset[str] = frozenset().union(*areas.values()) if areas else frozenset()
    return inside - {ELSEWHERE, NO_FIXED_ADDRESS}


def reaches_beyond_the_list(code: str, areas: AreaSets) -> bool:
    """Whether boroughs that we do not list may lie in this area too (London, England).

    An area that holds every listed borough is taken to reach further: to treat it as complete would
    turn away somebody who lives in it, in a borough that we happen not to list.
    """
    inside = areas[code] - {ELSEWHERE, NO_FIXED_ADDRESS}
    return len(inside) > 1 and inside == borough_codes(areas)


def expand_area(code: str, areas: AreaSets) -> tuple[str, ...]:
    """The boroughs a person may mean who names this area, in a stable order."""
    inside = areas[code]
    if reaches_beyond_the_list(code, areas):
        inside = inside | {ELSEWHERE}
    return tuple(sorted(inside))
