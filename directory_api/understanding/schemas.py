"""What POST /v1/understand takes and gives."""

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from directory_api.safety import SafetyView

# Longer words are read for danger and then cut; nothing is refused for its length alone.
_EXAMPLE: JsonDict = {
    "language": {"code": "en", "confidence": 0.99, "source": "detected"},
    "needs": [{"code": "stress-sleep", "label": "Stress or sleep", "score": 0.81}],
    "facts": {"age": 34, "for_whom": "self"},
    "safety": {"answer": "none", "kinds": [], "about": "unknown", "words": []},
}


class UnderstandBody(BaseModel):
    """Words in any language; `reply_language` is the language the reader has chosen."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"text": "I am 34 and I cannot sleep since March"}]},
    )

    text: str
    reply_language: str | None = Field(default=None, max_length=20)


class DetectedLanguageView(BaseModel):
    """The language of the words, how sure that is, and how it became known."""

    code: str
    confidence: float
    source: str = Field(description="chosen, detected or default")


class NeedScoreView(BaseModel):
    """A need the words speak of, its label in the reply language, and a score from 0 to 1."""

    code: str
    label: str
    score: float


class UnderstandView(BaseModel):
    """What was understood, to be shown back for correction, and what it says about danger."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    language: DetectedLanguageView
    needs: list[NeedScoreView]
    facts: dict[str, object]
    safety: SafetyView
