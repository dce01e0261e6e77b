"""The form of `data/services.yaml`: what may be written there, checked before anything is loaded.

These models are the edge between a file that people write and the tables; `docs/data-format.md`
explains every key to curators.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from directory_api.catalogue.records import Basis, Confidence


def _unknown_is_none(value: object) -> object:
    return None if value == "unknown" else value


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _clock_time(value: str) -> str:
    hour, minute = (int(part) for part in value.split(":"))
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        raise ValueError("a time goes from 00:00 to 24:00")
    return value


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, strict=True)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
ContactKind = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40)]
Claim = Annotated[bool | None, BeforeValidator(_unknown_is_none)]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ClockTime = Annotated[
    str, StringConstraints(pattern=r"^\d\d:\d\d$", strict=True), AfterValidator(_clock_time)
]
Seen = Annotated[Text | None, BeforeValidator(_as_text), BeforeValidator(_unknown_is_none)]
Age = Annotated[int, Field(ge=0, le=120, strict=True)]


class Entry(BaseModel):
    """A part of the file; a key that is not known here is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OrganizationEntry(Entry):
    """Who runs a service."""

    name: Text
    sector: Text
    community_led: Claim = None


class AgeEntry(Entry):
    """Ages as the source gives them, both ends included."""

    from_: Age | None = Field(alias="from")
    to: Age | None


class DeliveryEntry(Entry):
    """A place that may be published."""

    address: Text
    note: Text | None = None


class LanguagesEntry(Entry):
    """Languages the source states."""

    offered: list[LanguageCode] = []
    interpreter: Claim = None
    bsl: Claim = None
    evidence: Text | None = None


class CostEntry(Entry):
    """What it costs."""

    kind: Text
    note: Text | None = None


class OpeningEntry(Entry):
    """Hours on some days."""

    days: list[Day] = Field(min_length=1)
    opens: ClockTime
    closes: ClockTime


class HoursEntry(Entry):
    """When it is open."""

    always: bool = False
    opening: list[OpeningEntry] = []
    note: Text | None = None


class OpenThroughEntry(Entry):
    """Who opens the door when the contact may not be shown."""

    service: Identifier | None = None
    finder: Text | None = None
    ask_for: Text | None = None


class ProvenanceEntry(Entry):
    """What the record rests on."""

    basis: Basis
    confidence: Confidence
    sources: list[Text] = []
    seen: Seen = None
    confirmed: date | None = None
    inferred: list[Text] = []
    verify: list[Text] = []
    note: Text | None = None


class SourceEntry(Entry):
    """Where statements were read."""

    title: Text | None = None
    url: Text | None = None
    seen: Seen = None


class ServiceEntry(Entry):
    """One service of the file."""

    id: Identifier
    name: Text
    organization: OrganizationEntry
    description: Text
    offers: list[Text] = Field(min_length=1)
    needs: list[Text] = Field(min_length=1)
    levels: list[Annotated[int, Field(ge=1, le=5)]] = Field(min_length=1)
    audiences: list[Text] = []
    age: AgeEntry | None = None
    child_age: AgeEntry | None = None
    gender: Literal["women", "men"] | None = None
    area: list[Text]
    area_note: Text | None = None
    delivery: list[DeliveryEntry] = []
    routes: list[Text] = Field(min_length=1)
    access: list[Text] = []
    languages: LanguagesEntry = LanguagesEntry()
    cost: CostEntry
    hours: Annotated[HoursEntry | None, BeforeValidator(_unknown_is_none)] = None
    contact: dict[ContactKind, Text] = {}
    contact_corroborated: dict[ContactKind, Text] = {}
    contact_unverified: dict[ContactKind, Text] = {}
    open_through: list[OpenThroughEntry] = []
    eligibility_notes: list[Text] = []
    not_for: list[Text] = []
    criteria: list[dict[str, object]] = []
    funded_until: Annotated[date | None, BeforeValidator(_unknown_is_none)] = None
    confidential: bool = False
    omit_from_others: bool = False
    provenance: ProvenanceEntry


class ServicesFile(Entry):
    """The whole of `services.yaml`."""

    version: Literal[1]
    sources: dict[str, SourceEntry]
    services: list[ServiceEntry] = Field(min_length=1)
