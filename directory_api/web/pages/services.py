"""GET /{language}/services/{id}: everything that is known about one service."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from directory_api.eligibility import Asker
from directory_api.web.contexts.pages import ServicePage
from directory_api.web.presenters.doors import door_card
from directory_api.web.presenters.service_facts import (
    english_notes,
    service_facts,
    source_lines,
    unconfirmed_lines,
)
from directory_api.web.presenters.speech import Speaker
from directory_api.web.rendering import respond
from directory_api.web.requests import PageDep

router = APIRouter(include_in_schema=False)


@router.get("/{language}/services/{service_id}")
def service(page: PageDep, service_id: Annotated[str, Path(max_length=80)]) -> Response:
    """One service: how to open it, whom it is for, its details, and where they come from."""
    record = page.catalogue.get(service_id)
    assessment = page.directory.eligibility.assess(
        service_id, {}, language=page.language, asker=Asker.RESIDENT
    )
    door = door_card(
        assessment.door, page.words, Speaker(spoken_language=page.language), page.names()
    )
    translated = page.translations.of_field(record.id, "description", page.language)
    context = ServicePage(
        frame=page.frame(f"services/{record.id}"),
        door=door,
        facts=service_facts(record, page.words),
        criteria=tuple(dict.fromkeys(reason.rule for reason in assessment.door.reasons)),
        notes=english_notes(record),
        sources=source_lines(record),
        unconfirmed=unconfirmed_lines(record, page.words),
        translation=translated.text if translated else None,
    )
    return respond(context)
