"""The chat in a browser: live with script, a form without, and gone on leaving."""

import threading
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser_fixtures import Site

pytestmark = pytest.mark.browser

STORY = "I am 34, I live in N17, I worry all the time and cannot sleep"
DANGER = "I want to kill myself tonight"


def say(page: Page, text: str) -> None:
    page.get_by_label("Your message").fill(text)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".message-person").last).to_contain_text(text)


def is_forgotten(site: Site, conversation: str) -> bool:
    """Whether the server has let go of it; the browser does not wait for that, so we do."""
    deadline = time.monotonic() + 5
    while conversation in site.app.state.store._states and time.monotonic() < deadline:
        threading.Event().wait(0.02)
    return conversation not in site.app.state.store._states


def conversation_of(page: Page) -> str:
    return page.locator("#chat-state input[name=conversation]").input_value()


def test_with_script_the_chat_is_live(page: Page) -> None:
    page.goto("/en/chat")
    page.evaluate("window.stayed = true")
    say(page, STORY)
    expect(page.locator("article.card").first).to_be_visible()
    say(page, "I am on my own")
    assert page.locator(".message-person").count() == 2
    assert page.evaluate("window.stayed") is True
    expect(page.get_by_label("Your message")).to_have_value("")
    expect(page.get_by_label("Your message")).to_be_focused()


def test_a_choice_is_one_tap(page: Page) -> None:
    page.goto("/en/chat")
    say(page, "I feel low")
    choice = page.locator("#chat-choices button").first
    label = choice.inner_text()
    choice.click()
    expect(page.locator(".message-person").last).to_contain_text(label)


def test_without_script_the_chat_is_a_form(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/en/chat")
    say(page, STORY)
    say(page, "I am on my own")
    assert page.locator(".message-person").count() == 2
    page.get_by_role("button", name="Start again and forget this chat").click()
    assert page.locator(".message-person").count() == 0


def test_words_of_danger_bring_numbers_into_view_and_they_stay(page: Page) -> None:
    page.goto("/en/chat")
    say_button = page.get_by_role("button", name="Send")
    page.get_by_label("Your message").fill(DANGER)
    say_button.click()
    panel = page.locator(".crisis-urgent")
    expect(panel).to_be_in_viewport()
    expect(panel.get_by_role("link", name="999").first).to_be_visible()
    assert page.locator("h1").count() == 1
    say(page, "thank you")
    expect(panel).to_be_visible()


@pytest.mark.parametrize("key", ["Escape", "Shift"])
def test_a_key_pressed_three_times_leaves_and_forgets(page: Page, site: Site, key: str) -> None:
    page.goto("/en/chat")
    say(page, STORY)
    conversation = conversation_of(page)
    with page.expect_request("**/en/exit"):
        for _ in range(3):
            page.keyboard.press(key)
    page.wait_for_url(site.neutral)
    assert is_forgotten(site, conversation)
    page.go_back()
    assert page.locator(".message-person").count() == 0, "its place in the history was taken"


def test_the_exit_button_works_without_script(page_without_script: Page, site: Site) -> None:
    page = page_without_script
    page.goto("/en/chat")
    say(page, STORY)
    conversation = conversation_of(page)
    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url(site.neutral)
    assert conversation not in site.app.state.store._states


def test_typing_capitals_does_not_leave(page: Page) -> None:
    page.goto("/en/chat")
    page.get_by_label("Your message").focus()
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    assert page.url.endswith("/en/chat")
