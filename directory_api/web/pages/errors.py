"""An error as a page: what happened, what to do, crisis words, the person's words kept."""

from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from directory_api.errors import DirectoryError
from directory_api.http import raw_body
from directory_api.languages import best_language, is_offered, message, translator
from directory_api.safety import assess_body
from directory_api.web.contexts.pages import ErrorPage
from directory_api.web.forms import PostedForm, read_form, shown_words
from directory_api.web.presenters.crisis import crisis_panel
from directory_api.web.presenters.frame import Place, make_frame
from directory_api.web.rendering import respond
from directory_api.web.requests import exit_address

_HEADINGS = {
    404: message("We could not find this page"),
    422: message("Something in the form cannot be used"),
    429: message("Please wait a moment"),
    503: message("A part of this service is not running"),
}
_HEADING = message("Something went wrong")
_TEXTS = {
    404: message(
        "The address may be wrong, or the page may have moved. Start again from the first page."
    ),
    405: message("This page opens only through a form. Start again from the first page."),
}
_BOXES = {"chat": "text"}


async def error_page(request: Request, error: DirectoryError) -> Response:
    """The page for this error in the language of the address; crisis words first, if any."""
    body = raw_body(request)
    language = language_of_request(request, body)
    form = read_form(body)
    kind = request.headers.get("content-type", "")
    safety = await run_in_threadpool(assess_body, body, kind)
    words = translator(language)
    path = request.url.path.removeprefix(f"/{language}/").strip("/")
    field_name = _BOXES.get(path, "words")
    context = ErrorPage(
        frame=make_frame(Place(language, exit_address(request))),
        heading=words.gettext(_HEADINGS.get(error.status, _HEADING)),
        text=words.gettext(_TEXTS.get(error.status, error.message)),
        words=_kept_words(form, field_name),
        state=form.text("state"),
        action=request.url.path,
        field_name=field_name,
        crisis=crisis_panel(safety, language),
    )
    return respond(context, error.status)


def _kept_words(form: PostedForm, field_name: str) -> str:
    return shown_words(form.text(field_name))


def language_of_request(request: Request, body: bytes) -> str:
    """The language of the address, else the one the request asks for, else the browser's."""
    first = request.url.path.strip("/").split("/")[0]
    if is_offered(first):
        return first
    asked = _reply_language(body)
    if is_offered(asked):
        return asked
    return best_language(request.headers.get("accept-language", "")).code


def _reply_language(body: bytes) -> str:
    """`reply_language` of a JSON or form body, without trusting the body to be well formed."""
    text = body[:1_000_000].decode("utf-8", errors="replace")
    if '"reply_language"' in text:
        after = text.split('"reply_language"', 1)[1].lstrip(" :\n\t\r")
        return after[1:].split('"', 1)[0] if after.startswith('"') else ""
    for name, value in parse_qsl(text[:10_000]):
        if name == "reply_language":
            return value
    return ""
