"""Character n-grams of a text as numbers.

They know typos, endings, and the languages that the encoder knows little of.
"""

from collections import Counter
from collections.abc import Iterable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from directory_api.understanding.folding import fold

BUCKETS = 1 << 14
_LENGTHS = (3, 4, 5)


def gram_weights(text: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The buckets of a text's n-grams and their weights: damped counts, a unit vector together."""
    counts = Counter(crc32(gram.encode("utf-8")) % BUCKETS for gram in _grams(fold(text)))
    if not counts:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    buckets = np.fromiter(sorted(counts), dtype=np.int64)
    weights = np.array([1.0 + np.log(counts[int(b)]) for b in buckets], dtype=np.float32)
    return buckets, weights / np.float32(np.linalg.norm(weights))


def _grams(text: str) -> Iterable[str]:
    for word in text.replace("-", " ").split():
        padded = f" {word.strip('.,;:!?()')} "
        for length in _LENGTHS:
            for start in range(max(1, len(padded) - length + 1)):
                yield padded[start : start + length]
