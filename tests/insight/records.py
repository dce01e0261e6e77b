"""A record that anybody can use, for tests that change one thing about it."""

from directory_api.catalogue import OrganizationRecord, ServiceRecord

EVERYBODYS: dict[str, object] = {
    "needs": ("stigma",),
    "levels": (1, 2, 3, 4),
    "area": ("england",),
    "routes": ("self",),
    "contact": {"web": "https://example.org"},
}


def record(id: str, **changes: object) -> ServiceRecord:  # noqa: A002 - the field's name
    """An invented service for the need "stigma", open to everybody but for these changes."""
    values = {**EVERYBODYS, **changes}
    organization = OrganizationRecord("Example", "vcse")
    return ServiceRecord(id=id, name=id, organization=organization, **values)  # type: ignore[arg-type]  # a short way to fill fields
