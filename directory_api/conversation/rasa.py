"""The one door to Rasa: its REST channel, asked asynchronously, a few turns at a time.

Rasa answers an internal failure with an empty list; for us that is an error like a time-out.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import httpx

from directory_api.conversation.types import Assistant

# Training and loading take a few minutes on a small machine; after that, silence means trouble.
STARTING_SECONDS = 15 * 60
_PROBE_SECONDS = 0.5


class RasaSilent(Exception):
    """Rasa did not answer this turn: not running, too slow, too busy or broken."""


RasaMessage = Mapping[str, object]


class Rasa:
    """A client of one Rasa.

    It never waits longer than `seconds` and never lets more than `waiting` turns
    wait.
    """

    def __init__(
        self,
        url: str,
        seconds: float,
        waiting: int,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url = url.rstrip("/")
        self._client = httpx.AsyncClient(timeout=seconds, trust_env=False)
        self._places = asyncio.Semaphore(waiting)
        self._now = now
        self._started = now()
        self._has_answered = False

    async def say(
        self, conversation: str, text: str, metadata: Mapping[str, object]
    ) -> Sequence[RasaMessage]:
        """Rasa's messages for this turn, at least one; raises RasaSilent."""
        if self._places.locked():
            raise RasaSilent
        body = {"sender": conversation, "message": text, "metadata": dict(metadata)}
        async with self._places:
            try:
                answer = await self._client.post(f"{self._url}/webhooks/rest/webhook", json=body)
                answer.raise_for_status()
                messages = _readable(answer.json())
            except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
                raise RasaSilent from error
        if not isinstance(messages, list) or not messages:
            raise RasaSilent
        if not all(isinstance(one, Mapping) for one in messages):
            raise RasaSilent
        self._has_answered = True
        return messages

    async def state(self) -> Assistant:
        """Ready when Rasa's port answers; starting in the first minutes of this process.

        Else unavailable.
        """
        try:
            answer = await self._client.get(self._url, timeout=_PROBE_SECONDS)
            if answer.is_success:
                self._has_answered = True
                return Assistant.READY
        except (httpx.HTTPError, httpx.InvalidURL):
            pass
        return self.silent_state()

    def silent_state(self) -> Assistant:
        """What silence means now."""
        waited = self._now() - self._started
        starting = not self._has_answered and waited < STARTING_SECONDS
        return Assistant.STARTING if starting else Assistant.UNAVAILABLE

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()


def _readable(value: Any) -> Any:
    """The same without half characters, which JSON can carry and no page can show."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_readable(each) for each in value]
    if isinstance(value, dict):
        return {_readable(key): _readable(each) for key, each in value.items()}
    return value
