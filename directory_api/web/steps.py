"""One step of a page that asks: what the form adds to the inquiry, and what could not be read."""

from dataclasses import dataclass, replace

from directory_api.errors import InvalidFact
from directory_api.web.answers import read_answer
from directory_api.web.contexts.forms import FormError, QuestionForm
from directory_api.web.forms import PostedForm, shown_words
from directory_api.web.inquiry import Inquiry, read_state
from directory_api.web.requests import PageRequest

ANSWER_FIELD = "answer"
DECLINED = {"declined": True}


@dataclass(frozen=True)
class Step:
    """The inquiry after a form, what to ask again, what was wrong; `raw` are uncut words."""

    inquiry: Inquiry
    raw: str = ""
    change: str | None = None
    wrong: QuestionForm | None = None
    errors: tuple[FormError, ...] = ()


def read_step(page: PageRequest, form: PostedForm, *, about_other: bool) -> Step:
    """What this form changes: words, a need, an answer, or a fact taken away."""
    step = _read_step(page, form, about_other=about_other)
    return replace(step, raw=form.text("words"))


def _read_step(page: PageRequest, form: PostedForm, *, about_other: bool) -> Step:
    words = shown_words(form.text("words"))
    state = "" if page.is_from_elsewhere else form.text("state")
    inquiry = read_state(state, words)
    if form.text("do") == "words":
        inquiry = inquiry.with_words(words)
    for code in form.all("need"):
        if code in page.vocabulary.needs:
            inquiry = inquiry.with_need(code)
    if form.text("about") in ("self", "other"):
        inquiry = inquiry.with_fact("for_whom", form.text("about"))
    if form.text("remove"):
        inquiry = inquiry.without(form.text("remove"))
    if form.text("change").startswith("fact:"):
        return Step(inquiry, change=_known_fact(page, form.text("change").removeprefix("fact:")))
    return _answered(page, form, inquiry, about_other=about_other)


def _known_fact(page: PageRequest, name: str) -> str | None:
    return name if name in page.fact_kinds else None


def _answered(page: PageRequest, form: PostedForm, inquiry: Inquiry, *, about_other: bool) -> Step:
    name = _known_fact(page, form.text("question"))
    if name is None or form.text("do") not in ("answer", "decline"):
        return Step(inquiry)
    if form.text("do") == "decline":
        return Step(inquiry.with_fact(name, DECLINED))
    raw = form.text(ANSWER_FIELD)
    if not raw:
        return Step(inquiry)
    try:
        value = read_answer(page.fact_kinds[name], raw, page.areas, page.words)
    except InvalidFact as problem:
        text = problem.message
        question = page.facts.question(name, raw, about_other=about_other)
        wrong = replace(question, error=text, value=raw)
        return Step(inquiry, wrong=wrong, errors=(FormError(text, ANSWER_FIELD),))
    return Step(inquiry.with_fact(name, value))
