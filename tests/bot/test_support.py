"""Asking for support: doors in the first answer, and at most one question."""

import asyncio

import pytest

from bot.actions.support import FindDoors, FindDoorsForSomeoneElse

LOW_MOOD = [{"code": "low-mood-anxiety", "score": 0.8}]


def run(action, dispatcher, tracker):
    events = asyncio.run(action.run(dispatcher, tracker, {}))
    return {event["name"]: event["value"] for event in events if event["event"] == "slot"}


def keys(dispatcher):
    return [message["response"] for message in dispatcher.messages if message["response"]]


def parts(dispatcher, kind):
    customs = [message["custom"] for message in dispatcher.messages if message["custom"]]
    return [custom for custom in customs if custom["kind"] == kind]


def questions(dispatcher):
    return [key for key in keys(dispatcher) if key.startswith(("utter_ask", "utter_question"))]


def test_the_first_answer_carries_doors_and_asks_how_much_it_affects_life(
    directory, dispatcher, make_tracker
):
    slots = run(FindDoors(), dispatcher, make_tracker(metadata={"needs": LOW_MOOD}))
    assert keys(dispatcher) == ["utter_doors", "utter_ask_effect"]
    assert len(parts(dispatcher, "doors")[0]["doors"]) == 3
    assert parts(dispatcher, "question") == [{"kind": "question", "fact": "functioning"}]
    assert slots["asked_fact"] == "functioning"


def test_needs_facts_and_language_are_sent_as_the_contract_says(
    directory, dispatcher, make_tracker
):
    metadata = {"needs": LOW_MOOD, "facts": {"age": 34}, "language": "tr"}
    run(FindDoors(), dispatcher, make_tracker(metadata=metadata))
    assert directory.asked("/v1/match") == [
        {
            "needs": ["low-mood-anxiety"],
            "facts": {"age": 34},
            "asker": "resident",
            "reply_language": "tr",
            "limit": 5,
        }
    ]


def test_no_text_of_a_person_is_ever_sent_to_match(directory, dispatcher, make_tracker):
    tracker = make_tracker(text="my secret is 4711", metadata={"needs": LOW_MOOD})
    run(FindDoors(), dispatcher, tracker)
    assert "4711" not in str(directory.requests)


def test_with_the_effect_known_the_directory_s_own_question_follows(
    directory, dispatcher, make_tracker
):
    metadata = {"needs": LOW_MOOD, "facts": {"functioning": "mild"}}
    slots = run(FindDoors(), dispatcher, make_tracker(metadata=metadata))
    asked = next(m for m in dispatcher.messages if m["response"] == "utter_question")
    assert asked["question"].startswith("Where do you live")
    first = asked["choices"][0]
    assert first["payload"] == '/inform{"fact": "borough", "value": "haringey"}'
    assert (slots["asked_fact"], slots["asked_kind"]) == ("borough", "area")


@pytest.mark.parametrize("state", [{"declined": True}, "ok"])
def test_a_question_that_was_answered_or_declined_is_not_asked_again(
    directory, dispatcher, make_tracker, state
):
    metadata = {"needs": LOW_MOOD, "facts": {"functioning": state, "borough": "haringey"}}
    run(FindDoors(), dispatcher, make_tracker(metadata=metadata))
    assert questions(dispatcher) == []
    assert keys(dispatcher)[-1] == "utter_no_more_questions"


@pytest.mark.parametrize(
    "metadata",
    [{}, {"needs": LOW_MOOD}, {"needs": LOW_MOOD, "facts": {"functioning": "ok"}}],
)
def test_there_is_at_most_one_question_in_a_turn(directory, dispatcher, make_tracker, metadata):
    run(FindDoors(), dispatcher, make_tracker(metadata=metadata))
    assert len(questions(dispatcher)) <= 1


def test_without_a_need_standing_doors_come_with_three_choices(directory, dispatcher, make_tracker):
    run(FindDoors(), dispatcher, make_tracker())
    assert keys(dispatcher) == ["utter_standing_doors", "utter_ask_about"]


def test_practical_needs_are_not_asked_how_much_they_affect_life(
    directory, dispatcher, make_tracker
):
    metadata = {"needs": [{"code": "food", "score": 0.9}, {"code": "debt", "score": 0.7}]}
    run(FindDoors(), dispatcher, make_tracker(metadata=metadata))
    assert "utter_ask_effect" not in keys(dispatcher)


@pytest.mark.parametrize("metadata", [{"needs": [{"code": "self-harm"}]}, {"safety": "urgent"}])
def test_words_of_danger_are_followed_by_doors_and_closeness_never_by_a_question(
    directory, dispatcher, make_tracker, metadata
):
    run(FindDoors(), dispatcher, make_tracker(metadata=metadata))
    assert questions(dispatcher) == []
    assert keys(dispatcher)[-1] == "utter_still_here"
    assert parts(dispatcher, "doors")


def test_for_somebody_else_the_words_change_and_the_gateway_is_told(
    directory, dispatcher, make_tracker
):
    run(FindDoorsForSomeoneElse(), dispatcher, make_tracker(metadata={"needs": LOW_MOOD}))
    assert keys(dispatcher) == ["utter_doors_for_someone_else", "utter_ask_effect_on_someone_else"]
    assert parts(dispatcher, "facts") == [
        {"kind": "facts", "set": {"for_whom": "other"}, "clear": []}
    ]


def test_when_the_directory_does_not_answer_the_reply_is_kind_and_nothing_is_raised(
    no_directory, dispatcher, make_tracker
):
    run(FindDoors(), dispatcher, make_tracker(metadata={"needs": LOW_MOOD}))
    assert keys(dispatcher) == ["utter_directory_unavailable"]


def test_when_the_directory_is_broken_the_reply_is_kind_too(directory, dispatcher, make_tracker):
    directory.is_broken = True
    run(FindDoors(), dispatcher, make_tracker(metadata={"needs": LOW_MOOD}))
    assert keys(dispatcher) == ["utter_directory_unavailable"]


def test_without_a_gateway_the_slots_keep_the_facts_and_the_names_are_written(
    directory, dispatcher, make_tracker
):
    slots = {"facts": {"age": 34}, "needs": ["low-mood-anxiety"]}
    tracker = make_tracker(metadata=None, slots=slots, facts={"borough": "haringey"})
    tracker.events[-1]["metadata"] = {}
    kept = run(FindDoors(), dispatcher, tracker)
    assert kept["facts"] == {"age": 34, "borough": "haringey"}
    assert any(message["text"] for message in dispatcher.messages)
