"""Errors as pages: what happened, a next step, the numbers, and the person's own words kept."""

import pytest
from fastapi.testclient import TestClient

from directory_api.app import create_app
from tests.running_fixtures import settings_for, tuesday
from tests.web.reading import DANGER, STORY, ReadPage


@pytest.mark.parametrize("path", ["/en/nothing-here", "/xx/", "/nothing", "/en/services/none"])
def test_a_missing_page_has_a_way_on(plain_client: TestClient, path: str) -> None:
    page = ReadPage(plain_client.get(path))
    assert page.answer.status_code == 404
    assert "/en/" in page.addresses()
    assert "Start again" in page.text()


def test_a_page_that_needs_a_form_says_so(plain_client: TestClient) -> None:
    page = ReadPage(plain_client.get("/en/exit"))
    assert page.answer.status_code == 405
    assert "Start again" in page.text()


def test_too_many_messages_keep_the_words_and_hear_danger(loaded_database: str) -> None:
    hurried = TestClient(create_app(settings_for(loaded_database, requests_per_minute=1), tuesday))
    for words in (STORY, DANGER):
        answer = hurried.post("/en/results", data={"words": words})
    page = ReadPage(answer)
    assert page.answer.status_code == 429
    assert page.one("textarea", name="words").text == "\n" + DANGER or DANGER in page.text()
    assert page.one("section", id="crisis").get("class") == "crisis-panel crisis-urgent"
    assert "/en/results" in page.addresses()


def test_without_a_database_the_page_says_what_to_run_and_hears_danger(
    without_database: TestClient,
) -> None:
    page = ReadPage(without_database.post("/ar/results", data={"words": DANGER}))
    assert page.answer.status_code == 503
    assert page.root.get("dir") == "rtl"
    assert page.one("section", id="crisis").get("class") == "crisis-panel crisis-urgent"
    assert DANGER in page.text(page.one("textarea", name="words"))


def test_the_home_page_needs_no_database(without_database: TestClient) -> None:
    assert without_database.get("/en/").status_code == 200


def test_a_mistake_of_ours_shows_a_page_without_details(loaded_database: str) -> None:
    broken = create_app(settings_for(loaded_database), tuesday)
    broken.state.vocabulary = None
    page = ReadPage(TestClient(broken, raise_server_exceptions=False).get("/en/"))
    assert page.answer.status_code == 500
    assert "Nothing you wrote was kept" in page.text()
    assert "NoneType" not in page.answer.text
