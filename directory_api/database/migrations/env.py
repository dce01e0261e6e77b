"""Runs migrations on the connection it is given; `directory_api.database.schema` starts it."""

from alembic import context
from sqlalchemy import Connection, text

from directory_api.database.base import Base

LOCK = 7_261_904  # any number, the same for every process that migrates one PostgreSQL


def run(connection: Connection) -> None:
    """Run the asked-for migrations in one transaction, one process at a time."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    context.run_migrations()


run(context.config.attributes["connection"])
