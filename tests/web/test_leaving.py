"""Leaving: one button on every page ends the conversation and leads to a neutral site."""

from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.web.reading import STORY, ReadPage


def test_exit_ends_the_conversation_of_the_form(
    plain_app: FastAPI, plain_client: TestClient
) -> None:
    conversation = _start(plain_client)
    answer = plain_client.post(
        "/so/exit", data={"conversation": conversation}, follow_redirects=False
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == plain_app.state.settings.exit_url
    assert answer.headers["cache-control"] == "no-store"
    assert conversation not in plain_app.state.store._states


def test_exit_from_any_other_page_ends_it_too(plain_app: FastAPI) -> None:
    browser = TestClient(plain_app)
    conversation = _start(browser)
    about = ReadPage(browser.get("/en/about"))
    assert any(one.get("value") == conversation for one in about.root.iter("input"))
    browser.post("/en/exit", follow_redirects=False)
    assert conversation not in plain_app.state.store._states
    assert "conversation" not in browser.cookies


def test_leaving_twice_or_without_a_conversation_is_fine(plain_client: TestClient) -> None:
    for _ in range(2):
        answer = plain_client.post(
            "/en/exit", data={"conversation": "gone"}, follow_redirects=False
        )
        assert answer.status_code == 303


def test_the_cookie_holds_a_random_number_and_no_script_can_read_it(plain_app: FastAPI) -> None:
    answer = TestClient(plain_app).post("/en/chat", data={"text": STORY})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Max-Age" not in cookie, "it goes with the browser's session"


def _start(client: TestClient) -> str:
    return ReadPage(client.post("/en/chat", data={"text": STORY})).hidden()["conversation"]
