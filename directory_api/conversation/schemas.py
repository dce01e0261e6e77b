"""The bodies of /v1/conversations."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from directory_api.eligibility import Asker, DoorView, FactsBody, QuestionBody
from directory_api.safety import SafetyView


class StartBody(BaseModel):
    """How to start; everything may be missing."""

    reply_language: str | None = Field(default=None, max_length=20)
    asker: Asker = Asker.RESIDENT


class StartedView(BaseModel):
    """The id of a new conversation; it belongs in bodies, never in an address."""

    id: str


class MessageBody(BaseModel):
    """One turn: words or the number of a choice, and perhaps facts."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"conversation": "…", "text": "I feel alone", "reply_language": "en"}]
        }
    )

    conversation: str = Field(max_length=100)
    text: str | None = None
    choice: str | None = Field(default=None, max_length=20)
    facts: FactsBody = Field(default_factory=dict)
    reply_language: str | None = Field(default=None, max_length=20)

    @model_validator(mode="after")
    def _one_of(self) -> "MessageBody":
        if self.text is not None and self.choice is not None:
            raise ValueError("send either text or choice, not both")
        return self


class SaidView(BaseModel):
    """One message of the assistant."""

    text: str
    language: str
    direction: str


class ChoiceBody(BaseModel):
    """A button: send its number back as `choice`."""

    number: str
    label: str


class TurnView(BaseModel):
    """The answer to one turn; crisis words come first in `messages`."""

    language: str
    messages: list[SaidView]
    doors: list[DoorView]
    choices: list[ChoiceBody]
    facts: dict[str, JsonValue]
    needs: list[str]
    safety: SafetyView
    assistant: str
    next_question: QuestionBody | None
    ended: bool


class ForgetBody(BaseModel):
    """Which facts to take away, by name."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"conversation": "…", "facts": ["age"]}]}
    )

    conversation: str = Field(max_length=100)
    facts: list[Annotated[str, Field(max_length=60)]] = Field(min_length=1, max_length=60)


class EndBody(BaseModel):
    """Which conversation to forget."""

    conversation: str = Field(max_length=100)


class EndedView(BaseModel):
    """Nothing of the conversation is kept."""

    ended: bool = True
