"""Answers by button and by words; skipping, declining and changing them."""

import asyncio

import pytest
from test_support import LOW_MOOD, keys, parts, run

from bot.actions.answers import (
    ChangeAnswer,
    DeclineQuestion,
    RecordAnswer,
    SkipQuestion,
    number_in,
    spoken_answer,
)
from bot.actions.turn import read_turn, read_value

KNOWN = {"functioning": "mild"}
ASKED_AGE = {"asked_fact": "age", "asked_kind": "integer"}


def facts_set(dispatcher):
    return [part["set"] for part in parts(dispatcher, "facts")]


@pytest.mark.parametrize(
    ("value", "taken"), [("34", 34), (34, 34), ("true", True), ("mild", "mild"), ("no", "no")]
)
def test_a_pressed_answer_reaches_the_gateway_as_the_value_it_means(
    directory, dispatcher, make_tracker, value, taken
):
    tracker = make_tracker(
        "inform", "/inform", {"needs": LOW_MOOD, "facts": KNOWN}, fact="age", value=value
    )
    run(RecordAnswer(), dispatcher, tracker)
    assert facts_set(dispatcher) == [{"age": taken}]


def test_an_age_range_can_be_an_answer():
    assert read_value('{"at_least": 18}') == {"at_least": 18}


def test_a_chosen_need_leads_to_its_doors(directory, dispatcher, make_tracker):
    tracker = make_tracker("inform", "/inform", {}, need="money-benefits,food")
    run(RecordAnswer(), dispatcher, tracker)
    assert parts(dispatcher, "needs")[0]["set"] == ["money-benefits", "food"]
    assert directory.asked("/v1/match")[0]["needs"] == ["money-benefits", "food"]


@pytest.mark.parametrize(
    ("act", "level"),
    [("say_effect_little", "ok"), ("say_effect_some", "mild"), ("say_effect_great", "marked")],
)
def test_saying_how_much_it_affects_life_chooses_the_level(
    directory, dispatcher, make_tracker, act, level
):
    run(RecordAnswer(), dispatcher, make_tracker(act, "so much", {"needs": LOW_MOOD}))
    assert facts_set(dispatcher) == [{"functioning": level}]


@pytest.mark.parametrize(
    ("text", "number"),
    [("34", 34), ("I am 34.", 34), ("عمري ٣٤", 34), ("thirty four", None), ("", None)],
)
def test_a_number_is_read_in_any_script(text, number):
    assert number_in(text) == number


def test_a_typed_number_answers_a_question_for_a_number(directory, dispatcher, make_tracker):
    tracker = make_tracker("inform", "34", {"needs": LOW_MOOD, "facts": KNOWN}, slots=ASKED_AGE)
    run(RecordAnswer(), dispatcher, tracker)
    assert facts_set(dispatcher) == [{"age": 34}]


@pytest.mark.parametrize(("act", "answer"), [("affirm", True), ("deny", False)])
def test_yes_and_no_answer_a_question_for_yes_or_no(make_tracker, act, answer):
    slots = {"asked_fact": "carer", "asked_kind": "boolean"}
    turn = read_turn(make_tracker(act, "words", slots=slots))
    assert asyncio.run(spoken_answer(turn)) is answer


def test_a_label_that_is_typed_instead_of_pressed_counts(directory, make_tracker):
    slots = {"asked_fact": "borough", "asked_kind": "area"}
    tracker = make_tracker("inform", "Waltham forest.", {"needs": LOW_MOOD}, slots=slots)
    assert asyncio.run(spoken_answer(read_turn(tracker))) == "waltham-forest"


def test_an_impossible_answer_is_left_out_with_a_kind_word(directory, dispatcher, make_tracker):
    tracker = make_tracker("inform", "400", {"needs": LOW_MOOD, "facts": KNOWN}, slots=ASKED_AGE)
    run(RecordAnswer(), dispatcher, tracker)
    assert keys(dispatcher)[0] == "utter_answer_not_usable"
    assert "age" not in directory.asked("/v1/match")[-1]["facts"]
    assert parts(dispatcher, "facts") == [{"kind": "facts", "set": {}, "clear": ["age"]}]


def test_i_do_not_know_is_not_a_fact_and_is_not_asked_again(directory, dispatcher, make_tracker):
    slots = {"asked_fact": "borough", "asked_kind": "area"}
    tracker = make_tracker("skip", "/skip", {"needs": LOW_MOOD, "facts": KNOWN}, slots=slots)
    kept = run(SkipQuestion(), dispatcher, tracker)
    assert facts_set(dispatcher) == []
    assert kept["skipped"] == ["borough"]
    assert directory.asked("/v1/match")[0]["facts"]["borough"] == {"declined": True}


def test_rather_not_say_is_recorded_as_declined(directory, dispatcher, make_tracker):
    slots = {"asked_fact": "borough", "asked_kind": "area"}
    tracker = make_tracker("decline", "/decline", {"needs": LOW_MOOD, "facts": KNOWN}, slots=slots)
    run(DeclineQuestion(), dispatcher, tracker)
    assert facts_set(dispatcher) == [{"borough": {"declined": True}}]
    assert keys(dispatcher)[0] == "utter_declined"


def test_changing_an_answer_offers_only_what_is_known(directory, dispatcher, make_tracker):
    tracker = make_tracker("change_answer", "wrong", {"facts": {"age": 34, "phq9": 12}})
    run(ChangeAnswer(), dispatcher, tracker)
    assert dispatcher.messages[0]["keep"] == ['/change_answer{"fact": "age"}']


def test_the_answer_that_was_chosen_is_cleared(directory, dispatcher, make_tracker):
    metadata = {"needs": LOW_MOOD, "facts": {"age": 34, **KNOWN}}
    tracker = make_tracker("change_answer", "/change_answer", metadata, fact="age")
    run(ChangeAnswer(), dispatcher, tracker)
    assert parts(dispatcher, "facts") == [{"kind": "facts", "set": {}, "clear": ["age"]}]


@pytest.mark.parametrize(
    ("facts", "key"), [({}, "utter_no_answers_yet"), ({"phq9": 9}, "utter_say_what_changed")]
)
def test_with_nothing_to_choose_the_reply_says_how_to_go_on(
    directory, dispatcher, make_tracker, facts, key
):
    run(ChangeAnswer(), dispatcher, make_tracker("change_answer", "no", {"facts": facts}))
    assert keys(dispatcher) == [key]


def test_answers_without_a_directory_still_reach_the_gateway(
    no_directory, dispatcher, make_tracker
):
    tracker = make_tracker("inform", "/inform", {"needs": LOW_MOOD}, fact="age", value=34)
    run(RecordAnswer(), dispatcher, tracker)
    assert facts_set(dispatcher) == [{"age": 34}]
