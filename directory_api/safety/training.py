"""Teaches the classifier, once, when its sentences were changed; nothing is learnt while running.

`python -m directory_api.safety.training` reads `training/` and the examples of ordinary needs, and
writes `learnt.npz` again; a test fails until that was done. Needs scikit-learn and the encoder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray

from directory_api.safety.classifier import (
    LEARNT,
    MEANING_SCALE,
    NONE,
    PROBE,
    TRAINING,
    Learnt,
    Vector,
    fingerprint,
    letters,
    meanings,
    nearness,
)

# Sentences about needs, which the understanding learns from: here they show what is ordinary.
NEEDS = Path(__file__).parents[1] / "understanding" / "examples"
_NEEDS_IN_DANGER = {
    "suicidal-thoughts": "urgent suicide_self_harm",
    "self-harm": "urgent suicide_self_harm",
    "suicide-bereavement": "soft suicide_self_harm",
    "domestic-abuse": "soft violence_now",
    "sexual-violence": "soft violence_now",
    "honour-based-abuse": "soft violence_now",
    "safeguarding": "soft child_at_risk",
    "psychosis-bipolar": "soft acute_mental_illness",
}
# Sometimes dangerous, sometimes not: nothing is learnt from them.
_NEEDS_IN_BETWEEN = {"eating", "trauma", "youth-violence", "exploitation", "none"}
_REGULARISATION = 1.0
_LANDMARKS = 1200
_SEED = 1
# Directions in which the landmarks hardly differ say nothing.
_SMALLEST = 1e-2

Encode = Callable[[Sequence[str]], Vector]


class Sentence(NamedTuple):
    """A sentence and its class: `none`, or an answer and a kind, such as `urgent medical`."""

    text: str
    label: str


def own_sentences() -> Iterator[Sentence]:
    """The sentences of `training/`, in the order of the files."""
    for path in sorted(TRAINING.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for answer in ("urgent", "soft"):
            for kind, texts in content[answer].items():
                yield from (Sentence(text, f"{answer} {kind}") for text in texts)
        yield from (Sentence(text, NONE) for text in content["none"])


def sentences_about_needs() -> Iterator[Sentence]:
    """What people say about their needs, most of it not dangerous at all."""
    for path in sorted(NEEDS.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for need, texts in content.items():
            if isinstance(texts, list) and need not in _NEEDS_IN_BETWEEN:
                label = _NEEDS_IN_DANGER.get(need, NONE)
                yield from (Sentence(text, label) for text in texts if isinstance(text, str))


def learn(sentences: Sequence[Sentence], vectors: Vector, probe: Vector) -> Learnt:
    """The weights of each class for meaning and letters together.

    Meaning is described by nearness to landmarks (Nyström's approximation of a radial kernel):
    danger is said in many ways that lie far apart, and no one line divides them from ordinary
    speech.
    """
    from sklearn.linear_model import LogisticRegression

    centre = vectors.mean(axis=0).astype(np.float32)
    rows = meanings(vectors, centre)
    landmarks = rows[_chosen(len(rows))].astype(np.float16).astype(np.float32)
    evened = _evened(landmarks) * MEANING_SCALE
    near = nearness(rows, landmarks) @ evened
    spelt = np.stack([letters(sentence.text) for sentence in sentences])
    model = LogisticRegression(C=_REGULARISATION, max_iter=300)
    model.fit(np.hstack([near, spelt]), [sentence.label for sentence in sentences])
    by_meaning, by_letters = np.split(model.coef_.T, [near.shape[1]])
    return Learnt(
        labels=tuple(str(label) for label in model.classes_),
        weights=np.vstack([evened @ by_meaning, by_letters]).astype(np.float32),
        bias=model.intercept_.astype(np.float32),
        centre=centre,
        landmarks=landmarks,
        probe=probe,
        fingerprint=fingerprint(),
    )


def _chosen(count: int) -> NDArray[np.int64]:
    """The rows that become landmarks; the same ones every time."""
    return np.random.default_rng(_SEED).permutation(count)[:_LANDMARKS]


def _evened(landmarks: Vector) -> Vector:
    """Turns nearness to landmarks, of which many lie together, into even and separate numbers."""
    sizes, directions = np.linalg.eigh(nearness(landmarks, landmarks).astype(np.float64))
    kept = sizes > _SMALLEST
    return np.asarray(directions[:, kept] / np.sqrt(sizes[kept]), dtype=np.float32)


def teach(encode: Encode) -> Learnt:
    """Learn from all packaged sentences with this encoder."""
    sentences = (*own_sentences(), *sentences_about_needs())
    vectors = encode([*(sentence.text for sentence in sentences), PROBE])
    return learn(sentences, vectors[:-1], vectors[-1])


def write(learnt: Learnt, path: Path = LEARNT) -> None:
    """Keep what was learnt, small enough to be packaged."""
    np.savez_compressed(
        path,
        labels=np.array(learnt.labels),
        weights=learnt.weights.astype(np.float32),
        bias=learnt.bias,
        centre=learnt.centre,
        landmarks=learnt.landmarks.astype(np.float16),
        probe=learnt.probe,
        fingerprint=np.array(learnt.fingerprint),
    )


def main() -> None:
    """Learn with the product's encoder and write the file."""
    from directory_api.encoder import load_encoder

    write(teach(load_encoder().encode))


if __name__ == "__main__":
    main()
