"""Work that a page waits for only a moment, and that may end later in a thread of its own."""

import threading
from collections.abc import Callable, Hashable
from enum import StrEnum

MOST_AT_ONCE = 4


class Ended(StrEnum):
    """How a wait ended."""

    IN_TIME = "in_time"
    TOO_LATE = "too_late"
    NOT_BEGUN = "not_begun"


class Background:
    """Runs a few jobs at once and none of them twice; a job too many is refused, never queued.

    So threads cannot pile up, and a stop of the program waits for nothing.
    """

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._most = most
        self._running: set[Hashable] = set()
        self._changed = threading.Condition()

    def run(self, name: Hashable, job: Callable[[], None], seconds: float) -> Ended:
        """Begin a job and wait for it so long at most; the name tells jobs apart."""
        with self._changed:
            if name in self._running or len(self._running) >= self._most:
                return Ended.NOT_BEGUN
            self._running.add(name)
        threading.Thread(
            target=self._run, args=(name, job), name="translation", daemon=True
        ).start()
        with self._changed:
            is_done = self._changed.wait_for(lambda: name not in self._running, seconds)
        return Ended.IN_TIME if is_done else Ended.TOO_LATE

    def settle(self, seconds: float) -> bool:
        """Wait until nothing runs; False when something still does."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._running, seconds)

    def _run(self, name: Hashable, job: Callable[[], None]) -> None:
        try:
            job()
        finally:
            with self._changed:
                self._running.discard(name)
                self._changed.notify_all()
