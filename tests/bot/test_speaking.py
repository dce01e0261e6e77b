"""Texts: in six languages, complete, with plurals and the right placeholders."""

import asyncio

import pytest
from babel.messages.pofile import read_po
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.catalogues import BOT_FOLDER, TEMPLATE, problems, read_domain_messages, template
from bot.components.catalogues import LOCALE_FOLDER, catalogue_path
from bot.components.nlg import GettextNLG
from bot.languages import AUTONYMS

TRANSLATED = [code for code in AUTONYMS if code != "en"]


@pytest.fixture(scope="module")
def domain():
    return Domain.load(str(BOT_FOLDER / "domain"))


@pytest.fixture(scope="module")
def speaker(domain):
    return GettextNLG(EndpointConfig(type="bot.components.nlg.GettextNLG"), domain)


def tracker_in(language, domain):
    tracker = DialogueStateTracker("sender", domain.slots)
    tracker.update(UserUttered("hello", {"name": "greet"}, metadata={"language": language}))
    return tracker


def speak(speaker, domain, key, spoken, **values):
    return asyncio.run(speaker.generate(key, tracker_in(spoken, domain), "rest", **values))


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated_with_its_placeholders(language):
    assert problems(language) == []


def test_the_template_is_what_the_domain_says():
    with TEMPLATE.open("rb") as source:
        committed = {str(message.id) for message in read_po(source)}
    assert committed == {str(message.id) for message in template()}


def test_every_message_has_a_note_for_translators():
    assert [message.text for message in read_domain_messages() if not message.note] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_catalogue_says_that_it_is_a_draft_and_how_it_addresses_people(language):
    head = catalogue_path(LOCALE_FOLDER, language).read_text(encoding="utf-8")[:400]
    assert "DRAFT" in head
    assert "Address" in head


@pytest.mark.parametrize("language", list(AUTONYMS))
def test_every_response_can_be_said_in_every_language(speaker, domain, language):
    values = {"count": 3, "names": ["A", "B"], "lines": "A: B", "service": "C", "question": "D?"}
    for key in domain.responses:
        said = speak(speaker, domain, key, language, **values)
        assert said["text"]
        assert "{" not in said["text"]
        assert all(button["title"] for button in said.get("buttons", []))


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translated_greeting_differs_from_the_english(speaker, domain, language):
    english = speak(speaker, domain, "utter_greet", "en")["text"]
    assert speak(speaker, domain, "utter_greet", language)["text"] != english


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 1, "Here is one place"),
        ("en", 3, "Here are 3 places"),
        ("pl", 1, "jedno miejsce"),
        ("pl", 3, "3 miejsca"),
        ("pl", 5, "5 miejsc,"),
        ("ar", 2, "مكانان"),
        ("ar", 3, "3 أماكن"),
        ("tr", 3, "3 yer"),
    ],
)
def test_numbers_take_the_plural_of_the_language(speaker, domain, language, count, said):
    assert said in speak(speaker, domain, "utter_doors", language, count=count)["text"]


def test_names_are_joined_as_the_language_joins_them(speaker, domain):
    said = speak(speaker, domain, "utter_people_instead", "es", names=["Mind", "Shout"])
    assert "Mind y Shout" in said["text"]


def test_a_latin_name_stays_in_one_piece_in_right_to_left_text(speaker, domain):
    said = speak(speaker, domain, "utter_verdict_fits", "ar", service="Open Door")
    assert "\u2068Open Door\u2069" in said["text"]


def test_choices_of_the_directory_stand_before_the_ways_not_to_answer(speaker, domain):
    choice = {"title": "Haringey", "payload": "/inform{}"}
    said = speak(speaker, domain, "utter_question", "tr", question="?", choices=[choice])
    titles = [button["title"] for button in said["buttons"]]
    assert titles == ["Haringey", "Bilmiyorum", "Söylemek istemiyorum"]


def test_the_language_of_a_reply_can_be_changed_in_the_same_turn(speaker, domain):
    said = speak(speaker, domain, "utter_language_changed", "en", language="so")
    assert "Soomaali" in said["text"]


def test_a_wrong_placeholder_in_a_translation_falls_back_to_english(domain, tmp_path):
    folder = tmp_path / "tr"
    folder.mkdir()
    key = "{service} may be right. It depends on something I do not know yet."
    (folder / "assistant.po").write_text(f'msgid "{key}"\nmsgstr "{{wrong}}"\n', encoding="utf-8")
    config = EndpointConfig(type="bot.components.nlg.GettextNLG", locale_dir=str(tmp_path))
    said = speak(GettextNLG(config, domain), domain, "utter_verdict_might_fit", "tr", service="X")
    assert said["text"].startswith("X may be right")


def test_an_unknown_response_is_none_as_rasa_expects(speaker, domain):
    assert speak(speaker, domain, "utter_nothing", "en") is None
