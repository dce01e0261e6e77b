"""Turning a checked entry of the file into table rows, and its fingerprint."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from directory_api.catalogue.file_format import AgeEntry, ServiceEntry, ServicesFile

Row = dict[str, object]


@dataclass(frozen=True)
class ServiceRows:
    """The rows that make up one service; its organization is named, and found when stored."""

    organization: str
    service: Row
    terms: Sequence[Row]
    contacts: Sequence[Row]
    criteria: Sequence[Row]
    sources: Sequence[Row]

    @property
    def id(self) -> str:
        """The service's id."""
        return str(self.service["id"])

    @property
    def name(self) -> str:
        """The service's name."""
        return str(self.service["name"])

    @property
    def digest(self) -> str:
        """What changes when anything that was written about the service changes."""
        return str(self.service["digest"])


def version_of(file: ServicesFile) -> str:
    """A short name for exactly this content: the same file gives the same version anywhere."""
    return _digest(file)[:16]


def organization_rows(file: ServicesFile) -> list[Row]:
    """Each organization once."""
    by_name = {entry.organization.name: entry.organization for entry in file.services}
    return [organization.model_dump() for organization in by_name.values()]


def source_rows(file: ServicesFile) -> list[Row]:
    """Each source."""
    return [{"key": key, **source.model_dump()} for key, source in file.sources.items()]


def service_rows(position: int, entry: ServiceEntry) -> ServiceRows:
    """The rows of the service at this place in the file."""
    return ServiceRows(
        organization=entry.organization.name,
        service={
            "id": entry.id,
            "position": position,
            "digest": _digest(entry),
            **_description(entry),
            **_provenance(entry),
        },
        terms=[
            {"service_id": entry.id, "kind": kind, "code": code, "position": index}
            for kind, codes in _terms(entry).items()
            for index, code in enumerate(codes)
        ],
        contacts=[
            {"service_id": entry.id, "kind": kind, "value": value, "position": index}
            for index, (kind, value) in enumerate(entry.contact.items())
        ],
        criteria=[
            {"service_id": entry.id, "position": index, "code": rule["id"], "rule": rule}
            for index, rule in enumerate(entry.criteria)
        ],
        sources=[
            {"service_id": entry.id, "source_key": key, "position": index}
            for index, key in enumerate(entry.provenance.sources)
        ],
    )


def _terms(entry: ServiceEntry) -> Mapping[str, Iterable[str]]:
    return {
        "offer": entry.offers,
        "need": entry.needs,
        "level": [str(level) for level in entry.levels],
        "audience": entry.audiences,
        "area": entry.area,
        "route": entry.routes,
        "access": entry.access,
    }


def _description(entry: ServiceEntry) -> Row:
    age, child_age = entry.age or _NO_AGE, entry.child_age or _NO_AGE
    return {
        "name": entry.name,
        "description": entry.description,
        "age_from": age.from_,
        "age_to": age.to,
        "child_age_from": child_age.from_,
        "child_age_to": child_age.to,
        "gender": entry.gender,
        "area_note": entry.area_note,
        "delivery": [place.model_dump() for place in entry.delivery],
        "languages": entry.languages.model_dump(),
        "cost": entry.cost.model_dump(),
        "hours": entry.hours.model_dump() if entry.hours else None,
        "open_through": [through.model_dump() for through in entry.open_through],
        "eligibility_notes": entry.eligibility_notes,
        "not_for": entry.not_for,
        "funded_until": entry.funded_until,
        "confidential": entry.confidential,
        "omit_from_others": entry.omit_from_others,
        "private_contact": {
            "corroborated": entry.contact_corroborated,
            "unverified": entry.contact_unverified,
        },
    }


def _provenance(entry: ServiceEntry) -> Row:
    provenance = entry.provenance
    return {
        "basis": provenance.basis.value,
        "confidence": provenance.confidence.value,
        "seen": provenance.seen,
        "confirmed": provenance.confirmed,
        "inferred": provenance.inferred,
        "verify": provenance.verify,
        "provenance_note": provenance.note,
    }


_NO_AGE = AgeEntry.model_validate({"from": None, "to": None})


def _digest(part: BaseModel) -> str:
    written = json.dumps(part.model_dump(mode="json", by_alias=True), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()
