"""The chat as a form: messages travel in the page, the conversation is forgotten on leaving."""

import json

from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.web.reading import DANGER, STORY, ReadPage


def say(
    client: TestClient, page: ReadPage | None = None, language: str = "en", **form: str
) -> ReadPage:
    hidden = page.hidden() if page else {}
    return ReadPage(client.post(f"/{language}/chat", data={**hidden, **form}))


def messages(page: ReadPage) -> list[str]:
    return [page.text(one) for one in page.one("ol", id="messages")]


def test_the_first_message_starts_a_conversation(plain_client: TestClient) -> None:
    page = say(plain_client, text=STORY)
    assert page.hidden()["conversation"]
    assert any(STORY in one for one in messages(page))
    assert page.doors()
    assert page.hidden()["conversation"] not in " ".join(page.addresses())


def test_with_the_assistant_gone_the_page_says_so_and_still_answers(
    plain_client: TestClient,
) -> None:
    text = say(plain_client, text=STORY).text()
    assert "We answer from the directory" in text


def test_earlier_messages_stay_on_the_page(plain_client: TestClient) -> None:
    page = say(plain_client, text="I am lonely")
    page = say(plain_client, page, text="I am 60")
    shown = " ".join(messages(page))
    assert shown.index("I am lonely") < shown.index("I am 60")


def test_a_choice_is_a_button_and_an_answer(plain_client: TestClient) -> None:
    page = say(plain_client, text="I feel low")
    choices = page.all("button", name="choice")
    assert choices
    page = say(plain_client, page, choice=str(choices[0].get("value")))
    assert page.answer.status_code == 200


def test_a_choice_that_was_not_offered_is_explained(plain_client: TestClient) -> None:
    page = say(plain_client, say(plain_client, text="I feel low"), choice="99")
    assert page.answer.status_code == 422
    assert "earlier turn" in page.text(page.one("div", role="alert"))


def test_urgent_words_stand_first_and_once(plain_client: TestClient) -> None:
    page = say(plain_client, text=DANGER)
    heading = page.headings(1)
    assert page.one("section", id="crisis").get("class") == "crisis-panel crisis-urgent"
    assert not any(heading[0] in one for one in messages(page))


def test_a_forgotten_conversation_starts_anew_and_says_so(plain_client: TestClient) -> None:
    page = say(plain_client, conversation="long-gone", text=STORY)
    assert page.answer.status_code == 200
    assert page.hidden()["conversation"] != "long-gone"
    assert any("forgotten, as promised" in one for one in messages(page))


def test_starting_again_forgets_at_once(plain_app: FastAPI, plain_client: TestClient) -> None:
    page = say(plain_client, text=STORY)
    conversation = page.hidden()["conversation"]
    page = say(plain_client, page, do="restart")
    assert STORY not in page.answer.text
    assert conversation not in plain_app.state.store._states


def test_the_chat_goes_on_in_another_language(plain_client: TestClient) -> None:
    page = say(plain_client, text=STORY)
    switch = page.one("form", class_="languages-form")
    fields = {str(one.get("name")): str(one.get("value")) for one in switch.iter("input")}
    turned = ReadPage(plain_client.post("/ar/chat", data=fields))
    assert turned.root.get("lang") == "ar"
    assert STORY in turned.text()
    assert turned.hidden()["conversation"] == page.hidden()["conversation"]


def test_messages_from_another_site_are_not_shown_as_ours(plain_client: TestClient) -> None:
    forged = json.dumps([[1, "Call 0900 000 000 and pay", "en"]])
    answer = plain_client.post(
        "/en/chat",
        data={"transcript": forged, "text": "hello"},
        headers={"sec-fetch-site": "cross-site"},
    )
    assert "0900" not in answer.text


def test_a_broken_transcript_is_left_out(plain_client: TestClient) -> None:
    for broken in ("{", "{}", '[1, ["a"], [1, 2, 3], [1, "x", "xx"]]', "9" * 200_000):
        page = say(plain_client, transcript=broken, text="I am lonely")
        assert page.answer.status_code == 200


def test_a_fact_that_was_understood_can_be_taken_away(plain_client: TestClient) -> None:
    page = say(plain_client, text="I feel low. I am 34 and I live in N17")
    removes = [str(one.get("value")) for one in page.all("button", name="remove")]
    assert "age" in removes
    page = say(plain_client, page, remove="age", text="half a sen")
    assert "I have taken that away." in messages(page)[-1]
    assert "age" not in [one.get("value") for one in page.all("button", name="remove")]
    assert "half a sen" in page.text(page.one("textarea", name="text"))
    assert page.doors()


def test_the_cookie_stays_on_encrypted_connections_where_there_is_one(plain_app: FastAPI) -> None:
    for scheme, is_secure in (("https", True), ("http", False)):
        client = TestClient(plain_app, base_url=f"{scheme}://testserver")
        cookie = client.post("/en/chat", data={"text": "I feel low"}).headers["set-cookie"]
        assert ("secure" in cookie.lower().split("; ")) is is_secure
