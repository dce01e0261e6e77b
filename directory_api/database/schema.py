"""Bringing the tables of a database to the form this version needs, forwards or back."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from directory_api.database.session import Database, explaining_failures

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade_to_head(url: str) -> None:
    """Create or update all tables; does nothing when they are up to date."""
    _run(url, command.upgrade, "head")


def downgrade_to_base(url: str) -> None:
    """Remove all tables again, with everything in them."""
    _run(url, command.downgrade, "base")


def read_revision(url: str) -> str | None:
    """The revision the tables are at, or None before the first."""
    database = Database(url)
    try:
        with explaining_failures(), database.engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        database.close()


def newest_revision() -> str | None:
    """The revision this version of the program needs."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def _run(url: str, step: Callable[[Config, str], None], target: str) -> None:
    database = Database(url)
    try:
        with explaining_failures(), database.engine.connect() as connection:
            connection = connection.execution_options(sqlite_begin="IMMEDIATE")
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
            config.attributes["connection"] = connection
            with connection.begin():
                step(config, target)
    finally:
        database.close()
