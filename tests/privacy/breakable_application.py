"""The real application with one more address, where an error nobody foresaw quotes the words."""

from fastapi import FastAPI
from starlette.requests import Request

from directory_api.app import create_app


def create_breakable_app() -> FastAPI:
    """The application with POST /v1/broken and POST /en/broken, which always fail."""
    app = create_app()

    @app.post("/v1/broken")
    @app.post("/en/broken")
    async def broken(request: Request) -> None:
        words = (await request.body()).decode()
        try:
            int(words)
        except ValueError as error:
            raise RuntimeError(f"cannot read {words}") from error

    return app
