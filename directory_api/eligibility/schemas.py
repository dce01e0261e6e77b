"""The bodies of /v1/match and /v1/services/{id}/assessment."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from directory_api.eligibility.pathway_schemas import PathwayBody, RoleBody
from directory_api.eligibility.types import Asker
from directory_api.safety import SafetyView
from directory_api.understanding import DetectedLanguageView, NeedScoreView

FactsBody = Annotated[
    dict[str, JsonValue],
    Field(
        max_length=80,
        description=(
            "Facts by name: a value, a list (one of these), a range such as "
            '{"at_least": 17, "at_most": 20}, or {"declined": true}. Absent means not known.'
        ),
    ),
]


class MatchBody(BaseModel):
    """A question to the directory: words, needs and facts, each of which may be missing."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "text": "I am 34, I live in N17, I lost my job and cannot sleep",
                    "facts": {"gp_borough": "haringey"},
                    "asker": "resident",
                    "reply_language": "en",
                    "limit": 5,
                }
            ]
        }
    )

    text: str | None = Field(default=None, description="What the person says, in any language.")
    needs: list[str] | None = Field(default=None, max_length=20, description="Need codes.")
    facts: FactsBody = Field(default_factory=dict)
    asker: Asker = Asker.RESIDENT
    reply_language: str | None = Field(default=None, max_length=20)
    limit: int = Field(default=5, ge=1, le=50, description="At most so many doors, and others.")


class AssessmentBody(BaseModel):
    """Facts to hold against one service."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"facts": {"age": 34, "gp_borough": "haringey"}}]}
    )

    facts: FactsBody = Field(default_factory=dict)
    asker: Asker = Asker.NAVIGATOR
    reply_language: str | None = Field(default=None, max_length=20)


class ServiceSummary(BaseModel):
    """The part of a service that a list shows; `contact` holds only what may be published."""

    id: str
    name: str
    organization: str
    sector: str
    description: str
    needs: list[str]
    languages: list[str]
    interpreter: bool | None
    cost: str
    contact: dict[str, str]
    confirmed: bool
    confidence: str


class ReasonView(BaseModel):
    """Why a criterion is met, unmet or unknown, and where that rule comes from."""

    criterion: str
    outcome: str
    text: str
    source: str
    source_url: str | None
    seen: str | None
    confirmed: str | None
    inferred: bool


class RouteView(BaseModel):
    """Who can open the door."""

    code: str
    text: str


class OpenStepView(BaseModel):
    """One way to open the door."""

    text: str
    action: str
    value: str | None
    service: str | None


class InsteadView(BaseModel):
    """Where to go when this door does not fit."""

    text: str
    service: str | None


class DoorView(BaseModel):
    """A service with its verdict for these facts."""

    service: ServiceSummary
    verdict: str
    verdict_text: str
    level: int
    reasons: list[ReasonView]
    route: RouteView
    how_to_open: list[OpenStepView]
    while_waiting: list[str]
    rank_reason: str
    freshness: str
    open_today: str | None
    standing: bool
    instead: list[InsteadView]


class ChoiceViewBody(BaseModel):
    """One answer to the next question."""

    value: JsonValue
    label: str


class QuestionBody(BaseModel):
    """The question that settles most of what is open; it may always be skipped or declined."""

    fact: str
    text: str
    why: str | None
    kind: str
    choices: list[ChoiceViewBody]
    sensitive: bool


class AdviceBody(BaseModel):
    """What to do whatever the service, and what to say; `verify`: to be confirmed locally."""

    id: str
    text: str
    services: list[str]
    source: str
    say: str | None
    note: str
    verify: bool


class UnderstoodView(BaseModel):
    """What was taken from the words, to be shown and corrected."""

    language: DetectedLanguageView | None
    needs: list[NeedScoreView]
    facts: dict[str, JsonValue]


class MatchView(BaseModel):
    """Doors in order, those that do not fit, and what to ask next."""

    language: str
    doors: list[DoorView]
    doors_total: int
    others: list[DoorView]
    others_total: int
    has_specific_door: bool
    next_question: QuestionBody | None
    advice: list[AdviceBody]
    pathway: PathwayBody | None
    role: RoleBody | None
    safety: SafetyView
    understood: UnderstoodView


class ChangeBody(BaseModel):
    """What would change the verdict."""

    fact: str
    text: str
    verdict: str


class AssessmentView(BaseModel):
    """One service for these facts."""

    service: ServiceSummary
    verdict: str
    verdict_text: str
    reasons: list[ReasonView]
    blocking_facts: list[str]
    open_facts: list[str]
    what_would_change: list[ChangeBody]
    how_to_open: list[OpenStepView]
    instead: list[InsteadView]
    safety: SafetyView
