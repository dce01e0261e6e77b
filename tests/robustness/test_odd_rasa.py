"""Whatever Rasa answers, or whoever answers in its place, the chat goes on with doors."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from fastapi.testclient import TestClient

from directory_api.app import create_app
from tests.running_fixtures import settings_for, tuesday

ODD_ANSWERS = (
    b"",
    b"[]",
    b"{}",
    b"null",
    b"not json",
    b"\xff\xfe",
    b'["hello"]',
    b'[{"text": "half a character: \\ud83d", "buttons": [{"title": "\\ud83d", "payload": "/x"}]}]',
    b"[[]]",
    b'[{"text": 7}]',
    b'[{"text": "Hello", "buttons": 3, "custom": []}]',
    b'[{"text": "Hello", "buttons": [{"title": "Yes", "payload": "/inform{broken"}]}]',
    b'[{"custom": {"kind": "needs", "set": ["no-such-need", 7, null]}}]',
    b'[{"custom": {"kind": "language", "code": "xx"}}]',
    b'[{"custom": {"kind": "question", "fact": "no-such-fact"}}]',
    b'[{"custom": {"kind": "facts", "set": "age", "clear": "age"}}]',
    b'[{"custom": {"kind": "doors", "doors": ["no-such-service"]}}]',
)


class OddRasa(ThreadingHTTPServer):
    """Listens where Rasa should, and says what a test wants it to say."""

    daemon_threads = True
    says = b"[]"


class Handler(BaseHTTPRequestHandler):
    """Always the same answer."""

    server: OddRasa

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.server.says)

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002  # the library's name
        pass


@pytest.fixture(scope="module")
def rasa() -> Iterator[OddRasa]:
    with OddRasa(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def client(loaded_database: str, rasa: OddRasa) -> TestClient:
    settings = settings_for(loaded_database, rasa_url=f"http://127.0.0.1:{rasa.server_port}")
    return TestClient(create_app(settings, tuesday), raise_server_exceptions=False)


@pytest.mark.parametrize("odd", ODD_ANSWERS)
def test_an_odd_answer_of_rasa_breaks_no_chat(
    client: TestClient, rasa: OddRasa, odd: bytes
) -> None:
    rasa.says = odd
    conversation = client.post("/v1/conversations", json={}).json()["id"]
    for text in ("I feel low", "I want to kill myself"):
        body = {"conversation": conversation, "text": text}
        answer = client.post("/v1/conversations/messages", json=body)
        assert answer.status_code == 200, answer.text
    assert "999" in answer.json()["messages"][0]["text"]
    choices = answer.json()["choices"]
    if choices:
        chosen = {"conversation": conversation, "choice": choices[0]["number"]}
        assert client.post("/v1/conversations/messages", json=chosen).status_code == 200
    assert client.post("/v1/conversations/end", json={"conversation": conversation}).is_success


@pytest.mark.parametrize("odd", [one for one in ODD_ANSWERS if b"text" not in one])
def test_a_chat_that_rasa_leaves_without_words_is_not_silent(
    client: TestClient, rasa: OddRasa, odd: bytes
) -> None:
    rasa.says = odd
    conversation = client.post("/v1/conversations", json={}).json()["id"]
    body = {"conversation": conversation, "text": "I feel low"}
    turn = client.post("/v1/conversations/messages", json=body).json()
    assert json.dumps(turn["messages"]) != "[]"
    assert turn["doors"]


@pytest.mark.parametrize("address", ["http://[", "http://", "nonsense", "ftp://127.0.0.1:9"])
def test_an_address_of_rasa_that_is_none_breaks_no_chat(loaded_database: str, address: str) -> None:
    app = create_app(settings_for(loaded_database, rasa_url=address), tuesday)
    wrong = TestClient(app, raise_server_exceptions=False)
    conversation = wrong.post("/v1/conversations", json={}).json()["id"]
    body = {"conversation": conversation, "text": "I feel low"}
    assert wrong.post("/v1/conversations/messages", json=body).json()["doors"]
    assert wrong.get("/health").status_code == 200
