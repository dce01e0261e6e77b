"""The tables' history, run by Alembic."""
