"""What would change a verdict: each answer for an open one, honest steps for a no."""

import pytest

from pathways import Change, Outcome, changes, in_english


def said(found: tuple[Change, ...], definitions) -> list[tuple[str, Outcome]]:
    return [(in_english(each.sentence, definitions.labels), each.outcome_if) for each in found]


def test_each_answer_to_the_open_age_is_named(rule, know, definitions):
    criteria = [
        rule({"fact": "age", "at_least": 16}),
        rule({"fact": "age", "at_least": 18}, kind="usually"),
    ]
    assert said(changes(criteria, know(), definitions), definitions) == [
        ("Another service is set up for this if “Age” is 15 or less.", Outcome.DOES_NOT_FIT),
        ("Ask the service first if “Age” is 16 to 17.", Outcome.ASK_SERVICE),
        ("This service fits if “Age” is 18 or more.", Outcome.FITS),
    ]


@pytest.mark.parametrize(
    ("when", "sentences"),
    [
        (
            {"fact": "carer", "is": True},
            [
                "If the answer to “Looks after somebody without pay” is yes, this service fits.",
                "If the answer to “Looks after somebody without pay” is no, another service is set "
                "up for this.",
            ],
        ),
        (
            {"fact": "employment", "in": ["none", "cannot_work"]},
            [
                "Another service is set up for this answer to “Work”: Has a job, Works for "
                "themselves or Retired.",
                "This service fits for this answer to “Work”: Has no job or Cannot work.",
            ],
        ),
        (
            {"fact": "phq9", "is": 10},
            [
                "Another service is set up for this if “PHQ-9 score (low mood)” is 9 or less.",
                "This service fits if “PHQ-9 score (low mood)” is 10.",
                "Another service is set up for this if “PHQ-9 score (low mood)” is 11 or more.",
            ],
        ),
        (
            {"fact": "spoken_language", "is": "tr"},
            [
                "This service fits for this answer to “Language the person speaks best”: Tr.",
            ],
        ),
    ],
)
def test_each_answer_is_named_for_every_kind_of_fact(rule, definitions, know, when, sentences):
    found = changes([rule(when)], know(), definitions)
    assert [words for words, _ in said(found, definitions)] == sentences


def test_answers_with_the_same_outcome_are_said_together(rule, know, definitions):
    criteria = [
        rule({"fact": "gender", "is": "woman"}),
        rule({"any": [{"fact": "gender", "is": "man"}, {"fact": "gender", "is": "woman"}]}),
    ]
    found = said(changes(criteria, know(), definitions), definitions)
    assert len(found) == 2
    assert ("This service fits for this answer to “Gender”: Woman.", Outcome.FITS) in found


def test_neighbouring_numbers_with_the_same_outcome_are_said_together(rule, know, definitions):
    criteria = [rule({"fact": "age", "at_least": 16}), rule({"fact": "age", "at_least": 18})]
    assert [each for each, _ in said(changes(criteria, know(), definitions), definitions)] == [
        "Another service is set up for this if “Age” is 17 or less.",
        "This service fits if “Age” is 18 or more.",
    ]


def test_what_was_declined_is_not_brought_up_again(rule, know, definitions):
    criteria = [rule({"fact": "gender", "is": "woman"})]
    assert changes(criteria, know(gender={"declined": True}), definitions) == ()


def test_what_fits_needs_no_change(rule, know, definitions):
    assert changes([rule({"fact": "age", "at_least": 16})], know(age=20), definitions) == ()


LATE = {"fact": "homeless_in_days", "at_most": 56}
WEEKS = {"fact": "duration_weeks", "at_least": 2}
WITH_GP = {"fact": "gp_registered", "is": True}
LOCAL_GP = {"fact": "gp_borough", "is": "haringey"}
VOUCHER = {"fact": "voucher", "is": True}


@pytest.mark.parametrize(
    ("when", "facts", "sentence"),
    [
        ({"fact": "age", "at_least": 16}, {"age": 15}, "This changes at the age of 16."),
        (WEEKS, {"duration_weeks": 1}, "This changes when it has lasted 2 weeks."),
        (
            LATE,
            {"homeless_in_days": 90},
            "This changes when 56 days or fewer are left in the home.",
        ),
        (
            WITH_GP,
            {"gp_registered": False},
            "This changes with a GP: anyone can register with one.",
        ),
        (
            VOUCHER,
            {"voucher": False},
            "This changes with a voucher: an agency that gives them out can help.",
        ),
        (
            LOCAL_GP,
            {"gp_borough": "hackney", "borough": "haringey"},
            "This changes with a move to a GP practice in Haringey.",
        ),
    ],
)
def test_an_honest_step_is_named(rule, know, definitions, when, facts, sentence):
    found = changes([rule(when)], know(**facts), definitions)
    assert said(found, definitions) == [(sentence, Outcome.FITS)]


@pytest.mark.parametrize(
    ("when", "facts"),
    [
        ({"fact": "age", "at_least": 18}, {"age": 3}),
        ({"fact": "age", "at_most": 24}, {"age": 25}),
        ({"fact": "gender", "is": "woman"}, {"gender": "man"}),
        ({"fact": "immigration_status", "is": "citizen"}, {"immigration_status": "asylum"}),
        ({"fact": "phq9", "at_least": 10}, {"phq9": 4}),
        ({"fact": "borough", "is": "haringey"}, {"borough": "hackney"}),
        (LOCAL_GP, {"gp_borough": "hackney", "borough": "hackney"}),
        (LOCAL_GP, {"gp_borough": "hackney"}),
        ({"fact": "gp_registered", "is": False}, {"gp_registered": True}),
    ],
)
def test_nobody_is_told_to_pretend_to_move_or_to_wait_for_years(
    rule, know, definitions, when, facts
):
    assert changes([rule(when)], know(**facts), definitions) == ()


def test_two_steps_that_only_help_together_are_both_named(rule, know, definitions):
    criteria = [rule({"fact": "age", "at_least": 16}), rule({"fact": "voucher", "is": True})]
    found = changes(criteria, know(age=15, voucher=False), definitions)
    assert [(each.fact, each.outcome_if) for each in found] == [
        ("age", Outcome.FITS),
        ("voucher", Outcome.FITS),
    ]


def test_steps_that_do_not_help_are_not_named(rule, know, definitions):
    criteria = [
        rule({"fact": "age", "at_least": 16}),
        rule({"fact": "gender", "is": "woman"}),
        rule({"fact": "carer", "is": True}, kind="must_not"),
    ]
    assert changes(criteria, know(age=15, gender="man", carer=True), definitions) == ()
