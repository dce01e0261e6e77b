"""Answers danger first: what words and facts say about it, and the fixed words that answer it.

Depends on nothing but its own packaged files, so that it works when all else is broken. Nothing
here scores, stores or logs anything about a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from directory_api.safety.bodies import assess_body
from directory_api.safety.facts import assess_facts
from directory_api.safety.patterns import assess_words
from directory_api.safety.phrases import phrase_index
from directory_api.safety.schemas import SafetyView, safety_view
from directory_api.safety.types import (
    About,
    Answer,
    Contact,
    CrisisLine,
    CrisisWords,
    Kind,
    Safety,
    highest,
)
from directory_api.safety.words import contacts, crisis_words, standing_bar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from directory_api.safety.classifier import Classifier, Encode

__all__ = [
    "About",
    "Answer",
    "Contact",
    "CrisisLine",
    "CrisisWords",
    "Kind",
    "Safety",
    "SafetyView",
    "assess_body",
    "assess_facts",
    "assess_words",
    "combine",
    "contacts",
    "crisis_words",
    "highest",
    "make_classifier",
    "phrase_index",
    "safety_view",
    "standing_bar",
]


def combine(
    text: str | None,
    facts: Mapping[str, object] | None,
    *,
    classifier_vector: NDArray[np.float32] | None = None,
) -> Safety:
    """The highest of what the words, the facts and, where there is a vector, the classifier say."""
    return highest(
        assess_words(text) if text else Safety.none(),
        assess_facts(facts) if facts else Safety.none(),
        _classified(text, classifier_vector),
    )


def make_classifier(encode: Encode) -> Classifier:
    """The classifier: from a text and its vector, made by this encoder, to a finding."""
    from directory_api.safety.classifier import make_classifier as make

    return make(encode)


def _classified(text: str | None, vector: NDArray[np.float32] | None) -> Safety:
    if not text or vector is None:
        return Safety.none()
    from directory_api.safety.classifier import assess_vector

    return assess_vector(text, vector)
