"""The bodies of the catalogue's endpoints: records as JSON, with nothing private in them."""

from collections.abc import Mapping
from datetime import date, time

from pydantic import BaseModel, ConfigDict, JsonValue

SERVICE_EXAMPLE: dict[str, JsonValue] = {
    "id": "samaritans",
    "name": "Samaritans",
    "organization": {"name": "Samaritans", "sector": "national_vcse", "community_led": None},
    "description": "Free confidential listening for anyone in distress.",
    "offers": ["helpline"],
    "needs": ["suicidal-thoughts", "low-mood-anxiety", "loneliness"],
    "levels": [2, 3, 4, 5],
    "audiences": ["everyone"],
    "age": None,
    "child_age": None,
    "gender": None,
    "area": ["uk"],
    "area_note": None,
    "delivery": [],
    "routes": ["self"],
    "access": ["phone", "email"],
    "languages": {"offered": ["en", "cy"], "interpreter": None, "bsl": None, "evidence": None},
    "cost": {"kind": "free", "note": None},
    "hours": {"always": True, "opening": [], "note": None},
    "contact": {"phone": "116 123"},
    "openness": "direct",
    "open_through": [],
    "eligibility_notes": [],
    "not_for": [],
    "criteria": [],
    "funded_until": None,
    "confidential": False,
    "omit_from_others": False,
    "provenance": {
        "basis": "mixed",
        "confidence": "high",
        "sources": [{"key": "VISITOR", "url": None, "seen": "2025", "title": None}],
        "seen": "2025",
        "confirmed": None,
        "inferred": ["routes", "levels"],
        "verify": [],
    },
}


class View(BaseModel):
    """A part of a body, read from a record's attributes."""

    model_config = ConfigDict(from_attributes=True)


class OrganizationView(View):
    """Who runs a service; `community_led` is null where no source says."""

    name: str
    sector: str
    community_led: bool | None


class AgeView(View):
    """Ages, both ends included; null is no stated limit."""

    at_least: int | None
    at_most: int | None


class DeliveryView(View):
    """A place where the service is given."""

    address: str
    note: str | None


class LanguagesView(View):
    """Languages that a source states; null is not known."""

    offered: list[str]
    interpreter: bool | None
    bsl: bool | None
    evidence: str | None


class CostView(View):
    """What it costs."""

    kind: str
    note: str | None


class OpeningView(View):
    """Hours on some days, 0 is Monday; closing not after opening means the next day."""

    days: list[int]
    opens: time
    closes: time


class HoursView(View):
    """When it is open."""

    always: bool
    opening: list[OpeningView]
    note: str | None


class OpenThroughView(View):
    """Who opens the door: a service of this directory or a public finder."""

    service_id: str | None
    finder: str | None
    ask_for: str | None


class SourceView(View):
    """Where a statement was read."""

    key: str
    url: str | None
    seen: str | None
    title: str | None


class ProvenanceView(View):
    """What the record rests on; `confirmed` is the day it was checked with the service."""

    basis: str
    confidence: str
    sources: list[SourceView]
    seen: str | None
    confirmed: date | None
    inferred: list[str]
    verify: list[str]


class ServiceView(View):
    """One service, with what may be shown of it."""

    model_config = ConfigDict(
        from_attributes=True, json_schema_extra={"examples": [SERVICE_EXAMPLE]}
    )

    id: str
    name: str
    organization: OrganizationView
    description: str
    offers: list[str]
    needs: list[str]
    levels: list[int]
    audiences: list[str]
    age: AgeView | None
    child_age: AgeView | None
    gender: str | None
    area: list[str]
    area_note: str | None
    delivery: list[DeliveryView]
    routes: list[str]
    access: list[str]
    languages: LanguagesView
    cost: CostView
    hours: HoursView | None
    contact: dict[str, str]
    openness: str
    open_through: list[OpenThroughView]
    eligibility_notes: list[str]
    not_for: list[str]
    criteria: list[dict[str, JsonValue]]
    funded_until: date | None
    confidential: bool
    omit_from_others: bool
    provenance: ProvenanceView


class TranslationView(View):
    """Free text of a record by field ("description", "eligibility_notes.0"), made by a machine.

    A field that has no believable translation is left out; its English is always in the record.
    """

    language: str
    is_machine_made: bool
    provider: str
    texts: dict[str, str]


class ServiceInLanguageView(ServiceView):
    """One service; `translation` is null unless a language was asked for and there is one."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{**SERVICE_EXAMPLE, "translation": None}]}
    )

    translation: TranslationView | None = None


class ServicePageView(View):
    """One page of services, by name; `version` names the state of the directory."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "services": [SERVICE_EXAMPLE],
                    "page": 1,
                    "pages": 9,
                    "total": 203,
                    "version": "5d41402abc4b2a76",
                }
            ]
        }
    )

    services: list[ServiceView]
    page: int
    pages: int
    total: int
    version: str


class TermView(View):
    """A code with its English label; `how` says how a route is used."""

    code: str
    label: str
    description: str | None
    how: str | None


class NeedView(View):
    """Something a person may want help with."""

    code: str
    label: str
    description: str | None
    domain: str | None
    related: list[str]


class AreaView(View):
    """A borough, or a wider area with the boroughs it is made of."""

    code: str
    name: str
    gss: str | None
    within: list[str]
    members: list[str]


class VocabularyView(View):
    """Every code that may be sent or received, with English labels."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "version": "1",
                    "needs": [
                        {
                            "code": "loneliness",
                            "label": "Loneliness",
                            "description": None,
                            "domain": "B",
                            "related": [],
                        }
                    ],
                    "offers": [],
                    "audiences": [],
                    "levels": [],
                    "routes": [],
                    "access": [],
                    "sectors": [],
                    "costs": [],
                    "areas": [
                        {
                            "code": "haringey",
                            "name": "Haringey",
                            "gss": "E09000014",
                            "within": ["ncl", "london"],
                            "members": ["haringey"],
                        }
                    ],
                    "facts": [{"name": "age", "type": "integer"}],
                }
            ]
        }
    )

    version: str
    needs: list[NeedView]
    offers: list[TermView]
    audiences: list[TermView]
    levels: list[TermView]
    routes: list[TermView]
    access: list[TermView]
    sectors: list[TermView]
    costs: list[TermView]
    areas: list[AreaView]
    facts: list[Mapping[str, JsonValue]]
