"""The safety facts choose the words, as the list of facts says; only what is certain counts."""

import pytest

from directory_api.safety import About, Answer, Kind, Safety, assess_facts, combine, highest

SUICIDE, VIOLENCE, CHILD = Kind.SUICIDE_SELF_HARM, Kind.VIOLENCE_NOW, Kind.CHILD_AT_RISK
MEDICAL, ACUTE = Kind.MEDICAL, Kind.ACUTE_MENTAL_ILLNESS


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        ({"risk_now": "plan_or_intent"}, (SUICIDE,)),
        ({"risk_now": "act_or_means"}, (SUICIDE,)),
        ({"risk_now": ["plan_or_intent", "act_or_means"]}, (SUICIDE,)),
        ({"can_keep_safe": False}, (SUICIDE,)),
        ({"can_keep_safe": "no"}, (SUICIDE,)),
        ({"safe_now": False}, (SUICIDE, VIOLENCE)),
        ({"others_at_risk": True}, (VIOLENCE,)),
        ({"dv_immediate": True}, (VIOLENCE,)),
        ({"perp_present": "yes"}, (VIOLENCE,)),
        ({"perp_present": True, "dv_immediate": False}, (VIOLENCE,)),
        ({"child_at_risk": True}, (CHILD,)),
        ({"withdrawal_signs": True}, (MEDICAL,)),
        ({"delirium_signs": "yes"}, (MEDICAL,)),
        ({"physical_red_flags": "fainting"}, (MEDICAL,)),
        ({"baby_months": 0.5, "psychosis_signs": True}, (ACUTE,)),
        ({"baby_months": 3, "mania_signs": True}, (ACUTE,)),
        ({"pregnant_or_baby_months": {"at_least": 1, "at_most": 2}, "mania_signs": True}, (ACUTE,)),
    ],
)
def test_these_facts_are_urgent(facts: dict[str, object], kinds: tuple[Kind, ...]) -> None:
    found = assess_facts(facts)

    assert (found.answer, found.kinds) == (Answer.URGENT, kinds)


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        ({"risk_now": "thoughts"}, (SUICIDE,)),
        ({"risk_now": ["thoughts", "plan_or_intent"]}, (SUICIDE,)),
        ({"phq9_item9": 1}, (SUICIDE,)),
        ({"phq9_item9": {"at_least": 1}}, (SUICIDE,)),
        ({"phq9": 20}, (SUICIDE,)),
        ({"phq9": {"at_least": 20, "at_most": 24}}, (SUICIDE,)),
        ({"age": 17, "risk_now": "thoughts"}, (SUICIDE, CHILD)),
        ({"age": {"at_most": 15}, "domestic_abuse": True}, (CHILD,)),
        ({"age": 16, "rough_sleeping": True}, (CHILD,)),
    ],
)
def test_these_facts_are_soft(facts: dict[str, object], kinds: tuple[Kind, ...]) -> None:
    found = assess_facts(facts)

    assert (found.answer, found.kinds) == (Answer.SOFT, kinds)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"risk_now": "none"},
        {"risk_now": "unknown"},
        {"risk_now": ["none", "act_or_means"]},
        {"safe_now": True},
        {"safe_now": None},
        {"safe_now": {"declined": True}},
        {"safe_now": "prefer_not_to_say"},
        {"can_keep_safe": [True, False]},
        {"dv_immediate": False},
        {"child_at_risk": []},
        {"phq9": 19},
        {"phq9": {"at_least": 15, "at_most": 24}},
        {"phq9": {"at_most": 27}},
        {"phq9_item9": 0},
        {"phq9": "high"},
        {"phq9": True},
        {"phq9": [22, "high"]},
        {"age": 17},
        {"age": 17, "risk_now": "none"},
        {"age": {"at_least": 15, "at_most": 20}, "domestic_abuse": True},
        {"baby_months": 8, "psychosis_signs": True},
        {"baby_months": {"at_least": 1}, "psychosis_signs": True},
        {"baby_months": 1},
        {"an_unknown_name": True, "postcode": "N17 9AB"},
        {"physical_red_flags": "none"},
        {"others_at_risk": object()},
    ],
)
def test_what_is_not_certain_is_not_said(facts: dict[str, object]) -> None:
    assert assess_facts(facts) == Safety.none()


@pytest.mark.parametrize(
    ("for_whom", "about"),
    [
        ("self", About.SELF),
        ("other", About.OTHER),
        ("family", About.OTHER),
        ("couple", About.UNKNOWN),
        (["self", "other"], About.UNKNOWN),
        (None, About.UNKNOWN),
    ],
)
def test_for_whom_tells_whom_the_words_address(for_whom: object, about: About) -> None:
    assert assess_facts({"safe_now": False, "for_whom": for_whom}).about is about


def test_the_loudest_answer_wins_and_kinds_are_joined_in_a_fixed_order() -> None:
    soft = Safety(Answer.SOFT, (VIOLENCE,), About.UNKNOWN)
    urgent = Safety(Answer.URGENT, (SUICIDE,), About.SELF)
    expected = Safety(Answer.URGENT, (SUICIDE, VIOLENCE), About.SELF)

    assert highest(soft, urgent) == highest(urgent, soft) == expected
    assert highest() == highest(Safety.none()) == Safety.none()


def test_somebody_named_wins_over_nobody_named_and_two_people_are_addressed_neutrally() -> None:
    unknown = Safety(Answer.URGENT, (SUICIDE,), About.UNKNOWN)
    other = Safety(Answer.SOFT, (SUICIDE,), About.OTHER)
    own = Safety(Answer.SOFT, (SUICIDE,), About.SELF)

    assert highest(unknown, other).about is About.OTHER
    assert highest(own, other).about is About.UNKNOWN


def test_words_and_facts_are_answered_by_the_higher_of_the_two() -> None:
    calm, danger = "I need help with my rent", "I want to die"

    assert combine(calm, {"risk_now": "act_or_means"}).answer is Answer.URGENT
    assert combine(danger, {"risk_now": "none", "safe_now": True}).answer is Answer.URGENT
    assert combine(None, None) == combine("", {}) == combine(calm, {}) == Safety.none()
