"""/{language}/check: facts once, and every service of a need with its verdict and reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from fastapi import APIRouter, Depends
from starlette.responses import Response

from directory_api.eligibility import Answered, Asker
from directory_api.errors import InvalidFact
from directory_api.http import limit_words
from directory_api.languages import message
from directory_api.safety import Safety, assess_facts
from directory_api.web.answers import read_answer
from directory_api.web.asking import ask
from directory_api.web.contexts.forms import FormError, SummaryRow
from directory_api.web.contexts.pages import CheckPage
from directory_api.web.forms import FormDep, PostedForm
from directory_api.web.inquiry import Inquiry
from directory_api.web.presenters.case_notes import case_notes, meanwhile_lines
from directory_api.web.presenters.check import fact_groups, need_groups
from directory_api.web.presenters.comparison import comparison
from directory_api.web.presenters.crisis import crisis_panel
from directory_api.web.presenters.doors import door_cards
from directory_api.web.presenters.pathway import advice_lines
from directory_api.web.presenters.pathway_steps import pathway_steps
from directory_api.web.presenters.understood import question_form, speaker_of
from directory_api.web.rendering import respond
from directory_api.web.requests import PageDep, PageRequest
from directory_api.web.steps import Step, read_step

router = APIRouter(include_in_schema=False)

NO_NEED = message("Choose what the help is for.")
_EVERY_SERVICE = 300
# So many rows are open; the rest is folded, and printed all the same.
_FIRST_ROWS = 10
_FIELD = "fact."
_FIRST, _SECOND = "compare-first", "compare-second"


@dataclass(frozen=True)
class _Filled:
    """The form as it was filled: the inquiry, what was typed, and what could not be read."""

    inquiry: Inquiry
    typed: Mapping[str, object] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)


@router.get("/{language}/check")
def empty(page: PageDep) -> Response:
    """The form with nothing in it."""
    return respond(_page(page, _Filled(Inquiry()), ()))


@router.post("/{language}/check", dependencies=[Depends(limit_words)])
def check(page: PageDep, form: FormDep) -> Response:
    """Every service of the chosen need with its verdict for these facts."""
    step = read_step(page, form, about_other=True)
    filled = _read_fields(page, form, step.inquiry)
    errors = [*step.errors]
    if not filled.inquiry.needs:
        errors.insert(0, FormError(page.words.gettext(NO_NEED), "need"))
    errors += [FormError(text, f"fact-{name}") for name, text in filled.wrong.items()]
    if not filled.inquiry.needs or (errors and not step.errors):
        context = _page(page, filled, tuple(errors))
        return respond(_with_safety(context, assess_facts(filled.inquiry.facts), page), 422)
    context = _answer(page, filled, step, form)
    return respond(context, 422 if step.errors else 200)


def _read_fields(page: PageRequest, form: PostedForm, inquiry: Inquiry) -> _Filled:
    typed: dict[str, object] = {}
    wrong: dict[str, str] = {}
    kinds = page.fact_kinds
    for name, raw in form.with_prefix(_FIELD).items():
        if name not in kinds:
            continue
        try:
            value = read_answer(kinds[name], raw, page.areas, page.words)
        except InvalidFact as problem:
            typed[name], wrong[name] = raw, problem.message
            continue
        inquiry = inquiry.with_fact(name, value)
    return _Filled(replace(inquiry, is_read=True), typed, wrong)


def _answer(page: PageRequest, filled: _Filled, step: Step, form: PostedForm) -> CheckPage:
    need = next(iter(filled.inquiry.needs))
    asked = ask(page.directory, filled.inquiry, Asker.NAVIGATOR, page.language, _EVERY_SERVICE)
    answered = asked.answered
    result = answered.result
    ofneed = [one for one in (*result.doors, *result.others) if need in one.service.needs]
    speaker = speaker_of(filled.inquiry, Asker.NAVIGATOR, page.language)
    rows = door_cards(ofneed, page.words, speaker, page.names())
    label, known = page.words.term("need", need), _known(page, answered)
    meanwhile = meanwhile_lines(result.pathway, page.words)
    context = replace(
        _page(page, filled, step.errors),
        need=label,
        known=known,
        rows=rows[:_FIRST_ROWS],
        later=rows[_FIRST_ROWS:],
        pathway=pathway_steps(result.pathway, (*result.doors, *result.others), page.words),
        advice=advice_lines(result.advice),
        notes=case_notes(label, known, rows, meanwhile, result.advice, page.words),
        compared=comparison(rows, form.text(_FIRST), form.text(_SECOND)),
        question=step.wrong or question_form(result.next_question, filled.inquiry.facts),
        state=filled.inquiry.to_state(),
    )
    return _with_safety(context, answered.safety, page)


def _known(page: PageRequest, answered: Answered) -> tuple[SummaryRow, ...]:
    return tuple(
        SummaryRow(page.facts.label(name), page.facts.value(name, value), None, None)
        for name, value in answered.facts.items()
    )


def _with_safety(context: CheckPage, safety: Safety, page: PageRequest) -> CheckPage:
    return replace(context, crisis=crisis_panel(safety, page.language))


def _page(page: PageRequest, filled: _Filled, errors: tuple[FormError, ...]) -> CheckPage:
    known = {**filled.inquiry.facts, **filled.typed}
    chosen = next(iter(filled.inquiry.needs), "")
    carried = [("state", filled.inquiry.to_state())] if chosen else []
    return CheckPage(
        frame=page.frame("check", carried),
        needs=need_groups(page.vocabulary, page.words, chosen),
        groups=fact_groups(page.facts, page.fact_kinds, page.words, known, filled.wrong),
        errors=errors,
    )
