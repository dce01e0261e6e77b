"""What is asked next, of whom, and when nothing is asked any more."""

import pytest

from pathways import Candidate, Term, in_english, next_question


def candidates(*services) -> list[Candidate]:
    return [Candidate(f"s{rank}", tuple(each), rank) for rank, each in enumerate(services)]


ADULT = {"fact": "age", "at_least": 18}
WOMEN = {"fact": "gender", "is": "woman"}
CARER = {"fact": "carer", "is": True}
STATUS = {"fact": "immigration_status", "is": "asylum"}


def asked(question) -> str | None:
    return question.fact if question else None


def test_the_fact_that_settles_most_is_asked_first(rule, know, definitions):
    doors = candidates([rule(ADULT)], [rule(ADULT)], [rule(CARER)])
    assert asked(next_question(doors, know(), definitions, "resident")) == "age"


def test_of_two_that_settle_as_much_the_lighter_is_asked(rule, know, definitions):
    doors = candidates(
        [rule({"fact": "income_low", "is": True})], [rule({"fact": "food_now", "is": True})]
    )
    assert asked(next_question(doors, know(), definitions, "resident")) == "food_now"


def test_sensitive_facts_come_last_and_say_why(rule, know, definitions):
    doors = candidates([rule(WOMEN)], [rule(WOMEN)], [rule(WOMEN), rule(CARER)])
    assert asked(next_question(doors, know(), definitions, "resident")) == "carer"
    question = next_question(doors, know(carer=True), definitions, "resident")
    assert question.fact == "gender"
    assert question.sensitive
    why = in_english(question.why, definitions.labels)
    assert why == "Some services are for women only or for men only."


@pytest.mark.parametrize(
    ("asker", "fact"),
    [("resident", None), ("ambassador", None), ("navigator", "immigration_status")],
)
def test_only_what_this_asker_may_be_asked_is_asked(rule, know, definitions, asker, fact):
    assert asked(next_question(candidates([rule(STATUS)]), know(), definitions, asker)) == fact


def test_declined_facts_are_never_asked_again(rule, know, definitions):
    doors = candidates([rule(WOMEN)])
    facts = know(gender={"declined": True})
    assert next_question(doors, facts, definitions, "resident") is None


def test_a_question_that_was_put_is_not_put_twice(rule, know, definitions):
    doors = candidates([rule(ADULT)])
    facts = know(age={"at_least": 17, "at_most": 20})
    assert asked(next_question(doors, facts, definitions, "resident")) == "age"
    assert next_question(doors, facts, definitions, "resident", asked={"age"}) is None


def test_a_fact_that_is_known_exactly_is_not_asked(rule, know, definitions):
    doors = candidates([rule({"fact": "borough", "is": "haringey"})])
    assert next_question(doors, know(borough="none"), definitions, "resident") is None
    unsure = know(borough=["haringey", "enfield"])
    assert asked(next_question(doors, unsure, definitions, "resident")) == "borough"


def test_where_the_gp_is_is_not_asked_of_somebody_without_one(rule, know, definitions):
    doors = candidates([rule({"fact": "gp_borough", "is": "haringey"})])
    facts = know(gp_registered=False)
    assert next_question(doors, facts, definitions, "resident") is None


def test_nothing_is_asked_that_only_a_later_door_needs(rule, know, definitions):
    doors = candidates([], [], [], [rule(ADULT)])
    assert next_question(doors, know(), definitions, "resident") is None
    assert asked(next_question(doors, know(), definitions, "resident", first=4)) == "age"


def test_a_door_that_does_not_fit_makes_room_for_the_next(rule, know, definitions):
    doors = candidates([rule(CARER)], [], [], [rule(ADULT)])
    assert asked(next_question(doors, know(carer=False), definitions, "resident")) == "age"


def test_doors_to_ask_first_stand_behind_the_open_ones(rule, know, definitions):
    doors = candidates([rule(ADULT, kind="usually")], [], [], [rule(CARER)])
    assert asked(next_question(doors, know(age=17), definitions, "resident")) == "carer"


def test_what_is_only_preferred_is_not_asked(rule, know, definitions):
    doors = candidates([rule({"fact": "lgbtq", "is": True}, kind="prefers")])
    assert next_question(doors, know(), definitions, "resident") is None


def test_a_yes_or_no_question_offers_both(rule, know, definitions):
    question = next_question(candidates([rule(CARER)]), know(), definitions, "resident")
    assert question.kind == "boolean"
    assert [(each.value, each.label) for each in question.choices] == [
        (True, Term("fact_value", "yes")),
        (False, Term("fact_value", "no")),
    ]


def test_a_choice_question_offers_its_values(rule, know, definitions):
    doors = candidates([rule({"fact": "functioning", "is": "marked"})])
    question = next_question(doors, know(), definitions, "resident")
    assert [each.value for each in question.choices] == ["ok", "mild", "marked"]
    assert question.choices[0].label == Term("fact_value", "functioning.ok")


@pytest.mark.parametrize(
    ("fact", "kind"), [("age", "integer"), ("borough", "area"), ("spoken_language", "language")]
)
def test_other_questions_say_their_kind(rule, know, definitions, fact, kind):
    when = {"age": ADULT, "borough": {"fact": fact, "is": "haringey"}}.get(
        fact, {"fact": fact, "is": "tr"}
    )
    question = next_question(candidates([rule(when)]), know(), definitions, "resident")
    assert (question.fact, question.kind, question.choices) == (fact, kind, ())


@pytest.mark.parametrize(
    ("asker", "facts", "words"),
    [
        ("resident", {}, "How old are you?"),
        ("resident", {"for_whom": "other"}, "How old is the person?"),
        ("ambassador", {}, "How old is the person?"),
    ],
)
def test_a_question_suits_whoever_is_asked(rule, know, definitions, asker, facts, words):
    question = next_question(candidates([rule(ADULT)]), know(**facts), definitions, asker)
    assert in_english(question.text, definitions.labels) == words


def test_sixty_services_are_weighed_in_one_go(talking_therapies, know, definitions):
    doors = candidates(*[talking_therapies] * 60)
    assert asked(next_question(doors, know(), definitions, "resident")) == "age"
