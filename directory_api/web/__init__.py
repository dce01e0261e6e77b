"""The pages: server-rendered, usable without script, in every offered language and direction.

`mount` puts them into the application; start reading at `pages/results.py`.
"""

from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from directory_api.web.pages import (
    ambassadors,
    chat,
    check,
    handover,
    home,
    insight,
    leaving,
    results,
    services,
)
from directory_api.web.pages.errors import error_page, language_of_request

__all__ = ["error_page", "language_of_request", "mount"]

_PAGES = (home, results, services, check, ambassadors, handover, chat, leaving, insight)
STATIC = Path(__file__).parent / "static"


def mount(app: FastAPI) -> None:
    """Add the pages and their static files; what they need they find in the application's state."""
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for page in _PAGES:
        app.include_router(page.router)
