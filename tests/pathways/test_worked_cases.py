"""The worked cases an adviser can read and write (`cases/`), on the directory's own criteria."""

from pathlib import Path

import pytest
import yaml

from directory_api.safety import assess_facts
from pathways import (
    Definitions,
    Finding,
    FindingOutcome,
    Kind,
    Outcome,
    Truth,
    Verdict,
    decide,
    holds,
    load_definitions,
    parse_criterion,
    parse_facts,
    read_register,
)
from tests.pathways.worked_cases import (
    CANNOT_TELL,
    FITS,
    FOLDER,
    JUST_MISSES,
    WorkedCase,
    worked_cases,
)

ROOT = Path(__file__).parents[2]
CASES = tuple(worked_cases())
KINDS = {FITS, JUST_MISSES, CANNOT_TELL}
TRUTHS = {FITS: Truth.TRUE, JUST_MISSES: Truth.FALSE, CANNOT_TELL: Truth.UNKNOWN}
REGISTER = read_register(ROOT / "pathways" / "definitions" / "rules.yaml", load_definitions())
BLAMED = {
    Outcome.DOES_NOT_FIT: (FindingOutcome.UNMET, {Kind.MUST, Kind.MUST_NOT}),
    Outcome.MIGHT_FIT: (FindingOutcome.UNKNOWN, {Kind.MUST, Kind.MUST_NOT, Kind.USUALLY}),
    Outcome.ASK_SERVICE: (FindingOutcome.UNMET, {Kind.USUALLY}),
}


def _at(place: str) -> list[object]:
    return [pytest.param(each, id=str(each)) for each in CASES if each.place == place]


@pytest.fixture(scope="module")
def areas() -> dict[str, frozenset[str]]:
    listed = yaml.safe_load((ROOT / "data" / "areas.yaml").read_text())["areas"]
    boroughs = {code for code, area in listed.items() if area and "gss" in area}
    return {
        code: frozenset(
            {code}
            if code in boroughs
            else {each for each in boroughs if code in listed[each].get("within", ())}
        )
        for code in listed
    }


@pytest.fixture(scope="module")
def services() -> dict[str, list[dict[str, object]]]:
    content = yaml.safe_load((ROOT / "data" / "services.yaml").read_text())
    return {each["id"]: each.get("criteria", []) for each in content["services"]}


@pytest.fixture(scope="module")
def here(areas) -> Definitions:
    return load_definitions().with_areas(areas)


@pytest.mark.parametrize("worked", _at("service"))
def test_a_worked_case_of_a_service_comes_out_as_written(here, areas, services, worked):
    criteria = [parse_criterion(each, here, areas) for each in services[worked.name]]
    verdict = decide(criteria, parse_facts(worked.facts, here))
    assert verdict.outcome == worked.case["verdict"]
    assert verdict.awaits_only_service is worked.case.get("waits", False)
    if "because" in worked.case:
        assert worked.case["because"] in _blamed(verdict)


@pytest.mark.parametrize("worked", _at("advice"))
def test_a_worked_case_of_advice_comes_out_as_written(here, worked):
    (rule,) = [each for each in here.advice if each.id == worked.name]
    assert holds(rule, parse_facts(worked.facts, here), worked.needs) is TRUTHS[worked.kind]


@pytest.mark.parametrize("worked", _at("safety"))
def test_a_worked_case_of_safety_comes_out_as_written(worked):
    found = assess_facts(worked.facts)
    assert found.answer == worked.case["answer"]
    assert [str(kind) for kind in found.kinds] == worked.case.get("kinds", [])


def _blamed(verdict: Verdict) -> list[str]:
    outcome, kinds = BLAMED[verdict.outcome]

    def is_to_blame(finding: Finding) -> bool:
        return finding.outcome is outcome and finding.criterion.kind in kinds

    return [finding.criterion.id for finding in verdict.findings if is_to_blame(finding)]


def test_every_pathway_has_a_case_for_yes_no_and_not_known():
    for path in FOLDER.glob("*.yaml"):
        content = yaml.safe_load(path.read_text())
        if "service" in content:
            outcomes = {case["verdict"] for case in content["cases"]}
            assert outcomes >= {"fits", "might_fit", "does_not_fit"}, path.name


def _cases_of(rule: str) -> list[WorkedCase]:
    return [each for each in CASES if each.rule == rule]


@pytest.mark.parametrize("rule", REGISTER)
def test_every_rule_has_three_cases_one_that_fits_one_that_misses_one_that_cannot_be_told(rule):
    assert len(_cases_of(rule)) >= 3
    assert {each.kind for each in _cases_of(rule)} == KINDS


@pytest.mark.parametrize("rule", REGISTER)
def test_the_cases_of_a_rule_are_about_the_places_where_it_lives(rule):
    lives = REGISTER[rule]
    places = {"service": lives.services, "advice": lives.advice, "safety": ("",)}
    for each in _cases_of(rule):
        assert each.name in places[each.place], str(each)
        assert each.place != "safety" or lives.safety, str(each)


def test_every_case_is_about_a_rule_of_the_register():
    assert {each.rule for each in CASES} == set(REGISTER)


@pytest.mark.parametrize("worked", _at("safety"))
def test_what_cannot_be_told_is_a_case_where_something_is_not_known(worked):
    unsure = [value for value in worked.facts.values() if value is None or isinstance(value, dict)]
    assert bool(unsure) is (worked.kind == CANNOT_TELL)
