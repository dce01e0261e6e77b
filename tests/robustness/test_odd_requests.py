"""Requests that nobody should send: each gets a sentence and a 4xx or 200, never silence."""

import json

import pytest
from fastapi.testclient import TestClient

from tests.robustness.strategies import ENDPOINTS

JSON = {"content-type": "application/json"}
NUMBERS = ("1e400", "-1e400", "NaN", "Infinity", "-Infinity", "9" * 5000, "0." + "1" * 5000, "1e-9")
LONG = 100_000
ODD_ADDRESSES = (
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..%2f..%2fetc%2fpasswd/",
    "/en%00/",
    "/en/../../static/../pages.css",
    "/static/../../settings.py",
    "/static/%2e%2e/%2e%2e/settings.py",
    "/static/..%2f..%2f..%2fpyproject.toml",
    "/static//etc/passwd",
    "/static/",
    "/en/services/..%2f..%2fetc%2fpasswd",
    "/en/services/%00",
    "/en/services/%ff%fe",
    "/v1/services/..%2f..%2fdata%2fservices.yaml",
    "/v1/services/%00",
    "/v1/services/" + "a" * 5000,
    "/v1/services/' OR 1=1 --",
    "/v1/services/%E2%80%AEhctam",
    "/" + "a" * 5000 + "/",
    "/%F0%9F%98%80/",
    "/{language}/",
    "//example.org/",
    "/en//",
    "/v1",
    "/v1/",
)
METHODS = ("PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "CONNECT", "BREW", "HEAD")


@pytest.mark.parametrize("address", ODD_ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_odd_address_gets_a_kind_page_and_no_file(
    plain_client: TestClient, method: str, address: str
) -> None:
    answer = plain_client.request(method, f"http://testserver{address}", follow_redirects=False)
    assert 300 <= answer.status_code < 500
    assert "root:" not in answer.text
    assert "pydantic" not in answer.text
    assert "example.org" not in answer.headers.get("location", "").removeprefix("/")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", ["/v1/match", "/en/results", "/health", "/static/pages.css"])
def test_an_unknown_method_is_refused_with_a_sentence(
    plain_client: TestClient, method: str, path: str
) -> None:
    answer = plain_client.request(method, path)
    assert answer.status_code in (200, 404, 405)
    if path.startswith("/v1") and method != "HEAD":
        assert answer.json()["detail"].endswith(".")


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("field", ['"limit": {}', '"facts": {{"age": {}}}', '"text": {}'])
def test_a_number_beyond_all_bounds_is_refused(
    plain_client: TestClient, field: str, number: str
) -> None:
    body = "{" + field.format(number) + "}"
    answer = plain_client.post("/v1/match", content=body, headers=JSON)
    assert answer.status_code in (200, 422)
    assert answer.json()


@pytest.mark.parametrize("path", ENDPOINTS)
@pytest.mark.parametrize("depth", [90, 900, 100_000])
def test_nesting_of_any_depth_gets_an_answer(
    plain_client: TestClient, path: str, depth: int
) -> None:
    for opening, closing in (("[", "]"), ('{"facts": ', "}")):
        body = opening * depth + "1" + closing * depth
        answer = plain_client.post(path, content=body, headers=JSON)
        assert answer.status_code in (200, 422), "a field that nobody knows may be passed over"


@pytest.mark.parametrize(
    "text",
    [
        "a" * LONG,
        "ا" * LONG,
        "😀" * LONG,
        "I feel low. " * (LONG // 12),
        "1 " * (LONG // 2),
        "\u202e" * LONG,
        "\ud800" * LONG,
        "N17 " * (LONG // 4),
        "want to " * (LONG // 8),
    ],
    ids=["letters", "arabic", "emoji", "words", "numbers", "bidi", "halves", "places", "phrase"],
)
def test_100000_characters_get_an_answer(plain_client: TestClient, text: str) -> None:
    conversation = plain_client.post("/v1/conversations", json={}).json()["id"]
    for path in (
        "/v1/understand",
        "/v1/match",
        "/v1/services/search",
        "/v1/conversations/messages",
    ):
        body = {"text": text}
        if path.endswith("messages"):
            body["conversation"] = conversation
        answer = plain_client.post(path, content=json.dumps(body), headers=JSON)
        assert answer.status_code in (200, 422)
        assert len(answer.content) < 400_000, "what was sent is not sent back"


@pytest.mark.parametrize(
    "content_type",
    ["", "text/plain", "text/html", "application/xml", "image/png", "application/json; charset=x",
     "multipart/form-data", "multipart/form-data; boundary=", "a" * 2000, "application/JSON"],
)  # fmt: skip
def test_a_wrong_content_type_gets_an_answer(plain_client: TestClient, content_type: str) -> None:
    body = json.dumps({"text": "I feel alone"})
    for path in (*ENDPOINTS, "/en/results", "/en/chat", "/en/exit"):
        answer = plain_client.post(
            path, content=body, headers={"content-type": content_type}, follow_redirects=False
        )
        assert answer.status_code < 500, path


def test_a_refusal_does_not_repeat_a_very_long_name(plain_client: TestClient) -> None:
    body = {"facts": {"x" * LONG: 1}}
    answer = plain_client.post("/v1/match", json=body)
    assert answer.status_code == 422
    assert len(answer.content) < 2_000


@pytest.mark.parametrize("name", ["accept-language", "cookie", "sec-fetch-site", "x-internal-key"])
@pytest.mark.parametrize(
    "value", [b"\xff\xfe", b"x" * 8000, b"en;q=nan,;;=,*;q=9e999", b"a=b; =;;"]
)
def test_odd_headers_do_no_harm(plain_client: TestClient, name: str, value: bytes) -> None:
    for method, path in (("GET", "/"), ("GET", "/en/chat"), ("POST", "/v1/match")):
        answer = plain_client.request(
            method, path, headers={name: value}, content=b"{}", follow_redirects=False
        )
        assert answer.status_code < 500
