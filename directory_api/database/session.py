"""Connecting to the database, and the one place that commits.

SQLite on one machine, PostgreSQL on servers; nobody above this module knows which.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from directory_api.errors import Unavailable

BUSY_MILLISECONDS = 5_000
CONNECT_SECONDS = 5
_BEGIN_OPTION = "sqlite_begin"
_UNDEFINED_TABLE_OR_COLUMN = {"42P01", "42703"}  # PostgreSQL's names for "no such table, column"
_LOCKED = ("database is locked", "database is busy")


class Database:
    """One database: gives transactions, and says in words when it cannot."""

    def __init__(self, url: str) -> None:
        self.url = read_url(url)
        self.engine = make_engine(self.url)

    @contextmanager
    def transaction(self, *, writes: bool = False) -> Iterator[Session]:
        """A session that is committed at the end, or rolled back if anything fails.

        With `writes`, SQLite takes its write lock at the start, so that two writers queue
        instead of one of them failing half-way.
        """
        begin = "IMMEDIATE" if writes else "DEFERRED"
        with (
            explaining_failures(),
            Session(self.engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            session.connection(execution_options={_BEGIN_OPTION: begin})
            yield session

    def is_reachable(self) -> bool:
        """Whether the database answers at all; its tables may still be missing."""
        try:
            with self.engine.connect():
                return True
        except DBAPIError:
            return False

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def read_url(url: str) -> URL:
    """A database address as SQLAlchemy wants it; `postgres://` means psycopg's PostgreSQL."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise Unavailable(
            "DATABASE_URL is not a database address. Write it like sqlite:///directory.sqlite3 "
            "or postgresql://user@host/name."
        ) from None
    if parsed.drivername in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


def make_engine(url: URL) -> Engine:
    """An engine with the habits we rely on: foreign keys, WAL and waiting for a lock on SQLite."""
    if url.get_backend_name() == "sqlite":
        _make_folder(url)
        engine = create_engine(url, hide_parameters=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            connect_args={"connect_timeout": CONNECT_SECONDS},
        )
    except NoSuchModuleError:
        raise Unavailable(
            f"This directory cannot speak to a {url.get_backend_name()} database. Use SQLite or "
            "PostgreSQL in DATABASE_URL."
        ) from None


@contextmanager
def explaining_failures() -> Iterator[None]:
    """Turn a missing database, or one without its tables, into words that say what to run."""
    try:
        yield
    except PoolTimeout:
        raise _unavailable("All its connections are busy.", "Try again in a moment") from None
    except DBAPIError as error:
        said = str(error.orig)
        if _lacks_tables(error, said):
            raise Unavailable(
                "The directory's database has not been filled yet, or is older than this "
                "version. Run: nwd load"
            ) from error
        if any(words in said for words in _LOCKED):
            raise _unavailable(
                "Somebody else is writing to it.", "Try again in a moment"
            ) from error
        if isinstance(error, OperationalError):
            raise _unavailable("It does not answer.", "Run: make up") from error
        raise


def _unavailable(what: str, remedy: str) -> Unavailable:
    return Unavailable(f"The directory's database cannot be used. {what} {remedy}.")


def _lacks_tables(error: DBAPIError, said: str) -> bool:
    if getattr(error.orig, "sqlstate", None) in _UNDEFINED_TABLE_OR_COLUMN:
        return True
    return isinstance(error.orig, sqlite3.Error) and (
        "no such table" in said or "no such column" in said
    )


def _make_folder(url: URL) -> None:
    if url.database and url.database != ":memory:" and not url.database.startswith("file:"):
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver must not open transactions by itself
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    begin = connection.get_execution_options().get(_BEGIN_OPTION, "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {begin}")
