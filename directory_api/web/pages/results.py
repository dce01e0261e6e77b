"""POST /{language}/results: from words, needs and answers to doors, with everything in the body."""

from fastapi import APIRouter, Depends
from starlette.responses import Response

from directory_api.eligibility import Asker
from directory_api.http import limit_words
from directory_api.languages import message
from directory_api.web.asking import ask
from directory_api.web.contexts.forms import FormError
from directory_api.web.contexts.pages import ResultsPage
from directory_api.web.forms import FormDep
from directory_api.web.pages.home import home_page
from directory_api.web.presenters.crisis import crisis_panel
from directory_api.web.presenters.doors import door_lists
from directory_api.web.presenters.pathway import advice_lines, pathway_part
from directory_api.web.presenters.understood import Asking, speaker_of, understood
from directory_api.web.rendering import respond
from directory_api.web.requests import PageDep
from directory_api.web.steps import read_step

router = APIRouter(include_in_schema=False)

DOORS_ON_A_PAGE = 12
NOTHING_SAID = message("Write what is happening, or choose what is closest from the list.")


@router.get("/{language}/results")
def start(page: PageDep) -> Response:
    """A results address that was typed or reloaded has no words: begin at the home page."""
    return respond(home_page(page))


@router.post("/{language}/results", dependencies=[Depends(limit_words)])
def results(page: PageDep, form: FormDep) -> Response:
    """Doors for what was written or chosen, what was understood, and the next question."""
    step = read_step(page, form, about_other=form.text("about") == "other")
    inquiry = step.inquiry
    if not (inquiry.words or inquiry.needs or set(inquiry.facts) - {"for_whom"}):
        text = page.words.gettext(NOTHING_SAID)
        errors = (FormError(text, "words"),)
        return respond(home_page(page, about=form.text("about"), errors=errors), 422)
    asked = ask(page.directory, inquiry, Asker.RESIDENT, page.language, DOORS_ON_A_PAGE, step.raw)
    inquiry, answered = asked.inquiry, asked.answered
    carried = [("state", inquiry.to_state()), ("words", inquiry.words)]
    asking = Asking(Asker.RESIDENT, f"{page.home}results", step.change, step.wrong)
    speaker = speaker_of(inquiry, Asker.RESIDENT, page.language)
    context = ResultsPage(
        frame=page.frame("results", carried),
        understood=understood(asked, page.facts, page.words, asking),
        doors=door_lists(
            answered.result,
            page.words,
            speaker,
            page.names(),
            is_understood=bool(inquiry.needs),
        ),
        advice=advice_lines(answered.result.advice),
        pathway=pathway_part(answered.result.pathway, page.language),
        errors=step.errors,
        crisis=crisis_panel(answered.safety, page.language, inquiry.facts),
    )
    return respond(context, 422 if step.errors else 200)
