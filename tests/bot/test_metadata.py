"""What the gateway has understood becomes entities, and settles doubtful dialogue acts."""

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.metadata import MetadataReader, settle_act

NEEDS = [{"code": "low-mood-anxiety", "score": 0.6}]


def read(text, metadata, act="nlu_fallback"):
    intent = {"name": act, "confidence": 0.2}
    message = Message({TEXT: text, "metadata": metadata, INTENT: intent})
    MetadataReader().process([message])
    entities = {entity["entity"]: entity["value"] for entity in message.get(ENTITIES)}
    return entities, message.get(INTENT)["name"]


def test_language_needs_and_facts_become_entities():
    metadata = {"language": "tr", "needs": NEEDS, "facts": {"age": 34}}
    entities, _ = read("merhaba", metadata)
    assert entities == {"language": "tr", "needs": NEEDS, "facts": {"age": 34}}


@pytest.mark.parametrize("code", ["../../etc", "xx", 7, None, ["tr"]])
def test_a_language_that_is_not_offered_is_ignored(code):
    assert "language" not in read("hello", {"language": code})[0]


@pytest.mark.parametrize(
    ("text", "metadata", "act", "settled"),
    [
        ("words", {"needs": NEEDS}, "nlu_fallback", "ask_for_support"),
        ("words", {"needs": []}, "nlu_fallback", "nlu_fallback"),
        ("thanks", {"needs": NEEDS}, "thanks", "thanks"),
        ("hello, I am so low", {"heard": {"needs": NEEDS}}, "greet", "ask_for_support"),
        ("no food at all", {"heard": {"needs": NEEDS}}, "deny", "ask_for_support"),
        ("blah", {"needs": NEEDS, "heard": {"needs": []}}, "nlu_fallback", "nlu_fallback"),
        ("in Enfield", {"heard": {"needs": [], "facts": {"borough": 1}}}, "nlu_fallback", "inform"),
        ("34", {}, "greet", "inform"),
        ("٣٤", {}, "nlu_fallback", "inform"),
        ("N17 9AB", {}, "nlu_fallback", "inform"),
        ("words", {"needs": "nonsense"}, "nlu_fallback", "nlu_fallback"),
        ("my son", {"needs": NEEDS}, "ask_for_someone_else", "ask_for_someone_else"),
    ],
)
def test_needs_and_plain_answers_settle_the_dialogue_act(text, metadata, act, settled):
    assert settle_act(act, text, metadata) == settled


def test_a_button_s_act_is_never_changed():
    assert read('/skip{"fact": "age"}', {"needs": NEEDS}, "nlu_fallback")[1] == "nlu_fallback"


@pytest.mark.parametrize("metadata", [None, {}, "text", []])
def test_without_metadata_and_directory_nothing_breaks(metadata):
    assert read("hello", metadata, "greet") == ({}, "greet")


def test_without_a_gateway_the_directory_is_asked(directory):
    entities, act = read("I am 34 and I feel low", None)
    assert directory.asked("/v1/understand")
    assert act in {"ask_for_support", "inform"}
    assert entities["language"] == "en"


def test_without_a_gateway_and_with_a_silent_directory_nothing_breaks(no_directory):
    assert read("hello", None, "greet") == ({}, "greet")
