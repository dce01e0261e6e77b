"""The worked cases an adviser can read and write (`cases/`), on the directory's own criteria."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from pathways import (
    Definitions,
    Finding,
    FindingOutcome,
    Kind,
    Outcome,
    Verdict,
    decide,
    load_definitions,
    parse_criterion,
    parse_facts,
)

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "cases"
BLAMED = {
    Outcome.DOES_NOT_FIT: (FindingOutcome.UNMET, {Kind.MUST, Kind.MUST_NOT}),
    Outcome.MIGHT_FIT: (FindingOutcome.UNKNOWN, {Kind.MUST, Kind.MUST_NOT, Kind.USUALLY}),
    Outcome.ASK_SERVICE: (FindingOutcome.UNMET, {Kind.USUALLY}),
}


def _cases() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*.yaml")):
        content = yaml.safe_load(path.read_text())
        for case in content["cases"] if "service" in content else ():
            facts = {**content["person"], **case["facts"]}
            label = f"{content['service']} {case['it']}"
            yield pytest.param(content["service"], facts, case, id=label)


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


@pytest.mark.parametrize(("service", "facts", "case"), list(_cases()))
def test_a_worked_case_comes_out_as_written(here, areas, services, service, facts, case):
    criteria = [parse_criterion(each, here, areas) for each in services[service]]
    verdict = decide(criteria, parse_facts(facts, here))
    assert verdict.outcome == case["verdict"]
    assert verdict.awaits_only_service is case.get("waits", False)
    if "because" in case:
        assert case["because"] in _blamed(verdict)


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
