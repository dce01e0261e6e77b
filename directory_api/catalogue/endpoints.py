"""Reading the directory over HTTP: services, one service, and the words it is written in."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import JsonValue

from directory_api.catalogue.schemas import (
    ServiceInLanguageView,
    ServicePageView,
    VocabularyView,
)
from directory_api.catalogue.service import PAGE_SIZE, CatalogueService
from directory_api.catalogue.translation import TranslatedText, Translations
from directory_api.catalogue.views import page_view, service_in_language_view, vocabulary_view
from directory_api.catalogue.vocabulary import Vocabulary
from directory_api.database.dependencies import SessionDep
from directory_api.http import problem_responses
from directory_api.places import Areas

LARGEST_PAGE = 100

router = APIRouter(prefix="/v1", tags=["catalogue"])

# The engine that knows facts is not known on this floor.
DescribeFacts = Callable[[], Sequence[Mapping[str, JsonValue]]]


def get_catalogue_service(session: SessionDep) -> CatalogueService:
    """The catalogue as this request sees it."""
    return CatalogueService(session)


def get_vocabulary_view(request: Request) -> VocabularyView:
    """All codes; `create_app` puts into the app's state what this is made of."""
    state = request.app.state
    vocabulary: Vocabulary = state.vocabulary
    areas: Areas = state.areas
    describe_facts: DescribeFacts = state.describe_facts
    return vocabulary_view(vocabulary, areas, describe_facts())


def get_translated_texts(
    request: Request,
    service_id: Annotated[str, Path(max_length=100, examples=["samaritans"])],
    language: Annotated[
        str | None,
        Query(
            max_length=20,
            description="Adds a machine's translation of the free text, where there is one.",
            examples=["tr"],
        ),
    ] = None,
) -> Mapping[str, TranslatedText]:
    """The service's texts in the language asked for, by field; empty when there are none."""
    translations: Translations | None = getattr(request.app.state, "translations", None)
    if translations is None or language is None:
        return {}
    return translations.of_service(service_id, language)


CatalogueDep = Annotated[CatalogueService, Depends(get_catalogue_service)]


@router.get("/services", responses=problem_responses(422, 503))
def list_services(
    catalogue: CatalogueDep,
    page: Annotated[int, Query(ge=1, le=100_000, description="Counted from 1.")] = 1,
    size: Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Services a page.")] = PAGE_SIZE,
) -> ServicePageView:
    """All services by name, page by page; a page beyond the end is empty."""
    return page_view(catalogue.list_page(page, size), catalogue.version())


@router.get("/services/{service_id}", responses=problem_responses(404, 422, 503))
def get_service(
    catalogue: CatalogueDep,
    service_id: Annotated[str, Path(max_length=100, examples=["samaritans"])],
    texts: Annotated[Mapping[str, TranslatedText], Depends(get_translated_texts)],
) -> ServiceInLanguageView:
    """One service, with its criteria, its sources and how it may be reached."""
    return service_in_language_view(catalogue.get(service_id), texts)


@router.get("/vocabulary", responses=problem_responses(503))
def get_vocabulary(
    view: Annotated[VocabularyView, Depends(get_vocabulary_view)],
) -> VocabularyView:
    """Every code with its English label: needs, offers, routes, areas, and facts about a person."""
    return view
