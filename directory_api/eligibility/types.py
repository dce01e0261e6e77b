"""What goes into a match and what comes out.

Doors with their verdict, reasons, route and how to open them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from directory_api.catalogue import ServiceRecord
from directory_api.eligibility.pathway_types import PathwayView, RoleView
from pathways import Outcome, Verdict


class Asker(StrEnum):
    """Who is asking: it decides which facts may be asked for and whose limits are shown."""

    RESIDENT = "resident"
    AMBASSADOR = "ambassador"
    NAVIGATOR = "navigator"


@dataclass(frozen=True)
class NeedWeight:
    """A need that is asked for, with a weight from 0 to 1 (1 = the person or worker chose it)."""

    code: str
    weight: float = 1.0


@dataclass(frozen=True)
class MatchRequest:
    """One question to the directory; `facts` are in wire format (see `http` docs of /v1/match).

    `similarities` are meaning scores (service id -> 0..1) of the person's words.
    They are empty without words.
    `crisis_service_ids` are the services of the crisis words; they lead the doors.
    """

    needs: tuple[NeedWeight, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    asker: Asker = Asker.RESIDENT
    language: str = "en"
    limit: int = 5
    similarities: Mapping[str, float] = field(default_factory=dict)
    crisis_service_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Why a criterion is met, not met or not known, with where it comes from.

    `rule` is the same without the sentences that say what is not known yet; `facts` are those that
    it reads.
    """

    criterion: str
    outcome: str
    text: str
    source: str
    source_url: str | None
    seen: str | None
    confirmed: str | None
    inferred: bool
    rule: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpenStep:
    """One way to open a door.

    A sentence and, where there is one, the number, address or link to use.
    """

    text: str
    action: str
    value: str | None = None
    service_id: str | None = None


@dataclass(frozen=True)
class Route:
    """Who can open the door: the code of the best route for this asker and its sentence."""

    code: str
    text: str


@dataclass(frozen=True)
class Door:
    """A service with its verdict for these facts, why it stands there, and how to get in."""

    service: ServiceRecord
    verdict: Verdict
    verdict_text: str
    level: int
    reasons: tuple[Reason, ...]
    route: Route
    how_to_open: tuple[OpenStep, ...]
    while_waiting: tuple[str, ...]
    rank_reason: str
    freshness: str
    cost: str
    languages: str | None
    open_today: str | None
    is_standing: bool
    is_confirmed: bool
    instead: tuple["Instead", ...] = ()

    @property
    def outcome(self) -> Outcome:
        """The verdict as one word."""
        return self.verdict.outcome


@dataclass(frozen=True)
class Instead:
    """Where to go when a door does not fit.

    A sentence and the service it names, if it names one.
    """

    text: str
    service_id: str | None


@dataclass(frozen=True)
class ChoiceView:
    """One answer to a question: the wire value and its label."""

    value: object
    label: str


@dataclass(frozen=True)
class QuestionView:
    """The one question that settles most of what is still open."""

    fact: str
    text: str
    why: str | None
    kind: str
    choices: tuple[ChoiceView, ...]
    sensitive: bool


@dataclass(frozen=True)
class AdviceView:
    """What to do whatever the service: a sentence, the services it names and its source.

    `note` says in words where it is from, how old that is, and what is to be confirmed locally.
    """

    id: str
    text: str
    service_ids: tuple[str, ...]
    source: str
    say: str | None = None
    note: str = ""
    verify: bool = False


@dataclass(frozen=True)
class MatchResult:
    """Doors in order, those that do not fit, what to ask next and what to do besides.

    `pathway` is that of the foremost need; `role` is there for ambassadors only.
    """

    doors: tuple[Door, ...]
    doors_total: int
    others: tuple[Door, ...]
    others_total: int
    next_question: QuestionView | None
    advice: tuple[AdviceView, ...]
    has_specific_door: bool
    pathway: PathwayView | None = None
    role: RoleView | None = None


@dataclass(frozen=True)
class ChangeView:
    """What would change a verdict: the fact, a sentence and the verdict it would lead to."""

    fact: str
    text: str
    outcome: str


@dataclass(frozen=True)
class Assessment:
    """One service for one set of facts.

    The door, the facts that block, and what would change it.
    """

    door: Door
    blocking_facts: tuple[str, ...]
    open_facts: tuple[str, ...]
    changes: tuple[ChangeView, ...]
