"""A small HTTP server that answers as the directory does, from recorded examples."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "directory_api" / "contract" / "examples"
Answer = tuple[int, dict[str, object]]


def example(name: str) -> Answer:
    """The status and body of a recorded answer."""
    recorded = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return recorded["status"], recorded["response"]


class DirectoryStandIn:
    """Serves the examples on a free port and remembers what it was asked."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, dict[str, object]]] = []
        self.headers: list[dict[str, str]] = []
        self.is_broken = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "DirectoryStandIn":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def reset(self) -> None:
        self.requests.clear()
        self.headers.clear()
        self.is_broken = False

    def asked(self, path: str) -> list[dict[str, object]]:
        """The bodies that came to this path."""
        return [body for asked_path, body in self.requests if asked_path == path]

    def answer(self, path: str, body: dict[str, object]) -> Answer:
        self.requests.append((path, body))
        if self.is_broken:
            return 503, {"title": "A part of the service is not running", "status": 503}
        if path == "/v1/match":
            return self._match(body)
        if path == "/v1/services/search":
            return example("search-talking-therapies")
        if path.endswith("/assessment"):
            return example("assessment-haringey-tt")
        if path == "/v1/understand":
            return example("understand")
        return 404, {"title": "There is nothing here", "status": 404}

    def _match(self, body: dict[str, object]) -> Answer:
        facts = body["facts"]
        assert isinstance(facts, dict)
        if facts.get("age") == 400:
            return example("match-impossible-age")
        status, found = example("match-low-mood" if body["needs"] else "match-standing")
        if "borough" in facts:
            found = {**found, "next_question": None}
        return status, found

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        directory = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                directory.headers.append(dict(self.headers))
                length = int(self.headers["Content-Length"])
                status, answer = directory.answer(self.path, json.loads(self.rfile.read(length)))
                content = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        return Handler
