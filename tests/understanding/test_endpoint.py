"""POST /v1/understand answers every text kindly, danger first."""

import logging

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from directory_api.http import Limiter
from directory_api.places import load_areas
from directory_api.understanding import UnderstandingService, WordsReader
from directory_api.understanding.endpoints import router


@pytest.fixture(scope="module")
def client() -> TestClient:
    app = FastAPI()
    app.include_router(router)
    reader = WordsReader(UnderstandingService(None, load_areas()))
    app.state.words_reader = lambda: reader
    app.state.limiter = Limiter(10_000)
    return TestClient(app)


def understand(client: TestClient, text: str, **rest: object) -> dict:
    answer = client.post("/v1/understand", json={"text": text, **rest})
    assert answer.status_code == 200
    return answer.json()


def test_the_answer_has_language_needs_facts_and_safety(client: TestClient) -> None:
    said = understand(client, "I am 34, I live in N17, I lost my job and I am in debt")
    assert said["language"]["code"] == "en"
    assert {need["code"] for need in said["needs"]} == {"employment", "debt"}
    assert said["facts"]["age"] == 34
    assert said["safety"]["answer"] == "none"


def test_labels_come_in_the_language_the_reader_chose(client: TestClient) -> None:
    said = understand(client, "I am in debt", reply_language="pl")
    assert all(need["label"] for need in said["needs"])


@pytest.mark.parametrize(
    "text", ["", "   ", "/intent{}", "\x00\x07\u202e", "🙂", "x" * 100_000, "'; DROP TABLE --"]
)
def test_odd_texts_get_an_answer(client: TestClient, text: str) -> None:
    assert understand(client, text)["safety"]["answer"] == "none"


@pytest.mark.parametrize("before", ["", "/", "word " * 1_000])
def test_crisis_words_are_heard_before_anything_is_cut(client: TestClient, before: str) -> None:
    assert understand(client, before + "I want to kill myself")["safety"]["answer"] == "urgent"


def test_a_missing_text_is_a_malformed_request(client: TestClient) -> None:
    assert client.post("/v1/understand", json={"words": "hello"}).status_code == 422


def test_nothing_of_a_text_is_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        understand(client, "my secret is zebrafish and I live at N17 9XX")
    assert "zebrafish" not in caplog.text
