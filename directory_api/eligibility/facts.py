"""Reads facts from the wire: a postcode becomes a borough and is dropped at once."""

from collections.abc import Mapping

from directory_api.errors import InvalidFact
from directory_api.places import Areas
from pathways import Definitions, FactProblem, Facts, parse_facts

# Whoever can say where the practice is has one; a baby is a child at home.
_FOLLOWS = {
    "baby_months": "dependent_child",
    "gp_borough": "gp_registered",
}


def read_facts(raw: Mapping[str, object], definitions: Definitions, areas: Areas) -> Facts:
    """The facts of a request; raises InvalidFact naming the fact that is unknown or impossible."""
    try:
        return _completed(parse_facts(without_postcode(raw, areas), definitions))
    except FactProblem as problem:
        raise InvalidFact(str(problem), field=problem.name) from problem


def without_postcode(raw: Mapping[str, object], areas: Areas) -> dict[str, object]:
    """The same facts with `postcode` turned into `borough` where that is not already known."""
    facts = dict(raw)
    postcode = facts.pop("postcode", None)
    if isinstance(postcode, str) and postcode.strip() and "borough" not in facts:
        place = areas.resolve(postcode)
        if place is None:
            raise InvalidFact(
                "We do not know this postcode or place. Write it again, or name the borough.",
                field="postcode",
            )
        facts["borough"] = list(place.areas)
    return facts


def _completed(facts: Facts) -> Facts:
    """The same facts with what follows from them beyond doubt; what was said or declined stays."""
    for name, follows in _FOLLOWS.items():
        value = facts.value(name)
        if value is None:
            continue
        if facts.value(follows) is None and not facts.is_declined(follows):
            facts = facts.with_value(follows, True)
    return facts
