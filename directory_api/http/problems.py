"""Turns every error into one shape: problem+json for the API, a page for people (RFC 9457)."""

import logging
from collections.abc import Awaitable, Callable

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from directory_api.errors import DirectoryError, InvalidInput, NotFound

logger = logging.getLogger(__name__)

_LONGEST_TEXT = 500

# What the app plugs in: safety of the raw request, and the page for people.
SafetyOfRequest = Callable[[Request], dict[str, object] | None]
ErrorPage = Callable[[Request, DirectoryError], Awaitable[Response]]


class Problem(BaseModel):
    """The body of every error.

    What happened, why, what to do, and crisis words if the request had any.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank#invalid-fact",
                    "title": "A fact cannot be used",
                    "status": 422,
                    "detail": "The fact 'age' must be a whole number from 0 to 120.",
                    "field": "age",
                    "safety": {"answer": "none", "kinds": [], "about": "unknown", "words": []},
                }
            ]
        }
    )

    type: str
    title: str
    status: int
    detail: str
    field: str | None = None
    safety: dict[str, object] | None = None


def problem_responses(*statuses: int) -> dict[int | str, dict[str, object]]:
    """The `responses=` of an endpoint that can answer with these error statuses."""
    return {
        status: {"model": Problem, "content": {"application/problem+json": {}}}
        for status in statuses
    }


def install_problem_handlers(
    app: FastAPI, safety_of_request: SafetyOfRequest, error_page: ErrorPage
) -> None:
    """Make every error of `app` a problem (paths under /v1 and /health) or a page (all others)."""

    async def answer(request: Request, error: DirectoryError) -> Response:
        if request.url.path.startswith(("/v1", "/health")):
            # Reading two megabytes takes seconds, and nobody else is to wait for them.
            return _problem(error, await run_in_threadpool(safety_of_request, request))
        return await error_page(request, error)

    async def on_directory_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, DirectoryError)
        if error.status >= 500:
            logger.error("%s %s: %s", request.method, request.url.path, error.message)
        return await answer(request, error)

    async def on_invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return await answer(request, _invalid(error))

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return await answer(request, _from_http(error))

    app.add_exception_handler(DirectoryError, on_directory_error)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(HTTPException, on_http)
    app.state.answer_unexpected = answer


class UnexpectedErrorMiddleware:
    """Answers what nobody foresaw, and logs its kind and place only.

    Starlette's own last handler raises the error again for the server to log, text and all. That
    text may quote what a person wrote. So it never gets that far.
    """

    def __init__(self, app: ASGIApp, application: FastAPI) -> None:
        self._app = app
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; answer when it breaks before its answer began."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:  # noqa: BLE001 - the one place that may, see above
            name = type(error).__name__
            logger.error("%s %s: %s%s", scope["method"], scope["path"], name, _place(error))
            if not begun:
                request = Request(scope, receive)
                answer = await self._application.state.answer_unexpected(request, _unexpected())
                await answer(scope, receive, send)


def _problem(error: DirectoryError, safety: dict[str, object] | None) -> JSONResponse:
    problem = Problem(
        type=f"about:blank#{error.slug}",
        title=error.title,
        status=error.status,
        detail=_writable(error.message),
        field=None if error.field is None else _writable(error.field),
        safety=safety,
    )
    return JSONResponse(
        problem.model_dump(exclude_none=True),
        status_code=error.status,
        media_type="application/problem+json",
    )


def _writable(text: str) -> str:
    """A name that came in may hold halves of characters, or go on for ever; no answer does."""
    return text[:_LONGEST_TEXT].encode("utf-8", errors="replace").decode("utf-8")


def _invalid(error: RequestValidationError) -> InvalidInput:
    first = error.errors()[0]
    names = [str(part) for part in first["loc"] if part not in ("body", "query", "path")]
    field = ".".join(names) or "body"
    # pydantic's `msg` names the rule, never the value that broke it.
    return InvalidInput(f"'{field}' cannot be used: {first['msg']}.", field=field)


def _from_http(error: HTTPException) -> DirectoryError:
    if error.status_code == 404:
        return NotFound("There is nothing at this address. Start again from the home page.")
    if error.status_code == 400:
        # What the framework says of a body that it cannot even begin to parse.
        return InvalidInput(
            "The body of this request cannot be read. Send it as JSON.", field="body"
        )
    known = DirectoryError(f"{error.detail}.")
    known.status = error.status_code
    known.slug = "http"
    known.title = str(error.detail)
    return known


def _unexpected() -> DirectoryError:
    return DirectoryError(
        "Something went wrong on our side. Nothing you wrote was kept. Please try again; "
        "if you need somebody now, use the numbers beside this message."
    )


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    code = trace.tb_frame.f_code
    return f" in {code.co_name} ({code.co_filename}:{trace.tb_lineno})"
