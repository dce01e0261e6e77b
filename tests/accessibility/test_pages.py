"""Every page in both directions: axe finds nothing, nothing overflows, targets are large enough."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.pages import VISITS, Visit

pytestmark = pytest.mark.browser

# All of axe's rules; `target-size` (WCAG 2.2) is off by default.
OPTIONS = {"rules": {"target-size": {"enabled": True}}}
OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true"
SMALLEST_TARGET = 44
TARGETS = (
    "main button, main summary, main select, main input[type=text], main textarea, .tile, "
    ".exit-button"
)
POST = """([address, fields]) => {
  const form = document.createElement("form");
  form.method = "post"; form.action = address;
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement("textarea");
    field.name = name; field.value = value; form.append(field);
  }
  document.body.append(form); form.submit();
}"""


def go(page: Page, visit: Visit, language: str) -> list[str]:
    """Open the page as a browser does; what the console complained about."""
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    address = f"/{language}/{visit.path}"
    if visit.form is None:
        page.goto(address)
    else:
        page.goto(f"/{language}/about")
        with page.expect_navigation():
            page.evaluate(POST, [address, visit.form])
    # A refused form is an answer with a page, which the console reports as well.
    return [one for one in complaints if f"status of {visit.status}" not in one]


def found_by_axe(page: Page) -> list[str]:
    results: dict[str, Any] = Axe().run(page, options=OPTIONS).response
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in results["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.name)
def test_a_page_is_accessible_on_a_screen_and_on_a_small_phone(
    page: Page, visit: Visit, language: str
) -> None:
    assert go(page, visit, language) == []
    page.evaluate(OPEN_ALL)
    if language == "en":
        assert found_by_axe(page) == []
    # As wide as a small phone, and as a screen of 1280 pixels at 400 per cent.
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, "it scrolls sideways"
    assert _small_targets(page) == []
    if language == "ar":
        assert found_by_axe(page) == []


def _small_targets(page: Page) -> list[str]:
    return [
        target.evaluate("one => one.outerHTML.slice(0, 120)")
        for target in page.locator(TARGETS).all()
        if target.is_visible()
        and (target.bounding_box() or {"height": 0})["height"] < SMALLEST_TARGET
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_contrast_by_day_and_by_night(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for name in ("results", "urgent results", "checked", "chatted"):
        visit = next(one for one in VISITS if one.name == name)
        go(page, visit, "en")
        page.evaluate(OPEN_ALL)
        assert found_by_axe(page) == []


def test_the_keyboard_reaches_the_main_part_first_and_focus_can_be_seen(page: Page) -> None:
    page.goto("/en/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Skip to the main part"
    assert focused.evaluate("one => getComputedStyle(one).outlineWidth") == "3px"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("id") == "words"


def test_an_error_takes_the_focus_and_leads_to_its_field(page: Page) -> None:
    page.goto("/en/")
    page.get_by_role("button", name="Find help").click()
    assert page.title().startswith("Error:")
    assert page.locator(":focus").get_attribute("role") == "alert"
    page.get_by_role("alert").get_by_role("link").click()
    assert page.locator(":focus").get_attribute("id") == "words"
