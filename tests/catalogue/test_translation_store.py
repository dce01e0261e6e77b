"""The store of translations, on each kind of database."""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Thread

import pytest
from sqlalchemy import text

from directory_api.catalogue.translation import Translations
from directory_api.catalogue.translation.providers import LibreTranslate
from directory_api.catalogue.translation.repository import (
    StoredTranslation,
    TranslationRepository,
)
from directory_api.catalogue.translation.texts import hash_of
from directory_api.database import Database
from tests.catalogue.conftest import SAMPLE, LoadText

MOMENT = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)
NOBODY_LISTENS = LibreTranslate("http://127.0.0.1:9")
Save = Callable[[str, str], None]


@pytest.fixture
def save(database: Database, load_text: LoadText) -> Save:
    """Stores words as the Turkish description of a sample service."""
    load_text(SAMPLE)

    def save(service_id: str, words: str) -> None:
        stored = StoredTranslation(words, "LibreTranslate", hash_of("A place to meet over tea."))
        with database.transaction(writes=True) as session:
            key = (service_id, "description", "tr")
            TranslationRepository(session).save(key, stored, MOMENT)

    return save


def count(database: Database) -> int:
    with database.transaction() as session:
        return session.scalars(text("SELECT count(*) FROM text_translation")).one()


def test_what_is_stored_is_read_without_asking_anybody(database: Database, save: Save) -> None:
    save("green-door", "Çay içip buluşma yeri.")
    found = Translations(database, NOBODY_LISTENS, 5).of_service("green-door", "tr")
    assert {field: one.text for field, one in found.items()} == {
        "description": "Çay içip buluşma yeri."
    }


def test_writers_at_once_leave_one_row_and_the_last_wins(database: Database, save: Save) -> None:
    writers = [Thread(target=save, args=("green-door", f"çay {number}")) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    save("green-door", "son")
    with database.transaction() as session:
        found = TranslationRepository(session).of_service("green-door", "tr")
    assert {field: one.text for field, one in found.items()} == {"description": "son"}
    assert count(database) == 1


def test_a_removed_service_takes_its_translations_along(
    database: Database, save: Save, load_text: LoadText
) -> None:
    save("green-door", "kalır")
    save("quiet-house", "gider")
    load_text(SAMPLE[: SAMPLE.index("- id: quiet-house")])
    assert count(database) == 1


def test_a_database_without_the_table_means_english(
    database: Database, load_text: LoadText
) -> None:
    load_text(SAMPLE)
    with database.transaction(writes=True) as session:
        session.execute(text("DROP TABLE text_translation"))
    assert Translations(database, NOBODY_LISTENS, 5).of_service("green-door", "tr") == {}
