"""Checking one service, changing language, asides, misunderstandings and endings."""

import asyncio

import pytest
from test_support import LOW_MOOD, keys, parts, run

from bot.actions.check_service import CheckService
from bot.actions.ending import Leave, StartAgain
from bot.actions.language import ChangeLanguage
from bot.actions.misunderstanding import Misunderstood, SayOutOfScope
from bot.actions.people import AskForPerson, SayPrivacy, SayWhatHappensNext
from bot.actions.service_names import is_named_in, name_in
from bot.languages import language_named_in

ASKED_BOROUGH = {"asked_fact": "borough", "asked_kind": "area"}


def test_a_named_service_is_assessed_with_its_verdict_and_reasons(
    directory, dispatcher, make_tracker
):
    tracker = make_tracker("check_service", "would Talking Therapies take her", {"facts": {}})
    run(CheckService(), dispatcher, tracker)
    assert keys(dispatcher)[0] == "utter_verdict_might_fit"
    assert "We do not know this yet" in dispatcher.messages[1]["text"]
    assert parts(dispatcher, "assessment") == [{"kind": "assessment", "service": "haringey-tt"}]


def test_only_the_name_is_searched_not_the_question(directory, dispatcher, make_tracker):
    tracker = make_tracker("check_service", "would Talking Therapies take her", {})
    run(CheckService(), dispatcher, tracker)
    assert directory.asked("/v1/services/search")[0]["text"] == "Talking Therapies"


def test_an_open_fact_of_the_service_is_asked_and_its_answer_checks_again(
    directory, dispatcher, make_tracker
):
    status = {"needs": LOW_MOOD, "facts": {}}
    tracker = make_tracker("check_service", "/check_service", status, service="haringey-tt")
    kept = run(CheckService(), dispatcher, tracker)
    assert "utter_after_check" in keys(dispatcher) or kept["checking"] == "haringey-tt"


def test_a_name_that_fits_nothing_offers_the_nearest(directory, dispatcher, make_tracker):
    run(CheckService(), dispatcher, make_tracker("check_service", "would Zebra take her", {}))
    assert keys(dispatcher) == ["utter_which_of_these_services"]
    assert dispatcher.messages[0]["choices"][0]["payload"].startswith("/check_service{")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("would Talking Therapies take her?", "Talking Therapies"),
        ("czy Talking Therapies ją przyjmie", "Talking Therapies"),
        ("هل تقبل Talking Therapies ابنتي", "Talking Therapies"),
        ("can I go to it", "can I go to it"),
    ],
)
def test_the_name_is_what_is_left_of_the_question(question, name):
    assert name_in(question) == name


def test_a_service_is_named_when_all_its_telling_words_are_said():
    assert is_named_in("NHS Talking Therapies Haringey", "does talking therapies take 17?")
    assert not is_named_in("NHS Talking Therapies Camden", "does talking therapies take 17?")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Türkçe yazın lütfen", "tr"),
        ("po polsku proszę", "pl"),
        ("I don't know English, Somali please", "so"),
        ("hablemos en español", "es"),
        ("بالعربية من فضلك", "ar"),
        ("İngilizce konuşalım", "en"),
        ("another one", None),
    ],
)
def test_a_language_is_recognised_by_its_name_in_any_of_ours(text, code):
    assert language_named_in(text) == code


def test_a_named_language_changes_the_reply_at_once(dispatcher, make_tracker):
    kept = run(ChangeLanguage(), dispatcher, make_tracker("change_language", "po polsku proszę"))
    assert parts(dispatcher, "language") == [{"kind": "language", "code": "pl"}]
    assert dispatcher.messages[1]["language"] == "pl"
    assert kept == {"language": "pl"}


def test_without_a_name_all_languages_are_offered_by_their_own_names(dispatcher, make_tracker):
    run(ChangeLanguage(), dispatcher, make_tracker("change_language", "another language"))
    titles = [button["title"] for button in dispatcher.messages[0]["choices"]]
    assert titles == ["English", "Türkçe", "Polski", "Soomaali", "Español", "العربية"]


def test_a_person_to_call_comes_with_a_number_of_the_directory(directory, dispatcher, make_tracker):
    run(AskForPerson(), dispatcher, make_tracker("ask_for_person", "a person"))
    assert keys(dispatcher) == ["utter_people_to_call"]
    assert "Samaritans" in dispatcher.messages[0]["lines"]


@pytest.mark.parametrize("action", [SayPrivacy(), SayWhatHappensNext(), AskForPerson()])
def test_after_an_aside_the_open_question_is_asked_again(
    directory, dispatcher, make_tracker, action
):
    metadata = {"needs": LOW_MOOD, "facts": {"functioning": "ok"}}
    run(action, dispatcher, make_tracker("privacy", "hm", metadata, slots=ASKED_BOROUGH))
    assert keys(dispatcher)[-1] == "utter_question"


@pytest.mark.parametrize("action", [SayPrivacy(), AskForPerson(), Misunderstood(), CheckService()])
def test_no_action_fails_when_the_directory_is_gone(no_directory, dispatcher, make_tracker, action):
    metadata = {"needs": LOW_MOOD}
    run(action, dispatcher, make_tracker("privacy", "hm", metadata, slots=ASKED_BOROUGH))
    assert keys(dispatcher)


def test_the_first_misunderstanding_offers_three_choices_and_none_of_these(
    directory, dispatcher, make_tracker
):
    run(Misunderstood(), dispatcher, make_tracker("nlu_fallback", "blah"))
    assert keys(dispatcher) == ["utter_not_understood"]


def test_the_choices_are_the_needs_that_were_heard_when_their_labels_are_known(
    directory, dispatcher, make_tracker
):
    needs = [{"code": "loneliness", "score": 0.3, "label": "Loneliness"}]
    run(Misunderstood(), dispatcher, make_tracker("nlu_fallback", "blah", {"needs": needs}))
    assert dispatcher.messages[0]["choices"][0]["title"] == "Loneliness"


@pytest.mark.parametrize("action", [Misunderstood(), SayOutOfScope()])
def test_after_two_misunderstandings_come_doors_and_a_phone_number(
    directory, dispatcher, make_tracker, action
):
    tracker = make_tracker("nlu_fallback", "blah", earlier=("nlu_fallback",))
    run(action, dispatcher, tracker)
    assert keys(dispatcher) == ["utter_people_instead", "utter_people_to_call"]
    assert "116 123" in dispatcher.messages[-1]["lines"]
    assert parts(dispatcher, "doors")


def test_a_message_that_was_understood_in_between_starts_the_count_again(
    directory, dispatcher, make_tracker
):
    earlier = ("nlu_fallback", "nlu_fallback", "thanks")
    run(Misunderstood(), dispatcher, make_tracker("nlu_fallback", "blah", earlier=earlier))
    assert keys(dispatcher) == ["utter_not_understood"]


def test_none_of_these_asks_for_other_words(directory, dispatcher, make_tracker):
    run(Misunderstood(), dispatcher, make_tracker("none_of_these", "/none_of_these"))
    assert keys(dispatcher) == ["utter_say_it_differently"]


def test_words_that_answer_the_open_question_are_not_a_misunderstanding(
    directory, dispatcher, make_tracker
):
    metadata = {"needs": LOW_MOOD, "facts": {"borough": "haringey", "functioning": "ok"}}
    tracker = make_tracker("nlu_fallback", "Tottenham", metadata, slots=ASKED_BOROUGH)
    run(Misunderstood(), dispatcher, tracker)
    assert keys(dispatcher)[0] == "utter_doors"


@pytest.mark.parametrize("action", [StartAgain(), Leave()])
def test_starting_again_and_leaving_delete_at_once(dispatcher, make_tracker, action):
    events = asyncio.run(action.run(dispatcher, make_tracker("exit", "bye"), {}))
    assert [event["event"] for event in events] == ["restart"]
    assert parts(dispatcher, "restart") == [{"kind": "restart"}]
