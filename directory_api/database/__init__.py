"""The database: connecting, transactions, migrations; features bring their own tables.

Endpoints take `SessionDep` from `directory_api.database.dependencies`: services import this door,
and services know nothing of HTTP.
"""

from directory_api.database.base import Base
from directory_api.database.schema import (
    downgrade_to_base,
    newest_revision,
    read_revision,
    upgrade_to_head,
)
from directory_api.database.session import Database

__all__ = [
    "Base",
    "Database",
    "downgrade_to_base",
    "newest_revision",
    "read_revision",
    "upgrade_to_head",
]
