"""The client of the directory: what it sends, and how it reads answers that it did not expect."""

import asyncio

import pytest

from bot import client
from bot.client import Asking, DirectoryRefusedError, DirectoryUnavailableError


def test_the_shared_key_is_sent_when_there_is_one(directory, monkeypatch):
    monkeypatch.setenv("NWD_INTERNAL_KEY", "a shared secret")
    asyncio.run(client.match(Asking("en")))
    assert directory.headers[-1]["X-Internal-Key"] == "a shared secret"


def test_without_a_shared_key_none_is_sent(directory, monkeypatch):
    monkeypatch.delenv("NWD_INTERNAL_KEY", raising=False)
    asyncio.run(client.match(Asking("en")))
    assert "X-Internal-Key" not in directory.headers[-1]


def test_a_refused_fact_is_named(directory):
    with pytest.raises(DirectoryRefusedError) as refusal:
        asyncio.run(client.match(Asking("en", needs=["food"], facts={"age": 400})))
    assert refusal.value.field == "age"


def test_a_directory_that_is_broken_or_gone_is_unavailable(directory):
    directory.is_broken = True
    with pytest.raises(DirectoryUnavailableError):
        asyncio.run(client.match(Asking("en")))


def test_a_directory_that_is_too_slow_is_unavailable(directory, monkeypatch):
    monkeypatch.setattr(client, "TIMEOUT_SECONDS", 0.0001)
    with pytest.raises(DirectoryUnavailableError):
        asyncio.run(client.match(Asking("en")))


@pytest.mark.parametrize("raw", [None, "text", [], {}, {"fact": "age"}, {"text": "How old?"}])
def test_what_is_no_question_is_none(raw):
    assert client.read_question(raw) is None


def test_a_door_without_a_number_has_no_phone_step():
    step = {"text": "Open their website.", "action": "web"}
    door = client.read_door({"service": {"id": "a", "name": "A"}, "how_to_open": [step]})
    assert door.phone_step is None


def test_reasons_that_speak_against_come_first():
    reasons = [
        {"outcome": "met", "text": "good"},
        {"outcome": "unknown", "text": "open"},
        {"outcome": "unmet", "text": "bad"},
    ]
    assert client.read_assessment({"reasons": reasons}).reasons == ("bad", "open", "good")
