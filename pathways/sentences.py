"""Words without a language: an English sentence with named placeholders, and what stands there.

The engine never prints. It hands out sentences; whoever talks to people puts them in the reader's
language. English is the source text, marked with `N_` so that translators are given it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Term:
    """One code of a vocabulary inside a sentence (`fact`, `fact_value`, `area`, `language`...)."""

    kind: str
    code: str


@dataclass(frozen=True)
class Terms:
    """Several codes of one vocabulary, joined by "or" or "and" as the reader's language does it."""

    kind: str
    codes: tuple[str, ...]
    joiner: Literal["or", "and"] = "or"


Value = str | int | Term | Terms


@dataclass(frozen=True)
class Sentence:
    """A whole English sentence with `{name}` placeholders, and the value of each."""

    template: str
    values: Mapping[str, Value] = field(default_factory=dict)


def N_(text: str) -> str:  # noqa: N802 - the name gettext's extractors look for
    """Mark an English sentence for the translators; returns it unchanged."""
    return text


def in_english(sentence: Sentence, labels: Mapping[str, Mapping[str, str]]) -> str:
    """The sentence in English, for tests and the command line; pages use their translator."""
    shown = {name: _shown(value, labels) for name, value in sentence.values.items()}
    return sentence.template.format(**shown)


def _shown(value: Value, labels: Mapping[str, Mapping[str, str]]) -> str:
    if isinstance(value, Term):
        return _label(value.kind, value.code, labels)
    if isinstance(value, Terms):
        words = [_label(value.kind, code, labels) for code in value.codes]
        if len(words) < 2:
            return "".join(words)
        return f"{', '.join(words[:-1])} {value.joiner} {words[-1]}"
    return str(value)


def _label(kind: str, code: str, labels: Mapping[str, Mapping[str, str]]) -> str:
    known = labels.get(kind, {}).get(code)
    return known or code.replace("_", " ").replace("-", " ").title()
