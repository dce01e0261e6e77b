"""Translations of the texts of one service: from the store, else from the provider, else none.

A page waits once and briefly. Whatever goes wrong means "no translation": the English is there.
"""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from directory_api.catalogue.service import CatalogueService
from directory_api.catalogue.translation.background import Background, Ended
from directory_api.catalogue.translation.checks import is_usable
from directory_api.catalogue.translation.choosing import (
    Translates,
    TranslationFailed,
    create_provider,
)
from directory_api.catalogue.translation.pauses import Pauses
from directory_api.catalogue.translation.repository import (
    StoredTranslation,
    TranslationRepository,
)
from directory_api.catalogue.translation.texts import (
    SOURCE_LANGUAGE,
    TranslatedText,
    free_texts,
    hash_of,
)
from directory_api.clock import Clock, system_clock
from directory_api.database import Database
from directory_api.errors import DirectoryError, Unavailable
from directory_api.settings import Settings

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Wish:
    """One service's texts in one language: what is there, and what would have to be made."""

    service_id: str
    language: str
    ready: Mapping[str, TranslatedText]
    missing: Mapping[str, str]


class Translations:
    """The free text of services in other languages; with no provider it does nothing at all."""

    def __init__(
        self,
        database: Database,
        provider: Translates | None,
        seconds: float,
        *,
        clock: Clock = system_clock,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._provider = provider
        self._seconds = seconds
        self._clock = clock
        self._pauses = Pauses(now)
        self._background = Background()

    def of_service(self, service_id: str, language: str) -> Mapping[str, TranslatedText]:
        """What is translated of a service, by field; waits at most the time-out, and only once.

        Raises NotFound for a service that does not exist.
        """
        provider = self._provider
        if provider is None or language == SOURCE_LANGUAGE or language not in provider.languages:
            return {}
        try:
            wish = self._read(service_id, language)
            if wish.missing and self._try(provider, wish):
                wish = self._read(service_id, language)
        except Unavailable as missing:
            logger.warning("No translations can be read: %s", missing.message)
            return {}
        return wish.ready

    def of_field(self, service_id: str, field: str, language: str) -> TranslatedText | None:
        """One text of a service, such as "description"; None when there is no translation."""
        return self.of_service(service_id, language).get(field)

    def settle(self, seconds: float) -> bool:
        """Wait for what is still under way, for so long at most."""
        return self._background.settle(seconds)

    def _read(self, service_id: str, language: str) -> _Wish:
        with self._database.transaction() as session:
            texts = free_texts(CatalogueService(session).get(service_id))
            stored = TranslationRepository(session).of_service(service_id, language)
        ready = {
            field: TranslatedText(one.text, language, one.provider, original=texts[field])
            for field, one in stored.items()
            if field in texts and one.source_hash == hash_of(texts[field])
        }
        missing = {
            field: text
            for field, text in texts.items()
            if field not in ready and not self._pauses.is_paused((language, text))
        }
        return _Wish(service_id, language, ready, missing)

    def _try(self, provider: Translates, wish: _Wish) -> bool:
        """Have the missing texts made; False when there is nothing new to read."""
        if self._pauses.is_provider_paused():
            return False
        job = (wish.service_id, wish.language)
        ended = self._background.run(job, lambda: self._make(provider, *job), self._seconds)
        if ended is Ended.TOO_LATE:
            logger.warning("%s took too long; the English text was shown.", provider.name)
            self._pauses.pause_provider()
        return ended is not Ended.NOT_BEGUN

    def _make(self, provider: Translates, service_id: str, language: str) -> None:
        try:
            # Read again: another reader may have had the same texts made since the page looked.
            wish = self._read(service_id, language)
        except (DirectoryError, SQLAlchemyError) as error:
            logger.warning("The texts to translate are gone: %s", type(error).__name__)
            return
        fields: dict[str, list[str]] = {}
        for field, text in wish.missing.items():
            fields.setdefault(text, []).append(field)
        for text, places in fields.items():
            if not self._make_one(provider, wish, text, places):
                return

    def _make_one(self, provider: Translates, wish: _Wish, text: str, fields: list[str]) -> bool:
        """Translate and store one text; False when the provider should be left alone."""
        try:
            answer = provider.translate(text, SOURCE_LANGUAGE, wish.language)
        except TranslationFailed as failure:
            logger.warning("%s did not translate: %s", provider.name, failure)
            self._pauses.pause((wish.language, text))
            self._pauses.pause_provider()
            return False
        self._pauses.resume_provider()
        if not is_usable(answer, text) or not self._save(provider, wish, (text, answer), fields):
            self._pauses.pause((wish.language, text))
        return True

    def _save(
        self, provider: Translates, wish: _Wish, made: tuple[str, str], fields: list[str]
    ) -> bool:
        source, answer = made
        stored = StoredTranslation(answer.strip(), provider.name, hash_of(source))
        try:
            with self._database.transaction(writes=True) as session:
                repository = TranslationRepository(session)
                for field in fields:
                    key = (wish.service_id, field, wish.language)
                    repository.save(key, stored, self._clock())
        except (DirectoryError, SQLAlchemyError) as error:
            # For example: the service was removed from the directory meanwhile.
            logger.warning("A translation could not be stored: %s", type(error).__name__)
            return False
        return True


def create_translations(
    settings: Settings, database: Database, clock: Clock = system_clock
) -> Translations:
    """Translations as the deployer has set them; off by default."""
    provider = create_provider(settings)
    return Translations(database, provider, settings.translation_seconds, clock=clock)
