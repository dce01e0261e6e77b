"""How often one caller may send words; the refusal is decided after safety has read them."""

from hmac import compare_digest

from fastapi import Request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from directory_api.errors import TooManyRequests
from directory_api.languages import message

WAIT = message(
    "Many messages came from this connection in a short time. "
    "Please wait a minute and send it again. Nothing you wrote was kept."
)
INTERNAL_KEY_HEADER = "X-Internal-Key"


class Limiter:
    """Counts requests per caller and minute, in memory only.

    Addresses are forgotten with the window. The assistant's actions ask on behalf of many people at
    once: with the internal key they are not counted here, because the chat's own entrance was.
    """

    def __init__(self, per_minute: int, internal_key: str | None = None) -> None:
        self._limit = RateLimitItemPerMinute(per_minute)
        self._window = FixedWindowRateLimiter(MemoryStorage())
        self._internal_key = internal_key

    def check(self, caller: str, key: str = "") -> None:
        """Count one request of this caller; raises TooManyRequests past the limit."""
        if self._internal_key and compare_digest(key.encode(), self._internal_key.encode()):
            return
        if not self._window.hit(self._limit, caller):
            raise TooManyRequests(WAIT)


def limit_words(request: Request) -> None:
    """Count this request against its caller; raises TooManyRequests."""
    limiter: Limiter = request.app.state.limiter
    caller = request.client.host if request.client else ""
    limiter.check(caller, request.headers.get(INTERNAL_KEY_HEADER, ""))
