"""Reads a request's whole body once, before any parsing, so that crisis words in it are never lost.

A refusal (malformed JSON, too long, too often) still has to answer words that speak of danger;
it can only do so when the raw bytes are at hand.
"""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 2 * 1024 * 1024
_STATE_KEY = "raw_body"


class RawBodyMiddleware:
    """Keeps up to 2 MiB of each request body in the request's state.

    What is longer is cut off there.

    A body that was cut no longer parses, so its endpoint answers with a 422 that carries the crisis
    words found in the part that was read.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read, remember and replay the body."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
            return
        body = await _read(receive)
        scope.setdefault("state", {})[_STATE_KEY] = body
        replayed = False

        async def replay() -> Message:
            nonlocal replayed
            if replayed:
                return await receive()
            replayed = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, replay, send)


async def _read(receive: Receive) -> bytes:
    kept = bytearray()
    more = True
    while more:
        part = await receive()
        if part["type"] != "http.request":
            break
        if len(kept) < LARGEST_BODY:
            kept += part.get("body", b"")[: LARGEST_BODY - len(kept)]
        more = part.get("more_body", False)
    return bytes(kept)


def raw_body(request: Request) -> bytes:
    """The bytes of this request's body as they came in; empty for a GET."""
    body = request.scope.get("state", {}).get(_STATE_KEY, b"")
    return body if isinstance(body, bytes) else b""
