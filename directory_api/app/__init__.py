"""`create_app` is the only wiring: start reading here.

Words come in at the endpoints (`eligibility`, `search`, `conversation`, `understanding`) and the
pages (`web`); what they need is put into the app's state below, and nowhere else.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

from fastapi import FastAPI
from starlette.requests import Request

from directory_api import web
from directory_api.app import health
from directory_api.app.labels import all_labels, register_all_labels
from directory_api.app.rooms import Rooms
from directory_api.catalogue import endpoints as catalogue
from directory_api.catalogue.translation import create_translations
from directory_api.clock import Clock, system_clock
from directory_api.conversation import ConversationService, MemoryStore, Rasa, RedisStore
from directory_api.conversation import endpoints as conversation
from directory_api.conversation.store import ConversationStore
from directory_api.database import Database
from directory_api.eligibility import endpoints as eligibility
from directory_api.eligibility import schema_endpoints as schemas
from directory_api.http import (
    Limiter,
    RawBodyMiddleware,
    SecurityHeadersMiddleware,
    UnexpectedErrorMiddleware,
    install_problem_handlers,
    raw_body,
)
from directory_api.logs import configure_logging
from directory_api.safety import Safety, assess_body, safety_view
from directory_api.search import endpoints as search
from directory_api.settings import Settings, get_settings
from directory_api.understanding import endpoints as understanding

__all__ = ["Rooms", "all_labels", "create_app", "register_all_labels"]

# An idle conversation is gone at most so long after its time is over.
SWEEP_SECONDS = 60

DESCRIPTION = """Where to turn for mental health and wellbeing, which service would take whom,
and why.

Free text and facts are always in a body, never in an address. Nothing about a person is kept.
"""


def create_app(settings: Settings | None = None, clock: Clock = system_clock) -> FastAPI:
    """The whole application for these settings; the encoder loads in the background after start."""
    settings = settings or get_settings()
    configure_logging(settings.log_level)
    rooms = Rooms(settings, Database(settings.database_url), clock)
    app = FastAPI(
        title="No Wrong Door",
        version=health.VERSION,
        description=DESCRIPTION,
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    _fill_state(app, settings, rooms, clock)
    register_all_labels(rooms.vocabulary, rooms.areas, rooms.definitions)
    for feature in (catalogue, understanding, search, eligibility, schemas, conversation, health):
        app.include_router(feature.router)
    web.mount(app)
    app.add_middleware(UnexpectedErrorMiddleware, application=app)
    app.add_middleware(RawBodyMiddleware)
    app.add_middleware(SecurityHeadersMiddleware)
    install_problem_handlers(app, safety_of_request, web.error_page)
    return app


def _fill_state(app: FastAPI, settings: Settings, rooms: Rooms, clock: Clock) -> None:
    rasa = Rasa(settings.rasa_url, settings.rasa_seconds, settings.rasa_waiting)
    app.state.settings = settings
    app.state.clock = clock
    app.state.rooms = rooms
    app.state.database = rooms.database
    app.state.directory = rooms.directory
    app.state.words_reader = rooms.words_reader
    app.state.vocabulary = rooms.vocabulary
    app.state.areas = rooms.areas
    app.state.definitions = rooms.definitions
    app.state.describe_facts = rooms.describe_facts
    app.state.insight = rooms.insight
    app.state.limiter = Limiter(
        settings.requests_per_minute,
        settings.internal_key.get_secret_value() if settings.internal_key else None,
    )
    app.state.rasa = rasa
    app.state.translations = create_translations(settings, rooms.database, clock)
    app.state.store = conversation_store(settings)
    app.state.conversations = ConversationService(
        rooms.directory, app.state.store, rasa, rooms.areas
    )


def conversation_store(settings: Settings) -> ConversationStore:
    """Redis when an address is given, this process's memory otherwise."""
    if settings.redis_url is None:
        return MemoryStore(settings.conversation_minutes)
    from redis import Redis  # only servers with several processes need it

    return RedisStore(Redis.from_url(settings.redis_url), settings.conversation_minutes)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    # Daemon: a stop does not wait for weights to load.
    Thread(target=app.state.rooms.warm, name="encoder", daemon=True).start()
    sweeping = asyncio.create_task(_sweep(app.state.store))
    yield
    sweeping.cancel()
    await app.state.rasa.close()
    app.state.database.close()


async def _sweep(store: ConversationStore) -> None:
    """Forget idle conversations although nobody writes; Redis does this by itself."""
    while isinstance(store, MemoryStore):
        await asyncio.sleep(SWEEP_SECONDS)
        store.sweep()


def safety_of_request(request: Request) -> dict[str, object]:
    """The safety of a request that is refused, from its raw body.

    The words come in its language.
    """
    body = raw_body(request)
    safety: Safety = assess_body(body, request.headers.get("content-type", ""))
    language = web.language_of_request(request, body)
    return safety_view(safety, language).model_dump()
