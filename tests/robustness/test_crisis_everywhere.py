"""Danger is answered wherever it stands, in whatever is sent, and also when that is refused."""

import json
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.crisis import CRISIS

STORIES = (
    "I am 34, I live in N17 and lost my job.",
    "34 yaşındayım, işimi kaybettim, uyuyamıyorum.",
    "Mam 34 lata i ciągle się martwię.",
    "Waxaan ahay 34 jir, shaqadii waan waayay.",
    "Tengo 34 años y no puedo dormir.",
    "عمري 34 سنة وأقلق طوال الوقت.",
    "/restart",
    "{not json",
)
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
ENTRANCES = ("/v1/understand", "/v1/match", "/v1/services/search", "/v1/conversations/messages")

around = st.one_of(
    st.sampled_from(STORIES), st.text(st.characters(codec=None), max_size=80), st.just("")
)
crisis = st.sampled_from(sorted(CRISIS.values()))
language = st.sampled_from([None, "xx", *CRISIS])


def posted(client: TestClient, path: str, body: bytes, content_type: str = JSON) -> Response:
    """The answer to these bytes."""
    answer: Response = client.post(path, content=body, headers={"content-type": content_type})
    return answer


def is_answered_first(answer: Response) -> bool:
    """Whether the answer, a refusal or not, is urgent and has the number to call."""
    safety = answer.json()["safety"]
    return safety["answer"] == "urgent" and "999" in json.dumps(safety["words"])


@pytest.mark.parametrize("path", ENTRANCES)
@given(before=around, danger=crisis, after=around, reply_language=language)
@settings(max_examples=30)
def test_danger_anywhere_in_the_words_is_urgent(
    plain_client: TestClient,
    path: str,
    before: str,
    danger: str,
    after: str,
    reply_language: str | None,
) -> None:
    body: dict[str, object] = {"text": f"{before}\n{danger}\n{after}"}
    if reply_language is not None:
        body["reply_language"] = reply_language
    if "messages" in path:
        body["conversation"] = plain_client.post("/v1/conversations", json={}).json()["id"]
    answer = posted(plain_client, path, json.dumps(body).encode())
    assert answer.status_code == 200
    assert is_answered_first(answer)
    if "messages" in path:
        assert "999" in answer.json()["messages"][0]["text"]


def wrongly_sent(danger: str) -> dict[str, tuple[bytes, str]]:
    """Ways to send danger that no entrance can use."""
    escaped = json.dumps(danger)
    plain = json.dumps(danger, ensure_ascii=False)
    return {
        "cut off": (f'{{"text": {plain}, '.encode(), JSON),
        "cut off and escaped": (f'{{"text": {escaped}, '.encode(), JSON),
        "as a name": (f'{{{plain}: 1, "limit": "many"}}'.encode(), JSON),
        "as the name of a fact": (f'{{"facts": {{{plain}: 1}}}}'.encode(), JSON),
        "in a list": (f"[{plain}]".encode(), JSON),
        "alone": (plain.encode(), JSON),
        "plain text": (danger.encode(), "text/plain"),
        "without a type": (danger.encode(), ""),
        "a form": (f"text={danger}".encode(), FORM),
        "an escaped form called JSON": (escaped_form(danger), JSON),
        "a form in parts": (in_parts(danger), "multipart/form-data; boundary=x"),
        "UTF-16": (f'{{"text": {plain}, "limit": []}}'.encode("utf-16"), JSON),
        "UTF-32": (f'{{"text": {plain}, "limit": []}}'.encode("utf-32"), JSON),
        "with a mark before it": (f'\ufeff{{"text": {plain}, "limit": []}}'.encode(), JSON),
        "deep": (b'{"text": ' + b"[" * 400 + plain.encode() + b"]" * 400 + b"}", JSON),
        "too deep": (b"[" * 50_000 + plain.encode() + b"]" * 50_000, JSON),
        "too deep and escaped": (b"[" * 50_000 + escaped.encode() + b"]" * 50_000, JSON),
        "said twice": (f'{{"text": {plain}, "text": 1}}'.encode(), JSON),
    }


def escaped_form(danger: str) -> bytes:
    """As a browser escapes a form."""
    return urlencode({"text": danger}).encode()


def in_parts(danger: str) -> bytes:
    """As a browser sends a form with files."""
    return f'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n{danger}\r\n--x--'.encode()


@pytest.mark.parametrize("code", CRISIS)
@pytest.mark.parametrize("way", wrongly_sent(""))
def test_a_refusal_answers_danger_however_it_was_sent(
    plain_client: TestClient, way: str, code: str
) -> None:
    body, content_type = wrongly_sent(CRISIS[code])[way]
    for path in ("/v1/match", "/v1/conversations/messages"):
        answer = posted(plain_client, path, body, content_type)
        assert answer.status_code in (404, 422), way
        assert is_answered_first(answer), way


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "ar"])
def test_danger_before_the_cut_of_a_body_that_is_too_long_is_answered(
    plain_client: TestClient, code: str
) -> None:
    body = json.dumps({"text": CRISIS[code] + " bla" * 600_000}).encode()
    answer = posted(plain_client, "/v1/match", body)
    assert answer.status_code in (200, 413, 422)
    assert is_answered_first(answer)


@pytest.mark.parametrize("code", CRISIS)
@pytest.mark.parametrize("page", ["results", "check", "ambassadors", "chat"])
def test_every_page_with_a_box_shows_the_number_first(
    plain_client: TestClient, page: str, code: str
) -> None:
    fields = {"words": CRISIS[code], "text": CRISIS[code], "need": "debt"}
    answer = plain_client.post(f"/{code}/{page}", data=fields)
    assert "crisis-urgent" in answer.text
    assert "tel:999" in answer.text


@pytest.mark.parametrize("code", CRISIS)
def test_an_address_that_does_not_exist_still_answers_danger(
    plain_client: TestClient, code: str
) -> None:
    body = json.dumps({"text": CRISIS[code]}).encode()
    assert is_answered_first(posted(plain_client, "/v1/nowhere", body))
    assert "tel:999" in plain_client.post("/xx/y", data={"words": CRISIS[code]}).text
