"""The order every entrance for words keeps: safety over the raw text first, then understanding."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from directory_api.languages import is_offered
from directory_api.safety import Safety, assess_facts, assess_words, highest
from directory_api.understanding.service import UnderstandingService
from directory_api.understanding.types import Understanding

# The classifier that safety adds once the words have a vector.
Classifier = Callable[[str, NDArray[np.float32]], Safety]


@dataclass(frozen=True)
class Reading:
    """What words and facts together say: safety, and what was understood (None without words)."""

    safety: Safety
    understanding: Understanding | None
    language: str

    @property
    def facts(self) -> Mapping[str, object]:
        """The facts the words hold, in wire format."""
        return self.understanding.facts if self.understanding else {}


class WordsReader:
    """Reads words for chat, search and match alike, in the order of the blueprint's section 6."""

    def __init__(
        self, understanding: UnderstandingService, classifier: Classifier | None = None
    ) -> None:
        self._understanding = understanding
        self._classifier = classifier

    def read(
        self, text: str | None, facts: Mapping[str, object], reply_language: str | None = None
    ) -> Reading:
        """Safety of the raw text and the facts, then language, needs and facts of the cleaned text.

        `language` of the result is the one to answer in: the chosen one, else the text's.
        """
        safety = assess_facts(facts)
        chosen = reply_language if reply_language and is_offered(reply_language) else None
        if not text or not text.strip():
            return Reading(safety, None, chosen or "en")
        safety = highest(assess_words(text), safety)
        understood = self._understanding.understand(text, reply_language=chosen)
        if self._classifier is not None and understood.vector is not None:
            safety = highest(safety, self._classifier(text, understood.vector))
        detected = understood.language.code if is_offered(understood.language.code) else "en"
        return Reading(safety, understood, chosen or detected)
