"""Providers over the engines of `deep_translator`, which only these classes know.

Importing this module takes most of a second, so `choosing` does it only when a provider is set.
"""

from collections.abc import Mapping

import requests
from deep_translator import GoogleTranslator, LibreTranslator, google, libre
from deep_translator.constants import GOOGLE_LANGUAGES_TO_CODES, LIBRE_LANGUAGES_TO_CODES
from deep_translator.exceptions import (
    AuthorizationException,
    BaseError,
    RequestError,
    ServerException,
    TooManyRequests,
)

from directory_api.catalogue.translation.choosing import TranslationFailed
from directory_api.catalogue.translation.transport import LimitedRequests

# How long a request may go on after the page has stopped waiting, so that no thread is lost.
PATIENCE_SECONDS = 20.0
# deep_translator insists on a key, also for a server that asks for none.
NO_KEY = "none"
GOOGLE_CODES: Mapping[str, str] = {"kmr": "ku", "zh": "zh-CN", "he": "iw"}
"""Where our BCP 47 code is not the one that deep_translator sends to Google."""

# A provider can fail in each of these ways; the last three are a body of another form.
_FAILURES = (
    requests.RequestException,
    BaseError,
    AuthorizationException,
    RequestError,
    ServerException,
    TooManyRequests,
    ValueError,
    LookupError,
    TypeError,
)

libre.requests = google.requests = LimitedRequests(PATIENCE_SECONDS)


class LibreTranslate:
    """A LibreTranslate server of the deployer's choice; deep_translator lets it know 17 languages.

    Somali is not among them, and is never asked for.
    """

    name = "LibreTranslate"
    languages = frozenset(LIBRE_LANGUAGES_TO_CODES.values())

    def __init__(self, url: str, key: str | None = None) -> None:
        self._url = url.rstrip("/") + "/"
        self._key = key or NO_KEY

    def translate(self, text: str, source: str, target: str) -> str:
        """The server's answer to POST /translate."""
        try:
            engine = LibreTranslator(source, target, api_key=self._key, custom_url=self._url)
            answer: str = engine.translate(text)
        except _FAILURES as error:
            raise TranslationFailed(type(error).__name__) from None
        return answer


class GoogleTranslate:
    """Google's public translation page; needs no key, and gives no promise."""

    name = "Google Translate"
    languages = frozenset(
        {*GOOGLE_LANGUAGES_TO_CODES.values(), *GOOGLE_CODES} - {*GOOGLE_CODES.values()}
    )

    def translate(self, text: str, source: str, target: str) -> str:
        """What the page says."""
        try:
            engine = GoogleTranslator(source, GOOGLE_CODES.get(target, target))
            answer: str = engine.translate(text)
        except _FAILURES as error:
            raise TranslationFailed(type(error).__name__) from None
        return answer
