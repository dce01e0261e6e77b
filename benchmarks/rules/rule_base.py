"""Services whose criteria resemble the real ones, and people to hold against them, by a seed.

Every criterion is a real one with its numbers moved a little and its boroughs exchanged. "Usually"
counts as "must", so that every engine answers the same question: does this service fit, yes or no.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

import yaml

from benchmarks.places import ROOT
from pathways import (
    ChoiceLeaf,
    Condition,
    Criterion,
    Definitions,
    FactDefinition,
    Facts,
    FactType,
    FlagLeaf,
    Group,
    Interval,
    Kind,
    Known,
    Leaf,
    NumberLeaf,
    OneOf,
    leaves_of,
    load_definitions,
    parse_criterion,
)

Service = tuple[Criterion, ...]
Person = Mapping[str, bool | int | str]

_LARGEST_MOVE = 3
# So many different criteria for each thousand services; real ones repeat each other more than that.
_DIFFERENT_IN_A_THOUSAND = 400
_FEWEST_DIFFERENT = 300
_LARGEST_POOL = 6000


@dataclass(frozen=True)
class RealRules:
    """The real criteria by service, the definitions they are read with, the services by need."""

    definitions: Definitions
    services: Mapping[str, Service]
    by_need: Mapping[str, Sequence[str]]


def read_real_rules() -> RealRules:
    """The real rules, read with nothing but the engine."""
    listed = yaml.safe_load((ROOT / "data" / "areas.yaml").read_text(encoding="utf-8"))["areas"]
    boroughs = {code for code, area in listed.items() if area and "gss" in area}
    areas = {
        code: frozenset(
            {code} if code in boroughs else {b for b in boroughs if code in listed[b]["within"]}
        )
        for code in listed
    }
    definitions = load_definitions().with_areas(areas)
    content = yaml.safe_load((ROOT / "data" / "services.yaml").read_text(encoding="utf-8"))
    services = {
        one["id"]: tuple(
            parse_criterion(raw, definitions, areas) for raw in one.get("criteria", ())
        )
        for one in content["services"]
    }
    by_need: dict[str, list[str]] = {}
    for one in content["services"]:
        for need in one.get("needs", ()):
            by_need.setdefault(need, []).append(one["id"])
    return RealRules(definitions, services, by_need)


def make_services(real: RealRules, count: int, seed: int) -> tuple[Service, ...]:
    """So many services with at least one criterion each, as many as real ones have."""
    chance = Random(seed)
    written = [_deciding(criteria) for criteria in real.services.values()]
    sizes = [len(criteria) for criteria in written if criteria]
    originals = [criterion for criteria in written for criterion in criteria]
    different = max(_FEWEST_DIFFERENT, count * _DIFFERENT_IN_A_THOUSAND // 1000)
    pool = [
        _moved(chance.choice(originals), real.definitions, chance)
        for _ in range(min(different, _LARGEST_POOL))
    ]
    return tuple(
        tuple(chance.sample(pool, min(chance.choice(sizes), len(pool)))) for _ in range(count)
    )


def _deciding(criteria: Service) -> Service:
    return tuple(
        replace(one, kind=Kind.MUST if one.kind is Kind.USUALLY else one.kind)
        for one in criteria
        if one.kind is not Kind.PREFERS and all(_is_plain(leaf) for leaf in leaves_of(one.when))
    )


def _is_plain(leaf: Leaf) -> bool:
    return isinstance(leaf, FlagLeaf | NumberLeaf | ChoiceLeaf)


def _moved(criterion: Criterion, definitions: Definitions, chance: Random) -> Criterion:
    return replace(criterion, when=_moved_condition(criterion.when, definitions, chance))


def _moved_condition(condition: Condition, definitions: Definitions, chance: Random) -> Condition:
    if isinstance(condition, Group):
        parts = (_moved_condition(part, definitions, chance) for part in condition.parts)
        return replace(condition, parts=tuple(parts))
    if isinstance(condition, NumberLeaf):
        return _moved_number(condition, definitions.facts[condition.fact], chance)
    if isinstance(condition, ChoiceLeaf) and len(condition.accepts) == 1:
        values = _answers_of(definitions.facts[condition.fact], definitions)
        code = str(chance.choice([*condition.accepts, chance.choice(values)]))
        return replace(condition, accepts=frozenset({code}), unsure=frozenset(), named=(code,))
    return condition


def _moved_number(leaf: NumberLeaf, fact: FactDefinition, chance: Random) -> NumberLeaf:
    def moved(bound: int | None) -> int | None:
        if bound is None:
            return None
        step = chance.randint(-_LARGEST_MOVE, _LARGEST_MOVE)
        # Never to the very end of the range, where a rule would ask for nothing.
        return min(max(bound + step, fact.lowest + 1), fact.highest - 1)

    low, high = moved(leaf.lowest), moved(leaf.highest)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return NumberLeaf(leaf.fact, low, high)


def facts_in(services: Sequence[Service]) -> list[str]:
    """Every fact that these services ask about, in alphabetical order."""
    return sorted({leaf.fact for each in services for one in each for leaf in leaves_of(one.when)})


def make_person(names: Sequence[str], definitions: Definitions, chance: Random) -> Person:
    """Somebody of whom all these facts are known exactly."""
    return {
        name: chance.choice(_answers_of(definitions.facts[name], definitions)) for name in names
    }


def _answers_of(fact: FactDefinition, definitions: Definitions) -> Sequence[bool | int | str]:
    if fact.type is FactType.BOOLEAN:
        return (True, False)
    if fact.type is FactType.INTEGER:
        return range(fact.lowest, fact.highest + 1)
    if fact.type is FactType.AREA:
        return sorted(code for code, inside in definitions.areas.items() if inside == {code})
    return fact.values or ("en", "tr", "pl", "so")


def answers_of(fact: str, definitions: Definitions) -> Sequence[bool | int | str]:
    """Every exact answer that a fact can have; of places, the boroughs."""
    return _answers_of(definitions.facts[fact], definitions)


def known_share(person: Person, share: float, chance: Random) -> Person:
    """The same person when only so much (0 to 1) of the facts is known."""
    kept = chance.sample(sorted(person), round(share * len(person)))
    return {name: person[name] for name in kept}


def as_facts(person: Person) -> Facts:
    """The person as the engine knows one."""
    return Facts({name: _known(value) for name, value in person.items()})


def _known(value: bool | int | str) -> Known:
    if isinstance(value, bool):
        return value
    return Interval(value, value) if isinstance(value, int) else OneOf((value,))
