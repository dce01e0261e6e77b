"""Vectors of the examples, kept by sentence, so that a new sentence costs only its own."""

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from directory_api.encoder import DIMENSIONS, ENCODER_VERSION, Encoder, Vectors

Progress = Callable[[int, int], None]

_BATCH = 32


def example_vectors(
    encoder: Encoder, texts: Sequence[str], folder: Path, progress: Progress | None = None
) -> Vectors:
    """One unit row per text; read from the folder where known, else encoded and written there."""
    path = folder / "example-vectors.npz"
    keys = [_key(text) for text in texts]
    known = _read(path)
    missing = [row for row, key in enumerate(keys) if key not in known]
    for start in range(0, len(missing), _BATCH):
        rows = missing[start : start + _BATCH]
        vectors = encoder.encode([texts[row] for row in rows])
        known.update((keys[row], vector) for row, vector in zip(rows, vectors, strict=True))
        if progress:
            progress(start + len(rows), len(missing))
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    matrix = np.vstack([known[key] for key in keys]).astype(np.float32)
    if missing:
        write_arrays(path, keys=np.array(keys), vectors=matrix)
    return matrix


def write_arrays(path: Path, **arrays: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> None:
    """Write arrays to a file that is whole or absent, also when two processes write at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.stem}.{os.getpid()}.part.npz")
    np.savez_compressed(unfinished, allow_pickle=False, **arrays)
    unfinished.replace(path)


def _read(path: Path) -> dict[str, Vectors]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            return dict(zip(map(str, kept["keys"]), kept["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _key(text: str) -> str:
    return hashlib.sha256(f"{ENCODER_VERSION}\n{text}".encode()).hexdigest()[:20]
