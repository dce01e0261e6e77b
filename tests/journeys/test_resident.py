"""A resident on a phone: their own words, doors with reasons, and a way to open them."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser_fixtures import Site

pytestmark = pytest.mark.browser

STORY = "I am 34, I live in N17, I lost my job, I worry all the time and cannot sleep"


def test_words_lead_to_a_door_without_any_script(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/en/")
    page.get_by_label("What is happening?").fill(STORY)
    page.get_by_role("button", name="Find help").click()
    assert page.url.endswith("/en/results")
    card = page.locator("article.card").first
    expect(card.get_by_text("How to open this door")).to_be_visible()
    card.locator("summary", has_text="What to say").click()
    expect(card.get_by_text("You could say")).to_be_visible()
    card.locator("h3 a").click()
    assert "/en/services/" in page.url
    expect(page.get_by_role("heading", name="Where this comes from")).to_be_visible()


def test_what_was_understood_can_be_put_right_without_any_script(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/en/")
    page.get_by_label("What is happening?").fill(STORY)
    page.get_by_role("button", name="Find help").click()
    page.locator("#understood summary").click()
    page.get_by_role("button", name="Change Age").click()
    page.locator("#answer").fill("43")
    page.get_by_role("button", name="Answer").click()
    expect(page.locator("#understood summary")).to_contain_text("43")
    page.locator("#understood summary").click()
    page.get_by_role("button", name="Remove Age").click()
    expect(page.locator("#understood summary")).not_to_contain_text("43")


def test_the_whole_way_can_be_gone_in_arabic(page: Page) -> None:
    page.goto("/en/")
    page.get_by_role("link", name="العربية").click()
    page.locator("#words").fill("أنا حزين وقلق ولا أستطيع النوم")
    page.locator("#find").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("article.card").first).to_be_visible()


def test_a_tap_on_a_need_is_enough(page_without_script: Page) -> None:
    page_without_script.goto("/en/")
    page_without_script.get_by_role("button", name="Loneliness").click()
    expect(page_without_script.locator("article.card").first).to_be_visible()


def test_no_address_ever_holds_what_was_said(page: Page, site: Site) -> None:
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto("/en/")
    page.locator("#words").fill(STORY)
    page.locator("#find").click()
    page.locator("#understood summary").click()
    page.get_by_role("button", name="Remove Age").click()
    page.get_by_role("link", name="Türkçe").or_(page.get_by_role("button", name="Türkçe")).click()
    page.wait_for_url("**/tr/results")
    assert all("N17" not in one and "34" not in one.removeprefix(site.address) for one in addresses)
    assert all(one.startswith(site.address) for one in addresses), "nothing is fetched elsewhere"
