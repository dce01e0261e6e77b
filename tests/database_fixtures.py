"""Databases to test on, as a pytest plugin: SQLite always, and PostgreSQL where one answers.

A PostgreSQL is looked for at NWD_TEST_POSTGRES_URL, or on this machine's usual port. Each test gets
a database of its own, which is dropped afterwards. Where none answers, the report's header says so.
"""

import os
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError

from directory_api.database import Database, upgrade_to_head

HOST, PORT = "127.0.0.1", 5432
USERS = ("postgres", "root")


@cache
def find_postgres() -> URL | None:
    """An address at which databases may be created, or None when no PostgreSQL answers."""
    named = os.environ.get("NWD_TEST_POSTGRES_URL")
    if named:
        return make_url(named).set(drivername="postgresql+psycopg")
    try:
        socket.create_connection((HOST, PORT), timeout=0.5).close()
    except OSError:
        return None
    addresses = (
        URL.create("postgresql+psycopg", username=user, host=HOST, port=PORT, database="postgres")
        for user in USERS
    )
    return next((address for address in addresses if _may_create(address)), None)


def pytest_report_header() -> str:
    address = find_postgres()
    if address is None:
        return "databases: SQLite only; no PostgreSQL answers (NWD_TEST_POSTGRES_URL names one)"
    return f"databases: SQLite, and PostgreSQL at {address.host}:{address.port}"


def kinds_of_database() -> list[object]:
    """One parameter for each kind of database that can be tested here."""
    postgresql = pytest.param("postgresql", marks=pytest.mark.postgres)
    return ["sqlite"] if find_postgres() is None else ["sqlite", postgresql]


@contextmanager
def throw_away_database(kind: str, folder: Path) -> Iterator[str]:
    """The address of an empty database that exists for one test."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'directory.sqlite3'}"
        return
    server = find_postgres()
    assert server is not None
    name = f"nwd_test_{uuid.uuid4().hex}"
    _run(server, f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        _run(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _run(server: URL, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _may_create(address: URL) -> bool:
    engine = create_engine(address, connect_args={"connect_timeout": 2})
    try:
        with engine.connect() as connection:
            right = text(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            )
            return bool(connection.scalar(right))
    except OperationalError:
        return False
    finally:
        engine.dispose()


@pytest.fixture(params=kinds_of_database())
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables, on each kind in turn."""
    with throw_away_database(request.param, tmp_path) as url:
        yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database with all tables, and nothing in them."""
    upgrade_to_head(database_url)
    database = Database(database_url)
    yield database
    database.close()
