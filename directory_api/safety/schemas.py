"""Safety as it goes over the wire: the answer, and the fixed words that belong to it."""

from pydantic import BaseModel, ConfigDict, Field

from directory_api.safety.types import Answer, CrisisWords, Safety
from directory_api.safety.words import crisis_words


class CrisisLineView(BaseModel):
    """One sentence with the number or address it speaks of."""

    text: str
    action: str | None = Field(default=None, description="call, text or web")
    value: str | None = Field(default=None, description="what a phone dials, or the address")
    display: str | None = None
    service: str | None = Field(default=None, description="id of the service's record")


class CrisisWordsView(BaseModel):
    """The fixed words in one language; English follows every other language."""

    language: str
    direction: str
    state: str = Field(description="draft until a named person has reviewed the words")
    heading: str
    lines: list[str]
    contacts: list[CrisisLineView]


class SafetyView(BaseModel):
    """What words or facts say about danger; it chooses words and grades nobody."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"answer": "none", "kinds": [], "about": "unknown", "words": []}]
        }
    )

    answer: str
    kinds: list[str]
    about: str
    words: list[CrisisWordsView] = Field(default_factory=list)


def safety_view(safety: Safety, language: str, age: int | None = None) -> SafetyView:
    """The finding with its words in `language` and in English; no words when there is no danger."""
    words = () if safety.answer is Answer.NONE else crisis_words(safety, language, age=age)
    return SafetyView(
        answer=safety.answer.value,
        kinds=[kind.value for kind in safety.kinds],
        about=safety.about.value,
        words=[_words_view(one) for one in words],
    )


def _words_view(words: CrisisWords) -> CrisisWordsView:
    return CrisisWordsView(
        language=words.language,
        direction=words.direction,
        state=words.state,
        heading=words.heading,
        lines=list(words.lines),
        contacts=[
            CrisisLineView(
                text=line.sentence,
                action=line.contact.action if line.contact else None,
                value=line.contact.value if line.contact else None,
                display=line.contact.display if line.contact else None,
                service=line.contact.service_id if line.contact else None,
            )
            for line in words.contacts
        ],
    )
