"""What was tried in vain a moment ago and is not tried again yet, in this process's memory."""

import threading
import time
from collections.abc import Callable, Hashable

TEXT_SECONDS = 600.0
PROVIDER_SECONDS = 60.0


class Pauses:
    """Remembers failures for a while: of one text, and of the provider as a whole."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._until: dict[Hashable, float] = {}
        self._provider_until = 0.0

    def pause(self, text: Hashable) -> None:
        """Leave this text alone for some minutes."""
        with self._lock:
            now = self._now()
            self._until = {key: until for key, until in self._until.items() if until > now}
            self._until[text] = now + TEXT_SECONDS

    def pause_provider(self) -> None:
        """Ask the provider nothing for a minute, so that no further page waits for it."""
        with self._lock:
            self._provider_until = self._now() + PROVIDER_SECONDS

    def resume_provider(self) -> None:
        """The provider answers: ask it again."""
        with self._lock:
            self._provider_until = 0.0

    def is_paused(self, text: Hashable) -> bool:
        """Whether this text should be left alone now."""
        with self._lock:
            return self._until.get(text, 0.0) > self._now()

    def is_provider_paused(self) -> bool:
        """Whether the provider should be left alone now."""
        with self._lock:
            return self._provider_until > self._now()
