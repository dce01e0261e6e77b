"""The bodies of POST /v1/services/search."""

from pydantic import BaseModel, ConfigDict, Field

from directory_api.safety import SafetyView


class SearchBody(BaseModel):
    """What to search for; every part may be missing."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "samaritians", "borough": "haringey", "page": 1}]}
    )

    text: str | None = None
    need: str | None = Field(default=None, max_length=60)
    borough: str | None = Field(default=None, max_length=60, description="Area code or place.")
    spoken_language: str | None = Field(default=None, max_length=20)
    page: int = Field(default=1, ge=1, le=1000)
    reply_language: str | None = Field(default=None, max_length=20)


class HitView(BaseModel):
    """A service that was found and why."""

    id: str
    name: str
    organization: str
    description: str
    contact: dict[str, str]
    confirmed: bool
    score: float
    why: list[str]
    why_text: str


class SearchView(BaseModel):
    """One page of hits, with the crisis words first when the text speaks of danger."""

    safety: SafetyView
    language: str
    hits: list[HitView]
    total: int
    page: int
    pages: int
