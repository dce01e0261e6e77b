"""Finds the name of a service in a question such as "would Talking Therapies take her?"."""

import functools
import re
from pathlib import Path

_QUESTION_WORDS = Path(__file__).with_name("question_words.txt")
_NOT_DISTINCTIVE = frozenset(
    ("nhs", "the", "haringey", "london", "service", "services", "centre", "and", "for", "of", "in")
)


@functools.lru_cache(maxsize=1)
def _around_the_name() -> frozenset[str]:
    """Words of the question round the name; what is left is most likely the name."""
    lines = _QUESTION_WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def name_in(question: str) -> str:
    """The question without the words round the name; the whole question when nothing is left."""
    kept = [word for word in _words(question) if word.casefold() not in _around_the_name()]
    without_ages = [word for word in kept if not word.isdecimal()]
    return " ".join(without_ages) or question


def is_named_in(name: str, question: str) -> bool:
    """Whether every telling word of the service's name stands in the question."""
    own = {word.casefold() for word in _words(name)} - _NOT_DISTINCTIVE
    return bool(own) and own <= {word.casefold() for word in _words(question)}
