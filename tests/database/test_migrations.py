"""The tables come and go by migrations, the same on SQLite and PostgreSQL."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

import directory_api.catalogue.models
import directory_api.catalogue.translation.models  # noqa: F401 - bring the tables to compare
from directory_api.database import (
    Base,
    Database,
    downgrade_to_base,
    newest_revision,
    read_revision,
    upgrade_to_head,
)


def table_names(url: str) -> set[str]:
    database = Database(url)
    names = set(inspect(database.engine).get_table_names())
    database.close()
    return names


def test_migrating_up_and_down_leaves_no_table(database_url: str) -> None:
    upgrade_to_head(database_url)
    assert "service" in table_names(database_url)
    downgrade_to_base(database_url)
    assert table_names(database_url) <= {"alembic_version"}
    upgrade_to_head(database_url)
    assert "service" in table_names(database_url)


def test_the_revision_is_known_before_and_after(database_url: str) -> None:
    assert read_revision(database_url) is None
    upgrade_to_head(database_url)
    assert read_revision(database_url) == newest_revision()


def test_migrating_twice_changes_nothing(database_url: str) -> None:
    upgrade_to_head(database_url)
    before = table_names(database_url)
    upgrade_to_head(database_url)
    assert table_names(database_url) == before


def test_the_migrations_make_exactly_the_tables_of_the_models(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
