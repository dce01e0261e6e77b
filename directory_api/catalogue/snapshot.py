"""Building the records of all services from the database, once for each version of it."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time

from directory_api.catalogue.file_format import ServicesFile
from directory_api.catalogue.models import Organization, Service
from directory_api.catalogue.records import (
    Basis,
    Catalogue,
    Confidence,
    Cost,
    Criterion,
    DeliveryPoint,
    Hours,
    Opening,
    OpenThrough,
    OrganizationRecord,
    Provenance,
    ServiceRecord,
    SourceRecord,
)
from directory_api.catalogue.repository import CatalogueRepository
from directory_api.catalogue.rows import organization_rows, service_rows, version_of

WHERE_IT_IS = frozenset({"address", "walk_in", "drop_in"})
"""Contacts that tell where a service is; never told of a confidential one."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class _Parts:
    terms: Mapping[str, Sequence[str]]
    contact: Mapping[str, str]
    criteria: Sequence[Criterion]
    sources: Sequence[SourceRecord]


class SnapshotCache:
    """Keeps the newest catalogue; a version names its content, so it can never be out of date."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._catalogue: Catalogue | None = None

    def get(self, version: str, build: Callable[[str], Catalogue]) -> Catalogue:
        """The catalogue of this version, built by one thread while others wait."""
        with self._lock:
            if self._catalogue is None or self._catalogue.version != version:
                self._catalogue = build(version)
            return self._catalogue


def build_catalogue(repository: CatalogueRepository, version: str) -> Catalogue:
    """Every service as a record."""
    terms, contacts = repository.terms(), repository.contacts()
    criteria, sources = repository.criteria(), repository.sources()
    records = {
        row.id: _record(
            row,
            _Parts(
                terms.get(row.id, {}),
                contacts.get(row.id, {}),
                criteria.get(row.id, ()),
                sources.get(row.id, ()),
            ),
        )
        for row in repository.services()
    }
    return Catalogue(services=records, version=version)


def catalogue_of_file(file: ServicesFile) -> Catalogue:
    """The catalogue that loading this file would give, without a database."""
    organizations = {str(row["name"]): Organization(**row) for row in organization_rows(file)}
    sources = {
        key: SourceRecord(key, source.url, source.seen, source.title)
        for key, source in file.sources.items()
    }
    records: dict[str, ServiceRecord] = {}
    for position, entry in enumerate(file.services):
        rows = service_rows(position, entry)
        terms: dict[str, list[str]] = {}
        for term in rows.terms:
            terms.setdefault(str(term["kind"]), []).append(str(term["code"]))
        service = Service(**rows.service, organization=organizations[rows.organization])
        parts = _Parts(
            terms,
            entry.contact,
            entry.criteria,
            [sources[key] for key in entry.provenance.sources],
        )
        records[entry.id] = _record(service, parts)
    return Catalogue(services=records, version=version_of(file))


def _record(row: Service, parts: _Parts) -> ServiceRecord:
    organization, languages = row.organization, row.languages
    record = ServiceRecord(
        id=row.id,
        name=row.name,
        organization=OrganizationRecord(
            organization.name, organization.sector, organization.community_led
        ),
        description=row.description,
        age_from=row.age_from,
        age_to=row.age_to,
        child_age_from=row.child_age_from,
        child_age_to=row.child_age_to,
        gender=row.gender,
        area_note=row.area_note,
        delivery=() if row.confidential else tuple(DeliveryPoint(**one) for one in row.delivery),
        languages_offered=tuple(languages["offered"]),
        interpreter=languages["interpreter"],
        bsl=languages["bsl"],
        languages_evidence=languages["evidence"],
        cost=Cost(**row.cost),
        hours=_hours(row),
        open_through=tuple(
            OpenThrough(through["service"], through["finder"], through["ask_for"])
            for through in row.open_through
        ),
        eligibility_notes=tuple(row.eligibility_notes),
        not_for=tuple(row.not_for),
        funded_until=row.funded_until,
        confidential=row.confidential,
        omit_from_others=row.omit_from_others,
        provenance=_provenance(row, parts),
    )
    return _with_parts(record, parts)


def _with_parts(record: ServiceRecord, parts: _Parts) -> ServiceRecord:
    """The record with what is kept in rows of its own."""
    hidden = WHERE_IT_IS if record.confidential else frozenset[str]()
    return replace(
        record,
        offers=tuple(parts.terms.get("offer", ())),
        needs=tuple(parts.terms.get("need", ())),
        levels=tuple(int(code) for code in parts.terms.get("level", ())),
        audiences=tuple(parts.terms.get("audience", ())),
        area=tuple(parts.terms.get("area", ())),
        routes=tuple(parts.terms.get("route", ())),
        access=tuple(parts.terms.get("access", ())),
        contact={kind: value for kind, value in parts.contact.items() if kind not in hidden},
        criteria=tuple(parts.criteria),
    )


def _provenance(row: Service, parts: _Parts) -> Provenance:
    return Provenance(
        basis=Basis(row.basis),
        confidence=Confidence(row.confidence),
        sources=tuple(parts.sources),
        seen=row.seen,
        confirmed=row.confirmed,
        inferred=tuple(row.inferred),
        verify=tuple(row.verify),
    )


def _hours(row: Service) -> Hours | None:
    if row.hours is None:
        return None
    opening = tuple(
        Opening(
            days=tuple(DAYS.index(day) for day in one["days"]),
            opens=_time(one["opens"]),
            closes=_time(one["closes"]),
        )
        for one in row.hours["opening"]
    )
    return Hours(always=row.hours["always"], opening=opening, note=row.hours["note"])


def _time(written: str) -> time:
    """A clock time; "24:00" is midnight, which as a closing time is on the next day."""
    hour, minute = (int(part) for part in written.split(":"))
    return time(hour % 24, minute)
