"""Only what a source states excludes anybody; everything else is left to the service."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

import pytest

from directory_api.places import load_areas
from pathways import Definitions, Outcome, decide, load_definitions, parse_criterion, parse_facts
from tests.records.curated import (
    Criterion,
    Entry,
    all_criteria,
    facts_of,
    leaves,
    read,
    service,
    services,
)

STRICT = {"must", "must_not"}
# Recalled records that may exclude, because a national rule states it, and which of their criteria.
NATIONAL_RULES = {
    "ld-partnership": {"old-enough", "learning-disability"},
    "adult-eating-disorders": {"old-enough"},
    "cyp-eating-disorders": {"young-enough"},
    "mhcbs": {"crisis-treatment"},
    "nlrc": {"not-for-men"},
    "ikwro": {"not-for-men"},
}
# What a record marks as inferred or to be checked, and the fact a criterion would judge it by.
DOUBTED = {"age": "age", "local_age_range": "age", "gender": "gender", "area": "borough"}


@lru_cache
def definitions() -> Definitions:
    return load_definitions()


@lru_cache
def areas() -> Mapping[str, frozenset[str]]:
    return load_areas().sets()


def outcome(service_id: str, **facts: object) -> Outcome:
    """The verdict of the engine on one service."""
    criteria = [parse_criterion(c, definitions(), areas()) for c in service(service_id)["criteria"]]
    return decide(criteria, parse_facts(facts, definitions())).outcome


@pytest.mark.parametrize("entry", services(), ids=lambda entry: entry["id"])
def test_the_engine_understands_every_criterion(entry: Entry) -> None:
    read_back = [parse_criterion(c, definitions(), areas()) for c in entry["criteria"]]
    assert [criterion.id for criterion in read_back] == [c["id"] for c in entry["criteria"]]


def test_criterion_ids_are_unique_in_their_service() -> None:
    for entry in services():
        times = Counter(criterion["id"] for criterion in entry["criteria"])
        assert all(count == 1 for count in times.values()), entry["id"]


def test_every_criterion_has_a_source_that_exists_and_awaits_confirmation() -> None:
    known = read("services.yaml")["sources"]
    for entry, criterion in all_criteria():
        source = criterion["source"]
        assert source["key"] in known, f"{entry['id']}.{criterion['id']}"
        assert source["seen"] == known[source["key"]]["seen"], f"{entry['id']}.{criterion['id']}"
        assert source["confirmed"] is None, f"{entry['id']}.{criterion['id']}"


def test_no_criterion_looks_at_a_safety_fact() -> None:
    safety = {name for name, fact in definitions().facts.items() if fact.safety}
    assert [c["id"] for _, c in all_criteria() if facts_of(c) & safety] == []


def test_a_recalled_record_excludes_nobody_unless_a_national_rule_does() -> None:
    strict: dict[str, set[str]] = {}
    for entry, criterion in all_criteria():
        if entry["provenance"]["basis"] == "recall" and criterion["kind"] in STRICT:
            strict.setdefault(entry["id"], set()).add(criterion["id"])
            assert criterion["source"]["key"].startswith("K-"), entry["id"]
    assert strict == NATIONAL_RULES


def test_what_only_general_knowledge_says_is_marked_as_inferred() -> None:
    for entry, criterion in all_criteria():
        if criterion["source"]["key"] == "K" and criterion["kind"] in {*STRICT, "usually"}:
            assert criterion.get("inferred"), f"{entry['id']}.{criterion['id']}"


def test_an_inferred_criterion_never_excludes() -> None:
    kinds = {criterion["kind"] for _, criterion in all_criteria() if criterion.get("inferred")}
    assert kinds <= {"usually", "prefers"}


def is_doubted(entry: Entry, criterion: Criterion) -> bool:
    provenance = entry["provenance"]
    doubts = {*provenance["inferred"], *provenance["verify"]}
    doubted = {fact for field, fact in DOUBTED.items() if field in doubts}
    if "everything" in doubts:
        doubted |= {"age", "borough"}
    return bool(facts_of(criterion)) and facts_of(criterion) <= doubted


def test_a_field_that_is_inferred_or_to_be_checked_never_excludes() -> None:
    strict = {
        f"{entry['id']}.{criterion['id']}"
        for entry, criterion in all_criteria()
        if criterion["kind"] in STRICT
        and is_doubted(entry, criterion)
        and not criterion["source"]["key"].startswith("K-")
    }
    # An older local page states 16; men are not shown a service that its briefing describes as
    # women's; rough sleepers under 18 are a matter for children's services (national rule).
    assert strict == {
        "haringey-tt.old-enough",
        "idva-haringey.not-for-men",
        "swep-haringey.old-enough",
    }


def test_a_services_sex_always_decides_and_says_so_once_for_no_and_once_for_yes() -> None:
    for entry in services():
        if entry.get("gender"):
            kinds = sorted(c["kind"] for c in entry["criteria"] if facts_of(c) == {"gender"})
            assert kinds == ["must_not", "usually"], entry["id"]


def test_being_lgbtq_is_never_needed_to_see_a_door() -> None:
    kinds = {c["kind"] for _, c in all_criteria() if "lgbtq" in facts_of(c)}
    assert kinds == {"prefers"}


def test_instead_names_other_services_of_this_file() -> None:
    known = {entry["id"] for entry in services()}
    for entry, criterion in all_criteria():
        for step in criterion.get("instead", []):
            assert step.get("service", "gp") in known - {entry["id"]} | {"gp"}, entry["id"]
            assert step.get("need", "same") in {"same", *read("vocabulary.yaml")["needs"]}


def test_the_general_practice_is_never_asked_for_by_home_address() -> None:
    for entry in services():
        facts = frozenset().union(*(facts_of(criterion) for criterion in entry["criteria"]))
        if "talking_therapy" in entry["offers"] and "gp_borough" in facts:
            strict = [c for c in entry["criteria"] if c["kind"] in STRICT]
            assert not any("borough" in facts_of(c) for c in strict), entry["id"]


def test_numbers_that_belong_to_everybody_come_from_the_figures() -> None:
    for entry, criterion in all_criteria():
        for leaf in leaves(criterion["when"]):
            if leaf["fact"] in {"phq9", "gad7", "dash_score", "homeless_in_days"}:
                bound = leaf.get("at_least", leaf.get("at_most"))
                assert isinstance(bound, dict), f"{entry['id']}.{criterion['id']}"


THERAPY = {"gp_borough": "haringey", "under_secondary_care": False, "psychosis_signs": False}
THERAPY |= {"eating_signs": False, "alcohol": "low"}
CASES = [
    ("haringey-tt", {**THERAPY, "age": 34, "phq9": 14}, Outcome.FITS),
    ("haringey-tt", {**THERAPY, "age": 34, "phq9": 8}, Outcome.MIGHT_FIT),
    ("haringey-tt", {**THERAPY, "age": 34, "phq9": 8, "gad7": 6}, Outcome.DOES_NOT_FIT),
    ("haringey-tt", {**THERAPY, "age": 15, "phq9": 14}, Outcome.DOES_NOT_FIT),
    ("haringey-tt", {**THERAPY, "age": 17, "phq9": 14}, Outcome.ASK_SERVICE),
    ("haringey-tt", {**THERAPY, "phq9": 14}, Outcome.MIGHT_FIT),
    ("haringey-tt", {**THERAPY, "age": 34, "phq9": 22, "gad7": 15}, Outcome.FITS),
    ("haringey-tt", {"age": 34, "borough": "haringey"}, Outcome.MIGHT_FIT),
    ("haringey-tt", {"age": 34, "gp_borough": "islington"}, Outcome.DOES_NOT_FIT),
    (
        "haringey-tt",
        {**THERAPY, "gp_borough": "barnet", "age": 34, "phq9": 14},
        Outcome.ASK_SERVICE,
    ),
    ("haringey-tt", {"psychosis_signs": True}, Outcome.DOES_NOT_FIT),
    ("tt-camden-islington", {"age": 27, "gp_borough": "islington", "gad7": 11}, Outcome.FITS),
    ("tt-city-hackney", {"age": 27, "gp_borough": "islington"}, Outcome.DOES_NOT_FIT),
    ("open-door", {"age": 17, "borough": "haringey"}, Outcome.FITS),
    ("open-door", {"age": 25, "borough": "haringey"}, Outcome.DOES_NOT_FIT),
    ("nlft-spa", {"age": 17}, Outcome.DOES_NOT_FIT),
    ("camhs-generic", {"age": 18}, Outcome.DOES_NOT_FIT),
    ("eip-haringey", {"age": 66, "psychosis_signs": True}, Outcome.DOES_NOT_FIT),
    ("eip-haringey", {"psychosis_signs": False}, Outcome.DOES_NOT_FIT),
    ("ndah", {"gender": "man"}, Outcome.DOES_NOT_FIT),
    ("ndah", {"gender": "woman"}, Outcome.FITS),
    ("ndah", {"gender": "non_binary"}, Outcome.ASK_SERVICE),
    ("ndah", {}, Outcome.MIGHT_FIT),
    ("mens-advice", {"gender": "woman"}, Outcome.DOES_NOT_FIT),
    ("survivorsuk", {"gender": "non_binary", "age": 30}, Outcome.FITS),
    (
        "carers-assessment",
        {"carer": True, "age": 62, "cared_for_borough": "haringey"},
        Outcome.FITS,
    ),
    ("carers-assessment", {"carer": True, "age": 16}, Outcome.DOES_NOT_FIT),
    ("carers-assessment", {"cared_for_borough": "enfield"}, Outcome.DOES_NOT_FIT),
    ("mulberry-junction", {"dependent_child": True}, Outcome.DOES_NOT_FIT),
    (
        "mulberry-junction",
        {"age": 41, "borough": "none", "homeless_now": True, "dependent_child": False},
        Outcome.FITS,
    ),
    ("muswell-foodbank", {"voucher": False}, Outcome.DOES_NOT_FIT),
    ("dwp-jobcentre", {"immigration_status": "limited_leave_nrpf"}, Outcome.DOES_NOT_FIT),
    ("housing-needs", {"immigration_status": "limited_leave_nrpf"}, Outcome.MIGHT_FIT),
    ("ld-partnership", {"learning_disability": "no"}, Outcome.DOES_NOT_FIT),
    ("nlft-perinatal", {"borough": "hackney"}, Outcome.DOES_NOT_FIT),
    ("memory-haringey", {"memory_change_months": 0}, Outcome.DOES_NOT_FIT),
    ("ncl-social-prescribing", {"gp_registered": False}, Outcome.DOES_NOT_FIT),
    ("mhcbs", {"age": 44, "in_mh_crisis_treatment": True}, Outcome.FITS),
    ("mind-haringey", {"age": 17, "borough": "haringey"}, Outcome.ASK_SERVICE),
]


@pytest.mark.parametrize(("service_id", "facts", "expected"), CASES)
def test_a_known_person_gets_the_verdict_of_the_published_rules(
    service_id: str, facts: dict[str, object], expected: Outcome
) -> None:
    assert outcome(service_id, **facts) is expected


@pytest.mark.parametrize("entry", services(), ids=lambda entry: entry["id"])
def test_somebody_of_whom_nothing_is_known_is_never_turned_away(entry: Entry) -> None:
    assert outcome(entry["id"]) in {Outcome.FITS, Outcome.MIGHT_FIT}


def test_somebody_without_a_fixed_address_is_never_turned_away_for_it() -> None:
    shut = [s["id"] for s in services() if outcome(s["id"], borough="none") is Outcome.DOES_NOT_FIT]
    assert shut == []
