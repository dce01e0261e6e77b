"""Which needs of the vocabulary a text speaks of, several at once, with a score each.

Three witnesses are heard: the meaning of the text and of each of its clauses (sentence vectors),
its spelling (character n-grams) and curated phrases. Without an encoder the phrases speak alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from directory_api.encoder import Encoder, Vectors
from directory_api.understanding.character_grams import gram_weights
from directory_api.understanding.examples import NO_NEED
from directory_api.understanding.phrases import PhraseTable
from directory_api.understanding.segments import split_segments
from directory_api.understanding.types import NeedScore

# A need below this is not spoken of; measured on sentences that the model has not seen.
GATE = 0.25
# What is shown at most: more than this is noise, also for a long story.
MOST_NEEDS = 8
_PHRASE_SCORE = 0.8
# A phrase makes a need that the meaning also hears more certain.
_PHRASE_WEIGHT = 0.5
# "I am not suicidal" sounds like its opposite to the encoder; the denial is believed.
_DENIED_WEIGHT = 0.25
# A clause heard alone is a little less certain than the whole text.
_CLAUSE_WEIGHT = 0.95


@dataclass(frozen=True)
class NeedsModel:
    """What was learnt from the examples: numbers only, no sentences."""

    codes: tuple[str, ...]
    mean: NDArray[np.float32]
    vector_weights: NDArray[np.float32]
    gram_table: NDArray[np.float32]
    bias: NDArray[np.float32]

    def probabilities(self, texts: Sequence[str], vectors: Vectors) -> NDArray[np.float64]:
        """One row per text, one column per code; a row sums to one."""
        logits = centred(vectors, self.mean) @ self.vector_weights + self.bias
        for row, text in enumerate(texts):
            buckets, weights = gram_weights(text)
            logits[row] += weights @ self.gram_table[buckets]
        powers = np.exp(logits - logits.max(axis=1, keepdims=True)).astype(np.float64)
        shares: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
        return shares


def centred(vectors: Vectors, mean: NDArray[np.float32]) -> Vectors:
    """Unit rows without the direction that all texts share (raw vectors all point one way)."""
    moved = vectors - mean
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    return np.asarray(moved / np.maximum(lengths, 1e-6), dtype=np.float32)


@dataclass(frozen=True)
class NeedsReading:
    """The needs of a text and the vector of the whole text, when there is one."""

    needs: tuple[NeedScore, ...]
    vector: NDArray[np.float32] | None


def read_needs(
    text: str, encoder: Encoder | None, model: NeedsModel | None, phrases: PhraseTable
) -> NeedsReading:
    """The needs above the gate, likeliest first; phrases alone when there is no encoder."""
    spoken = phrases.needs_in(text)
    if encoder is None or not text:
        return NeedsReading(_ranked(dict.fromkeys(spoken, _PHRASE_SCORE)), None)
    segments = split_segments(text) if model else ()
    texts = (text, *segments)
    vectors = encoder.encode(texts)
    scores = _pooled(model, texts, vectors) if model else {}
    for code in phrases.denied_in(text):
        scores[code] = scores.get(code, 0.0) * _DENIED_WEIGHT
    for code in spoken:
        scores[code] = _strengthened(scores.get(code, 0.0))
    return NeedsReading(_ranked(scores), vectors[0])


def _pooled(model: NeedsModel, texts: Sequence[str], vectors: Vectors) -> dict[str, float]:
    shares = model.probabilities(texts, vectors)
    shares[1:] *= _CLAUSE_WEIGHT
    best = shares.max(axis=0)
    return {code: float(best[column]) for column, code in enumerate(model.codes)}


def _strengthened(score: float) -> float:
    return max(_PHRASE_SCORE - 0.3, score + _PHRASE_WEIGHT * (1.0 - score))


def _ranked(scores: dict[str, float]) -> tuple[NeedScore, ...]:
    above = [
        NeedScore(code, round(score, 3))
        for code, score in scores.items()
        if score >= GATE and code != NO_NEED
    ]
    return tuple(sorted(above, key=lambda need: (-need.score, need.code))[:MOST_NEEDS])
