"""The tables of the catalogue, with HSDS nouns.

Whatever is looked up or counted has columns and rows of its own; what is only shown whole
(hours, cost, delivery points) is JSON. Contacts that nobody has checked, and curators' notes,
are kept in columns of their own, which raise when a page's query touches them.
"""

from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import JSON, DateTime, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory_api.database import Base

Json = dict[str, object]


class CuratorsOnly(TypedDict):
    """How a column is declared that no public page may read."""

    deferred: bool
    deferred_raiseload: bool


class DeliveryJson(TypedDict):
    """A place, as it is stored."""

    address: str
    note: str | None


class LanguagesJson(TypedDict):
    """Languages, as they are stored."""

    offered: list[str]
    interpreter: bool | None
    bsl: bool | None
    evidence: str | None


class CostJson(TypedDict):
    """The cost, as it is stored."""

    kind: str
    note: str | None


class OpeningJson(TypedDict):
    """Hours on some days, as they are stored."""

    days: list[str]
    opens: str
    closes: str


class HoursJson(TypedDict):
    """Hours, as they are stored."""

    always: bool
    opening: list[OpeningJson]
    note: str | None


class OpenThroughJson(TypedDict):
    """Who opens the door, as it is stored."""

    service: str | None
    finder: str | None
    ask_for: str | None


FOR_CURATORS: CuratorsOnly = {"deferred": True, "deferred_raiseload": True}


class Organization(Base):
    """Who runs services; known by its name."""

    __tablename__ = "organization"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300), unique=True)
    sector: Mapped[str] = mapped_column(String(50))
    community_led: Mapped[bool | None]


class Source(Base):
    """Where statements were read."""

    __tablename__ = "source"

    key: Mapped[str] = mapped_column(String(50), primary_key=True)
    title: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    seen: Mapped[str | None] = mapped_column(String(50))


class Service(Base):
    """One service, with what makes it up."""

    __tablename__ = "service"

    id: Mapped[str] = mapped_column(String(100), primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    position: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(300))
    description: Mapped[str] = mapped_column(Text)
    age_from: Mapped[int | None]
    age_to: Mapped[int | None]
    child_age_from: Mapped[int | None]
    child_age_to: Mapped[int | None]
    gender: Mapped[str | None] = mapped_column(String(20))
    area_note: Mapped[str | None] = mapped_column(Text)
    delivery: Mapped[list[DeliveryJson]] = mapped_column(JSON)
    languages: Mapped[LanguagesJson] = mapped_column(JSON)
    cost: Mapped[CostJson] = mapped_column(JSON)
    hours: Mapped[HoursJson | None] = mapped_column(JSON(none_as_null=True))
    open_through: Mapped[list[OpenThroughJson]] = mapped_column(JSON)
    eligibility_notes: Mapped[list[str]] = mapped_column(JSON)
    not_for: Mapped[list[str]] = mapped_column(JSON)
    funded_until: Mapped[date | None]
    confidential: Mapped[bool]
    omit_from_others: Mapped[bool]
    basis: Mapped[str] = mapped_column(String(20))
    confidence: Mapped[str] = mapped_column(String(20))
    seen: Mapped[str | None] = mapped_column(String(50))
    confirmed: Mapped[date | None]
    inferred: Mapped[list[str]] = mapped_column(JSON)
    verify: Mapped[list[str]] = mapped_column(JSON)
    provenance_note: Mapped[str | None] = mapped_column(Text, **FOR_CURATORS)
    private_contact: Mapped[Json] = mapped_column(JSON, **FOR_CURATORS)

    organization: Mapped[Organization] = relationship(lazy="raise")


class ServiceTerm(Base):
    """A code of the vocabulary, or an area code, that a service carries."""

    __tablename__ = "service_term"
    __table_args__ = (Index(None, "kind", "code"),)

    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    code: Mapped[str] = mapped_column(String(60), primary_key=True)
    position: Mapped[int]


class Contact(Base):
    """One way to reach a service that may be shown to anybody."""

    __tablename__ = "contact"

    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
    position: Mapped[int]


class CriterionRow(Base):
    """One criterion of a service, kept as it was written."""

    __tablename__ = "criterion"
    __table_args__ = (UniqueConstraint("service_id", "code"),)

    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(100))
    rule: Mapped[Json] = mapped_column(JSON)


class ServiceSource(Base):
    """A source that a service's record rests on."""

    __tablename__ = "service_source"

    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    source_key: Mapped[str] = mapped_column(ForeignKey("source.key"), primary_key=True)
    position: Mapped[int]


class DirectoryVersion(Base):
    """A state the directory was in; the newest row is the present one."""

    __tablename__ = "directory_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(String(64))
    loaded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
