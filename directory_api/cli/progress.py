"""How far a long command is: a bar on a terminal, nothing where nobody watches."""

import sys
from types import TracebackType

_WIDTH = 30


class Progress:
    """A bar on standard error that is gone when the work is done, whether it went well or not."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._is_watched = sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._write("\r\033[K")

    def tell(self, done: int, total: int) -> None:
        """Show how many steps are done, of how many."""
        filled = _WIDTH * done // max(total, 1)
        bar = "#" * filled + "." * (_WIDTH - filled)
        self._write(f"\r{self._what} [{bar}] {done} of {total}")

    def _write(self, text: str) -> None:
        if self._is_watched:
            sys.stderr.write(text)
            sys.stderr.flush()
