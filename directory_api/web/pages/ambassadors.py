"""/{language}/ambassadors: quick find for the person beside you, and a page to hand over."""

import re
from dataclasses import replace

from fastapi import APIRouter, Depends
from starlette.responses import Response

from directory_api.eligibility import Asker
from directory_api.http import limit_words
from directory_api.languages import OFFERED, is_offered, message, translator
from directory_api.web.asking import Asked, ask
from directory_api.web.contexts.forms import Choice, FormError
from directory_api.web.contexts.pages import AmbassadorsPage
from directory_api.web.forms import FormDep, PostedForm
from directory_api.web.inquiry import Inquiry
from directory_api.web.pages.home import need_choices
from directory_api.web.presenters.crisis import crisis_panel
from directory_api.web.presenters.doors import FIRST_DOORS, door_lists
from directory_api.web.presenters.pathway import advice_lines, pathway_part
from directory_api.web.presenters.understood import Asking, speaker_of, understood
from directory_api.web.rendering import respond
from directory_api.web.requests import PageDep, PageRequest
from directory_api.web.steps import Step, read_step

router = APIRouter(include_in_schema=False)

DOORS = 9
QUICK_NEEDS = (
    "loneliness", "low-mood-anxiety", "bereavement", "stress-sleep", "caring", "cyp-mental-health",
    "domestic-abuse", "housing-insecurity", "money-benefits", "food", "immigration",
    "language-esol",
)  # fmt: skip
_AGES: dict[str, dict[str, int]] = {
    "under18": {"at_least": 0, "at_most": 17},
    "18to24": {"at_least": 18, "at_most": 24},
    "25to64": {"at_least": 25, "at_most": 64},
    "65plus": {"at_least": 65, "at_most": 120},
}
_AGE_LABELS = {
    "under18": message("Under 18"),
    "18to24": message("18 to 24"),
    "25to64": message("25 to 64"),
    "65plus": message("65 or over"),
}
NOTHING_SAID = message("Write who is with you and what is happening, or tap a need.")


@router.get("/{language}/ambassadors")
def start(page: PageDep) -> Response:
    """The empty form, the limits of the role, and what to do when it is urgent."""
    return respond(_page(page))


@router.post("/{language}/ambassadors", dependencies=[Depends(limit_words)])
def find(page: PageDep, form: FormDep) -> Response:
    """Doors for the person beside the ambassador."""
    step = read_step(page, form, about_other=True)
    inquiry = _with_age(step.inquiry, form)
    if not (inquiry.words or inquiry.needs or inquiry.facts):
        errors = (FormError(page.words.gettext(NOTHING_SAID), "words"),)
        return respond(replace(_page(page), errors=errors), 422)
    inquiry = inquiry.with_fact("for_whom", "other")
    asked = ask(page.directory, inquiry, Asker.AMBASSADOR, page.language, DOORS, step.raw)
    return respond(_found(page, asked, step), 422 if step.errors else 200)


def _with_age(inquiry: Inquiry, form: PostedForm) -> Inquiry:
    known = _AGES.get(form.text("fact.age"))
    return inquiry.with_fact("age", known) if known else inquiry


def _page(page: PageRequest) -> AmbassadorsPage:
    return AmbassadorsPage(
        frame=page.frame("ambassadors"),
        needs=need_choices(page, QUICK_NEEDS),
        ages=tuple(Choice(code, page.words.gettext(text)) for code, text in _AGE_LABELS.items()),
        languages=_languages(page.language),
    )


def _found(page: PageRequest, asked: Asked, step: Step) -> AmbassadorsPage:
    inquiry, result = asked.inquiry, asked.answered.result
    asking = Asking(Asker.AMBASSADOR, f"{page.home}ambassadors", step.change, step.wrong)
    speaker = speaker_of(inquiry, Asker.AMBASSADOR, page.language)
    return replace(
        _page(page),
        frame=page.frame("ambassadors", [("state", inquiry.to_state()), ("words", inquiry.words)]),
        found=understood(asked, page.facts, page.words, asking),
        chosen=tuple(
            Choice(door.service.id, door.service.name, place < FIRST_DOORS)
            for place, door in enumerate(result.doors)
        ),
        doors=door_lists(
            result, page.words, speaker, page.names(), is_understood=bool(inquiry.needs)
        ),
        languages=_languages(_read_best(inquiry) or _named(inquiry.words) or page.language),
        advice=advice_lines(result.advice),
        pathway=pathway_part(result.pathway, page.language),
        hand_over=tuple(line.text for line in result.role.hand_over) if result.role else (),
        errors=step.errors,
        crisis=crisis_panel(asked.answered.safety, page.language, inquiry.facts),
    )


def _read_best(inquiry: Inquiry) -> str | None:
    """The language of the person, when the page to hand over can be in it."""
    spoken = inquiry.facts.get("spoken_language")
    named = spoken if isinstance(spoken, list) else [spoken]
    return next((str(one) for one in named if is_offered(str(one))), None)


def _named(words: str) -> str | None:
    """An offered language that the words name ("a Somali woman"): only what is chosen at first."""
    said = set(re.findall(r"\w+", words.casefold()))
    for one in OFFERED:
        names = {translator(code.code).language_name(one.code).casefold() for code in OFFERED}
        if one.code != "en" and (names | {one.autonym.casefold()}) & said:
            return one.code
    return None


def _languages(chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(one.code, one.autonym, one.code == chosen) for one in OFFERED)
