"""The messages that every measured assistant gets: the same chats, chosen once by a seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.places import ROOT

LANGUAGES = ("en", "tr", "pl", "so", "es", "ar")
MESSAGES_IN_A_CHAT = 4
UTTERANCES = ROOT / "evaluation" / "utterances"
REST_OF_A_CHAT = Path(__file__).with_name("chats.yaml")


@dataclass(frozen=True)
class Chat:
    """One conversation: opening words, a press of the first button, an answer, a question.

    Where no button is offered, `instead` is said.
    """

    language: str
    opening: str
    instead: str
    answer: str
    question: str


def make_chats(count: int, seed: int) -> tuple[Chat, ...]:
    """So many chats, the six languages in turn."""
    chance = random.Random(seed)
    openings = {language: _openings(language) for language in LANGUAGES}
    rest = yaml.safe_load(REST_OF_A_CHAT.read_text(encoding="utf-8"))
    chats = []
    for number in range(count):
        language = LANGUAGES[number % len(LANGUAGES)]
        opening, instead = chance.sample(openings[language], 2)
        chats.append(Chat(language, opening, instead, **rest[language]))
    return tuple(chats)


def _openings(language: str) -> Sequence[str]:
    path = UTTERANCES / f"{language}.yaml"
    needs = yaml.safe_load(path.read_text(encoding="utf-8"))["needs"]
    return [text for texts in needs.values() for text in texts]


def split_evenly(chats: Sequence[Chat], parts: int) -> tuple[tuple[Chat, ...], ...]:
    """The chats in so many rounds of equal size; what does not fill a round is left out."""
    size = len(chats) // parts
    return tuple(tuple(chats[start * size : (start + 1) * size]) for start in range(parts))
