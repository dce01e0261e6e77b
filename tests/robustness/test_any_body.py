"""Whatever is sent to an entrance, there is an answer: doors or a problem, never a breakdown."""

import json
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.robustness.strategies import (
    ENDPOINTS,
    FACTS,
    any_content,
    any_facts,
    any_text,
    any_value,
    in_json,
    repeated,
)

JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
PAGES = ("results", "check", "ambassadors", "ambassadors/handover", "chat", "exit")


@pytest.mark.parametrize("path", ENDPOINTS)
@given(content=any_content)
def test_any_json_gets_an_answer_or_a_problem(
    plain_client: TestClient, path: str, content: object
) -> None:
    answer = plain_client.post(path, content=in_json(content), headers=JSON)
    assert answer.status_code < 500
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ENDPOINTS)
@given(body=st.binary(max_size=200))
@settings(max_examples=20)
def test_any_bytes_get_an_answer_or_a_problem(
    plain_client: TestClient, path: str, body: bytes
) -> None:
    assert plain_client.post(path, content=body, headers=JSON).status_code < 500


@pytest.mark.parametrize("path", ["/v1/match", "/v1/services/haringey-tt/assessment"])
@given(fact=st.sampled_from(FACTS), value=any_value)
def test_any_value_of_any_fact_is_used_or_refused_by_name(
    plain_client: TestClient, path: str, fact: str, value: object
) -> None:
    answer = plain_client.post(path, content=in_json({"facts": {fact: value}}), headers=JSON)
    assert answer.status_code in (200, 422)
    if answer.status_code == 422:
        assert fact in answer.json()["field"]


@given(content=st.dictionaries(st.sampled_from(["text", "facts", "limit"]), any_value))
@settings(max_examples=20)
def test_names_that_are_said_twice_do_no_harm(
    plain_client: TestClient, content: dict[str, object]
) -> None:
    answer = plain_client.post("/v1/match", content=repeated(content), headers=JSON)
    assert answer.status_code < 500


@given(turns=st.lists(st.tuples(any_text, any_facts), min_size=1, max_size=3))
@settings(max_examples=15)
def test_a_conversation_survives_whatever_is_said_in_it(
    plain_client: TestClient, turns: list[tuple[str, dict[str, object]]]
) -> None:
    conversation = plain_client.post("/v1/conversations", json={}).json()["id"]
    for text, facts in turns:
        body = {"conversation": conversation, "text": text, "facts": facts}
        told = plain_client.post("/v1/conversations/messages", content=in_json(body), headers=JSON)
        assert told.status_code in (200, 422)
    last = {"conversation": conversation, "text": "I feel alone"}
    assert plain_client.post("/v1/conversations/messages", json=last).status_code == 200


any_inquiry = st.fixed_dictionaries(
    {},
    optional={
        "facts": st.one_of(any_facts, any_value),
        "needs": st.dictionaries(st.sampled_from(["debt", "x", "food"]), any_value),
        "outright": any_value,
        "dropped": any_value,
        "read": any_value,
    },
)


@pytest.mark.parametrize("page", PAGES)
@given(
    state=any_inquiry,
    words=any_text,
    fact=st.one_of(st.sampled_from(FACTS), any_text),
    answer=any_text,
    do=st.sampled_from(["", "words", "answer", "decline", "language", "restart", "x"]),
)
@settings(max_examples=15)
def test_any_form_gets_a_page(
    plain_client: TestClient,
    page: str,
    state: dict[str, object],
    words: str,
    fact: str,
    answer: str,
    do: str,
) -> None:
    fields = {
        "state": json.dumps(state),
        "words": words,
        "text": words,
        "question": fact,
        "answer": answer,
        "do": do,
        "remove": f"fact:{fact}",
        f"fact.{fact}": answer,
        "need": answer,
        "door": answer,
        "transcript": json.dumps([[1, words, ""], [answer, words, "en"], state]),
        "conversation": answer,
    }
    # As no browser would send them: halves of characters and all.
    posted = urlencode(fields, encoding="utf-8", errors="surrogatepass").encode()
    got = plain_client.post(f"/en/{page}", content=posted, headers=FORM, follow_redirects=False)
    assert got.status_code in (200, 303, 422)
