"""POST /{language}/ambassadors/handover: chosen doors in the person's language, English beside."""

from dataclasses import replace

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from directory_api.eligibility import Asker, Door
from directory_api.http import limit_words
from directory_api.languages import get_language, is_offered, message, translator
from directory_api.web.asking import ask
from directory_api.web.contexts.doors import DoorCard, Step
from directory_api.web.contexts.frame import CrisisPanel
from directory_api.web.contexts.pages import Beside, HandedDoor, HandoverPage
from directory_api.web.forms import FormDep, PostedForm
from directory_api.web.inquiry import Inquiry, read_state
from directory_api.web.pages.ambassadors import DOORS
from directory_api.web.presenters.crisis import crisis_bar
from directory_api.web.presenters.doors import FIRST_DOORS, door_card, step
from directory_api.web.presenters.understood import speaker_of
from directory_api.web.rendering import respond
from directory_api.web.requests import PageDep, PageRequest

router = APIRouter(include_in_schema=False)

_LINES = (
    message("Bring this page with you. You can show it to the person at the door."),
    message("You can ask for an interpreter. It is free. Family members need not interpret."),
    message("If one door does not open, ask: who can help me instead?"),
)


@router.post("/{language}/ambassadors/handover", dependencies=[Depends(limit_words)])
def handover(page: PageDep, form: FormDep) -> Response:
    """The page to print or show; without a choice the first doors are on it."""
    state = "" if page.is_from_elsewhere else form.text("state")
    # The page speaks to the person, no longer to the ambassador.
    inquiry = read_state(state, "").without("fact:for_whom")
    reader = form.text("reader") if is_offered(form.text("reader")) else page.language
    doors = _chosen(page, inquiry, form.all("door"), reader)
    words = translator(reader)
    language = get_language(reader)
    context = HandoverPage(
        frame=page.frame("ambassadors/handover", _carried(form, reader)),
        theirs=reader,
        direction=language.direction,
        language_name=page.words.language_name(reader),
        doors=tuple(_handed(page, inquiry, service, reader) for service in doors),
        lines=tuple(Beside(words.gettext(line), line) for line in _LINES),
        numbers=_numbers(reader),
    )
    return respond(context)


def _carried(form: PostedForm, reader: str) -> list[tuple[str, str]]:
    doors = [("door", service) for service in form.all("door")]
    return [("state", form.text("state")), ("reader", reader), *doors]


def _numbers(reader: str) -> CrisisPanel:
    """The standing numbers in the person's language, with the English under them."""
    english = None if reader == "en" else crisis_bar("en")
    return CrisisPanel(is_urgent=False, words=crisis_bar(reader), english=english)


@router.get("/{language}/ambassadors/handover")
def begin(page: PageDep) -> Response:
    """The address alone has no doors: find some first."""
    return RedirectResponse(f"{page.home}ambassadors", status_code=303)


def _chosen(page: PageRequest, inquiry: Inquiry, ticked: list[str], reader: str) -> list[str]:
    """The ids of the doors that were ticked; of the first ones when none was."""
    known = page.catalogue.services
    chosen = [service for service in dict.fromkeys(ticked) if service in known]
    if chosen:
        return chosen[:DOORS]
    result = ask(page.directory, inquiry, Asker.AMBASSADOR, reader, FIRST_DOORS).answered.result
    return [door.service.id for door in result.doors]


def _handed(page: PageRequest, inquiry: Inquiry, service: str, reader: str) -> HandedDoor:
    """One door as the person opens it themselves, in their language and in English."""
    names = page.names()
    speaker = speaker_of(inquiry, Asker.RESIDENT, reader)

    def card(language: str) -> DoorCard:
        assess = page.directory.eligibility.assess
        door = assess(service, inquiry.facts, language, Asker.RESIDENT).door
        shown = door_card(door, translator(language), speaker, names)
        return replace(shown, steps=_with_helpers(page, door, language, shown.steps))

    return HandedDoor(card(reader), card("en"))


def _with_helpers(
    page: PageRequest, door: Door, language: str, steps: tuple[Step, ...]
) -> tuple[Step, ...]:
    """Paper has no links: after "ask this service" comes the first way to reach that service."""
    shown: list[Step] = []
    for one, line in zip(door.how_to_open, steps, strict=True):
        shown.append(line)
        if one.service_id is None:
            continue
        helper = page.directory.eligibility.assess(one.service_id, {}, language, Asker.RESIDENT)
        ways = [way for way in helper.door.how_to_open if way.service_id is None]
        shown += [step(way, language, page.names()) for way in ways[:1]]
    return tuple(dict.fromkeys(shown))
