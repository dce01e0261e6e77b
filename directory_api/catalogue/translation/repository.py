"""All the SQL of stored translations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from directory_api.catalogue.translation.models import TextTranslation


@dataclass(frozen=True)
class StoredTranslation:
    """A translation with the fingerprint of the text it was made from."""

    text: str
    provider: str
    source_hash: str


class TranslationRepository:
    """Reads and writes translations within one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_service(self, service_id: str, language: str) -> Mapping[str, StoredTranslation]:
        """What is stored of one service in one language, by field."""
        query = select(
            TextTranslation.field,
            TextTranslation.text,
            TextTranslation.provider,
            TextTranslation.source_hash,
        ).where(TextTranslation.service_id == service_id, TextTranslation.language == language)
        return {
            row.field: StoredTranslation(row.text, row.provider, row.source_hash)
            for row in self._session.execute(query)
        }

    def save(self, key: tuple[str, str, str], stored: StoredTranslation, made_at: datetime) -> None:
        """Store a translation by service, field and language, over an older one if there is one.

        Two processes may save the same one at once; the last wins.
        """
        service_id, field, language = key
        values = {
            "source_hash": stored.source_hash,
            "text": stored.text,
            "provider": stored.provider,
            "made_at": made_at,
        }
        is_postgresql = self._session.get_bind().dialect.name == "postgresql"
        insert = postgresql.insert if is_postgresql else sqlite.insert
        statement = insert(TextTranslation).values(
            service_id=service_id, field=field, language=language, **values
        )
        self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["service_id", "field", "language"], set_=values
            )
        )
