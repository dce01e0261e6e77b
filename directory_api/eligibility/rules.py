"""The engine's definitions for this deployment, and how other floors hear of them.

Only this package, understanding, insight, curation and the command line know the engine.
"""

from collections.abc import Mapping
from datetime import date

from pydantic import JsonValue

from directory_api.errors import DataProblem
from directory_api.places import Areas
from pathways import DefinitionProblem, Definitions, FactDefinition, FactType, load_definitions

Rules = Definitions


def load_rules(areas: Areas, day: date) -> Rules:
    """The packaged facts, advice and figures of this day, which then accept only these areas.

    Raises DataProblem, which names file, line, problem and remedy, when they cannot be read.
    """
    try:
        return load_definitions(on=day).with_areas(areas.sets())
    except DefinitionProblem as problem:
        raise DataProblem(str(problem)) from problem


def rule_labels(rules: Rules) -> Mapping[str, Mapping[str, str]]:
    """English labels of facts, questions and answers, by context and code."""
    return rules.labels


def describe_facts(rules: Rules) -> list[dict[str, JsonValue]]:
    """The facts that may be known, for GET /v1/vocabulary; safety facts are marked as such."""
    return [_describe(fact) for fact in rules.facts.values()]


def _describe(fact: FactDefinition) -> dict[str, JsonValue]:
    return {
        "name": fact.name,
        "type": fact.type.value,
        "label": fact.label,
        "question": fact.question or None,
        "values": list(fact.values),
        "range": [fact.lowest, fact.highest] if fact.type is FactType.INTEGER else None,
        "unit": fact.unit,
        "aliases": list(fact.aliases),
        "sensitive": fact.sensitive,
        "safety": fact.safety,
        "asked_of": [*sorted(fact.asked_of)],
    }
