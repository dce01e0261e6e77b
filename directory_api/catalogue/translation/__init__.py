"""The free text of records in the reader's language: made by a machine, labelled, off by default.

Callers name a service, never a text: nothing that a person typed can be sent from here.
"""

from directory_api.catalogue.translation.choosing import Translates, TranslationFailed
from directory_api.catalogue.translation.service import Translations, create_translations
from directory_api.catalogue.translation.texts import TranslatedText, free_texts

__all__ = [
    "TranslatedText",
    "Translates",
    "TranslationFailed",
    "Translations",
    "create_translations",
    "free_texts",
]
