"""Learns the needs from the examples, when they were changed; a start only reads the numbers.

The numbers of the present examples are packaged (`learnt.npz`) and carry a fingerprint of the
examples, the encoder and this recipe. Where one of them is another, the numbers are made again and
kept in the cache folder. `python -m directory_api.understanding.training` packages them anew.
"""

from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from directory_api.encoder import ENCODER_VERSION, Encoder
from directory_api.understanding.character_grams import BUCKETS, gram_weights
from directory_api.understanding.example_vectors import (
    Progress,
    example_vectors,
    write_arrays,
)
from directory_api.understanding.examples import FOLDER, Example, fingerprint, load_examples
from directory_api.understanding.needs import NeedsModel, centred

PACKAGED = Path(__file__).parent / "learnt.npz"

# Change when anything below changes what is learnt.
RECIPE = "3"
# Chosen on sentences the model has not seen: how strongly each witness may speak.
_VECTOR_SCALE = 6.0
_GRAM_SCALE = 0.25
# Raw shares are too sure of themselves; this brings them near how often they are right.
_CALM = 0.7
# How many n-grams' worth of doubt a code starts with.
_SMOOTHING = 60.0


def model_path(folder: Path, examples: Path = FOLDER) -> Path:
    """Where the learnt numbers of the present examples are kept."""
    return folder / f"needs-{fingerprint(examples, ENCODER_VERSION, RECIPE)}.npz"


def build_model(
    encoder: Encoder,
    folder: Path,
    progress: Progress | None = None,
    examples: Path = FOLDER,
) -> NeedsModel:
    """The needs model: the packaged one, else the folder's, else learnt and written there.

    `progress` is called with how many sentences are done and how many there are.
    """
    path = model_path(folder, examples)
    kept = read_model(PACKAGED, path.stem) or read_model(path, path.stem)
    if kept is not None:
        return kept
    sentences = load_examples(examples)
    texts = [example.text for example in sentences]
    vectors = example_vectors(encoder, texts, folder, progress)
    model = learn(sentences, vectors)
    _write(model, path, path.stem)
    _forget_older(path)
    return model


def read_model(path: Path, name: str) -> NeedsModel | None:
    """The numbers of this name in a file; None when it is missing, cut short or of another name."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            if str(kept["name"]) != name:
                return None
            return NeedsModel(
                tuple(str(code) for code in kept["codes"]),
                kept["mean"],
                kept["vector_weights"].astype(np.float32),
                kept["gram_table"].astype(np.float32),
                kept["bias"],
            )
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def learn(
    sentences: Sequence[Example],
    vectors: NDArray[np.float32],
    *,
    vector_scale: float = _VECTOR_SCALE,
    gram_scale: float = _GRAM_SCALE,
) -> NeedsModel:
    """Weights for every code; a sentence with several needs counts for each of them.

    Meaning is learnt by logistic regression; spelling is counted, which needs no search and is
    steady with few sentences.
    """
    from sklearn.linear_model import LogisticRegression

    rows = np.array([row for row, e in enumerate(sentences) for _ in e.needs])
    labels = np.array([need for e in sentences for need in e.needs])
    weights = np.array([1.0 / len(e.needs) for e in sentences for _ in e.needs])
    mean = np.asarray(vectors.mean(axis=0), dtype=np.float32)
    features = centred(vectors, mean) * vector_scale
    classifier = LogisticRegression(C=1.0, max_iter=200)
    classifier.fit(features[rows], labels, sample_weight=weights)
    codes = tuple(str(code) for code in classifier.classes_)
    return NeedsModel(
        codes,
        mean,
        classifier.coef_.T.astype(np.float32) * np.float32(vector_scale * _CALM),
        gram_evidence(sentences, codes) * np.float32(gram_scale * _CALM),
        classifier.intercept_.astype(np.float32) * np.float32(_CALM),
    )


def gram_evidence(sentences: Sequence[Example], codes: Sequence[str]) -> NDArray[np.float32]:
    """How much more often each n-gram stands in the sentences of a code than anywhere, as a log."""
    counts = np.zeros((BUCKETS, len(codes)), dtype=np.float64)
    column = {code: number for number, code in enumerate(codes)}
    for sentence in sentences:
        buckets, weights = gram_weights(sentence.text)
        for need in sentence.needs:
            counts[buckets, column[need]] += weights / len(sentence.needs)
    everywhere = counts.sum(axis=1, keepdims=True)
    share = (everywhere + 1e-3) / (everywhere.sum() + 1e-3 * BUCKETS)
    totals = counts.sum(axis=0, keepdims=True)
    smoothed = (counts + _SMOOTHING * share) / (totals + _SMOOTHING)
    evidence: NDArray[np.float32] = np.log(smoothed / share).astype(np.float32)
    return evidence


def _write(model: NeedsModel, path: Path, name: str) -> None:
    write_arrays(
        path,
        name=np.array(name),
        codes=np.array(model.codes),
        mean=model.mean,
        vector_weights=model.vector_weights.astype(np.float16),
        gram_table=model.gram_table.astype(np.float16),
        bias=model.bias,
    )


def _forget_older(path: Path) -> None:
    for older in path.parent.glob("needs-????????????????.npz"):
        if older != path:
            older.unlink(missing_ok=True)


def main() -> None:
    """Learn with the product's encoder and package what was learnt."""
    from directory_api.encoder import load_encoder
    from directory_api.settings import get_settings

    folder = get_settings().cache_folder
    sentences = load_examples()
    vectors = example_vectors(load_encoder(), [each.text for each in sentences], folder)
    _write(learn(sentences, vectors), PACKAGED, model_path(folder).stem)


if __name__ == "__main__":
    main()
