"""Loading `data/services.yaml` into the database: all of it or nothing, and only what changed."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from directory_api.catalogue.checking import find_problems, read_services_file
from directory_api.catalogue.data_files import DataFileProblems
from directory_api.catalogue.file_format import ServicesFile
from directory_api.catalogue.repository import CatalogueRepository
from directory_api.catalogue.rows import (
    organization_rows,
    service_rows,
    source_rows,
    version_of,
)
from directory_api.catalogue.vocabulary import Vocabulary
from directory_api.clock import Clock, system_clock
from directory_api.database import Database
from directory_api.places import Areas


@dataclass(frozen=True)
class LoadReport:
    """What a load did, by the names of services."""

    version: str
    is_new_version: bool
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


def read_checked_file(path: Path, vocabulary: Vocabulary, areas: Areas) -> ServicesFile:
    """The file, sound in form and in what it refers to; raises DataFileProblems."""
    source, file = read_services_file(path)
    problems = find_problems(source, file, vocabulary, areas)
    if problems:
        raise DataFileProblems(problems)
    return file


def load_services(
    database: Database, file: ServicesFile, *, clock: Clock = system_clock
) -> LoadReport:
    """Make the database hold exactly this file, in one transaction."""
    with database.transaction(writes=True) as session:
        return _load(session, file, clock)


def _load(session: Session, file: ServicesFile, clock: Clock) -> LoadReport:
    repository = CatalogueRepository(session)
    stored = repository.digests()
    version = version_of(file)
    is_new_version = repository.current_version() != version
    rows = [service_rows(position, entry) for position, entry in enumerate(file.services)]
    added = [one for one in rows if one.id not in stored]
    kept = [one for one in rows if one.id in stored]
    changed = [one for one in kept if stored[one.id][1] != one.digest]
    removed = sorted(set(stored) - {one.id for one in rows})
    if is_new_version:
        organizations = repository.save_organizations(organization_rows(file))
        repository.save_sources(source_rows(file))
        repository.remove_services(removed)
        repository.add_services(added, organizations)
        repository.change_services(changed, organizations)
        repository.place_services({one.id: index for index, one in enumerate(rows)})
        repository.remove_unused(file.sources)
        repository.add_version(version, clock())
    return LoadReport(
        version=version,
        is_new_version=is_new_version,
        added=tuple(one.name for one in added),
        changed=tuple(one.name for one in changed),
        removed=tuple(stored[service_id][0] for service_id in removed),
        unchanged=tuple(one.name for one in kept if stored[one.id][1] == one.digest),
    )
