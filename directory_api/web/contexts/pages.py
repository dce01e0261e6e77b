"""The context of every page: a frozen dataclass whose fields are the names its template may use."""

from dataclasses import dataclass
from typing import ClassVar

from directory_api.web.contexts.doors import DoorCard, Fact
from directory_api.web.contexts.forms import (
    Choice,
    ChoiceGroup,
    FactGroup,
    FormError,
    QuestionForm,
    SummaryRow,
)
from directory_api.web.contexts.frame import Contact, CrisisPanel
from directory_api.web.contexts.insight import GroupRow, NeedRow, StandingDoor
from directory_api.web.contexts.pathway import AdviceLine, PathwayPart
from directory_api.web.contexts.workbench import Comparison, PathwaySteps
from directory_api.web.rendering import Page


@dataclass(frozen=True, kw_only=True)
class HomePage(Page):
    """One box, examples, and common needs to tap."""

    template: ClassVar[str] = "home.html"

    about: tuple[Choice, ...]
    needs: tuple[Choice, ...]
    words: str = ""
    errors: tuple[FormError, ...] = ()


@dataclass(frozen=True)
class Understood:
    """What was understood, for the reader to correct; `state` is what the next request needs."""

    rows: tuple[SummaryRow, ...]
    line: str
    state: str
    words: str
    action: str
    question: QuestionForm | None
    is_question_first: bool


@dataclass(frozen=True)
class DoorLists:
    """The doors of an answer: first ones, more, those open to everybody, those that do not fit."""

    first: tuple[DoorCard, ...]
    more: tuple[DoorCard, ...]
    standing: tuple[DoorCard, ...]
    others: tuple[DoorCard, ...]
    total: int
    is_gap: bool


@dataclass(frozen=True, kw_only=True)
class ResultsPage(Page):
    """Doors, why, how to open them, and what was understood."""

    template: ClassVar[str] = "results.html"

    understood: Understood
    doors: DoorLists
    advice: tuple[AdviceLine, ...]
    pathway: PathwayPart | None
    errors: tuple[FormError, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ServicePage(Page):
    """Everything known about one service, from structured facts, readable in every language."""

    template: ClassVar[str] = "service.html"

    door: DoorCard
    facts: tuple[Fact, ...]
    criteria: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[Contact, ...]
    unconfirmed: tuple[str, ...]
    translation: str | None = None


@dataclass(frozen=True, kw_only=True)
class CheckPage(Page):
    """For a navigator: facts once, a need, and every service of that need with its verdict."""

    template: ClassVar[str] = "check.html"

    needs: tuple[ChoiceGroup, ...]
    groups: tuple[FactGroup, ...]
    errors: tuple[FormError, ...] = ()
    need: str | None = None
    known: tuple[SummaryRow, ...] = ()
    rows: tuple[DoorCard, ...] = ()
    later: tuple[DoorCard, ...] = ()
    pathway: PathwaySteps | None = None
    advice: tuple[AdviceLine, ...] = ()
    notes: str = ""
    compared: Comparison | None = None
    question: QuestionForm | None = None
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class AmbassadorsPage(Page):
    """For an ambassador: quick find, doors with what to say, and the way to a page to hand over."""

    template: ClassVar[str] = "ambassadors.html"

    needs: tuple[Choice, ...]
    ages: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    words: str = ""
    errors: tuple[FormError, ...] = ()
    found: Understood | None = None
    chosen: tuple[Choice, ...] = ()
    doors: DoorLists | None = None
    advice: tuple[AdviceLine, ...] = ()
    pathway: PathwayPart | None = None
    hand_over: tuple[str, ...] = ()


@dataclass(frozen=True)
class Beside:
    """A line in the language of the person and the same in English."""

    theirs: str
    english: str


@dataclass(frozen=True)
class HandedDoor:
    """One chosen door on the page to hand over, in two languages."""

    theirs: DoorCard
    english: DoorCard


@dataclass(frozen=True, kw_only=True)
class HandoverPage(Page):
    """Chosen doors in the person's language with the English beside, to print or to show."""

    template: ClassVar[str] = "handover.html"

    theirs: str
    direction: str
    language_name: str
    doors: tuple[HandedDoor, ...]
    lines: tuple[Beside, ...]
    numbers: CrisisPanel


@dataclass(frozen=True)
class ChatMessage:
    """One message of the chat, by the person or by us; a person's direction follows the script."""

    number: int
    is_person: bool
    text: str
    language: str
    direction: str


@dataclass(frozen=True, kw_only=True)
class ChatPage(Page):
    """The conversation: a form without script, live with it."""

    template: ClassVar[str] = "chat.html"

    conversation: str
    messages: tuple[ChatMessage, ...]
    transcript: str
    choices: tuple[Choice, ...]
    doors: tuple[DoorCard, ...]
    known: tuple[SummaryRow, ...]
    assistant: str
    errors: tuple[FormError, ...] = ()
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class AboutPage(Page):
    """What this is, how it decides, and how sure it is."""

    template: ClassVar[str] = "about.html"


@dataclass(frozen=True, kw_only=True)
class PrivacyPage(Page):
    """What is kept about a person (nothing) and for how long."""

    template: ClassVar[str] = "privacy.html"

    minutes: int


@dataclass(frozen=True, kw_only=True)
class AccessibilityPage(Page):
    """What works, what does not yet, and how it was tested."""

    template: ClassVar[str] = "accessibility.html"


@dataclass(frozen=True, kw_only=True)
class InsightDoorsPage(Page):
    """Which needs have a door of their own where, who has none, and the doors open to everybody."""

    template: ClassVar[str] = "insight_doors.html"

    notice: str | None
    summary: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[NeedRow, ...]
    plain: tuple[str, ...]
    groups_heading: str
    groups: tuple[GroupRow, ...]
    standing: tuple[StandingDoor, ...]


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    """What happened, why, what to do; the person's words stay in the box."""

    template: ClassVar[str] = "error.html"

    heading: str
    text: str
    words: str
    state: str
    action: str
    field_name: str
