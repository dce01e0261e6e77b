"""The values that understanding hands out: language, needs, facts, and the whole of them."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class LanguageSource(StrEnum):
    """How the language became known."""

    CHOSEN = "chosen"
    DETECTED = "detected"
    DEFAULT = "default"


@dataclass(frozen=True)
class DetectedLanguage:
    """The language a text is written in, how sure that is (0 to 1), and how it became known."""

    code: str
    confidence: float
    source: LanguageSource


@dataclass(frozen=True)
class NeedScore:
    """One need of the vocabulary and how likely the text speaks of it (0 to 1)."""

    code: str
    score: float


@dataclass(frozen=True)
class Understanding:
    """What a text says: its language, its needs (likeliest first), its facts as on the wire."""

    language: DetectedLanguage
    needs: tuple[NeedScore, ...] = ()
    facts: dict[str, object] = field(default_factory=dict)
    vector: NDArray[np.float32] | None = None
