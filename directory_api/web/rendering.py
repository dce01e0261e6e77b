"""From a page's context to an answer: the template in the reader's language, and headers."""

from dataclasses import dataclass, fields
from typing import ClassVar
from urllib.parse import urlsplit

from starlette.responses import HTMLResponse

from directory_api.web.contexts.frame import CrisisPanel, Frame
from directory_api.web.environment import environment_of

PRIVATE_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


@dataclass(frozen=True, kw_only=True)
class Page:
    """The context of one page: its fields are exactly the names that its template may use.

    `crisis` is set when words or facts speak of danger; the layout shows it, urgent words first.
    """

    template: ClassVar[str]

    frame: Frame
    crisis: CrisisPanel | None = None


def render(page: Page) -> str:
    """The page as HTML."""
    context = {field.name: getattr(page, field.name) for field in fields(page)}
    environment = environment_of(page.frame.language.code)
    return environment.get_template(page.template).render(context)


def respond(page: Page, status: int = 200) -> HTMLResponse:
    """The page as an answer that no cache keeps and that tells no other site where it came from."""
    headers = {
        **PRIVATE_HEADERS,
        "Content-Language": page.frame.language.code,
        "Content-Security-Policy": content_security(page.frame.exit_address),
    }
    return HTMLResponse(render(page), status_code=status, headers=headers)


def content_security(exit_address: str) -> str:
    """Own files only; forms may lead to ourselves and, through exit, to the neutral site."""
    site = urlsplit(exit_address)
    return (
        "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
        f"img-src 'self' data:; form-action 'self' {site.scheme}://{site.netloc}"
    )
