"""The next question, what would change a verdict, and advice, put into the reader's words."""

from collections.abc import Sequence

from directory_api.eligibility.reasons import YEAR, site_of
from directory_api.eligibility.types import (
    AdviceView,
    Asker,
    ChangeView,
    ChoiceView,
    QuestionView,
)
from directory_api.languages import OFFERED, Translator, message
from directory_api.places import Areas
from pathways import (
    Advice,
    Candidate,
    Criterion,
    Definitions,
    Facts,
    Question,
    advice_for,
    changes,
    next_question,
)

OTHER_PLACES = ("elsewhere", "none")
FROM_PAGE = message("This is from {site}, about {year}.")
FROM_PAGE_UNDATED = message("This is from {site}. We do not know how old the page is.")
FROM_KNOWLEDGE = message("This is general knowledge.")
TO_CONFIRM = message("It still has to be confirmed locally.")


def question_view(
    candidates: Sequence[Candidate],
    facts: Facts,
    definitions: Definitions,
    asker: Asker,
    areas: Areas,
    words: Translator,
) -> QuestionView | None:
    """The question that settles most of what is open among the first doors.

    None when none would.
    """
    question = next_question(candidates, facts, definitions, asker.value)
    if question is None:
        return None
    return QuestionView(
        fact=question.fact,
        text=words.sentence(question.text),
        why=words.sentence(question.why) if question.why else None,
        kind=question.kind,
        choices=_choices(question, areas, words),
        sensitive=question.sensitive,
    )


def _choices(question: Question, areas: Areas, words: Translator) -> tuple[ChoiceView, ...]:
    if question.kind == "area":
        return tuple(
            ChoiceView(code, area_label(code, words)) for code in (*areas.boroughs, *OTHER_PLACES)
        )
    if question.kind == "language":
        return tuple(
            ChoiceView(language.code, words.language_name(language.code)) for language in OFFERED
        )
    return tuple(
        ChoiceView(choice.value, words.term(choice.label.kind, choice.label.code))
        for choice in question.choices
    )


def area_label(code: str, words: Translator) -> str:
    """The name of a borough; the two answers that are no borough are translated."""
    return words.term("place" if code in OTHER_PLACES else "area", code)


def change_views(
    criteria: Sequence[Criterion], facts: Facts, definitions: Definitions, words: Translator
) -> tuple[ChangeView, ...]:
    """What would change the verdict, as sentences."""
    return tuple(
        ChangeView(change.fact, words.sentence(change.sentence), change.outcome_if.value)
        for change in changes(criteria, facts, definitions)
    )


def advice_views(
    definitions: Definitions, facts: Facts, needs: Sequence[str], words: Translator
) -> tuple[AdviceView, ...]:
    """Advice whose condition is known to hold."""
    return tuple(
        AdviceView(
            id=advice.id,
            text=words.sentence(advice.do),
            service_ids=tuple(advice.service_ids),
            source=advice.source.key,
            say=words.sentence(advice.say) if advice.say else None,
            note=advice_note(advice, words),
            verify=advice.verify,
        )
        for advice in advice_for(definitions, facts, needs)
    )


def advice_note(advice: Advice, words: Translator) -> str:
    """Where a piece of advice is from, how old that is, and whether it is to be confirmed."""
    source = advice.source
    if source.url is None:
        said = words.gettext(FROM_KNOWLEDGE)
    else:
        site, year = site_of(source.url), YEAR.search(source.seen or "")
        said = (
            words.gettext(FROM_PAGE, site=site, year=year.group())
            if year
            else words.gettext(FROM_PAGE_UNDATED, site=site)
        )
    return f"{said} {words.gettext(TO_CONFIRM)}" if advice.verify else said
