"""POST /v1/services/search: the words stand in the body, never in an address."""

from collections.abc import Callable
from typing import Annotated, Protocol

from fastapi import APIRouter, Depends, Request

from directory_api.errors import InvalidInput
from directory_api.http import limit_words, problem_responses
from directory_api.languages import translator
from directory_api.safety import safety_view
from directory_api.search.schemas import HitView, SearchBody, SearchView
from directory_api.search.service import Hit, SearchRequest, SearchService
from directory_api.understanding import WordsReader

router = APIRouter(prefix="/v1/services", tags=["search"])


class SearchRoom(Protocol):
    """What searching needs of the directory as it stands now."""

    @property
    def reader(self) -> WordsReader:
        """Reads words."""
        ...

    @property
    def search(self) -> SearchService:
        """Finds services."""
        ...


def _room(request: Request) -> SearchRoom:
    provide: Callable[[], SearchRoom] = request.app.state.directory
    return provide()


@router.post(
    "/search", responses=problem_responses(422, 429, 503), dependencies=[Depends(limit_words)]
)
def search(body: SearchBody, room: Annotated[SearchRoom, Depends(_room)]) -> SearchView:
    """Services by name, meaning, need, place and language; a misspelt name is found first."""
    reading = room.reader.read(body.text, {}, body.reply_language)
    understood = reading.understanding
    page = room.search.search(
        SearchRequest(
            text=(body.text or "").strip()[:1000],
            need=body.need or None,
            borough=_borough(body.borough, room.search),
            spoken_language=body.spoken_language or None,
            page=body.page,
            vector=understood.vector if understood else None,
        ),
        translator(reading.language),
    )
    return SearchView(
        safety=safety_view(reading.safety, reading.language),
        language=reading.language,
        hits=[_hit(hit) for hit in page.hits],
        total=page.total,
        page=page.page,
        pages=page.pages,
    )


def _borough(named: str | None, search: SearchService) -> str | None:
    if not named or not named.strip():
        return None
    code = search.borough_named(named)
    if code is None:
        raise InvalidInput(
            "We do not know this borough or place. See GET /v1/vocabulary for the areas.",
            field="borough",
        )
    return code


def _hit(hit: Hit) -> HitView:
    return HitView(
        id=hit.service.id,
        name=hit.service.name,
        organization=hit.service.organization.name,
        description=hit.service.description,
        contact=dict(hit.service.contact),
        confirmed=hit.service.is_confirmed,
        score=round(hit.score, 3),
        why=[why.value for why in hit.why],
        why_text=hit.why_text,
    )
