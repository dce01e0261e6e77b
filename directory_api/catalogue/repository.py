"""All the SQL of the catalogue."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session, joinedload

from directory_api.catalogue.models import (
    Contact,
    CriterionRow,
    DirectoryVersion,
    Json,
    Organization,
    Service,
    ServiceSource,
    ServiceTerm,
    Source,
)
from directory_api.catalogue.records import SourceRecord
from directory_api.catalogue.rows import Row, ServiceRows
from directory_api.database import Base

_PARTS: tuple[type[ServiceTerm | Contact | CriterionRow | ServiceSource], ...] = (
    ServiceTerm,
    Contact,
    CriterionRow,
    ServiceSource,
)


class CatalogueRepository:
    """Reads and writes services within one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # ------------------------------------------------------------ reading

    def current_version(self) -> str | None:
        """The version of the directory, or None when nothing was ever loaded."""
        newest = select(DirectoryVersion.version).order_by(DirectoryVersion.id.desc()).limit(1)
        return self._session.scalar(newest)

    def services(self) -> Sequence[Service]:
        """Every service with its organization, in the file's order; without private contacts."""
        query = select(Service).options(joinedload(Service.organization))
        return self._session.scalars(query.order_by(Service.position, Service.id)).all()

    def terms(self) -> Mapping[str, Mapping[str, list[str]]]:
        """Codes by service and kind."""
        query = select(ServiceTerm.service_id, ServiceTerm.kind, ServiceTerm.code).order_by(
            ServiceTerm.service_id, ServiceTerm.kind, ServiceTerm.position
        )
        found: dict[str, dict[str, list[str]]] = {}
        for service_id, kind, code in self._session.execute(query):
            found.setdefault(service_id, {}).setdefault(kind, []).append(code)
        return found

    def contacts(self) -> Mapping[str, Mapping[str, str]]:
        """Public contacts by service and kind."""
        query = select(Contact.service_id, Contact.kind, Contact.value).order_by(
            Contact.service_id, Contact.position
        )
        found: dict[str, dict[str, str]] = {}
        for service_id, kind, value in self._session.execute(query):
            found.setdefault(service_id, {})[kind] = value
        return found

    def criteria(self) -> Mapping[str, list[Json]]:
        """Criteria by service, as they were written."""
        query = select(CriterionRow.service_id, CriterionRow.rule).order_by(
            CriterionRow.service_id, CriterionRow.position
        )
        found: dict[str, list[Json]] = {}
        for service_id, rule in self._session.execute(query):
            found.setdefault(service_id, []).append(rule)
        return found

    def sources(self) -> Mapping[str, list[SourceRecord]]:
        """Sources by service."""
        query = (
            select(ServiceSource.service_id, Source)
            .join(Source, Source.key == ServiceSource.source_key)
            .order_by(ServiceSource.service_id, ServiceSource.position)
        )
        found: dict[str, list[SourceRecord]] = {}
        for service_id, source in self._session.execute(query):
            record = SourceRecord(source.key, source.url, source.seen, source.title)
            found.setdefault(service_id, []).append(record)
        return found

    def digests(self) -> Mapping[str, tuple[str, str]]:
        """The name and the fingerprint of every stored service, by id."""
        query = select(Service.id, Service.name, Service.digest).order_by(Service.id)
        return {
            service_id: (name, digest) for service_id, name, digest in self._session.execute(query)
        }

    # ------------------------------------------------------------ writing

    def save_organizations(self, rows: Iterable[Row]) -> Mapping[str, int]:
        """Store organizations by name; returns their ids."""
        known = {one.name: one for one in self._session.scalars(select(Organization))}
        for row in rows:
            organization = known.get(str(row["name"]))
            if organization is None:
                self._session.add(Organization(**row))
            else:
                organization.sector = str(row["sector"])
                led = row["community_led"]
                organization.community_led = led if isinstance(led, bool) else None
        self._session.flush()
        found = self._session.execute(select(Organization.name, Organization.id))
        return {row.name: row.id for row in found}

    def save_sources(self, rows: Iterable[Row]) -> None:
        """Store sources by key."""
        known = set(self._session.scalars(select(Source.key)))
        rows = list(rows)
        self._insert(Source, [row for row in rows if row["key"] not in known])
        for row in rows:
            if row["key"] in known:
                self._session.execute(update(Source).where(Source.key == row["key"]).values(**row))

    def add_services(
        self, services: Sequence[ServiceRows], organizations: Mapping[str, int]
    ) -> None:
        """Store services that are not there yet."""
        self._insert(Service, [_with_organization(one, organizations) for one in services])
        self._insert_parts(services)

    def change_services(
        self, services: Sequence[ServiceRows], organizations: Mapping[str, int]
    ) -> None:
        """Store services over those with the same ids."""
        for one in services:
            row = _with_organization(one, organizations)
            self._session.execute(update(Service).where(Service.id == one.id).values(**row))
        for part in _PARTS:
            changed = part.service_id.in_([one.id for one in services])
            self._session.execute(delete(part).where(changed))
        self._insert_parts(services)

    def place_services(self, positions: Mapping[str, int]) -> None:
        """Remember the order of services."""
        query = select(Service.id, Service.position)
        for service_id, position in self._session.execute(query).all():
            if positions[service_id] != position:
                moved = update(Service).where(Service.id == service_id)
                self._session.execute(moved.values(position=positions[service_id]))

    def remove_services(self, service_ids: Sequence[str]) -> None:
        """Delete services and what makes them up."""
        for part in _PARTS:
            self._session.execute(delete(part).where(part.service_id.in_(service_ids)))
        self._session.execute(delete(Service).where(Service.id.in_(service_ids)))

    def remove_unused(self, source_keys: Iterable[str]) -> None:
        """Delete organizations without services, and sources that are not among these."""
        used = select(Service.organization_id)
        self._session.execute(delete(Organization).where(Organization.id.not_in(used)))
        self._session.execute(delete(Source).where(Source.key.not_in(list(source_keys))))

    def add_version(self, version: str, moment: datetime) -> None:
        """Remember that the directory is now at this version."""
        self._session.add(DirectoryVersion(version=version, loaded_at=moment))
        self._session.flush()

    def _insert_parts(self, services: Sequence[ServiceRows]) -> None:
        self._insert(ServiceTerm, [row for one in services for row in one.terms])
        self._insert(Contact, [row for one in services for row in one.contacts])
        self._insert(CriterionRow, [row for one in services for row in one.criteria])
        self._insert(ServiceSource, [row for one in services for row in one.sources])

    def _insert(self, table: type[Base], rows: Sequence[Row]) -> None:
        if rows:
            self._session.execute(insert(table), rows)


def _with_organization(one: ServiceRows, organizations: Mapping[str, int]) -> Row:
    return {**one.service, "organization_id": organizations[one.organization]}
