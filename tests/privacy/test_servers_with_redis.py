"""On servers conversations live in Redis: no word of anybody, nothing without an end.

A Redis of its own, the servers' own endpoints file, and Rasa at its most talkative.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from redis import Redis

from tests.privacy.typed import MADE_UP, NAME, SENTENCES, secrets_in
from tests.processes import free_port, running
from tests.running_assistant import Assistant, running_assistant

SERVER = shutil.which("redis-server")
pytestmark = [
    pytest.mark.rasa,
    pytest.mark.slow,
    pytest.mark.skipif(SERVER is None, reason="needs redis-server (apt install redis-server)"),
]
HALF_AN_HOUR = 30 * 60
THREE_DATABASES = ("0", "1", "2")


@dataclass(frozen=True)
class Servers:
    """The three processes and the Redis that they share."""

    assistant: Assistant
    port: int

    def kept(self) -> dict[bytes, tuple[bytes, int]]:
        """Every key with its value and the seconds it still has; -1 means for ever."""
        found: dict[bytes, tuple[bytes, int]] = {}
        for database in THREE_DATABASES:
            with Redis(port=self.port, db=int(database)) as redis:
                for key in redis.scan_iter():
                    value = redis.dump(key) if redis.type(key) != b"string" else redis.get(key)
                    found[key] = (value or b"", redis.ttl(key))
        return found


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory, loaded_database: str) -> Iterator[Servers]:
    folder = tmp_path_factory.mktemp("servers")
    port = free_port()
    command = [str(SERVER), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
    more = {
        "NWD_RASA_ENDPOINTS": "bot/endpoints.server.yml",
        "NWD_REDIS_HOST": "127.0.0.1",
        "NWD_REDIS_PORT": str(port),
        "REDIS_URL": f"redis://127.0.0.1:{port}/2",
        "NWD_LOG_LEVEL": "DEBUG",
    }
    with (
        running([*command, "--save", ""], port, {}, folder / "redis.log"),
        running_assistant(folder, loaded_database, more, ("--debug",)) as assistant,
    ):
        yield Servers(assistant, port)


@pytest.fixture(scope="module")
def during_and_after(servers: Servers) -> tuple[dict[bytes, tuple[bytes, int]], ...]:
    """What Redis holds while six people talk, and after they have ended or left."""
    assistant = servers.assistant
    talks = {code: assistant.start(code) for code in SENTENCES}
    for code, conversation in talks.items():
        turn = assistant.say(conversation, text=SENTENCES[code])
        assert turn["assistant"] == "ready"
        assistant.say(conversation, text=f"{NAME} /{NAME}")
    during = servers.kept()
    for number, conversation in enumerate(talks.values()):
        known = {"conversation": conversation}
        if number % 2:
            assistant.client.post("/v1/conversations/end", json=known)
        else:
            assistant.client.post("/en/exit", data=known)
    assert not any(key for key in servers.kept() if _names(key, talks)), "gone at once"
    return during, servers.kept()


def _names(key: bytes, talks: dict[str, str]) -> bool:
    return any(conversation.encode() in key for conversation in talks.values())


Kept = tuple[dict[bytes, tuple[bytes, int]], ...]


def test_redis_holds_no_word_while_people_talk(during_and_after: Kept) -> None:
    during, _ = during_and_after
    trackers = [value for value, _ in during.values() if b'"event"' in value]
    assert len(trackers) >= len(SENTENCES), "Rasa's dialogues were looked into"
    for key, (value, _) in during.items():
        assert not _words_in(value), key


def _words_in(value: bytes) -> set[str]:
    """Made-up words and places; the gateway's facts (an age) do stand in Redis, for half an hour.

    Rasa's dialogues may not hold even those.
    """
    found = secrets_in(value)
    return found if b'"event"' in value else found & set(MADE_UP)


def test_everything_in_redis_ends_by_itself(during_and_after: Kept) -> None:
    for kept in during_and_after:
        for key, (_, seconds) in kept.items():
            assert 0 < seconds <= HALF_AN_HOUR, key


def test_nothing_is_left_of_those_who_ended_or_left(during_and_after: Kept) -> None:
    _, after = during_and_after
    for key, (value, _) in after.items():
        assert not secrets_in(key + value), key


def test_no_log_says_what_was_typed_even_when_rasa_is_most_talkative(
    servers: Servers, during_and_after: Kept
) -> None:
    assert b"DEBUG" in servers.assistant.logs or b"debug" in servers.assistant.logs
    assert not secrets_in(servers.assistant.logs)
    for path in Path(servers.assistant.folder).rglob("*"):
        if path.is_file() and path.stat().st_size < 5_000_000:
            assert not secrets_in(path.read_bytes()), path


def test_redis_writes_nothing_to_a_disk(servers: Servers) -> None:
    with Redis(port=servers.port) as redis:
        assert redis.config_get("save")["save"] == ""
