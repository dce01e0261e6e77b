"""The published schema and the parser are two statements of one form, and agree."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker

from pathways import (
    CRITERIA_SCHEMA_VERSION,
    DefinitionProblem,
    Definitions,
    criteria_schema,
    load_definitions,
    parse_criterion,
)
from tests.pathways.small_world import AREAS
from tests.pathways.written_criteria import EVERY_FORM, Written, every_change, good_criteria

ROOT = Path(__file__).parents[2]
# What only somebody who has the list of facts, figures and areas can know, or who counts: the
# schema names these in words, and the parser refuses them.
BEYOND_A_SCHEMA = re.compile(
    r"There is no (fact|figure|area) “"
    r"|may not decide about a service"
    r"|is (not )?a number\.|is not an area|is answered by yes or no|needs codes"
    r"|is no (possible )?value of “"
    r"|needs a whole number or a figure"
    r"|is in (years|months|weeks|days), |has no unit"
    r"|from 1 to the number of conditions"
    r"|is greater than the second"
    r"|It would end on|due before the last one"
)


@cache
def definitions() -> Definitions:
    return load_definitions().with_areas(AREAS)


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(criteria_schema(), format_checker=FormatChecker(["date"]))


def problem_of(written: Written) -> str | None:
    """What the parser has against a criterion."""
    try:
        parse_criterion(written, definitions(), AREAS)
    except DefinitionProblem as problem:
        return problem.problem
    return None


def test_the_schema_is_itself_sound_and_says_which_version_it_is():
    Draft202012Validator.check_schema(criteria_schema())
    assert str(criteria_schema()["$id"]).endswith(f":criteria:{CRITERIA_SCHEMA_VERSION}")


def services():
    return yaml.safe_load((ROOT / "data" / "services.yaml").read_text())["services"]


@pytest.mark.parametrize("service", services(), ids=lambda service: service["id"])
def test_the_criteria_of_every_service_are_valid(service):
    travelled = json.loads(json.dumps(service.get("criteria", []), default=str))
    assert [error.message for error in validator().iter_errors(travelled)] == []


@given(good_criteria())
@settings(max_examples=100)
def test_what_is_well_written_is_accepted_by_both(written):
    assert [error.message for error in validator().iter_errors([written])] == []
    assert problem_of(written) is None


def is_judged_alike(written: Written) -> bool:
    """Whether schema and parser agree, up to what no schema can know."""
    problem = problem_of(written)
    if validator().is_valid([written]):
        return problem is None or BEYOND_A_SCHEMA.search(problem) is not None
    return problem is not None


@pytest.mark.parametrize("written", EVERY_FORM, ids=lambda written: written["id"])
def test_with_any_one_thing_out_of_place_both_judge_alike(written):
    assert is_judged_alike(written)
    assert [changed for changed in every_change(written) if not is_judged_alike(changed)] == []


def test_every_key_of_the_schema_is_put_out_of_place():
    text = json.dumps(EVERY_FORM)
    keys = {
        key for form in criteria_schema()["$defs"].values() for key in form.get("properties", ())
    }
    assert sorted(key for key in keys if f'"{key}"' not in text) == []


@pytest.mark.parametrize(
    "written",
    [
        {"id": "x", "kind": "must", "when": {"fact": "age", "at_least": 18}},
        {"id": "x", "kind": "usually", "when": {"all": []}},
        {"id": "x", "kind": "usually", "when": {"fact": "age", "at_least": 1, "at_most": 2}},
        {"id": "x", "kind": "usually", "when": {"fact": "age", "above": 18}},
        {"id": "x", "kind": "usually", "when": {"fact": "gender", "in": "woman"}},
        {"id": "x", "kind": "usually", "when": {"fact": "gender", "is": ["woman"]}},
        {"id": "x", "kind": "usually", "when": {"not_known": "age"}, "valid_to": "soon"},
        {"id": "x", "kind": "usually", "when": {"not_known": "age"}, "reviewed": "2026-01-01"},
        {"id": "x", "kind": "must", "inferred": True, "source": "X", "when": {"not_known": "age"}},
    ],
)
def test_what_the_form_forbids_is_refused_by_both(written):
    assert not validator().is_valid([written])
    assert problem_of(written) is not None
