"""Reads the phrase files, one per language, into an index that a text's words open."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import yaml

from directory_api.safety.normalise import normalise
from directory_api.safety.templates import Template, TemplateError, parse_template
from directory_api.safety.types import About, Answer, Kind

logger = logging.getLogger(__name__)
FOLDER = Path(__file__).parent / "phrases"
# Words outside these lengths are not respelt: short ones are too alike, long ones are not words.
_SHORTEST, _LONGEST = 5, 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Meaning(NamedTuple):
    """What a phrase says when it stands in a text."""

    answer: Answer
    kinds: tuple[Kind, ...]
    about: About | None
    """None: the words around it tell (see `Cues`)."""
    is_harmless: bool
    """Figurative or denied: dangerous phrases inside it count no more than it does."""


class Cues(NamedTuple):
    """The words of one language that tell whom a sentence speaks of; endings may tell too."""

    own: re.Pattern[str]
    others: re.Pattern[str]
    otherwise: About

    def about(self, word: str) -> About | None:
        """Whom this word points to, if to anybody."""
        if self.own.fullmatch(word):
            return About.SELF
        return About.OTHER if self.others.fullmatch(word) else None


@dataclass(frozen=True, eq=False)
class Phrase:
    """One phrase of one language; its expression is compiled when a text first needs it."""

    written: str
    language: str
    meaning: Meaning
    template: Template
    cues: Cues = field(repr=False)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression that finds it, tried only where one of its first words stands."""
        return re.compile(self.template.expression)


@dataclass(frozen=True)
class PhraseIndex:
    """All phrases by their first word, and the long words whose misspellings are forgiven."""

    exact: Mapping[str, tuple[Phrase, ...]]
    prefixes: Mapping[str, tuple[Phrase, ...]]
    prefix_lengths: tuple[int, ...]
    spelling: Mapping[str, str]
    well_spelt: frozenset[str]

    def opened_by(self, word: str) -> Iterator[Phrase]:
        """The phrases that may begin with this word (in Arabic also behind "and")."""
        yield from self.exact.get(word, ())
        if word[0] in "وف":
            yield from self.exact.get(word[1:], ())
        for length in self.prefix_lengths:
            if length > len(word):
                break
            yield from self.prefixes.get(word[:length], ())

    def respelt(self, word: str) -> str:
        """The known word that a misspelt one stands for, one letter away; else the word."""
        if not _SHORTEST <= len(word) <= _LONGEST or word in self.well_spelt:
            return word
        for position in range(len(word) + 1):
            known = self.spelling.get(word[:position] + word[position + 1 :])
            if known is not None and known[0] == word[0]:
                return known
        return word


def read_phrases(path: Path) -> tuple[Phrase, ...]:
    """The phrases of one file; a phrase that cannot be read is a `TemplateError`."""
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    sets = {name: tuple(words.split()) for name, words in (content.get("sets") or {}).items()}
    cues = _read_cues(content["about"])
    victim_cues = _read_cues(content["victim"])
    phrases: list[Phrase] = []
    for group in content["phrases"]:
        meaning = _meaning(group)
        for line in group["say"].splitlines():
            written = line.split("#")[0].strip()
            if written:
                template = _template(path, written, sets)
                told_by = victim_cues if Kind.VIOLENCE_NOW in meaning.kinds else cues
                phrases.append(Phrase(written, content["language"], meaning, template, told_by))
    return tuple(phrases)


def _template(path: Path, written: str, sets: Mapping[str, tuple[str, ...]]) -> Template:
    try:
        return parse_template(written, sets)
    except TemplateError as problem:
        raise TemplateError(f"{path.name}: {problem}") from problem


def _meaning(group: Mapping[str, str]) -> Meaning:
    answer = Answer(group["answer"])
    about = group.get("about")
    return Meaning(
        answer=answer,
        kinds=tuple(Kind(kind) for kind in (group.get("kind") or "").split()),
        about=About(about) if about else None,
        is_harmless=bool(group.get("harmless", answer is Answer.NONE)),
    )


def _read_cues(written: Mapping[str, str]) -> Cues:
    return Cues(
        own=_any_of(written.get(About.SELF, "")),
        others=_any_of(written.get(About.OTHER, "")),
        otherwise=About(written.get("otherwise", About.UNKNOWN)),
    )


def _any_of(words: str) -> re.Pattern[str]:
    """Words, beginnings (`son*`) or endings (`*yorum`), as one expression."""
    pieces = []
    for word in words.split():
        bare = re.escape(normalise(word.replace("*", "")))
        before = "[^ ]*" if word.startswith("*") else ""
        pieces.append(before + bare + ("[^ ]*" if word.endswith("*") else ""))
    return re.compile("|".join(pieces) or "(?!)")


@cache
def phrase_index(folder: Path = FOLDER) -> PhraseIndex:
    """Every language's phrases, read once."""
    exact: dict[str, list[Phrase]] = {}
    prefixes: dict[str, list[Phrase]] = {}
    spelling: dict[str, str] = {}
    real_words: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        phrases = _phrases_that_can_be_read(path)
        for phrase in phrases:
            real_words.update(phrase.template.words)
            for opening in phrase.template.openings:
                found = prefixes if opening.is_prefix else exact
                found.setdefault(opening.key, []).append(phrase)
        if phrases:
            _read_spelling(path, spelling, real_words)
    return PhraseIndex(
        exact={key: tuple(dict.fromkeys(phrases)) for key, phrases in exact.items()},
        prefixes={key: tuple(dict.fromkeys(phrases)) for key, phrases in prefixes.items()},
        prefix_lengths=tuple(sorted({len(key) for key in prefixes})),
        spelling=spelling,
        well_spelt=frozenset(real_words),
    )


def _phrases_that_can_be_read(path: Path) -> tuple[Phrase, ...]:
    """One language's phrases; a broken file is told to the log and costs its own language only."""
    try:
        return tuple(read_phrases(path))
    except (yaml.YAMLError, TemplateError, OSError, ValueError, LookupError, TypeError) as broken:
        logger.critical("Danger in words of %s cannot be heard: %s", path.name, broken)
        return ()


def _read_spelling(path: Path, spelling: dict[str, str], real_words: set[str]) -> None:
    """Each forgiven word under itself and under itself less any one letter."""
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    forgiven = [normalise(word) for word in (content.get("forgive_spelling_of") or "").split()]
    real_words.update(forgiven)
    real_words.update(normalise(word) for word in (content.get("but_not") or "").split())
    for word in forgiven:
        spelling.setdefault(word, word)
        for position in range(1, len(word)):
            spelling.setdefault(word[:position] + word[position + 1 :], word)
