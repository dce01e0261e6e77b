"""NHS Talking Therapies, as the criteria say: age, where the GP is, and the scores that exist."""

import pytest

from pathways import Facts, FindingOutcome, Outcome, decide

FITS = {"age": 34, "gp_borough": "haringey", "phq9": 14}


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ({}, Outcome.FITS),
        ({"age": 15}, Outcome.DOES_NOT_FIT),
        ({"age": 16}, Outcome.ASK_SERVICE),
        ({"age": 17}, Outcome.ASK_SERVICE),
        ({"age": 18}, Outcome.FITS),
        ({"age": {"at_least": 17, "at_most": 20}}, Outcome.MIGHT_FIT),
        ({"age": {"at_least": 20, "at_most": 29}}, Outcome.FITS),
        ({"age": {"at_most": 15}}, Outcome.DOES_NOT_FIT),
        ({"age": None}, Outcome.MIGHT_FIT),
        ({"age": {"declined": True}}, Outcome.MIGHT_FIT),
        ({"gp_borough": "islington"}, Outcome.DOES_NOT_FIT),
        ({"gp_borough": "elsewhere"}, Outcome.DOES_NOT_FIT),
        ({"gp_borough": None}, Outcome.MIGHT_FIT),
        ({"gp_borough": ["haringey", "enfield"]}, Outcome.MIGHT_FIT),
        ({"gp_borough": ["enfield", "islington"]}, Outcome.DOES_NOT_FIT),
        ({"phq9": 8}, Outcome.MIGHT_FIT),
        ({"phq9": 8, "gad7": 6}, Outcome.DOES_NOT_FIT),
        ({"phq9": 8, "gad7": 8}, Outcome.FITS),
        ({"phq9": 10}, Outcome.FITS),
        ({"phq9": 9, "gad7": 7}, Outcome.DOES_NOT_FIT),
        ({"phq9": 14, "gad7": 6}, Outcome.FITS),
        ({"phq9": None}, Outcome.MIGHT_FIT),
    ],
)
def test_the_verdict_is_what_the_criteria_say(talking_therapies, know, said, outcome):
    assert decide(talking_therapies, know(**{**FITS, **said})).outcome is outcome


def test_a_low_phq9_alone_is_left_for_the_service_to_check(talking_therapies, know):
    verdict = decide(talking_therapies, know(age=34, gp_borough="haringey", phq9=8))
    assert verdict.awaits_only_service
    assert verdict.open_facts == {"gad7"}


def test_an_unknown_gp_is_not_for_the_service_to_check(talking_therapies, know):
    verdict = decide(talking_therapies, know(age=34, phq9=8))
    assert not verdict.awaits_only_service
    assert verdict.open_facts == {"gad7", "gp_borough"}


def test_where_somebody_lives_says_nothing_about_their_gp(talking_therapies, know):
    verdict = decide(talking_therapies, know(age=34, borough="islington", phq9=14))
    assert verdict.outcome is Outcome.MIGHT_FIT


def test_a_final_verdict_leaves_nothing_open(talking_therapies, know):
    verdict = decide(talking_therapies, know(age=15))
    assert verdict.outcome is Outcome.DOES_NOT_FIT
    assert verdict.open_facts == frozenset()


def test_there_is_one_finding_per_criterion_in_their_order(talking_therapies, know):
    verdict = decide(talking_therapies, know(age=17, phq9=8))
    assert [each.criterion.id for each in verdict.findings] == [
        "old-enough", "adult-service", "local-gp", "caseness",
    ]  # fmt: skip
    assert [each.outcome for each in verdict.findings] == [
        FindingOutcome.MET, FindingOutcome.UNMET, FindingOutcome.UNKNOWN, FindingOutcome.UNKNOWN,
    ]  # fmt: skip


def test_met_means_good_for_the_person_in_a_must_not(rule, know):
    grown_up = rule({"fact": "dependent_child", "is": True}, kind="must_not")
    findings = decide([grown_up], know(dependent_child=False)).findings
    assert findings[0].outcome is FindingOutcome.MET
    assert decide([grown_up], know(dependent_child=True)).outcome is Outcome.DOES_NOT_FIT


def test_a_service_without_criteria_fits_everybody():
    assert decide([], Facts()).outcome is Outcome.FITS
