"""What was understood, as lines that can be changed or removed, and the next question as a form."""

from collections.abc import Mapping
from dataclasses import dataclass

from directory_api.eligibility import Asker, QuestionView
from directory_api.languages import Translator, message
from directory_api.safety import Answer, Safety
from directory_api.web.asking import SHOWN_NEED, Asked
from directory_api.web.contexts.forms import Choice, QuestionForm, SummaryRow
from directory_api.web.contexts.pages import Understood
from directory_api.web.inquiry import Inquiry
from directory_api.web.presenters.facts import FactWords, posted_value
from directory_api.web.presenters.speech import Speaker

NEED = message("What it is about")
NAMED = message("{label}: {value}")
_SAFE_NOW = "safe_now"
# The page itself sets it from who is asking; ambassadors and navigators need no line for it.
_ROLE = "for_whom"
_ELSEWHERE = "elsewhere"
# Values that need no label beside them; the first place is where somebody lives.
_SPEAK_ALONE = frozenset({"age", "borough"})


@dataclass(frozen=True)
class Asking:
    """Who asks, where the form is sent, and what was wrong with the last answer."""

    asker: Asker
    action: str
    change: str | None = None
    wrong: QuestionForm | None = None


def understood(asked: Asked, facts: FactWords, words: Translator, asking: Asking) -> Understood:
    """The facts and needs of an inquiry, each with its buttons, and the question to ask next."""
    inquiry = asked.inquiry
    rows = summary_rows(inquiry, facts, words, asking)
    return Understood(
        rows=rows if _says_something(inquiry) else (),
        line=" · ".join(_in_the_line(rows, inquiry, facts, words)),
        state=inquiry.to_state(),
        words=inquiry.words,
        action=asking.action,
        question=_question(asked, facts, asking),
        is_question_first=bool(
            asking.change or asking.wrong or asks_safe_now(asked.answered.safety, inquiry.facts)
        ),
    )


def summary_rows(
    inquiry: Inquiry, facts: FactWords, words: Translator, asking: Asking
) -> tuple[SummaryRow, ...]:
    """Needs first, then facts; a need can be removed, a fact also changed."""
    needs = [
        SummaryRow(words.gettext(NEED), words.term("need", code), None, f"need:{code}")
        for code, weight in inquiry.needs.items()
        if weight >= SHOWN_NEED
    ]
    known = [
        SummaryRow(facts.label(name), facts.value(name, value), f"fact:{name}", f"fact:{name}")
        for name, value in inquiry.facts.items()
        if name != _ROLE or asking.asker is Asker.RESIDENT
    ]
    return tuple(needs + known)


def _says_something(inquiry: Inquiry) -> bool:
    """Whether more is known than who it is for."""
    return bool(set(inquiry.facts) - {_ROLE}) or any(
        weight >= SHOWN_NEED for weight in inquiry.needs.values()
    )


def _in_the_line(
    rows: tuple[SummaryRow, ...], inquiry: Inquiry, facts: FactWords, words: Translator
) -> list[str]:
    """Each row in few words; a "yes", a number or a second place says nothing without its label."""
    shown = []
    for row in rows:
        name = (row.change or "").removeprefix("fact:")
        alone = not name or name in _SPEAK_ALONE or facts.kind(name) == "enum"
        alone = alone and not isinstance(inquiry.facts.get(name), Mapping)
        label = {"label": row.label, "value": row.value}
        shown.append(row.value if alone else words.gettext(NAMED, **label))
    return shown


def question_form(
    question: QuestionView | None, known: Mapping[str, object] | None = None
) -> QuestionForm | None:
    """The engine's next question as a form; of several possible boroughs one can be chosen."""
    if question is None:
        return None
    possible = (known or {}).get(question.fact)
    if question.kind == "area" and isinstance(possible, list):
        offered = tuple(
            Choice(posted_value(one.value), one.label)
            for one in question.choices
            if one.value in possible or one.value == _ELSEWHERE
        )
        return QuestionForm(question.fact, question.text, question.why, "enum", offered)
    return QuestionForm(
        fact=question.fact,
        text=question.text,
        why=question.why,
        kind=question.kind,
        choices=tuple(Choice(posted_value(one.value), one.label) for one in question.choices),
    )


def _question(asked: Asked, facts: FactWords, asking: Asking) -> QuestionForm | None:
    """An answer that could not be read, a fact to change, safety, or the engine's next question."""
    if asking.wrong is not None:
        return asking.wrong
    known = asked.inquiry.facts
    about_other = is_about_other(known, asking.asker)
    if asking.change:
        return facts.question(asking.change, known.get(asking.change), about_other=about_other)
    if asks_safe_now(asked.answered.safety, known):
        return facts.question(_SAFE_NOW, None, about_other=about_other)
    return question_form(asked.answered.result.next_question, known)


def asks_safe_now(safety: Safety, known: Mapping[str, object]) -> bool:
    """Whether to offer the one safety question: words were worrying and nobody has said yet."""
    return safety.answer is Answer.SOFT and _SAFE_NOW not in known


def is_about_other(known: Mapping[str, object], asker: Asker) -> bool:
    """Whether the questions speak of somebody else."""
    return asker is not Asker.RESIDENT or known.get(_ROLE) in ("other", ["other"])


def speaker_of(inquiry: Inquiry, asker: Asker, language: str) -> Speaker:
    """Who will speak at the door: about what, and with which language."""
    spoken = inquiry.facts.get("spoken_language")
    if isinstance(spoken, list):
        spoken = spoken[0] if spoken else None
    needs = [code for code, weight in inquiry.needs.items() if weight >= SHOWN_NEED]
    return Speaker(
        is_other=is_about_other(inquiry.facts, asker),
        need=needs[0] if needs else None,
        spoken_language=spoken if isinstance(spoken, str) else language,
    )
