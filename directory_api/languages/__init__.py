"""The languages the product answers in, and the way from a message to the reader's words."""

from directory_api.languages.offered import (
    OFFERED,
    Language,
    best_language,
    get_language,
    is_offered,
)
from directory_api.languages.translator import (
    Translator,
    message,
    register_labels,
    translator,
)

__all__ = [
    "OFFERED",
    "Language",
    "Translator",
    "best_language",
    "get_language",
    "is_offered",
    "message",
    "register_labels",
    "translator",
]
