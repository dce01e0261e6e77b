"""A translator on this machine that speaks LibreTranslate's protocol, well or badly as told."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    query: str
    fields: dict[str, str]


@dataclass(frozen=True)
class Reply:
    """What the server says."""

    status: int = 200
    body: bytes = b"{}"
    content_type: str = "application/json"
    location: str | None = None


Behaviour = Callable[[Asked], Reply]


def says(value: object, status: int = 200) -> Behaviour:
    """Always this JSON."""
    return lambda _asked: Reply(status, json.dumps(value).encode())


def translated(asked: Asked) -> Reply:
    """As LibreTranslate does it: the text in another language (here: its words reversed)."""
    words = " ".join(
        word if any(letter.isdigit() for letter in word) else word[::-1]
        for word in asked.fields.get("q", "").split()
    )
    text = f"[{asked.fields.get('target')}] {words}"
    return Reply(200, json.dumps({"translatedText": text}, ensure_ascii=False).encode())


class TranslatorServer(ThreadingHTTPServer):
    """The server: what it was asked, and how it behaves from now on."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[Asked] = []
        self.behaviour: Behaviour = translated
        self.may_answer = threading.Event()
        self.may_answer.set()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def texts(self) -> list[str]:
        """Every text it was sent."""
        return [one.fields.get("q", "") for one in self.asked]

    def reply_to(self, asked: Asked) -> Reply:
        """The reply, as soon as the test lets it answer."""
        self.asked.append(asked)
        self.may_answer.wait(10)
        return self.behaviour(asked)


class Handler(BaseHTTPRequestHandler):
    """Reads a request as LibreTranslate does: from the body or from the address."""

    server: TranslatorServer

    def do_POST(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        address = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length).decode()
        fields = dict(parse_qsl(address.query)) | dict(parse_qsl(body))
        reply = self.server.reply_to(Asked(self.command, address.path, address.query, fields))
        # The asker may have had enough meanwhile.
        with suppress(OSError):
            self._send(reply)

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        if reply.location:
            self.send_header("Location", reply.location)
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the library's name
        pass


@contextmanager
def running_translator() -> Iterator[TranslatorServer]:
    """A server for one test."""
    with TranslatorServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.may_answer.set()
            server.shutdown()
            thread.join()
