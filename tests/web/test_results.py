"""From words to doors: what was understood can be put right, and everything travels in the form."""

import json

import pytest
from fastapi.testclient import TestClient

from tests.web.reading import DANGER, STORY, ReadPage


def ask(client: TestClient, language: str = "en", **form: str) -> ReadPage:
    return ReadPage(client.post(f"/{language}/results", data=form))


def again(client: TestClient, page: ReadPage, **form: str) -> ReadPage:
    """The next step of a page: its hidden fields and what was answered or pressed."""
    return ReadPage(client.post("/en/results", data={**page.hidden(), **form}))


def summary_of(page: ReadPage) -> dict[str, str]:
    rows = [one for one in page.root.iter("div") if one.get("class") == "summary-row"]
    return {page.text(row[0]): page.text(row[1]) for row in rows}


def test_a_story_leads_to_doors_with_a_reason_and_a_way_in(plain_client: TestClient) -> None:
    page = ask(plain_client, words=STORY, about="self")
    assert len(page.doors()) >= 3
    for card in page.all("article")[:3]:
        text = page.text(card)
        assert "How to open this door" in text
        assert "Why this one" in text
        assert "confirmed" in text.lower()


def test_what_was_understood_is_shown_in_words(plain_client: TestClient) -> None:
    summary = summary_of(ask(plain_client, words=STORY, about="self"))
    assert summary["Age"] == "34"
    assert "Haringey" in summary["Where the person lives"]


def test_a_removed_fact_stays_away_although_the_words_still_say_it(
    plain_client: TestClient,
) -> None:
    page = ask(plain_client, words=STORY)
    page = again(plain_client, page, remove="fact:age")
    assert "Age" not in summary_of(page)
    page = again(plain_client, page, do="words", words=STORY + "!")
    assert "Age" not in summary_of(page)
    assert "Haringey" in summary_of(page)["Where the person lives"]


def test_a_fact_can_be_changed(plain_client: TestClient) -> None:
    page = again(plain_client, ask(plain_client, words=STORY), change="fact:age")
    assert page.one("input", id="answer").get("value") == "34"
    page = again(plain_client, page, question="age", answer="43", do="answer")
    assert summary_of(page)["Age"] == "43"


def test_digits_of_any_script_are_numbers(plain_client: TestClient) -> None:
    page = ask(plain_client, need="loneliness")
    page = again(plain_client, page, question="age", answer="٦٠", do="answer")
    assert summary_of(page)["Age"] == "60"


@pytest.mark.parametrize(
    ("fact", "answer", "message"),
    [
        ("age", "old", "Write a whole number from 0 to 120"),
        ("age", "400", "from 0 to 120"),
        ("gender", "robot", "Choose one of the answers"),
        ("borough", "Nowhereland", "We do not know this place"),
    ],
)
def test_an_answer_that_cannot_be_read_is_asked_again_with_the_words_kept(
    plain_client: TestClient, fact: str, answer: str, message: str
) -> None:
    page = ask(plain_client, need="loneliness")
    page = again(plain_client, page, question=fact, answer=answer, do="answer")
    assert page.answer.status_code == 422
    assert page.text(page.one("title")).startswith("Error:")
    alert = page.one("div", role="alert")
    assert message in page.text(alert)
    assert [link.get("href") for link in alert.iter("a")] == ["#answer"]
    assert page.doors(), "a wrong answer never takes the doors away"


def test_declining_is_kept_and_never_asked_again(plain_client: TestClient) -> None:
    page = ask(plain_client, need="low-mood-anxiety")
    fact = page.one("input", name="question").get("value")
    page = again(plain_client, page, question=str(fact), do="decline")
    assert "You would rather not say" in summary_of(page).values()
    asked = [one.get("value") for one in page.all("input", name="question")]
    assert fact not in asked


def test_a_postcode_becomes_a_borough_and_is_dropped(plain_client: TestClient) -> None:
    page = ask(plain_client, need="food")
    page = again(plain_client, page, question="borough", answer="N22 7TY", do="answer")
    assert summary_of(page)["Where the person lives"] == "Haringey"
    assert "N22" not in page.answer.text.replace("N17", "")


def test_nothing_said_is_asked_for_kindly(plain_client: TestClient) -> None:
    page = ask(plain_client, words="   ")
    assert page.answer.status_code == 422
    assert "Write what is happening" in page.text(page.one("div", role="alert"))


@pytest.mark.parametrize(
    "words",
    [
        "x" * 100_000,
        "\x00\x1b[31m\u202e\u200b",
        "/restart",
        '/intent{"a": 1}',
        "<script>alert(1)</script>",
    ],
    ids=["long", "control characters", "command", "intent", "markup"],
)
def test_strange_words_get_a_kind_page(plain_client: TestClient, words: str) -> None:
    page = ask(plain_client, words=words)
    assert page.answer.status_code in (200, 422)
    assert [one.get("src") for one in page.all("script")] == ["/static/pages.js"]


@pytest.mark.parametrize(
    "words", ["word " * 6000 + DANGER, "/" + DANGER], ids=["after 30,000 characters", "after a /"]
)
def test_danger_is_heard_wherever_it_stands(plain_client: TestClient, words: str) -> None:
    page = ask(plain_client, words=words)
    assert page.one("section", id="crisis").get("class") == "crisis-panel crisis-urgent"


def test_worrying_words_bring_numbers_and_the_one_safety_question(
    plain_client: TestClient,
) -> None:
    page = ask(plain_client, words="I am a burden to everyone")
    assert page.one("section", id="crisis").get("class") == "crisis-panel crisis-soft"
    assert page.headings(1) == ["Doors for you"]
    assert page.one("input", name="question").get("value") == "safe_now"
    page = again(plain_client, page, question="safe_now", answer="no", do="answer")
    assert page.one("section", id="crisis").get("class") == "crisis-panel crisis-urgent"


def test_the_same_page_in_another_language_keeps_what_was_said(plain_client: TestClient) -> None:
    page = ask(plain_client, words=STORY)
    switch = page.one("form", class_="languages-form")
    fields = {str(one.get("name")): str(one.get("value")) for one in switch.iter("input")}
    turned = ReadPage(plain_client.post("/ar/results", data=fields))
    assert turned.root.get("dir") == "rtl"
    assert turned.doors()
    assert turned.hidden() == page.hidden()


def test_the_state_of_another_site_is_not_believed(plain_client: TestClient) -> None:
    state = json.dumps({"facts": {"age": 20}, "needs": {"food": 1}, "read": True})
    answer = plain_client.post(
        "/en/results",
        data={"state": state, "words": "I am hungry"},
        headers={"sec-fetch-site": "cross-site"},
    )
    assert "Age" not in summary_of(ReadPage(answer))


@pytest.mark.parametrize(
    "state",
    ["{", "[]", '"x"', '{"facts": [], "needs": {"food": "x"}, "outright": 3}', "9" * 30_000],
)
def test_a_broken_state_begins_again_from_the_words(plain_client: TestClient, state: str) -> None:
    page = ask(plain_client, words="I am hungry", state=state)
    assert page.answer.status_code == 200
    assert page.doors()


def test_a_reloaded_address_begins_at_the_home_page(plain_client: TestClient) -> None:
    assert ReadPage(plain_client.get("/en/results")).headings(1) == ["What is happening?"]


def test_words_that_nobody_understood_are_no_gap_and_no_list_of_facts(
    plain_client: TestClient,
) -> None:
    text = ReadPage(
        plain_client.post("/en/results", data={"words": "xqzt blorb wug", "about": "self"})
    ).text()
    assert "We are not sure what you need yet." in text
    assert "That is a gap" not in text


def test_several_possible_boroughs_are_asked_as_a_choice_and_not_as_the_same_question_again(
    plain_client: TestClient,
) -> None:
    first = ask(plain_client, words=STORY)
    second = again(plain_client, first, question="gp_borough", answer="N17", do="answer")
    if second.hidden().get("question") == "gp_borough":
        values = {one.get("value") for one in second.all("input", type="radio", name="answer")}
        assert {"haringey", "enfield"} <= values
