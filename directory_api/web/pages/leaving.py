"""POST /{language}/exit: ends the conversation and leads to a neutral page."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from directory_api.web.forms import FormDep
from directory_api.web.rendering import PRIVATE_HEADERS, content_security
from directory_api.web.requests import COOKIE, PageDep, exit_address

router = APIRouter(include_in_schema=False)


@router.post("/{language}/exit")
async def leave(page: PageDep, form: FormDep, request: Request) -> Response:
    """Forget the conversation of this form and of this browser, and go."""
    for conversation in {form.text("conversation"), page.conversation or ""} - {""}:
        await page.conversations.end(conversation)
    address = exit_address(request)
    headers = {**PRIVATE_HEADERS, "Content-Security-Policy": content_security(address)}
    answer = RedirectResponse(address, status_code=303, headers=headers)
    answer.delete_cookie(COOKIE, path="/")
    return answer
