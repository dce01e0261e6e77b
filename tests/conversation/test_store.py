"""Conversations are forgotten: at once when they end, by themselves when nobody writes."""

import socket

import pytest

from directory_api.conversation import ConversationStore, MemoryStore, RedisStore, State
from directory_api.conversation.types import Choice
from directory_api.eligibility import Asker
from directory_api.errors import ConversationGone

FULL = State(
    "an-id",
    "tr",
    Asker.AMBASSADOR,
    {"age": 34, "borough": ["haringey", "enfield"]},
    {"debt": 0.9},
    {"stepchange": 0.5},
    (Choice("1", "Evet", '/inform{"fact": "carer", "value": true}'),),
    "carer",
)


def redis_store() -> ConversationStore | None:
    """A store in the Redis of this machine, where one answers."""
    try:
        socket.create_connection(("127.0.0.1", 6379), timeout=0.5).close()
    except OSError:
        return None
    from redis import Redis

    return RedisStore(Redis(db=9), minutes=30)


STORES = [
    pytest.param(store, id=type(store).__name__)
    for store in (MemoryStore(30), redis_store())
    if store is not None
]


@pytest.mark.parametrize("store", STORES)
def test_what_is_saved_comes_back_whole(store: ConversationStore) -> None:
    store.save(FULL)
    assert store.load(FULL.id) == FULL


@pytest.mark.parametrize("store", STORES)
def test_an_ended_conversation_is_gone_at_once(store: ConversationStore) -> None:
    store.save(FULL)
    store.delete(FULL.id)
    store.delete(FULL.id)
    with pytest.raises(ConversationGone, match="Start a new one"):
        store.load(FULL.id)


def test_an_idle_conversation_is_forgotten() -> None:
    seconds = [0.0]
    store = MemoryStore(30, lambda: seconds[0])
    store.save(FULL)
    seconds[0] = 29 * 60
    assert store.load(FULL.id) == FULL
    seconds[0] = 31 * 60
    store.sweep()
    assert len(store) == 0
    with pytest.raises(ConversationGone):
        store.load(FULL.id)


def test_writing_again_keeps_a_conversation_for_another_half_hour() -> None:
    seconds = [0.0]
    store = MemoryStore(30, lambda: seconds[0])
    store.save(FULL)
    seconds[0] = 29 * 60
    store.save(FULL)
    seconds[0] = 58 * 60
    assert store.load(FULL.id) == FULL
