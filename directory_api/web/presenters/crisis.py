"""Crisis words as panels and as the bar of every page; the words themselves are safety's alone."""

from collections.abc import Mapping

from directory_api.safety import (
    Answer,
    CrisisLine,
    Safety,
    crisis_words,
    standing_bar,
)
from directory_api.safety import CrisisWords as FixedWords
from directory_api.web.contexts.frame import Contact, CrisisPanel, CrisisWords
from directory_api.web.presenters.contacts import contact_line


def crisis_bar(language: str) -> CrisisWords:
    """The numbers that stand on every page."""
    return _words(standing_bar(language))


def crisis_panel(
    safety: Safety, language: str, facts: Mapping[str, object] | None = None
) -> CrisisPanel | None:
    """The panel for what was said; None when nothing speaks of danger."""
    if safety.answer is Answer.NONE:
        return None
    words = [_words(one) for one in crisis_words(safety, language, age=_age(facts or {}))]
    return CrisisPanel(
        is_urgent=safety.answer is Answer.URGENT,
        words=words[0],
        english=words[1] if len(words) > 1 else None,
    )


def _age(facts: Mapping[str, object]) -> int | None:
    """The age when it is one known number; it only chooses which helplines are named."""
    age = facts.get("age")
    return age if isinstance(age, int) and not isinstance(age, bool) else None


def _words(fixed: FixedWords) -> CrisisWords:
    return CrisisWords(
        code=fixed.language,
        direction=fixed.direction,
        heading=fixed.heading,
        lines=tuple(fixed.lines),
        contacts=tuple(_line(line) for line in fixed.contacts),
    )


def _line(line: CrisisLine) -> Contact:
    if line.contact is None:
        return Contact(line.sentence)
    contact = line.contact
    return contact_line(line.sentence, contact.action, contact.value, contact.display)
