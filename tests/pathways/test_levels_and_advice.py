"""The level of support that is looked for, and the advice that holds for a situation."""

import pytest

from pathways import LevelRange, advice_for, in_english, infer_level


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ({}, None),
        ({"functioning": "ok"}, (1, 2)),
        ({"functioning": "mild"}, (2, 3)),
        ({"functioning": "marked"}, (3, 4)),
        ({"functioning": ["ok", "mild"]}, (1, 3)),
        ({"functioning": {"declined": True}}, None),
        ({"phq9": 4}, (1, 1)),
        ({"phq9": 5}, (2, 2)),
        ({"phq9": 9}, (2, 2)),
        ({"phq9": 10}, (3, 3)),
        ({"phq9": 19}, (3, 3)),
        ({"phq9": 20}, (4, 4)),
        ({"phq9": {"at_least": 8, "at_most": 12}}, (2, 3)),
        ({"gad7": 4}, (1, 1)),
        ({"gad7": 5}, (2, 2)),
        ({"gad7": 8}, (3, 3)),
        ({"gad7": 21}, (3, 3)),
        ({"phq9": 8, "gad7": 11}, (3, 3)),
        ({"functioning": "mild", "phq9": 12}, (3, 3)),
        ({"functioning": "marked", "phq9": 8}, (2, 3)),
    ],
)
def test_the_level_of_support_follows_daily_life_and_scores(know, definitions, said, level):
    expected = LevelRange(*level) if level else None
    assert infer_level(know(**said), definitions) == expected


@pytest.mark.parametrize(
    ("said", "needs", "advice"),
    [
        ({"gp_registered": False}, [], "T-GP-1"),
        ({"phq9": 22}, [], "T-TT-2"),
        ({"phq9": 7, "gad7": 6}, [], "T-TT-3"),
        ({"age": 17}, ["low-mood-anxiety"], "T-TRANS-1"),
        ({}, ["memory"], "T-MEM-1"),
        ({}, ["care-support"], "T-CARE-1"),
        ({"homeless_in_days": 56}, [], "T-HSG-1"),
        ({"homeless_now": False, "homeless_in_days": 57}, ["homelessness"], "later-housing"),
        ({"rough_sleeping": True, "age": 41, "dependent_child": False}, [], "T-HSG-2"),
        ({"rough_sleeping": True, "age": 16}, [], "rough-sleeping-under-18"),
        ({"immigration_status": "refused", "homeless_now": True}, [], "T-HSG-3"),
        ({"immigration_status": "limited_leave_nrpf"}, [], "T-NRPF-1"),
        ({"immigration_status": "limited_leave_nrpf", "dependent_child": True}, [], "T-NRPF-2"),
        ({"detained_section": "s3"}, [], "T-S117-1"),
        ({"audit": 20}, [], "T-ALC-1"),
        ({"debt": True, "in_mh_crisis_treatment": True}, [], "T-DEBT-2"),
    ],
)
def test_advice_holds_when_its_condition_does(know, definitions, said, needs, advice):
    assert advice in [each.id for each in advice_for(definitions, know(**said), needs)]


@pytest.mark.parametrize(
    ("said", "needs", "advice"),
    [
        ({"gp_registered": True}, [], "T-GP-1"),
        ({}, [], "T-GP-1"),
        ({"gp_registered": {"declined": True}}, [], "T-GP-1"),
        ({"phq9": 19}, [], "T-TT-2"),
        ({"phq9": 7}, [], "T-TT-3"),
        ({"age": 19}, ["low-mood-anxiety"], "T-TRANS-1"),
        ({"age": 17}, ["debt"], "T-TRANS-1"),
        ({"homeless_in_days": 57}, [], "T-HSG-1"),
        ({"immigration_status": "limited_leave"}, [], "T-NRPF-1"),
    ],
)
def test_advice_is_never_given_on_what_is_not_known(know, definitions, said, needs, advice):
    assert advice not in [each.id for each in advice_for(definitions, know(**said), needs)]


def test_advice_says_what_to_do_what_to_say_and_where_it_is_from(know, definitions):
    found = {each.id: each for each in advice_for(definitions, know(debt=True))}["T-DEBT-1"]
    assert "for 60 days, once a year" in in_english(found.do, definitions.labels)
    assert found.say is not None
    assert found.source.key == "CAMBREATHE"
    assert "stepchange" in found.service_ids
    assert not found.verify


def test_all_advice_is_whole_sentences(definitions):
    for rule in definitions.advice:
        for sentence in filter(None, (rule.do, rule.say)):
            assert in_english(sentence, definitions.labels).endswith((".", "?"))
