"""The real definitions, a small set of areas, and short ways to write criteria and facts."""

from collections.abc import Callable

import pytest

from pathways import Criterion, Definitions, Facts, load_definitions, parse_criterion, parse_facts
from tests.pathways.small_world import AREAS

Read = Callable[..., Criterion]
Know = Callable[..., Facts]


@pytest.fixture(scope="session")
def definitions() -> Definitions:
    return load_definitions().with_areas(AREAS)


@pytest.fixture(scope="session")
def rule(definitions: Definitions) -> Read:
    """Read one criterion; `must` with a source unless said otherwise."""

    def read(when: object, **others: object) -> Criterion:
        raw = {"id": "rule", "kind": "must", "source": "X", "when": when, **others}
        return parse_criterion(raw, definitions, AREAS)

    return read


@pytest.fixture(scope="session")
def know(definitions: Definitions) -> Know:
    """Facts from their travelling form."""

    def read(**raw: object) -> Facts:
        return parse_facts(raw, definitions)

    return read


@pytest.fixture(scope="session")
def talking_therapies(rule: Read) -> tuple[Criterion, ...]:
    caseness = {
        "any": [
            {"fact": "phq9", "at_least": {"figure": "talking-therapies.phq9"}},
            {"fact": "gad7", "at_least": {"figure": "talking-therapies.gad7"}},
        ]
    }
    return (
        rule(
            {"fact": "age", "at_least": {"figure": "talking-therapies.age_from"}}, id="old-enough"
        ),
        rule({"fact": "age", "at_least": 18}, id="adult-service", kind="usually"),
        rule({"fact": "gp_borough", "is": "haringey"}, id="local-gp"),
        rule(caseness, id="caseness", settled_by="service"),
    )
