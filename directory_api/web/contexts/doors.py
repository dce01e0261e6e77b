"""What a card of one service shows, in the reader's language unless it says otherwise."""

from dataclasses import dataclass

from directory_api.web.contexts.frame import Contact


@dataclass(frozen=True)
class ReasonLine:
    """Why a criterion is met, unmet or unknown, and where that comes from."""

    outcome: str
    text: str
    source: str
    source_url: str | None


@dataclass(frozen=True)
class Step:
    """One way to open a door; `value` stands inside the sentence as a link when there is one."""

    before: str
    value: str
    after: str
    href: str | None
    action: str


@dataclass(frozen=True)
class DoorCard:
    """A door as it is shown in results, chat, check and print alike."""

    service_id: str
    name: str
    organization: str
    href: str
    outcome: str
    verdict: str
    description: str
    reasons: tuple[ReasonLine, ...]
    main_reasons: tuple[ReasonLine, ...]
    open_questions: tuple[ReasonLine, ...]
    route: str
    steps: tuple[Step, ...]
    to_say: tuple[str, ...]
    to_say_english: tuple[str, ...]
    to_bring: tuple[str, ...]
    open_today: str | None
    languages: str | None
    cost: str
    freshness: str
    is_confirmed: bool
    rank_reason: str
    while_waiting: tuple[str, ...]
    instead: tuple[Contact, ...]


@dataclass(frozen=True)
class Fact:
    """One line about a service: a label and its values; `language` is "en" for English ones."""

    label: str
    values: tuple[str, ...]
    language: str | None = None
