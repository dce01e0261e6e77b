"""The values the rest of the directory works with: one service, its parts, and the whole catalogue.

A record holds only what may be shown to anybody: contacts that nobody has checked never get here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from directory_api.errors import NotFound

Criterion = Mapping[str, object]
"""One criterion as the data file writes it; `eligibility` gives it meaning."""


class Basis(StrEnum):
    """What a record rests on."""

    STORED = "stored"
    MIXED = "mixed"
    RECALL = "recall"


class Confidence(StrEnum):
    """How sure the people who wrote the record are of it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Openness(StrEnum):
    """How a person can get in, going by what may be published."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    NOT_YET = "not_yet"


DIRECT_CONTACTS = frozenset(
    {
        "phone", "phone_national", "phone_uc", "text", "relay", "email", "web", "address",
        "walk_in", "drop_in", "referrals",
    }
)  # fmt: skip
"""Kinds of contact a person can use without going through somebody else."""


@dataclass(frozen=True)
class OrganizationRecord:
    """Who runs a service; `community_led` is None where no source says."""

    name: str
    sector: str
    community_led: bool | None = None


@dataclass(frozen=True)
class Cost:
    """What it costs: a code of the vocabulary and, where known, the source's words."""

    kind: str = "unknown"
    note: str | None = None


@dataclass(frozen=True)
class Opening:
    """Hours on some days (0 is Monday); a closing time not after the opening is on the next day."""

    days: tuple[int, ...]
    opens: time
    closes: time


@dataclass(frozen=True)
class Hours:
    """When a service is open: always, at stated times, or as a note says."""

    always: bool = False
    opening: tuple[Opening, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class DeliveryPoint:
    """A place where the service is given and which may be published."""

    address: str
    note: str | None = None


@dataclass(frozen=True)
class OpenThrough:
    """Who opens the door when the service's own contact may not be shown.

    Exactly one is set: another service of the directory, or a public finder ("nhs.uk").
    """

    service_id: str | None = None
    finder: str | None = None
    ask_for: str | None = None


@dataclass(frozen=True)
class SourceRecord:
    """Where a statement was read, and about when its page was written ("2024", "before 2023")."""

    key: str
    url: str | None = None
    seen: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Provenance:
    """What a record rests on; `confirmed` is the day somebody checked it with the service.

    Curators' notes are not here: they quote numbers that must not be shown before a check.
    """

    basis: Basis = Basis.RECALL
    confidence: Confidence = Confidence.LOW
    sources: tuple[SourceRecord, ...] = ()
    seen: str | None = None
    confirmed: date | None = None
    inferred: tuple[str, ...] = ()
    verify: tuple[str, ...] = ()


@dataclass(frozen=True)
class ServiceRecord:
    """One service as it may be shown; None and empty mean that no source says."""

    id: str
    name: str
    organization: OrganizationRecord
    description: str = ""
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    audiences: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    child_age_from: int | None = None
    child_age_to: int | None = None
    gender: str | None = None
    area: tuple[str, ...] = ()
    area_note: str | None = None
    delivery: tuple[DeliveryPoint, ...] = ()
    routes: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    languages_offered: tuple[str, ...] = ()
    interpreter: bool | None = None
    bsl: bool | None = None
    languages_evidence: str | None = None
    cost: Cost = Cost()
    hours: Hours | None = None
    contact: Mapping[str, str] = field(default_factory=dict, hash=False)
    open_through: tuple[OpenThrough, ...] = ()
    eligibility_notes: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = field(default=(), hash=False)
    funded_until: date | None = None
    confidential: bool = False
    omit_from_others: bool = False
    provenance: Provenance = Provenance()

    @property
    def openness(self) -> Openness:
        """Whether the door opens directly, through somebody, or not yet."""
        if self.delivery or not DIRECT_CONTACTS.isdisjoint(self.contact):
            return Openness.DIRECT
        if self.open_through or "via" in self.contact:
            return Openness.INDIRECT
        return Openness.NOT_YET

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody has checked this record with the service."""
        return self.provenance.confirmed is not None

    @property
    def is_recall(self) -> bool:
        """Whether the record rests on memory alone, without a page that says it."""
        return self.provenance.basis is Basis.RECALL

    @property
    def is_tentative(self) -> bool:
        """Whether it comes after others: recalled only, and not a nationally stable record."""
        return self.is_recall and self.provenance.confidence is not Confidence.HIGH


@dataclass(frozen=True)
class Catalogue:
    """All services at one moment, in the order of the data file."""

    services: Mapping[str, ServiceRecord]
    version: str

    def get(self, service_id: str) -> ServiceRecord:
        """The service with this id; raises NotFound."""
        try:
            return self.services[service_id]
        except KeyError:
            raise NotFound(
                "This directory has no service with that id. It may have been closed or renamed; "
                "look for it by name."
            ) from None
