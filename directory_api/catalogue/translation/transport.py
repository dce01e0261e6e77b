"""How a request to a translator travels: with an end in time and in size, and to nobody else.

`deep_translator` calls `requests` without a time-out, follows redirects and puts everything into
the address. Its modules are handed `LimitedRequests` in place of `requests`.
"""

import time
from collections.abc import Callable, Mapping
from io import BytesIO

import requests
from urllib3.exceptions import HTTPError

LARGEST_ANSWER = 200_000
_PIECE = 16_384

Monotonic = Callable[[], float]


class LimitedRequests:
    """The part of `requests` that deep_translator uses; raises `requests.RequestException`.

    An answer may take at most about twice `seconds`, however slowly it drips.
    """

    def __init__(self, seconds: float, now: Monotonic = time.monotonic) -> None:
        self._seconds = seconds
        self._now = now

    def post(self, url: str, params: Mapping[str, str]) -> requests.Response:
        """Send a form in the body: an address may be logged on the way, and its length is small."""
        return self._send("POST", url, form=params)

    def get(
        self, url: str, params: Mapping[str, str], proxies: dict[str, str] | None = None
    ) -> requests.Response:
        """Ask for an address with these parameters."""
        return self._send("GET", url, query=params, proxies=proxies)

    def _send(
        self,
        method: str,
        url: str,
        *,
        query: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        proxies: dict[str, str] | None = None,
    ) -> requests.Response:
        deadline = self._now() + self._seconds
        with requests.request(
            method,
            url,
            params=query,
            data=form,
            proxies=proxies,
            timeout=self._seconds,
            allow_redirects=False,
            stream=True,
        ) as answer:
            body = self._read(answer, deadline)
        whole = requests.Response()
        whole.status_code = answer.status_code
        whole.headers = answer.headers
        whole.encoding = answer.encoding
        whole.raw = BytesIO(body)
        return whole

    def _read(self, answer: requests.Response, deadline: float) -> bytes:
        body = bytearray()
        while piece := _next_piece(answer):
            body += piece
            if len(body) > LARGEST_ANSWER:
                raise requests.RequestException("The answer is too large.")
            if self._now() > deadline:
                raise requests.Timeout("The answer came too slowly.")
        return bytes(body)


def _next_piece(answer: requests.Response) -> bytes:
    """What has arrived by now; empty at the end."""
    try:
        piece: bytes = answer.raw.read1(_PIECE, decode_content=True)
    except (HTTPError, OSError) as error:
        raise requests.ConnectionError("The answer broke off.") from error
    return piece
