"""Takes the screenshots of the README from the running pages, over a database that is thrown away.

Run from the root of the repository: `PYTHONPATH=. .venv/bin/python docs/screenshots/take.py`.
Every person in the pictures is invented.
"""

import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from directory_api.app import create_app
from directory_api.catalogue import load_vocabulary
from directory_api.catalogue.loading import load_services, read_checked_file
from directory_api.database import Database, upgrade_to_head
from directory_api.places import load_areas
from directory_api.settings import REPOSITORY
from tests.browser_fixtures import CHROMIUM, FLAGS
from tests.running_fixtures import settings_for, tuesday

FOLDER = Path(__file__).parent
LARGEST_FILE = 150_000
STORY = "I am 34, I live in N17, I lost my job, I worry all the time and cannot sleep"
STORY_IN_ARABIC = "عمري 34 سنة، أسكن في N17، فقدت عملي، أقلق طوال الوقت ولا أستطيع النوم"
BESIDE_AN_AMBASSADOR = "a Somali woman, 60, alone since her husband died"
SCREEN, TABLE, PHONE = (1000, 900), (1000, 700), (320, 900)


def home(page: Page) -> None:
    """The one question."""
    page.goto("/en/")


def results(page: Page) -> None:
    """The first doors of an invented story."""
    page.goto("/en/")
    page.locator("#words").fill(STORY)
    page.locator("#find").click()
    page.locator("article.card").first.wait_for()


def check(page: Page) -> None:
    """Verdicts and reasons for an invented client."""
    page.goto("/en/check")
    page.get_by_label("What is the help for?").select_option("low-mood-anxiety")
    page.get_by_label("Age", exact=True).fill("17")
    page.locator("#fact-borough").fill("N17 9AB")
    page.get_by_role("button", name="Check services").click()
    page.locator("#verdicts-heading").wait_for()


def doors_missing(page: Page) -> None:
    """Where doors are missing, need by need and place by place."""
    page.goto("/en/insight/doors")


def handover(page: Page) -> None:
    """A page to hand over, in Somali with the English beside it."""
    page.goto("/en/ambassadors")
    page.locator("#words").fill(BESIDE_AN_AMBASSADOR)
    page.get_by_role("button", name="Find doors").click()
    page.get_by_label("Language of the page").select_option("so")
    page.get_by_role("button", name="Make the page").click()
    page.locator(".handover-door").first.wait_for()


def results_in_arabic(page: Page) -> None:
    """The same story in Arabic, on a small phone."""
    page.goto("/ar/")
    page.locator("#words").fill(STORY_IN_ARABIC)
    page.locator("#find").click()
    page.locator("article.card").first.wait_for()


# File name -> what to show, how large, and the part of the page that begins the picture.
PICTURES: dict[str, tuple[Callable[[Page], None], tuple[int, int], str]] = {
    "home": (home, SCREEN, "body"),
    "results": (results, SCREEN, "main h2"),
    "check": (check, TABLE, "table.verdicts"),
    "pathway": (check, (1000, 640), ".pathway-picture"),
    "doors-missing": (doors_missing, SCREEN, "main table"),
    "handover-somali": (handover, (1000, 800), "main h1"),
    "results-arabic-320": (results_in_arabic, PHONE, "body"),
}


@contextmanager
def running_pages(folder: Path) -> Iterator[str]:
    """The address of the pages, with the real records and the encoder, without Rasa."""
    url = f"sqlite:///{folder / 'directory.sqlite3'}"
    upgrade_to_head(url)
    database = Database(url)
    services = REPOSITORY / "data" / "services.yaml"
    load_services(database, read_checked_file(services, load_vocabulary(), load_areas()))
    database.close()
    app = create_app(settings_for(url), tuesday)
    app.state.rooms.warm()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    configuration = uvicorn.Config(app, port=port, log_level="warning", lifespan="off", ws="none")
    server = uvicorn.Server(configuration)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


def take(browser: Browser, address: str, name: str) -> int:
    """Take one picture; returns its size in bytes."""
    show, (width, height), part = PICTURES[name]
    viewport = ViewportSize(width=width, height=height)
    context = browser.new_context(base_url=address, viewport=viewport)
    page = context.new_page()
    page.set_default_timeout(60_000)
    show(page)
    page.locator(part).first.evaluate("part => part.scrollIntoView({behavior: 'instant'})")
    file = FOLDER / f"{name}.png"
    page.screenshot(path=file)
    context.close()
    return file.stat().st_size


def main() -> int:
    """Take the pictures named on the command line, or all of them."""
    names = sys.argv[1:] or list(PICTURES)
    too_large = False
    executable = str(CHROMIUM) if CHROMIUM.exists() else None
    with (
        tempfile.TemporaryDirectory() as folder,
        running_pages(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        for name in names:
            size = take(browser, address, name)
            too_large |= size > LARGEST_FILE
            sys.stdout.write(f"{name}.png: {size:,} bytes\n")
        browser.close()
    return int(too_large)


if __name__ == "__main__":
    sys.exit(main())
