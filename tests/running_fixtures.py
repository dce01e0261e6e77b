"""The application as tests use it.

The real records in a SQLite file, with and without the encoder.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from directory_api.app import create_app
from directory_api.catalogue import load_vocabulary
from directory_api.catalogue.loading import load_services, read_checked_file
from directory_api.clock import LONDON
from directory_api.database import Database, upgrade_to_head
from directory_api.places import load_areas
from directory_api.settings import REPOSITORY, Settings

# A Tuesday morning, so that opening hours say something.
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=LONDON)
NOBODY_LISTENS = "http://127.0.0.1:9"
# Shared with the running product, so that what the encoder learns is learnt once.
CACHE = REPOSITORY / "var" / "cache"


def tuesday() -> datetime:
    """The clock of the tests."""
    return TUESDAY


@pytest.fixture(scope="session")
def loaded_database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database that holds the real records."""
    url = f"sqlite:///{tmp_path_factory.mktemp('directory') / 'directory.sqlite3'}"
    upgrade_to_head(url)
    database = Database(url)
    load_services(
        database,
        read_checked_file(REPOSITORY / "data" / "services.yaml", load_vocabulary(), load_areas()),
    )
    database.close()
    return url


def settings_for(url: str, cache: Path = CACHE, **others: object) -> Settings:
    """Settings of a test: no Rasa unless one is named, and a limit that no test meets by chance."""
    values = {
        "database_url": url,
        "cache_folder": cache,
        "rasa_url": NOBODY_LISTENS,
        "requests_per_minute": 100_000,
        **others,
    }
    return Settings.model_validate(values)


@pytest.fixture(scope="session")
def plain_app(loaded_database: str) -> FastAPI:
    """The application without the encoder: phrases, names and rules only."""
    return create_app(settings_for(loaded_database), tuesday)


@pytest.fixture(scope="session")
def plain_client(plain_app: FastAPI) -> TestClient:
    """A client of `plain_app`; its background work is never started."""
    return TestClient(plain_app, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def app(loaded_database: str) -> FastAPI:
    """The whole application with the encoder, and without Rasa."""
    application = create_app(settings_for(loaded_database), tuesday)
    application.state.rooms.warm()
    return application


@pytest.fixture(scope="session")
def client(app: FastAPI) -> TestClient:
    """A client of `app`."""
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture
def without_database(tmp_path: Path) -> Iterator[TestClient]:
    """A client of an application whose database has no tables."""
    application = create_app(settings_for(f"sqlite:///{tmp_path / 'empty.sqlite3'}"), tuesday)
    yield TestClient(application, raise_server_exceptions=False)
    application.state.database.close()
