"""Who translates: one small protocol, and the provider that the deployer has set.

Adding a provider is one class in `providers` and one line in `create_provider`.
"""

import logging
from typing import Protocol
from urllib.parse import urlsplit

from directory_api.settings import Settings

logger = logging.getLogger(__name__)


class TranslationFailed(Exception):
    """A provider gave no answer; the message names the kind of failure and no text."""


class Translates(Protocol):
    """Anything that can translate a text; may take long, so never call it in a request."""

    @property
    def name(self) -> str:
        """The name that is shown beside the text and stored with it."""

    @property
    def languages(self) -> frozenset[str]:
        """Our codes of the languages it can translate English into."""

    def translate(self, text: str, source: str, target: str) -> str:
        """The text in the target language; raises TranslationFailed. The answer is unchecked."""


def create_provider(settings: Settings) -> Translates | None:
    """The provider the deployer chose; None when it is off or cannot be reached as set."""
    if settings.translation_provider == "google":
        from directory_api.catalogue.translation.providers import GoogleTranslate

        return GoogleTranslate()
    if settings.translation_provider == "libretranslate":
        return _libretranslate(settings)
    return None


def _libretranslate(settings: Settings) -> Translates | None:
    url, key = settings.translation_url or "", settings.translation_key
    if urlsplit(url).scheme not in {"http", "https"}:
        # Without an address deep_translator would ask a public server that nobody chose.
        logger.warning(
            "NWD_TRANSLATION_URL is not an http address, so the text of records stays English. "
            "Set it to the address of a LibreTranslate server."
        )
        return None
    from directory_api.catalogue.translation.providers import LibreTranslate

    return LibreTranslate(url, key.get_secret_value() if key else None)
