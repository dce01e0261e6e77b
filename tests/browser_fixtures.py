"""The running pages and a browser, for the tests that see what a person sees."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from fastapi import FastAPI

from directory_api.app import create_app
from tests.running_fixtures import settings_for, tuesday

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NEUTRAL = "/static/door.svg"


@dataclass(frozen=True)
class Site:
    """The pages as they run: their address, and the application behind them."""

    address: str
    app: FastAPI

    @property
    def neutral(self) -> str:
        """Where exit leads in tests: a file of ours, because there is no network."""
        return self.address + NEUTRAL


@pytest.fixture(scope="session")
def site(loaded_database: str) -> Iterator[Site]:
    """The real application on a free port, without the encoder and without Rasa."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    app = create_app(settings_for(loaded_database, exit_url=address + NEUTRAL), tuesday)
    server = uvicorn.Server(
        uvicorn.Config(app, port=port, log_level="warning", lifespan="off", ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    _wait_for(server)
    yield Site(address, app)
    server.should_exit = True
    thread.join(timeout=10)


def _wait_for(server: uvicorn.Server) -> None:
    deadline = time.monotonic() + 30
    while not server.started:
        assert time.monotonic() < deadline, "the pages did not start"
        threading.Event().wait(0.05)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as `apt install chromium` puts it there, or playwright's own.

    One for each module: while it is open, playwright's loop runs and no other test may start one.
    """
    # Only the tests that use a browser wait for its library.
    from playwright.sync_api import sync_playwright

    executable = str(CHROMIUM) if CHROMIUM.exists() else None
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page with script."""
    context = browser.new_context(base_url=site.address, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def page_without_script(browser: Browser, site: Site) -> Iterator[Page]:
    """A page in a browser that runs no script, on a small phone."""
    context = browser.new_context(
        base_url=site.address, java_script_enabled=False, viewport={"width": 320, "height": 640}
    )
    yield context.new_page()
    context.close()
