"""An ambassador beside somebody, and a navigator with a client's facts."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

WORDS = "a Somali woman, 60, alone since her husband died"


class Taps:
    """Counts what a finger does; typing is not a tap."""

    def __init__(self) -> None:
        self.count = 0

    def on(self, target: object) -> None:
        self.count += 1
        click = getattr(target, "click")  # noqa: B009  # a locator of the browser
        click()


def test_an_ambassador_needs_five_taps_from_home_to_a_page_in_somali(
    page_without_script: Page,
) -> None:
    page, taps = page_without_script, Taps()
    page.goto("/en/")
    taps.on(page.get_by_role("link", name="I am an ambassador"))
    expect(page.get_by_role("heading", name="Where your role begins and ends")).to_be_visible()
    page.locator("#words").fill(WORDS)
    taps.on(page.get_by_role("button", name="Find doors"))
    expect(page.get_by_text("You could say").first).to_be_visible()
    # On a phone choosing from a list is two taps.
    page.get_by_label("Language of the page").select_option("so")
    taps.count += 2
    taps.on(page.get_by_role("button", name="Make the page"))
    assert taps.count <= 5
    door = page.locator(".handover-door").first
    expect(door.locator("[lang=so]")).to_be_visible()
    expect(door.locator("[lang=en].beside")).to_be_visible()


def test_the_page_to_hand_over_prints_doors_and_numbers_only(page: Page) -> None:
    page.goto("/en/ambassadors")
    page.get_by_role("button", name="Loneliness").click()
    page.get_by_role("button", name="Make the page").click()
    page.emulate_media(media="print")
    expect(page.locator(".handover-door").first).to_be_visible()
    expect(page.get_by_text("116 123").first).to_be_visible()
    for hidden in (".exit", ".languages", "[data-print]"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_a_navigator_sees_verdicts_reasons_and_what_to_ask(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/en/")
    page.get_by_role("link", name="I work with people").click()
    page.get_by_label("What is the help for?").select_option("low-mood-anxiety")
    page.get_by_label("Age", exact=True).fill("34")
    page.get_by_role("button", name="Check services").click()
    row = page.locator("#row-haringey-tt")
    expect(row).to_contain_text("might fit")
    expect(row).to_contain_text("lets-talk-iapt.nhs.uk")
    asked = page.locator("input[name=question]")
    assert asked.count() == 1
    expect(page.get_by_role("button", name="Answer")).to_be_visible()


def test_a_navigator_prints_the_verdicts(page: Page) -> None:
    page.goto("/en/check")
    page.get_by_label("What is the help for?").select_option("debt")
    page.get_by_role("button", name="Check services").click()
    expect(page.get_by_role("button", name="Print this page")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("table.verdicts")).to_be_visible()
    expect(page.get_by_label("What is the help for?")).to_be_hidden()
