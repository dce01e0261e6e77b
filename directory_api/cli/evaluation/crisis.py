"""Scores safety on written danger and on ordinary messages that only sound like it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from directory_api.safety import Answer
from directory_api.understanding import WordsReader

NONE = "ordinary"


@dataclass(frozen=True)
class Message:
    """What somebody might write, in which language, and the kind of danger it speaks of."""

    text: str
    language: str
    kind: str


@dataclass(frozen=True)
class CrisisScore:
    """How one language did: danger heard as urgent or at least soft, and false alarms."""

    language: str
    dangers: int
    urgent: int
    heard: int
    ordinary: int
    false_urgent: int
    false_soft: int


def read_messages(folder: Path) -> tuple[Message, ...]:
    """The messages of `<language>.yaml` files: urgent (kind -> self, other) and ordinary."""
    found: list[Message] = []
    for path in sorted(folder.glob("*.yaml")):
        content = yaml.safe_load(path.read_text("utf-8"))
        found += _dangers(content["urgent"], path.stem)
        found += [Message(text, path.stem, NONE) for text in content["ordinary"]]
    return tuple(found)


def _dangers(urgent: dict[str, dict[str, list[str]]], language: str) -> Iterator[Message]:
    for kind, about in urgent.items():
        for texts in about.values():
            for text in texts:
                yield Message(text, language, kind)


def score_crisis(messages: Iterable[Message], reader: WordsReader) -> tuple[CrisisScore, ...]:
    """The score of each language, in the order of its code."""
    counts: Counter[tuple[str, bool, str]] = Counter()
    for message in messages:
        answer = reader.read(message.text, {}, message.language).safety.answer
        counts[message.language, message.kind == NONE, answer.value] += 1
    return tuple(_score(code, counts) for code in sorted({key[0] for key in counts}))


def _score(code: str, counts: Counter[tuple[str, bool, str]]) -> CrisisScore:
    def count(ordinary: bool, answer: Answer) -> int:
        return counts[code, ordinary, answer.value]

    dangers = sum(count(False, answer) for answer in Answer)
    return CrisisScore(
        language=code,
        dangers=dangers,
        urgent=count(False, Answer.URGENT),
        heard=dangers - count(False, Answer.NONE),
        ordinary=sum(count(True, answer) for answer in Answer),
        false_urgent=count(True, Answer.URGENT),
        false_soft=count(True, Answer.SOFT),
    )
