"""Every answer over HTTP.

Problems in one shape, crisis words in refusals, headers that keep quiet.
"""

import json

import pytest
from fastapi.testclient import TestClient

from directory_api.app import create_app
from tests.running_fixtures import settings_for, tuesday

DANGER = "I am going to kill myself tonight"


def problem_of(answer: object) -> dict[str, object]:
    """The problem body of an answer."""
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, object] = answer.json()
    return body


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/v1/match", b"{not json", 422),
        ("/v1/match", b"[1, 2]", 422),
        ("/v1/match", json.dumps({"facts": {"shoe_size": 9}}).encode(), 422),
        ("/v1/match", json.dumps({"facts": {"age": -1}}).encode(), 422),
        ("/v1/match", json.dumps({"needs": ["no-such-need"]}).encode(), 422),
        ("/v1/services/nothing-like-it/assessment", b'{"facts": {}}', 404),
        ("/v1/conversations/messages", b'{"conversation": "gone", "text": "hello"}', 404),
        ("/v1/nowhere", b"{}", 404),
    ],
)
def test_bad_input_gets_a_problem_with_a_sentence(
    plain_client: TestClient, path: str, body: bytes, status: int
) -> None:
    answer = plain_client.post(path, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status
    problem = problem_of(answer)
    assert problem["status"] == status
    assert str(problem["detail"]).rstrip().endswith((".", "?"))


def test_an_impossible_fact_is_named(plain_client: TestClient) -> None:
    answer = plain_client.post("/v1/match", json={"facts": {"age": 400}})
    assert problem_of(answer)["field"] == "age"
    assert "400" not in answer.text


@pytest.mark.parametrize(
    "body",
    [
        f'{{"text": "{DANGER}", broken'.encode(),
        json.dumps({"text": DANGER, "facts": {"shoe_size": 9}}).encode(),
        json.dumps({"text": {"nested": DANGER}}).encode(),
        b'{"facts": {"safe_now": false, "shoe_size": 9}}',
    ],
    ids=["malformed", "unknown fact", "wrong shape", "from a fact"],
)
def test_a_refusal_still_answers_danger_first(plain_client: TestClient, body: bytes) -> None:
    answer = plain_client.post(
        "/v1/match", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422
    safety = problem_of(answer)["safety"]
    assert isinstance(safety, dict)
    assert safety["answer"] == "urgent"
    assert "999" in json.dumps(safety["words"])


def test_beyond_the_rate_limit_danger_is_still_answered(loaded_database: str) -> None:
    limited = create_app(settings_for(loaded_database, requests_per_minute=1), tuesday)
    client = TestClient(limited, raise_server_exceptions=False)
    client.post("/v1/match", json={"text": "hello"})
    answer = client.post("/v1/match", json={"text": DANGER, "reply_language": "pl"})
    assert answer.status_code == 429
    safety = problem_of(answer)["safety"]
    assert isinstance(safety, dict)
    assert safety["answer"] == "urgent"
    assert [words["language"] for words in safety["words"]] == ["pl", "en"]


def test_without_a_database_the_error_says_what_to_run_and_danger_is_answered(
    without_database: TestClient,
) -> None:
    answer = without_database.post("/v1/match", json={"text": DANGER})
    assert answer.status_code == 503
    problem = problem_of(answer)
    assert "nwd load" in str(problem["detail"]) or "make up" in str(problem["detail"])
    assert isinstance(problem["safety"], dict)
    assert problem["safety"]["answer"] == "urgent"


def test_answers_are_not_kept_by_caches_and_name_no_other_site(plain_client: TestClient) -> None:
    answer = plain_client.post("/v1/match", json={"text": "I feel alone"})
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "default-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "text", ["", "   ", "a" * 100_000, "\x00\x1b[2J\u202e", "/restart{}", "\ud800"]
)
def test_odd_text_gets_a_kind_answer(plain_client: TestClient, text: str) -> None:
    body = json.dumps({"text": text})
    for path in ("/v1/match", "/v1/understand", "/v1/services/search"):
        answer = plain_client.post(path, content=body, headers={"content-type": "application/json"})
        assert answer.status_code in (200, 422), path


def test_danger_at_the_end_of_a_very_long_text_is_seen(plain_client: TestClient) -> None:
    answer = plain_client.post("/v1/match", json={"text": "bla " * 1_250 + DANGER})
    assert answer.json()["safety"]["answer"] == "urgent"
