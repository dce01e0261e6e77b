"""The sentences that understanding learns from, need by need, in YAML files per language.

`tr.yaml` and `tr_varied.yaml` are both Turkish: several authors are better than one.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "examples"
# Sentences that speak of no need: greetings, bare facts, denials, questions about the service.
NO_NEED = "none"


@dataclass(frozen=True)
class Example:
    """One sentence, its language, and the needs it speaks of (`NO_NEED` alone when of none)."""

    text: str
    language: str
    needs: tuple[str, ...]


def load_examples(folder: Path = FOLDER) -> tuple[Example, ...]:
    """Every example of every language, in the order of the files."""
    return tuple(
        example for path in sorted(folder.glob("*.yaml")) for example in read_examples(path)
    )


def read_examples(path: Path) -> Iterator[Example]:
    """The examples of one file; `several` holds sentences with more than one need."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    language = path.stem.split("_")[0]
    for need, sentences in content.items():
        if need == "several":
            for entry in sentences:
                yield Example(str(entry["text"]), language, tuple(entry["needs"]))
        else:
            for sentence in sentences:
                yield Example(str(sentence), language, (str(need),))


def fingerprint(folder: Path = FOLDER, *extra: str) -> str:
    """A short name that changes whenever an example (or one of `extra`) changes."""
    digest = hashlib.sha256("\n".join(extra).encode())
    for path in sorted(folder.glob("*.yaml")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]
