"""Puts an inquiry to the directory: the same question-answering as chat and API use."""

from dataclasses import dataclass, replace

from directory_api.eligibility import Answered, Asker, Directory, Question
from directory_api.web.inquiry import Inquiry

# A need that the words make this likely (0 to 1) is shown as understood.
SHOWN_NEED = 0.3
_MOST_NEEDS = 6


@dataclass(frozen=True)
class Asked:
    """The inquiry as it now stands, and the directory's answer to it."""

    inquiry: Inquiry
    answered: Answered


def ask(
    directory: Directory,
    inquiry: Inquiry,
    asker: Asker,
    language: str,
    limit: int,
    raw: str = "",
) -> Asked:
    """The doors for this inquiry; raises InvalidFact or InvalidInput for what cannot be used.

    `raw` are the words as they came in, uncut: safety reads them whole, whatever the page shows.
    """
    question = Question(
        text=raw or inquiry.words or None,
        needs=tuple(inquiry.needs),
        facts=inquiry.facts,
        asker=asker,
        reply_language=language,
        limit=limit,
    )
    reading = directory.reader.read(question.text, dict(inquiry.facts), language)
    if not inquiry.is_read:
        first = directory.answer(question, reading)
        inquiry = _understood(inquiry, first)
        if not inquiry.dropped:
            return Asked(inquiry, first)
    understanding = reading.understanding
    similarities = directory.search.similarities(understanding.vector if understanding else None)
    known = replace(question, facts=inquiry.facts)
    return Asked(inquiry, directory.answer_known(known, reading, inquiry.needs, similarities))


def _understood(inquiry: Inquiry, answered: Answered) -> Inquiry:
    """The inquiry with what its words say, without what was taken away before."""
    needs = {
        need.code: need.weight
        for need in answered.needs
        if f"need:{need.code}" not in inquiry.dropped
    }
    strongest = sorted(needs.items(), key=lambda item: -item[1])[:_MOST_NEEDS]
    return replace(
        inquiry,
        facts={
            name: value
            for name, value in answered.facts.items()
            if name != "postcode" and f"fact:{name}" not in inquiry.dropped
        },
        needs=dict(strongest),
        is_read=True,
    )
