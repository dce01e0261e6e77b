"""The fixed crisis words of every language, filled with the numbers of `numbers.yaml`.

The texts are written and reviewed by people; nothing is composed or translated while running.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from directory_api.safety.types import Answer, Contact, CrisisLine, CrisisWords, Kind, Safety

FOLDER = Path(__file__).parent
ENGLISH = "en"
_GENERAL = "general"

Variants = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Numbers:
    """What `numbers.yaml` holds: contacts, the ages they are for, and all placeholders."""

    contacts: Mapping[str, Contact]
    under: Mapping[str, int]
    placeholders: Mapping[str, str]


@dataclass(frozen=True)
class Texts:
    """One language's file, as it was written."""

    language: str
    direction: str
    state: str
    headings: Mapping[str, Mapping[str, str]]
    standing: str
    soft: Variants
    urgent: Mapping[str, Variants]
    contacts: Mapping[str, str]


@dataclass(frozen=True)
class Answers:
    """Which sentences answer which kind, and the contact each makes a button of."""

    sentences: Mapping[str, str | None]
    by_age: Mapping[str, str]
    always: Mapping[str, Sequence[str]]
    not_in: Mapping[str, Sequence[str]]
    instead_of: Mapping[str, str]
    order: Mapping[Answer, Mapping[str, Sequence[str]]]
    standing: Sequence[str]


def crisis_words(
    safety: Safety, language: str, *, age: int | None = None
) -> tuple[CrisisWords, ...]:
    """The fixed answer in the language asked for, and the English beside it; none for none.

    A language without words of its own gets the English alone. `age` (years) is that of the person
    at risk; only a known age adds the lines for young people.
    """
    if safety.answer is Answer.NONE:
        return ()
    languages = dict.fromkeys((language, ENGLISH))
    return tuple(_answer(read_texts(code), safety, age) for code in languages if has_words(code))


def standing_bar(language: str) -> CrisisWords:
    """The bar that stands on every page, in the language asked for or in English."""
    texts = read_texts(language if has_words(language) else ENGLISH)
    lines = [_line(texts, sentence) for sentence in read_answers().standing]
    return _crisis_words(texts, texts.standing, (), lines)


def contacts() -> Mapping[str, Contact]:
    """Every crisis contact by its id."""
    return read_numbers().contacts


def has_words(language: str) -> bool:
    """Whether the language has crisis words of its own."""
    return language in languages_with_words()


@cache
def languages_with_words() -> frozenset[str]:
    """The languages that have a file of crisis words."""
    return frozenset(path.stem for path in (FOLDER / "texts").glob("*.yaml"))


def _answer(texts: Texts, safety: Safety, age: int | None) -> CrisisWords:
    lines: list[str] = []
    if safety.answer is Answer.SOFT:
        lines.extend(texts.soft[safety.about])
    else:
        for kind in safety.kinds or (Kind.SUICIDE_SELF_HARM,):
            lines.extend(texts.urgent[kind][safety.about])
    shown = [_line(texts, sentence) for sentence in _sentences(safety, texts.language, age)]
    heading = texts.headings[safety.answer][safety.about]
    return _crisis_words(texts, heading, tuple(map(_filled, dict.fromkeys(lines))), shown)


def _crisis_words(
    texts: Texts, heading: str, lines: tuple[str, ...], shown: Sequence[CrisisLine]
) -> CrisisWords:
    return CrisisWords(
        language=texts.language,
        direction=texts.direction,
        state=texts.state,
        heading=_filled(heading),
        lines=lines,
        contacts=tuple(shown),
    )


def _sentences(safety: Safety, language: str, age: int | None) -> list[str]:
    """The sentences for these kinds, each once, fit for the age and the language."""
    answers = read_answers()
    chosen: dict[str, None] = {}
    for kind in _kinds(safety):
        for sentence in answers.order[safety.answer][kind]:
            if language not in answers.not_in.get(sentence, ()) and _suits_age(sentence, kind, age):
                chosen[sentence] = None
    said_better = {answers.instead_of.get(sentence) for sentence in chosen}
    return [sentence for sentence in chosen if sentence not in said_better]


def _kinds(safety: Safety) -> tuple[str, ...]:
    if safety.kinds:
        return safety.kinds
    return (_GENERAL,) if safety.answer is Answer.SOFT else (Kind.SUICIDE_SELF_HARM,)


def _suits_age(sentence: str, kind: str, age: int | None) -> bool:
    answers = read_answers()
    if sentence not in answers.by_age or sentence in answers.always.get(kind, ()):
        return True
    return age is not None and age < read_numbers().under[answers.by_age[sentence]]


def _line(texts: Texts, sentence: str) -> CrisisLine:
    contact = read_answers().sentences[sentence]
    return CrisisLine(_filled(texts.contacts[sentence]), contacts()[contact] if contact else None)


def _filled(text: str) -> str:
    return text.format_map(read_numbers().placeholders)


@cache
def read_numbers() -> Numbers:
    """The numbers, read once."""
    content = _read("numbers.yaml")
    found: dict[str, Contact] = {}
    placeholders = {key: entry["display"] for key, entry in content["keys"].items()}
    under: dict[str, int] = {}
    for name, entry in content["contacts"].items():
        number = content["contacts"][entry.get("same_number_as", name)]
        message = entry.get("message", "")
        found[name] = Contact(
            name, entry["action"], number["value"], number["display"], entry["service"], message
        )
        placeholders[name] = number["display"]
        if message:
            placeholders[f"{name}_message"] = message
        if "under" in entry:
            under[name] = entry["under"]
            placeholders[f"{name}_under"] = str(entry["under"])
    return Numbers(MappingProxyType(found), under, placeholders)


@cache
def read_answers() -> Answers:
    """The order of the sentences, read once."""
    content = _read("answers.yaml")
    return Answers(
        sentences=content["sentences"],
        by_age=content["by_age"],
        always=content["always"],
        not_in=content["not_in"],
        instead_of=content["instead_of"],
        order={Answer.URGENT: content["urgent"], Answer.SOFT: content["soft"]},
        standing=content["standing"],
    )


@cache
def read_texts(language: str) -> Texts:
    """One language's words, read once; the language must have some."""
    content = _read(f"texts/{language}.yaml")
    headings = content["headings"]
    return Texts(
        language=content["language"],
        direction=content["direction"],
        state=content["state"],
        headings={answer: headings[answer] for answer in (Answer.URGENT, Answer.SOFT)},
        standing=headings["standing"],
        soft=content["soft"],
        urgent=content["urgent"],
        contacts=content["contacts"],
    )


def _read(name: str) -> Any:  # what YAML holds; the tests hold the files to their shape
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
