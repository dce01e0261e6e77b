"""What holds for every page, in both directions of text."""

import re

import pytest
from fastapi.testclient import TestClient

from directory_api.languages import translator
from tests.web.pages import VISITS, Visit
from tests.web.reading import ReadPage

LANGUAGES = ("en", "ar")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=VISITS, ids=lambda visit: visit.name)
def visit(request: pytest.FixtureRequest) -> Visit:
    assert isinstance(request.param, Visit)
    return request.param


def test_a_page_is_well_formed_and_whole(
    plain_client: TestClient, visit: Visit, language: str
) -> None:
    answer = visit.go(plain_client, language)
    assert answer.status_code == visit.status
    page = ReadPage(answer)
    assert page.root.get("lang") == language
    assert page.root.get("dir") == ("rtl" if language == "ar" else "ltr")
    assert len(page.headings(1)) == 1
    assert page.one("a", class_="skip-link").get("href") == "#main"
    ids = [one.get("id") for one in page.root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    _everything_referred_to_is_there(page, set(ids))
    _nothing_runs_or_styles_inside(page)
    _the_way_out_and_the_numbers_are_there(page, language)
    _nothing_personal_in_an_address(page, visit)
    _headers_keep_it_private(page)
    error = translator(language).gettext("Error:")
    starts_with_error = page.text(page.one("title")).startswith(error)
    assert starts_with_error == (visit.status >= 400)


def _everything_referred_to_is_there(page: ReadPage, ids: set[str | None]) -> None:
    for one in page.root.iter():
        for name in ("aria-labelledby", "aria-describedby", "for"):
            for target in str(one.get(name) or "").split():
                assert target in ids, f"{name}={target}"
    for link in page.links():
        if link.startswith("#"):
            assert link[1:] in ids


def _nothing_runs_or_styles_inside(page: ReadPage) -> None:
    assert page.all("style") == []
    assert [one.get("src") for one in page.all("script")] == ["/static/pages.js"]
    for one in page.root.iter():
        assert not [name for name in one.attrib if name == "style" or name.startswith("on")]


def _the_way_out_and_the_numbers_are_there(page: ReadPage, language: str) -> None:
    exits = [one for one in page.all("form", method="post") if one.get("data-exit")]
    assert [one.get("action") for one in exits] == [f"/{language}/exit"]
    bar = page.one("aside", class_="crisis-bar")
    numbers = [one.get("href") for one in bar.iter("a")]
    assert numbers[:3] == ["tel:999", "tel:111", "tel:116123"]


def _nothing_personal_in_an_address(page: ReadPage, visit: Visit) -> None:
    for address in page.addresses():
        if address.startswith("http"):
            continue  # a service's or a source's own page
        assert "?" not in address, address
        assert "N17" not in address and "34" not in address.split("/services/")[0]
    for form in page.all("form"):
        assert form.get("method") == "post", "words must never end up in an address"


def _headers_keep_it_private(page: ReadPage) -> None:
    headers = page.answer.headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'self'")
    assert "unsafe" not in policy
    assert re.search(r"form-action 'self' https://[\w.]+$", policy)


@pytest.mark.parametrize(
    "visit", [one for one in VISITS if one.is_urgent], ids=lambda one: one.name
)
def test_urgent_words_are_the_first_heading_and_come_before_any_door(
    plain_client: TestClient, visit: Visit, language: str
) -> None:
    page = ReadPage(visit.go(plain_client, language))
    main = page.one("main")
    first = next(one for one in main.iter() if one.tag in ("h1", "h2", "article", "form"))
    panel = page.one("section", id="crisis")
    assert first.tag == "h1"
    assert first in list(panel.iter("h1"))
    assert "tel:999" in [one.get("href") for one in panel.iter("a")]


def test_the_front_door_leads_to_the_language_of_the_browser(plain_client: TestClient) -> None:
    for accepted, home in (("so-SO,so;q=0.9,en;q=0.5", "/so/"), ("xx", "/en/"), ("", "/en/")):
        answer = plain_client.get(
            "/", headers={"accept-language": accepted}, follow_redirects=False
        )
        assert answer.status_code == 303
        assert answer.headers["location"] == home


def test_every_language_is_offered_under_its_own_name(plain_client: TestClient) -> None:
    page = ReadPage(plain_client.get("/en/"))
    names = {one.get("hreflang"): page.text(one) for one in page.all("a") if one.get("hreflang")}
    assert names["ar"] == "العربية"
    assert names["so"] == "Soomaali"
    assert {"en", "tr", "pl", "es"} < set(names)


def test_a_draft_language_says_so_in_its_foot_and_in_english(plain_client: TestClient) -> None:
    note = "have not yet been checked by a person who speaks this language"
    assert note in plain_client.get("/ar/").text
    assert note not in plain_client.get("/en/").text


def test_static_files_are_ours_and_may_be_kept(plain_client: TestClient) -> None:
    for name in ("pages.css", "pages.js", "door.svg"):
        answer = plain_client.get(f"/static/{name}")
        assert answer.status_code == 200
        assert "http://" not in answer.text.replace("http://www.w3.org/2000/svg", "")
        assert answer.headers.get("cache-control") != "no-store"
