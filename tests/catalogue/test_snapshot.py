"""The snapshot in memory: one build for many threads, quickly, and right when others load."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from directory_api.catalogue import Catalogue, Vocabulary
from directory_api.catalogue.loading import load_services, read_checked_file
from directory_api.catalogue.repository import CatalogueRepository
from directory_api.catalogue.snapshot import SnapshotCache, build_catalogue
from directory_api.database import Database
from directory_api.places import Areas
from tests.catalogue.conftest import DATA

# About 0.035 on an idle machine; the margin is for one that is busy with other tests.
SECONDS = 0.15


def test_many_threads_build_a_version_once() -> None:
    cache = SnapshotCache()
    built: list[str] = []
    together = threading.Barrier(8)

    def build(version: str) -> Catalogue:
        built.append(version)
        return Catalogue({}, version)

    def ask(_number: int) -> Catalogue:
        together.wait()
        return cache.get("one", build)

    with ThreadPoolExecutor(8) as threads:
        catalogues = list(threads.map(ask, range(8)))
    assert built == ["one"]
    assert len({id(catalogue) for catalogue in catalogues}) == 1


def test_the_real_directory_is_built_in_a_moment(
    database: Database, vocabulary: Vocabulary, areas: Areas
) -> None:
    load_services(database, read_checked_file(DATA / "services.yaml", vocabulary, areas))
    with database.transaction() as session:
        repository = CatalogueRepository(session)
        spent = []
        for _ in range(5):
            start = time.thread_time()
            build_catalogue(repository, "any")
            spent.append(time.thread_time() - start)
    assert min(spent) < SECONDS
