"""The front: the language of the browser, the home page, and the pages that only inform."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from directory_api.languages import best_language, message
from directory_api.web.contexts.forms import Choice, FormError
from directory_api.web.contexts.pages import (
    AboutPage,
    AccessibilityPage,
    HomePage,
    PrivacyPage,
)
from directory_api.web.rendering import respond
from directory_api.web.requests import PageDep, PageRequest

router = APIRouter(include_in_schema=False)

COMMON_NEEDS = (
    "low-mood-anxiety", "stress-sleep", "loneliness", "bereavement", "caring", "cyp-mental-health",
    "domestic-abuse", "housing-insecurity", "money-benefits", "food", "immigration", "alcohol",
)  # fmt: skip
_SELF = message("For me")
_OTHER = message("For someone I am with or worried about")


@router.get("/")
def choose_language(request: Request) -> Response:
    """Send people to the home page in the language their browser asks for."""
    language = best_language(request.headers.get("accept-language", ""))
    return RedirectResponse(
        f"/{language.code}/", status_code=303, headers={"Vary": "Accept-Language"}
    )


@router.get("/{language}/")
def home(page: PageDep) -> Response:
    """One box, and common needs to tap."""
    return respond(home_page(page))


def home_page(
    page: PageRequest, words: str = "", about: str = "self", errors: tuple[FormError, ...] = ()
) -> HomePage:
    """The home page, also when it has something to put right."""
    return HomePage(
        frame=page.frame(),
        about=about_choices(page, about),
        needs=need_choices(page, COMMON_NEEDS),
        words=words,
        errors=errors,
    )


def about_choices(page: PageRequest, chosen: str) -> tuple[Choice, ...]:
    """For me, or for someone I am with."""
    return (
        Choice("self", page.words.gettext(_SELF), chosen != "other"),
        Choice("other", page.words.gettext(_OTHER), chosen == "other"),
    )


def need_choices(page: PageRequest, codes: tuple[str, ...]) -> tuple[Choice, ...]:
    """Needs as buttons; a code that the vocabulary no longer has is left out."""
    known = page.vocabulary.needs
    return tuple(Choice(code, page.words.term("need", code)) for code in codes if code in known)


@router.get("/{language}/about")
def about(page: PageDep) -> Response:
    """What this is and how it decides."""
    return respond(AboutPage(frame=page.frame("about")))


@router.get("/{language}/privacy")
def privacy(page: PageDep, request: Request) -> Response:
    """What is kept: nothing."""
    minutes = request.app.state.settings.conversation_minutes
    return respond(PrivacyPage(frame=page.frame("privacy"), minutes=minutes))


@router.get("/{language}/accessibility")
def accessibility(page: PageDep) -> Response:
    """What works and what does not yet."""
    return respond(AccessibilityPage(frame=page.frame("accessibility")))
