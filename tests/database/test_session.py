"""Transactions: committed at one place, undone as a whole, and explained when they cannot be."""

from pathlib import Path

import pytest
from sqlalchemy import text

from directory_api.database import Database
from directory_api.errors import Unavailable

COUNT = text("SELECT count(*) FROM organization")
ADD = text("INSERT INTO organization (name, sector) VALUES (:name, 'vcse')")
UNREACHABLE = "postgresql://nobody@127.0.0.1:9/nothing"


def count(database: Database) -> int:
    with database.transaction() as session:
        return session.scalars(COUNT).one()


def test_what_a_transaction_wrote_is_there_afterwards(database: Database) -> None:
    with database.transaction(writes=True) as session:
        session.execute(ADD, {"name": "A"})
    assert count(database) == 1


def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError), database.transaction(writes=True) as session:
        session.execute(ADD, {"name": "A"})
        raise RuntimeError
    assert count(database) == 0


def test_foreign_keys_are_kept(database: Database) -> None:
    orphan = text(
        "INSERT INTO contact (service_id, kind, value, position) VALUES ('none', 'phone', '1', 0)"
    )
    with pytest.raises(Exception, match=r"(?i)foreign key"), database.transaction() as session:
        session.execute(orphan)


def test_a_database_without_tables_says_what_to_run(database_url: str) -> None:
    database = Database(database_url)
    with pytest.raises(Unavailable, match=r"Run: nwd load"), database.transaction() as session:
        session.execute(COUNT)
    database.close()


def test_a_database_that_does_not_answer_says_what_to_run() -> None:
    database = Database(UNREACHABLE)
    assert not database.is_reachable()
    with pytest.raises(Unavailable, match=r"Run: make up"), database.transaction():
        pass


def test_a_database_that_answers_is_reachable(database: Database) -> None:
    assert database.is_reachable()


@pytest.mark.parametrize("url", ["", "not an address", "oracle2://here"])
def test_an_address_of_no_known_database_is_explained(url: str) -> None:
    with pytest.raises(Unavailable, match="DATABASE_URL"):
        Database(url)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_a_short_address_means_the_driver_we_have(scheme: str) -> None:
    assert Database(f"{scheme}://a@b/c").engine.driver == "psycopg"


def test_two_writers_of_one_file_wait_for_each_other(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'sub' / 'shared.sqlite3'}"
    first, second = Database(url), Database(url)
    with first.transaction(writes=True) as session:
        session.execute(text("CREATE TABLE organization (name TEXT, sector TEXT)"))
        with second.engine.connect() as reading:
            assert reading.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert reading.exec_driver_sql("PRAGMA busy_timeout").scalar() == 5_000
    assert count(second) == 0
    first.close()
    second.close()


def test_a_locked_file_is_said_to_be_busy(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'locked.sqlite3'}"
    first, second = Database(url), Database(url)
    with first.transaction(writes=True), pytest.raises(Unavailable, match="Somebody else"):  # noqa: SIM117
        with second.transaction() as session:
            session.execute(text("PRAGMA busy_timeout = 1"))
            session.execute(text("CREATE TABLE one (id INTEGER)"))
    first.close()
    second.close()


def test_an_error_never_repeats_what_a_statement_carried(database: Database) -> None:
    into_nowhere = text("INSERT INTO nowhere (name) VALUES (:name)")
    with pytest.raises(Unavailable) as caught, database.transaction() as session:
        session.execute(into_nowhere, {"name": "secret words"})
    assert "nowhere" in str(caught.value.__cause__)
    assert "secret words" not in str(caught.value.__cause__)
