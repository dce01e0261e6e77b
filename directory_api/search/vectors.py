"""One meaning vector per service, made once and kept in the cache folder until a text changes."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from directory_api.catalogue import Catalogue, ServiceRecord, Vocabulary
from directory_api.encoder import Encoder

Vector = NDArray[np.float32]
# Centred cosine at which words and a service count as "just what was said"; below the floor,
# nothing.
_FLOOR, _FULL = 0.05, 0.5
_BATCH = 16


def text_of(service: ServiceRecord, vocabulary: Vocabulary) -> str:
    """What a service is about in one paragraph: its name, description, needs and notes."""
    needs = ", ".join(
        vocabulary.needs[code].label for code in service.needs if code in vocabulary.needs
    )
    notes = " ".join(service.eligibility_notes)
    return f"{service.name}. {service.description} {needs}. {notes}"


class ServiceVectors:
    """The vectors of a catalogue.

    `similarities` compares them with the vector of somebody's words.
    """

    def __init__(self, ids: Sequence[str], matrix: Vector) -> None:
        self.ids = tuple(ids)
        self._mean = matrix.mean(axis=0)
        self._centred = _unit(matrix - self._mean)

    def similarities(self, vector: Vector) -> dict[str, float]:
        """Service id -> closeness in meaning from 0 to 1 (1 = a centred cosine of 0.5 or more)."""
        cosines = self._centred @ _unit((vector - self._mean)[None, :])[0]
        scaled = np.clip((cosines - _FLOOR) / (_FULL - _FLOOR), 0.0, 1.0)
        return dict(zip(self.ids, scaled.tolist(), strict=True))


def build_service_vectors(
    catalogue: Catalogue, vocabulary: Vocabulary, encoder: Encoder, folder: Path
) -> ServiceVectors:
    """The vectors of this catalogue, read from `folder` when its texts have not changed since."""
    texts = {service.id: text_of(service, vocabulary) for service in catalogue.services.values()}
    path = folder / f"services-{_fingerprint(texts)}.npy"
    if path.exists():
        matrix: Vector = np.load(path)
    else:
        rows = list(texts.values())
        parts = [encoder.encode(rows[at : at + _BATCH]) for at in range(0, len(rows), _BATCH)]
        matrix = np.vstack(parts)
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part.npy")
        np.save(unfinished, matrix)
        unfinished.replace(path)
    return ServiceVectors(list(texts), matrix)


def _fingerprint(texts: Mapping[str, str]) -> str:
    whole = "\n".join(f"{key}\t{text}" for key, text in texts.items())
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _unit(rows: Vector) -> Vector:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vector = rows / np.maximum(lengths, 1e-9)
    return unit
