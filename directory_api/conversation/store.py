"""Where conversations live for half an hour: in this process, or in Redis when there are several.

Ending a conversation deletes it at once; an idle one is forgotten after the time in the settings.
"""

import json
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Protocol

from directory_api.conversation.types import Choice, State
from directory_api.eligibility import Asker
from directory_api.errors import ConversationGone
from directory_api.languages import message

_LARGEST = 20_000
GONE = message("This conversation has ended. Start a new one; nothing from the old one was kept.")


def new_id() -> str:
    """A random name that nobody can guess (192 bits)."""
    return secrets.token_urlsafe(24)


class ConversationStore(Protocol):
    """Keeps states by id for a while."""

    def save(self, state: State) -> None:
        """Keep this state and start its time again."""

    def load(self, conversation: str) -> State:
        """The state; raises ConversationGone when it ended, was idle too long or never was."""
        ...

    def delete(self, conversation: str) -> None:
        """Forget it now; forgetting twice is fine."""


class MemoryStore:
    """States in this process; `now` gives seconds that only go forward."""

    def __init__(self, minutes: int, now: Callable[[], float] = time.monotonic) -> None:
        self._seconds = minutes * 60
        self._now = now
        self._lock = threading.Lock()
        self._states: OrderedDict[str, tuple[float, State]] = OrderedDict()

    def save(self, state: State) -> None:
        """Keep this state; the oldest go when there are more than 20,000."""
        with self._lock:
            self._states[state.id] = (self._now(), state)
            self._states.move_to_end(state.id)
            self._evict()

    def load(self, conversation: str) -> State:
        """The state; raises ConversationGone."""
        with self._lock:
            self._evict()
            kept = self._states.get(conversation)
        if kept is None:
            raise ConversationGone(GONE, field="conversation")
        return kept[1]

    def delete(self, conversation: str) -> None:
        """Forget it now."""
        with self._lock:
            self._states.pop(conversation, None)

    def sweep(self) -> None:
        """Forget every conversation whose time is over, although nobody asks."""
        with self._lock:
            self._evict()

    def __len__(self) -> int:
        return len(self._states)

    def _evict(self) -> None:
        oldest = self._now() - self._seconds
        while self._states:
            touched, _ = next(iter(self._states.values()))
            if touched >= oldest and len(self._states) <= _LARGEST:
                return
            self._states.popitem(last=False)


class RedisClient(Protocol):
    """The three commands we use."""

    def set(self, name: str, value: str, ex: int) -> object:
        """Keep a value for `ex` seconds."""

    def get(self, name: str) -> Any:
        """The value, or None."""

    def delete(self, *names: str) -> object:
        """Forget values."""


class RedisStore:
    """States in Redis with a time to live; for several API processes."""

    def __init__(self, client: RedisClient, minutes: int) -> None:
        self._client = client
        self._seconds = minutes * 60

    def save(self, state: State) -> None:
        """Keep this state and start its time to live again."""
        self._client.set(_key(state.id), json.dumps(asdict(state)), ex=self._seconds)

    def load(self, conversation: str) -> State:
        """The state; raises ConversationGone."""
        kept = self._client.get(_key(conversation))
        if kept is None:
            raise ConversationGone(GONE, field="conversation")
        raw = json.loads(kept)
        choices = tuple(Choice(**choice) for choice in raw.pop("choices"))
        asker = Asker(raw.pop("asker"))
        return State(**raw, choices=choices, asker=asker)

    def delete(self, conversation: str) -> None:
        """Forget it now."""
        self._client.delete(_key(conversation))


def _key(conversation: str) -> str:
    return f"conversation:{conversation}"
