"""Stores dialogue state only: nothing a person typed, no facts, and nothing after 30 minutes.

Both stores forget a conversation at once when it is restarted or ended.
"""

import asyncio
import json
import time
from typing import Any, Callable, Dict, Iterable, List

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore, RedisTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Restarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

THIRTY_MINUTES = 1800.0
# Slots that may hold what somebody said; Rasa itself puts the metadata into the last one.
_PRIVATE_SLOTS = frozenset({"facts", "needs", "session_started_metadata"})


def _without_words(event: Dict[str, Any]) -> Dict[str, Any]:
    kind = event.get("event")
    if kind == "user":
        intent = (event.get("parse_data") or {}).get("intent") or {}
        bare: Dict[str, Any] = {"intent": intent, "entities": [], "text": ""}
        return {**event, "text": "", "parse_data": bare, "metadata": {}, "message_id": None}
    if kind == "bot":
        return {**event, "text": None, "data": {}, "metadata": {}}
    if kind == "slot" and event.get("name") in _PRIVATE_SLOTS:
        return {**event, "value": None}
    if kind in {"user_featurization", "entities"}:
        return {**event, "entities": []} if kind == "entities" else event
    return event


def wordless_tracker(serialised: str) -> str:
    """A serialised tracker without texts, entities, facts, metadata or replies."""
    dialogue = json.loads(serialised)
    dialogue["events"] = [_without_words(event) for event in dialogue.get("events", [])]
    return json.dumps(dialogue)


def is_ended(tracker: DialogueStateTracker) -> bool:
    """Whether the last thing said has restarted or ended the conversation."""
    for event in reversed(tracker.events):
        if isinstance(event, Restarted):
            return True
        if isinstance(event, UserUttered):
            return False
    return False


class PrivateMemoryTrackerStore(InMemoryTrackerStore):
    """Keeps dialogue state in this process and evicts it after a time without a message."""

    def __init__(
        self,
        domain: Domain,
        event_broker: EventBroker | None = None,
        seconds_to_live: float = THIRTY_MINUTES,
        clock: Callable[[], float] = time.monotonic,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        self._seconds_to_live = float(seconds_to_live)
        self._clock = clock
        self._last_used: Dict[str, float] = {}

    @staticmethod
    def serialise_tracker(tracker: DialogueStateTracker) -> str:
        """The tracker as it is kept: without words."""
        return wordless_tracker(InMemoryTrackerStore.serialise_tracker(tracker))

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the state, or forget it when the conversation has ended."""
        self.evict()
        await self.stream_events(tracker)
        if is_ended(tracker):
            self.forget(tracker.sender_id)
            return
        self.store[tracker.sender_id] = self.serialise_tracker(tracker)
        self._last_used[tracker.sender_id] = self._clock()
        self._evict_later()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation's state, unless its time is over."""
        self.evict()
        return await super().retrieve(sender_id)

    async def retrieve_full_tracker(self, sender_id: str) -> DialogueStateTracker | None:
        """The same over all sessions."""
        self.evict()
        return await super().retrieve_full_tracker(sender_id)

    async def keys(self) -> Iterable[str]:
        """The conversations that are still kept."""
        self.evict()
        return list(self.store)

    def forget(self, sender_id: str) -> None:
        """Delete one conversation."""
        self.store.pop(sender_id, None)
        self._last_used.pop(sender_id, None)

    def evict(self) -> None:
        """Delete every conversation that has been quiet for too long."""
        oldest = self._clock() - self._seconds_to_live
        quiet: List[str] = [name for name, used in self._last_used.items() if used <= oldest]
        for sender_id in quiet:
            self.forget(sender_id)

    def _evict_later(self) -> None:
        # Without this the last conversation of the day would stay until the next one came.
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        loop.call_later(self._seconds_to_live + 1, self.evict)


class PrivateRedisTrackerStore(RedisTrackerStore):
    """Keeps dialogue state in Redis for `record_exp` seconds, shared by several processes."""

    def __init__(
        self,
        domain: Domain,
        host: str = "localhost",
        port: int = 6379,
        db: int = 0,
        username: str | None = None,
        password: str | None = None,
        event_broker: EventBroker | None = None,
        record_exp: float | None = THIRTY_MINUTES,
        key_prefix: str | None = None,
        use_ssl: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(
            domain,
            host=host,
            port=int(port),
            db=int(db),
            username=username,
            password=password,
            event_broker=event_broker,
            record_exp=record_exp,
            key_prefix=key_prefix,
            use_ssl=use_ssl,
            **kwargs,
        )

    @staticmethod
    def serialise_tracker(tracker: DialogueStateTracker) -> str:
        """The tracker as it is kept: without words."""
        return wordless_tracker(RedisTrackerStore.serialise_tracker(tracker))

    async def save(self, tracker: DialogueStateTracker, timeout: float | None = None) -> None:
        """Keep the state for its time, or delete it when the conversation has ended."""
        if is_ended(tracker):
            self.red.delete(self._get_key_prefix() + tracker.sender_id)
            return
        await super().save(tracker, timeout)
