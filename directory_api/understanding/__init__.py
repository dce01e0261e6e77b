"""Understanding: the one place that turns words, in any language, into needs and facts.

`UnderstandingService.understand(text)` is the door; nothing of a text is kept or logged.
"""

from directory_api.understanding.cleaning import clean_text
from directory_api.understanding.language import detect_language
from directory_api.understanding.reading import Classifier, Reading, WordsReader
from directory_api.understanding.schemas import DetectedLanguageView, NeedScoreView
from directory_api.understanding.service import UnderstandingService, create_understanding
from directory_api.understanding.training import build_model
from directory_api.understanding.types import (
    DetectedLanguage,
    LanguageSource,
    NeedScore,
    Understanding,
)

__all__ = [
    "Classifier",
    "DetectedLanguage",
    "DetectedLanguageView",
    "LanguageSource",
    "NeedScore",
    "NeedScoreView",
    "Reading",
    "Understanding",
    "UnderstandingService",
    "WordsReader",
    "build_model",
    "clean_text",
    "create_understanding",
    "detect_language",
]
