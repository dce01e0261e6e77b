"""The values of the safety function: what was found, and the fixed words that answer it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Answer(StrEnum):
    """How loudly the crisis words are shown, from the standing bar to first on the page."""

    NONE = "none"
    SOFT = "soft"
    URGENT = "urgent"


class Kind(StrEnum):
    """What the danger is about; the order is the order in which words are shown."""

    SUICIDE_SELF_HARM = "suicide_self_harm"
    VIOLENCE_NOW = "violence_now"
    CHILD_AT_RISK = "child_at_risk"
    MEDICAL = "medical"
    ACUTE_MENTAL_ILLNESS = "acute_mental_illness"


class About(StrEnum):
    """Whom the words speak of: the person asking, or somebody with or near them."""

    SELF = "self"
    OTHER = "other"
    UNKNOWN = "unknown"


LOUDNESS = {Answer.NONE: 0, Answer.SOFT: 1, Answer.URGENT: 2}


@dataclass(frozen=True)
class Safety:
    """What words or facts say about danger. It chooses words; it never grades a person."""

    answer: Answer
    kinds: tuple[Kind, ...]
    about: About

    @staticmethod
    def none() -> Safety:
        """Nothing was said that speaks of danger."""
        return Safety(Answer.NONE, (), About.UNKNOWN)


@dataclass(frozen=True)
class Contact:
    """One crisis number or address, as `numbers.yaml` holds it."""

    id: str
    action: str
    """`call`, `text` or `web`."""
    value: str
    """What a phone dials, e.g. "116123"."""
    display: str
    """What a person reads, e.g. "116 123"."""
    service_id: str
    message: str = ""
    """What to write first, where the service needs a word in the text message."""


@dataclass(frozen=True)
class CrisisLine:
    """A sentence with the contact it speaks of, so that a page can make it a button."""

    sentence: str
    contact: Contact | None = None


@dataclass(frozen=True)
class CrisisWords:
    """The fixed answer in one language."""

    language: str
    direction: str
    state: str
    heading: str
    lines: tuple[str, ...]
    contacts: tuple[CrisisLine, ...] = field(default_factory=tuple)


def highest(*safeties: Safety) -> Safety:
    """Join several findings: the loudest answer, all kinds, and whom the loudest speak of."""
    loud = max((LOUDNESS[safety.answer] for safety in safeties), default=0)
    if loud == 0:
        return Safety.none()
    heard = [safety for safety in safeties if safety.answer is not Answer.NONE]
    answer = max((safety.answer for safety in heard), key=LOUDNESS.__getitem__)
    found = {kind for safety in heard for kind in safety.kinds}
    return Safety(answer, tuple(kind for kind in Kind if kind in found), _about(heard, answer))


def _about(heard: list[Safety], answer: Answer) -> About:
    """The person meant; neutral words are right when both, or neither, are meant."""
    for group in ([s for s in heard if s.answer is answer], heard):
        meant = {safety.about for safety in group} - {About.UNKNOWN}
        if len(meant) == 1:
            return meant.pop()
        if meant:
            return About.UNKNOWN
    return About.UNKNOWN
