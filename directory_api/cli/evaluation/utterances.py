"""Scores understanding on written utterances that no training example resembles.

Needs by language.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from directory_api.understanding import UnderstandingService

FIRST = 3


@dataclass(frozen=True)
class Utterance:
    """What somebody might say, in which language, and the need it speaks of."""

    text: str
    language: str
    need: str


@dataclass(frozen=True)
class NeedsScore:
    """How often the need was first, and among the first three, in one language."""

    language: str
    count: int
    first: int
    among_first: int
    missed: Mapping[str, int]


def read_utterances(folder: Path) -> tuple[Utterance, ...]:
    """The utterances of `<language>.yaml` files: need code -> list of texts."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        content = yaml.safe_load(path.read_text("utf-8"))
        found += [
            Utterance(text, path.stem, need)
            for need, texts in content["needs"].items()
            for text in texts
        ]
    return tuple(found)


def score_utterances(
    utterances: Iterable[Utterance], understanding: UnderstandingService
) -> tuple[NeedsScore, ...]:
    """The score of each language, in the order of its code."""
    totals: Counter[str] = Counter()
    firsts: Counter[str] = Counter()
    among: Counter[str] = Counter()
    missed: dict[str, Counter[str]] = {}
    for utterance in utterances:
        needs = understanding.understand(utterance.text, reply_language=utterance.language).needs
        codes = [need.code for need in needs[:FIRST]]
        totals[utterance.language] += 1
        firsts[utterance.language] += codes[:1] == [utterance.need]
        among[utterance.language] += utterance.need in codes
        if utterance.need not in codes:
            missed.setdefault(utterance.language, Counter())[utterance.need] += 1
    return tuple(
        NeedsScore(code, totals[code], firsts[code], among[code], missed.get(code, Counter()))
        for code in sorted(totals)
    )
