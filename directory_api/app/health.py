"""GET /health: what runs and what does not, for supervisors and for the page that says so."""

from importlib.metadata import PackageNotFoundError, version

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from directory_api.app.rooms import Rooms
from directory_api.conversation import Rasa
from directory_api.errors import Unavailable

router = APIRouter(tags=["health"])


def _version() -> str:
    try:
        return version("no-wrong-door")
    except PackageNotFoundError:
        return "0.1.0"


VERSION = _version()


class HealthView(BaseModel):
    """The state of each part; `status` is ok when doors can be answered."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "status": "ok",
                    "assistant": "ready",
                    "database": "ok",
                    "encoder": "ready",
                    "services": 203,
                    "versions": {"application": "0.1.0", "directory": "…"},
                }
            ]
        }
    )

    status: str
    assistant: str = Field(description="ready, starting or unavailable")
    database: str = Field(description="ok, or a sentence that says what to run")
    encoder: str = Field(description="ready or missing")
    services: int
    versions: dict[str, str]


@router.get("/health")
async def health(request: Request) -> HealthView:
    """Answers with 200 as long as the process lives; the fields say what is missing."""
    rooms: Rooms = request.app.state.rooms
    rasa: Rasa = request.app.state.rasa
    database, services, directory_version = await run_in_threadpool(_database, rooms)
    return HealthView(
        status="ok" if database == "ok" else "degraded",
        assistant=(await rasa.state()).value,
        database=database,
        encoder="ready" if rooms.encoder_is_ready else "missing",
        services=services,
        versions={"application": VERSION, "directory": directory_version},
    )


def _database(rooms: Rooms) -> tuple[str, int, str]:
    try:
        catalogue = rooms.catalogue()
    except Unavailable as missing:
        return missing.message, 0, ""
    return "ok", len(catalogue.services), catalogue.version
