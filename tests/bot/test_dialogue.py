"""Whole conversations: trained model, rules and real actions; only the directory stands in."""

import asyncio

import pytest
from directory_stand_in import example
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

from bot.components.store import PrivateMemoryTrackerStore

pytestmark = pytest.mark.rasa

LOW_MOOD = [{"code": "low-mood-anxiety", "score": 0.8}]
THE_STORY = {
    "en": "I am 34, I live in N17, I lost my job, I worry all the time and cannot sleep",
    "tr": "34 yaşındayım, N17'de oturuyorum, işimi kaybettim, endişeliyim ve uyuyamıyorum",
    "pl": "Mam 34 lata, mieszkam w N17, straciłem pracę, ciągle się martwię i nie śpię",
    "so": "Waxaan ahay 34 jir, waxaan ku noolahay N17, shaqadii waan waayay, waan walwalaa",
    "es": "Tengo 34 años, vivo en N17, perdí el trabajo, me preocupo siempre y no duermo",
    "ar": "عمري 34 عاما، أسكن في N17، فقدت عملي، أقلق دائما ولا أنام",
}


class Conversation:
    """A person who talks to the assistant through the gateway's metadata."""

    def __init__(self, agent, store, sender):
        self.agent, self.store, self.sender = agent, store, sender
        self.metadata = {"language": "en", "needs": [], "facts": {}, "conversation": sender}

    def say(self, text, **metadata):
        channel = CollectingOutputChannel()
        said = {**self.metadata, **metadata}
        message = UserMessage(text, channel, self.sender, metadata=said)
        asyncio.run(self.agent.handle_message(message))
        return channel.messages

    def texts(self, text, **metadata):
        return [message["text"] for message in self.say(text, **metadata) if "text" in message]


@pytest.fixture(scope="module")
def store():
    return PrivateMemoryTrackerStore(Domain.empty())


@pytest.fixture(scope="module")
def agent(model_path, actions_url, store):
    return Agent.load(
        str(model_path),
        action_endpoint=EndpointConfig(actions_url, enable_selective_domain=True),
        generator=EndpointConfig(type="bot.components.nlg.GettextNLG"),
        tracker_store=store,
    )


@pytest.fixture
def talk(agent, store, request, running_directory):
    running_directory.reset()
    return Conversation(agent, store, request.node.name)


def customs(messages, kind):
    found = [message["custom"] for message in messages if "custom" in message]
    return [custom for custom in found if custom["kind"] == kind]


def payloads(messages):
    return [button["payload"] for message in messages for button in message.get("buttons", [])]


@pytest.mark.parametrize("language", list(THE_STORY))
def test_one_story_gets_the_same_doors_and_question_in_every_language(talk, language):
    messages = talk.say(THE_STORY[language], language=language, needs=LOW_MOOD)
    expected = [door["service"]["id"] for door in example("match-low-mood")[1]["doors"]]
    assert [part["doors"] for part in customs(messages, "doors")] == [expected]
    assert customs(messages, "question") == [{"kind": "question", "fact": "functioning"}]


def test_the_question_is_answered_and_the_next_one_follows(talk):
    first = talk.say(THE_STORY["en"], needs=LOW_MOOD)
    press = next(payload for payload in payloads(first) if "marked" in payload)
    second = talk.say(press, needs=LOW_MOOD)
    assert customs(second, "facts")[0]["set"] == {"functioning": "marked"}
    assert customs(second, "question") == [{"kind": "question", "fact": "borough"}]
    facts = {"functioning": "marked", "borough": "haringey"}
    third = talk.say(
        "/inform" + '{"fact": "borough", "value": "haringey"}', needs=LOW_MOOD, facts=facts
    )
    assert customs(third, "question") == []


def test_i_do_not_know_goes_on_to_the_next_question(talk):
    talk.say(THE_STORY["en"], needs=LOW_MOOD)
    messages = talk.say("I don't know", needs=LOW_MOOD)
    assert customs(messages, "facts") == []
    assert customs(messages, "question") == [{"kind": "question", "fact": "borough"}]


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("hello", "Hello."),
        ("thank you", "You are welcome"),
        ("who can see what I write", "What you write stays"),
        ("what happens next", "Open one of the places"),
        ("can I talk to a person", "You can talk to a person"),
        ("goodbye", "Goodbye"),
    ],
)
def test_asides_are_answered(talk, words, start):
    assert talk.texts(words)[0].startswith(start)


def test_button_presses_are_answered_in_the_person_s_language(talk):
    assert talk.texts("/privacy", language="es")[0].startswith("Lo que escribe")


def test_two_misunderstandings_lead_to_doors_and_a_number(talk):
    talk.say("/nlu_fallback")
    messages = talk.say("/nlu_fallback")
    assert customs(messages, "doors")
    assert "116 123" in " ".join(message.get("text", "") for message in messages)


def test_a_service_can_be_checked_by_name(talk):
    messages = talk.say("would Talking Therapies take her", needs=LOW_MOOD)
    assert customs(messages, "assessment") == [{"kind": "assessment", "service": "haringey-tt"}]


def test_the_directory_failing_gives_a_kind_word_not_silence(talk, running_directory):
    running_directory.is_broken = True
    texts = talk.texts(THE_STORY["en"], needs=LOW_MOOD)
    assert texts[0].startswith("I cannot reach the list of places")


@pytest.mark.parametrize("words", ["start again", "/restart", "close this chat now"])
def test_starting_again_and_leaving_delete_the_conversation_at_once(talk, words):
    talk.say(THE_STORY["en"], needs=LOW_MOOD)
    assert talk.sender in talk.store.store
    assert talk.say(words)
    assert talk.sender not in talk.store.store


def test_nothing_that_was_said_stays_in_the_store(talk):
    talk.say("my secret is zanzibar and I feel low", needs=LOW_MOOD, facts={"age": 77})
    kept = talk.store.store[talk.sender]
    assert "zanzibar" not in kept
    assert "low-mood-anxiety" not in kept


@pytest.mark.parametrize("words", ["", " ", "…", "/", "/unknown", "\u202e\u200b", "x" * 4000])
def test_strange_messages_get_an_answer_not_silence(talk, words):
    assert talk.texts(words)
