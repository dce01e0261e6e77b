"""What a conversation remembers for half an hour, and what one turn answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from directory_api.eligibility import Asker, Door, QuestionView
from directory_api.safety import Safety


class Assistant(StrEnum):
    """Whether Rasa answers."""

    READY = "ready"
    STARTING = "starting"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True)
class Choice:
    """A button: the number the browser sends back, its label, and the payload only we know."""

    number: str
    label: str
    payload: str


@dataclass(frozen=True)
class State:
    """The facts and needs of one conversation; no text a person typed is ever in here.

    `similarities` are the closeness in meaning of the last words that asked for support.
    """

    id: str
    language: str = "en"
    asker: Asker = Asker.RESIDENT
    facts: Mapping[str, object] = field(default_factory=dict)
    needs: Mapping[str, float] = field(default_factory=dict)
    similarities: Mapping[str, float] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    asked: str | None = None


@dataclass(frozen=True)
class SaidMessage:
    """One message of the assistant."""

    text: str
    language: str
    direction: str


@dataclass(frozen=True)
class Turn:
    """The answer to one message; crisis words, if any, are the first messages."""

    conversation: str
    language: str
    messages: tuple[SaidMessage, ...]
    doors: tuple[Door, ...]
    choices: tuple[Choice, ...]
    facts: Mapping[str, object]
    needs: tuple[str, ...]
    safety: Safety
    assistant: Assistant
    question: QuestionView | None = None
    ended: bool = False
