"""A second pair of eyes: hears danger in words that no phrase names, from meaning and letters.

Tuned to hear much and to speak softly: alone it answers urgent only when it is very sure. It only
ever adds to what the phrases say. Importing this module needs numpy; `directory_api.safety` does so
only when a vector is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from directory_api.safety.normalise import normalise
from directory_api.safety.patterns import is_calm
from directory_api.safety.types import About, Answer, Kind, Safety

FOLDER = Path(__file__).parent
TRAINING = FOLDER / "training"
LEARNT = FOLDER / "learnt.npz"
NONE = "none"
# Its vector tells whether an encoder is the one that the file was learnt with.
PROBE = "I would like to talk to somebody."
_SAME_ENCODER = 0.98
# Change when anything below changes what is learnt.
RECIPE = "2"

Vector = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vector]
Classifier = Callable[[str, Vector], Safety]

_BUCKETS = 1 << 12
_GRAM_LENGTHS = (2, 3, 4)
_LONGEST_TEXT = 1000
# Chosen on sentences that were not learnt from: how strongly each witness may speak, and how sure
# the two together must be. See README.md.
MEANING_SCALE = 7.0
_GRAM_SCALE = 3.0
_SURE_OF_URGENT = 0.6
_SURE_OF_SOFT = 0.35
_SURE_OF_KIND = 0.5


class Learnt(NamedTuple):
    """What was learnt from the training sentences.

    `landmarks` are the meanings of some of them (a row each, of length one): a new sentence is
    described by how near it is to each. Their weights come first, those of the letters after.
    """

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    centre: NDArray[np.float32]
    landmarks: NDArray[np.float32]
    probe: NDArray[np.float32]
    fingerprint: str


def meanings(vectors: Vector, centre: Vector) -> Vector:
    """Rows of length one, centred because all sentence vectors lie close together."""
    moved = np.atleast_2d(vectors) - centre
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    return np.asarray(moved / np.maximum(lengths, 1e-6), dtype=np.float32)


def nearness(rows: Vector, landmarks: Vector) -> Vector:
    """How near each meaning is to each landmark: 1 at the same place, falling off with distance."""
    return np.asarray(np.exp(2.0 * (rows @ landmarks.T) - 2.0), dtype=np.float32)


def letters(text: str) -> NDArray[np.float32]:
    """How often short runs of letters occur, as strong as they may speak beside the meaning."""
    return _grams(text) * np.float32(_GRAM_SCALE)


def features(text: str, vector: Vector, learnt: Learnt) -> NDArray[np.float32]:
    """One sentence as numbers: how near its meaning is to known ones, and its letters."""
    near = nearness(meanings(vector, learnt.centre), learnt.landmarks)[0]
    return np.concatenate([near, letters(text)])


def _grams(text: str) -> NDArray[np.float32]:
    """How often short runs of letters occur, as one unit vector."""
    counts: Counter[int] = Counter()
    for word in normalise(text[:_LONGEST_TEXT]).split():
        padded = f" {word} "
        for length in _GRAM_LENGTHS:
            counts.update(
                crc32(padded[start : start + length].encode("utf-8", "replace")) % _BUCKETS
                for start in range(max(1, len(padded) - length + 1))
            )
    row = np.zeros(_BUCKETS, dtype=np.float32)
    for bucket, count in counts.items():
        row[bucket] = 1.0 + np.log(count)
    size = float(np.linalg.norm(row))
    return row / np.float32(size) if size else row


def probabilities(text: str, vector: Vector, learnt: Learnt) -> dict[str, float]:
    """How likely each class is, all together one."""
    scores = features(text, vector, learnt) @ learnt.weights + learnt.bias
    odds = np.exp(scores - scores.max())
    return dict(zip(learnt.labels, map(float, odds / odds.sum()), strict=True))


def classify(text: str, vector: Vector, learnt: Learnt) -> Safety:
    """The finding for one text; whom it speaks of is left to the phrases.

    Where the phrases know the words as figurative ("killing time"), denied or long past, it is
    never urgent. That the phrases are uneasy too does not lower what is asked: measured, it found
    no more danger and more false alarms.
    """
    likely = probabilities(text, vector, learnt)
    if 1.0 - likely[NONE] < _SURE_OF_SOFT:
        return Safety.none()
    urgent = sum(chance for label, chance in likely.items() if label.startswith("urgent "))
    is_sure = urgent >= _SURE_OF_URGENT and not is_calm(text[:_LONGEST_TEXT])
    kinds = _likely_kinds(likely)
    return Safety(Answer.URGENT if is_sure and kinds else Answer.SOFT, kinds, About.UNKNOWN)


def _likely_kinds(likely: dict[str, float]) -> tuple[Kind, ...]:
    """The kind that takes most of the danger, soft or urgent; none where it is spread."""
    danger = 1.0 - likely[NONE]
    return tuple(
        kind
        for kind in Kind
        if sum(chance for label, chance in likely.items() if label.endswith(f" {kind}"))
        >= _SURE_OF_KIND * danger
    )


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Of the training sentences and the recipe: tells whether the file was learnt from them."""
    digest = sha256(RECIPE.encode())
    for path in sorted(TRAINING.glob("*.yaml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def read_learnt() -> Learnt | None:
    """What was learnt, from its file; None where it is missing, broken or out of date."""
    try:
        with np.load(LEARNT, allow_pickle=False) as kept:
            learnt = Learnt(
                labels=tuple(str(label) for label in kept["labels"]),
                weights=kept["weights"].astype(np.float32),
                bias=kept["bias"],
                centre=kept["centre"],
                landmarks=kept["landmarks"].astype(np.float32),
                probe=kept["probe"],
                fingerprint=str(kept["fingerprint"]),
            )
    except (OSError, KeyError, ValueError, BadZipFile):
        return None
    return learnt if learnt.fingerprint == fingerprint() else None


def make_classifier(encode: Encode) -> Classifier:
    """The classifier for texts and their vectors from this encoder.

    An encoder other than the one it was learnt with would only be misheard: then, and when the
    packaged file is missing, it hears nothing, and the phrases do the work alone.
    """
    learnt = read_learnt()
    if learnt is None or float(encode([PROBE])[0] @ learnt.probe) < _SAME_ENCODER:
        return lambda _text, _vector: Safety.none()
    return lambda text, vector: classify(text, vector, learnt)


def assess_vector(text: str, vector: Vector) -> Safety:
    """What the packaged classifier hears; nothing where its file is missing."""
    learnt = read_learnt()
    return Safety.none() if learnt is None else classify(text, vector, learnt)
