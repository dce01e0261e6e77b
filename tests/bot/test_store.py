"""The stores keep dialogue state only, for half an hour at most, and forget when told to."""

import asyncio
import json

import pytest
from rasa.core.tracker_store import check_if_tracker_store_async
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Restarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.catalogues import BOT_FOLDER
from bot.components.store import PrivateMemoryTrackerStore, PrivateRedisTrackerStore

SECRET = "my secret is 4711"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class FakeRedis:
    """Redis's four words that the store uses, in a dictionary."""

    def __init__(self):
        self.kept, self.seconds = {}, {}

    def set(self, key, value, ex=None):
        self.kept[key], self.seconds[key] = value, ex

    def get(self, key):
        return self.kept.get(key)

    def delete(self, key):
        self.kept.pop(key, None)


@pytest.fixture(scope="module")
def domain():
    return Domain.load(str(BOT_FOLDER / "domain"))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def memory(domain, clock):
    return PrivateMemoryTrackerStore(domain, clock=clock)


@pytest.fixture
def redis_store(domain):
    store = PrivateRedisTrackerStore(domain, host="nowhere.invalid", port="6379", db="0")
    store.red = FakeRedis()
    return store


def conversation(domain, *more):
    tracker = DialogueStateTracker("someone", domain.slots)
    entity = {"entity": "facts", "value": {"note": SECRET}}
    parsed = {"text": SECRET, "intent": {"name": "inform"}, "entities": [entity]}
    metadata = {"facts": {"note": SECRET}, "language": "tr"}
    said = UserUttered(SECRET, {"name": "inform"}, [entity], parsed, metadata=metadata)
    tracker.update(ActionExecuted("action_listen"))
    tracker.update(said, domain)
    for event in (
        SlotSet("facts", {"note": SECRET}),
        SlotSet("session_started_metadata", metadata),
        SlotSet("asked_fact", "age"),
        BotUttered(f"You said {SECRET}", {"custom": {"set": SECRET}}, {"question": SECRET}),
        *more,
    ):
        tracker.update(event, domain)
    return tracker


def test_nothing_that_was_typed_or_told_is_kept_in_memory(memory, domain):
    asyncio.run(memory.save(conversation(domain)))
    assert "4711" not in json.dumps(memory.store)


def test_the_dialogue_goes_on_from_what_is_kept(memory, domain):
    asyncio.run(memory.save(conversation(domain)))
    kept = asyncio.run(memory.retrieve("someone"))
    assert kept.get_slot("asked_fact") == "age"
    assert kept.latest_message.intent["name"] == "inform"


def test_a_conversation_is_evicted_after_half_an_hour_of_silence(memory, domain, clock):
    asyncio.run(memory.save(conversation(domain)))
    clock.now = 1799
    assert asyncio.run(memory.retrieve("someone")) is not None
    clock.now = 1800
    assert asyncio.run(memory.retrieve("someone")) is None
    assert memory.store == {}


def test_the_last_conversation_is_evicted_without_anybody_asking(domain, clock):
    store = PrivateMemoryTrackerStore(domain, seconds_to_live=-0.99, clock=clock)

    async def save_and_let_time_pass():
        await store.save(conversation(domain))
        await asyncio.sleep(0.05)

    asyncio.run(save_and_let_time_pass())
    assert store.store == {}


def test_a_restart_deletes_at_once_in_memory(memory, domain):
    asyncio.run(memory.save(conversation(domain)))
    asyncio.run(memory.save(conversation(domain, Restarted())))
    assert asyncio.run(memory.keys()) == []


def test_redis_keeps_no_words_and_a_time_limit(redis_store, domain):
    asyncio.run(redis_store.save(conversation(domain)))
    assert "4711" not in json.dumps(redis_store.red.kept)
    assert list(redis_store.red.seconds.values()) == [1800]


def test_a_restart_deletes_at_once_in_redis(redis_store, domain):
    asyncio.run(redis_store.save(conversation(domain)))
    asyncio.run(redis_store.save(conversation(domain, Restarted())))
    assert redis_store.red.kept == {}


def test_the_dialogue_goes_on_from_redis(redis_store, domain):
    asyncio.run(redis_store.save(conversation(domain)))
    kept = asyncio.run(redis_store.retrieve("someone"))
    assert kept.get_slot("asked_fact") == "age"


def test_both_stores_are_asynchronous_as_rasa_wants(memory, redis_store):
    assert check_if_tracker_store_async(memory)
    assert check_if_tracker_store_async(redis_store)
