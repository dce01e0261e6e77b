"""What others ask the catalogue for: all services at once, one of them, or a page of them."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from directory_api.catalogue.records import Catalogue, ServiceRecord
from directory_api.catalogue.repository import CatalogueRepository
from directory_api.catalogue.snapshot import SnapshotCache, build_catalogue
from directory_api.errors import Unavailable

PAGE_SIZE = 25
_snapshots = SnapshotCache()


@dataclass(frozen=True)
class Page:
    """Some services of a longer list; pages are counted from 1."""

    services: tuple[ServiceRecord, ...]
    page: int
    pages: int
    total: int


class CatalogueService:
    """The catalogue as one session sees it."""

    def __init__(self, session: Session) -> None:
        self._repository = CatalogueRepository(session)

    def version(self) -> str:
        """The version of the directory; raises Unavailable before the first load."""
        version = self._repository.current_version()
        if version is None:
            raise Unavailable("The directory is still empty. Run: nwd load")
        return version

    def snapshot(self) -> Catalogue:
        """All services; built once for each version and shared by all threads."""
        return _snapshots.get(self.version(), self._build)

    def get(self, service_id: str) -> ServiceRecord:
        """One service; raises NotFound."""
        return self.snapshot().get(service_id)

    def list_page(self, page: int = 1, size: int = PAGE_SIZE) -> Page:
        """Services by name; a page beyond the end is empty."""
        services = sorted(self.snapshot().services.values(), key=lambda one: (one.name, one.id))
        start = (page - 1) * size
        return Page(
            services=tuple(services[start : start + size]),
            page=page,
            pages=max(1, -(-len(services) // size)),
            total=len(services),
        )

    def _build(self, version: str) -> Catalogue:
        """Build the snapshot, again if somebody loaded a new version meanwhile."""
        while True:
            catalogue = build_catalogue(self._repository, version)
            newest = self.version()
            if newest == version:
                return catalogue
            version = newest
