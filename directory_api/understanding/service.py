"""The one place that turns words into meaning, for the search box, the API and the chat alike."""

from collections.abc import Mapping
from pathlib import Path

from directory_api.encoder import Encoder
from directory_api.understanding.cleaning import clean_text
from directory_api.understanding.example_vectors import Progress
from directory_api.understanding.extraction import PlaceFinder, extract_facts
from directory_api.understanding.language import detect_language, likely_languages
from directory_api.understanding.needs import NeedsModel, read_needs
from directory_api.understanding.phrases import PhraseTable, load_phrases
from directory_api.understanding.training import build_model
from directory_api.understanding.types import Understanding


class UnderstandingService:
    """Understands texts; holds the encoder and what was learnt, and keeps nothing of any text."""

    def __init__(
        self,
        encoder: Encoder | None,
        areas: PlaceFinder | None = None,
        *,
        model: NeedsModel | None = None,
        phrases: PhraseTable | None = None,
    ) -> None:
        self._encoder = encoder
        self._areas = areas
        self._model = model
        self._phrases = phrases or load_phrases()

    def understand(self, text: str, *, reply_language: str | None = None) -> Understanding:
        """Language, needs and facts of a text; `reply_language` decides where it is too short."""
        cleaned = clean_text(text)
        language = detect_language(cleaned, chosen=reply_language)
        reading = read_needs(cleaned, self._encoder, self._model, self._phrases)
        facts: Mapping[str, object] = extract_facts(
            cleaned, likely_languages(cleaned, chosen=reply_language), self._areas
        )
        return Understanding(language, reading.needs, dict(facts), reading.vector)


def create_understanding(
    encoder: Encoder | None,
    areas: PlaceFinder | None,
    cache_folder: Path,
    progress: Progress | None = None,
) -> UnderstandingService:
    """A service ready to answer: the needs model is read or, the first time, learnt."""
    model = build_model(encoder, cache_folder, progress) if encoder else None
    return UnderstandingService(encoder, areas, model=model)
