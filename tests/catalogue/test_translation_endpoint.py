"""GET /v1/services/{id}?language=tr: the record as always, and a machine's words beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from directory_api.catalogue.endpoints import router
from directory_api.catalogue.translation import create_translations
from directory_api.database import Database
from directory_api.settings import Settings
from tests.catalogue.conftest import SAMPLE, LoadText
from tests.catalogue.translation_server import TranslatorServer, running_translator, says

ADDRESS = "/v1/services/green-door"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'directory.sqlite3'}"


@pytest.fixture
def server() -> Iterator[TranslatorServer]:
    with running_translator() as server:
        yield server


def client_with(database: Database, **settings: object) -> TestClient:
    app = FastAPI()
    app.include_router(router)
    app.state.database = database
    app.state.translations = create_translations(Settings.model_validate(settings), database)
    return TestClient(app)


@pytest.fixture
def client(database: Database, load_text: LoadText, server: TranslatorServer) -> TestClient:
    """A directory whose deployer has set up the translator on this machine."""
    load_text(SAMPLE)
    return client_with(
        database,
        translation_provider="libretranslate",
        translation_url=server.url,
        translation_seconds=20,
    )


def test_the_translation_comes_beside_the_english_and_says_what_it_is(client: TestClient) -> None:
    body = client.get(ADDRESS, params={"language": "tr"}).json()
    assert body["description"] == "A place to meet over tea."
    assert body["translation"] == {
        "language": "tr",
        "is_machine_made": True,
        "provider": "LibreTranslate",
        "texts": {
            "description": "[tr] A ecalp ot teem revo .aet",
            "hours_note": "[tr] ton no syadiloh",
            "languages_evidence": "[tr] rieht egap",
        },
    }


@pytest.mark.parametrize("query", [{}, {"language": "en"}, {"language": "so"}, {"language": "?"}])
def test_without_a_language_that_can_be_had_nothing_is_asked(
    client: TestClient, server: TranslatorServer, query: dict[str, str]
) -> None:
    answer = client.get(ADDRESS, params=query)
    assert (answer.status_code, answer.json()["translation"]) == (200, None)
    assert server.asked == []


def test_a_failing_provider_is_no_error_of_ours(
    client: TestClient, server: TranslatorServer
) -> None:
    server.behaviour = says({"error": "Slowdown"}, 429)
    answer = client.get(ADDRESS, params={"language": "tr"})
    assert (answer.status_code, answer.json()["translation"]) == (200, None)


def test_by_default_a_language_changes_nothing(
    database: Database, load_text: LoadText, server: TranslatorServer
) -> None:
    load_text(SAMPLE)
    client = client_with(database, translation_url=server.url)
    answer = client.get(ADDRESS, params={"language": "tr"})
    assert answer.json() == client.get(ADDRESS).json()
    assert server.asked == []


def test_what_else_is_in_the_address_is_never_sent(
    client: TestClient, server: TranslatorServer
) -> None:
    client.get(ADDRESS, params={"language": "tr", "text": "my secret", "q": "my secret"})
    assert server.asked
    assert "secret" not in str(server.asked)
