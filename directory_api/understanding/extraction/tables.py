"""The words of each language that state facts: patterns on folded text, one file per language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "words"
Pattern = re.Pattern[str]

_NUMBER = r"(?P<n>\d{1,3})"


@dataclass(frozen=True)
class Claim:
    """Words that state one value of one fact, and words near it that take it back."""

    fact: str
    value: object
    says: Pattern
    unless: Pattern | None = None


@dataclass(frozen=True)
class Words:
    """Everything one language says facts with; each pattern is matched on folded text."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    number_joiner: str = " "
    number_ending: str = ""
    patterns: Mapping[str, Pattern] = field(default_factory=dict)
    terms: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()

    def find(self, idea: str, folded: str) -> list[re.Match[str]]:
        """All places where the idea is said."""
        pattern = self.patterns.get(idea)
        return list(pattern.finditer(folded)) if pattern else []

    def says(self, idea: str, folded: str) -> bool:
        """Whether the idea is said at all."""
        pattern = self.patterns.get(idea)
        return bool(pattern and pattern.search(folded))


@lru_cache(maxsize=64)
def load_words(language: str) -> Words:
    """The words of one language; an empty table when the language has no file yet."""
    path = FOLDER / f"{language}.yaml"
    if not path.exists():
        return Words()
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts = {key: str(value) for key, value in (content.get("parts") or {}).items()}
    return Words(
        numbers=content.get("numbers") or {},
        number_joiner=content.get("number_joiner", " "),
        number_ending=content.get("number_ending", ""),
        patterns={
            idea: _compile(says, parts) for idea, says in (content.get("patterns") or {}).items()
        },
        terms=content.get("terms") or {},
        claims=tuple(_claim(raw, parts) for raw in content.get("claims") or ()),
    )


def supported_languages() -> tuple[str, ...]:
    """The languages that have a table."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def _claim(raw: Mapping[str, object], parts: Mapping[str, str]) -> Claim:
    unless = raw.get("unless")
    return Claim(
        str(raw["fact"]),
        raw["value"],
        _compile(_listed(raw["says"]), parts),
        _compile(_listed(unless), parts) if unless else None,
    )


def _listed(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _compile(says: Sequence[str], parts: Mapping[str, str]) -> Pattern:
    """One pattern of several, at word borders; `<n>` is a number, `<part>` a named part."""
    alternatives = []
    for number, phrase in enumerate(says):
        filled = re.sub(r"(?<!\?P)<([a-z_]+)>", lambda match: _part(match[1], parts), phrase)
        filled = re.sub(r"\(\?P<([a-z]+)\d*>", rf"(?P<\g<1>_{number}>", filled)
        alternatives.append(filled)
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?!\w)")


def _part(name: str, parts: Mapping[str, str]) -> str:
    return _NUMBER if name == "n" else f"(?:{parts[name]})"


def group_of(match: re.Match[str], name: str) -> str | None:
    """What a named group took, whichever alternative of the pattern matched."""
    for key, text in match.groupdict().items():
        if text is not None and key.rpartition("_")[0] == name:
            return str(text)
    return None


def number_of(match: re.Match[str]) -> int | None:
    """The number that a match took."""
    digits = group_of(match, "n")
    return int(digits) if digits and digits.isdigit() else None
