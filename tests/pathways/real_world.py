"""The directory's own criteria, and people drawn by chance whom its rules can tell apart."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random

import yaml

from directory_api.places import load_areas
from pathways import (
    AllOf,
    Criterion,
    Definitions,
    FactDefinition,
    Facts,
    FactType,
    Interval,
    Known,
    OneOf,
    load_definitions,
    parse_criterion,
)
from pathways.facts import Meaning

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "tr", "pl", "so", "und")


@cache
def written_services() -> Mapping[str, list[dict[str, object]]]:
    """Service id -> its criteria as their author wrote them."""
    content = yaml.safe_load((ROOT / "data" / "services.yaml").read_text())
    return {each["id"]: each.get("criteria", []) for each in content["services"]}


@cache
def real_definitions() -> Definitions:
    return load_definitions().with_areas(load_areas(ROOT / "data" / "areas.yaml").sets())


@cache
def real_criteria() -> Mapping[str, tuple[Criterion, ...]]:
    definitions = real_definitions()
    return {
        service: tuple(parse_criterion(each, definitions, definitions.areas) for each in written)
        for service, written in written_services().items()
    }


def somebody(chance: Random) -> Facts:
    """A person with anything from nothing to everything known, some of it vague or declined."""
    facts, share = Facts(), chance.random()
    for fact in real_definitions().facts.values():
        if fact.is_usable_in_criteria and chance.random() < share:
            is_said = chance.random() < 0.9
            facts = (
                facts.with_value(fact.name, _answer(fact, chance))
                if is_said
                else facts.with_declined(fact.name)
            )
    return facts


def _answer(fact: FactDefinition, chance: Random) -> Known:
    if fact.type is FactType.BOOLEAN:
        return chance.random() < 0.5
    if fact.type is FactType.INTEGER:
        low = chance.randint(fact.lowest, fact.highest)
        vague = chance.random() < 0.3
        return Interval(low, min(fact.highest, low + chance.randint(1, 9)) if vague else low)
    codes = fact.values or (
        (*sorted(real_definitions().areas), "none", "elsewhere")
        if fact.type is FactType.AREA
        else LANGUAGES
    )
    said = tuple(chance.sample(list(codes), min(len(codes), chance.choice([1, 1, 1, 2]))))
    return AllOf(said) if fact.meaning is Meaning.ALL_OF else OneOf(said)
