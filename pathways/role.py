"""The role of an ambassador: what it may do, what it may not, and when to hand over to a lead."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from pathways.condition_reading import parse_condition
from pathways.conditions import Condition, Truth, evaluate
from pathways.facts import Facts
from pathways.journey_reading import ANY_WORDS, Words, parse_line, refuse_unknown
from pathways.journeys import Line
from pathways.library import Definitions
from pathways.loading import (
    as_mapping,
    problem_at,
    read_yaml_with_lines,
    refuse_other_keys,
    texts_of,
)

ROLE = "ambassadors.yaml"
_LISTS = ("may", "must_not", "must")
_KEYS = frozenset({"version", "hand_over", *_LISTS})


@dataclass(frozen=True)
class HandOver:
    """When to hand over to a lead: for these needs, or when the condition holds; else always."""

    line: Line
    needs: frozenset[str] = frozenset()
    when: Condition | None = None


@dataclass(frozen=True)
class Role:
    """The limits of the role; `hand_over` holds what depends on the person beside it."""

    may: tuple[Line, ...]
    must_not: tuple[Line, ...]
    must: tuple[Line, ...]
    hand_over: tuple[HandOver, ...]


def hand_over_lines(role: Role, facts: Facts, needs: Collection[str]) -> tuple[Line, ...]:
    """When this ambassador hands over: what is certain here first, then what always holds."""
    named = frozenset(needs)
    here = [each for each in role.hand_over if _speaks_of(each, facts, named)]
    always = [each for each in role.hand_over if not each.needs and each.when is None]
    return tuple(each.line for each in (*here, *always))


def _speaks_of(each: HandOver, facts: Facts, needs: frozenset[str]) -> bool:
    if each.needs & needs:
        return True
    return each.when is not None and evaluate(each.when, facts) is Truth.TRUE


def read_role(path: Path, definitions: Definitions, words: Words = ANY_WORDS) -> Role:
    """The role as its file defines it.

    Raises:
        DefinitionProblem: with the line, what is wrong and what to do about it.
    """
    content = as_mapping(read_yaml_with_lines(path), None, f"{path}: the file")
    refuse_other_keys(content, _KEYS, "The role")
    for key in (*_LISTS, "hand_over"):
        if not isinstance(content.get(key), list) or not content[key]:
            raise problem_at(content, f"The role needs a list `{key}`.", "Add it.")
    may, must_not, must = (_lines(content, key) for key in _LISTS)
    entries = content["hand_over"]
    assert isinstance(entries, list)
    hand_over = tuple(
        _hand_over(as_mapping(each, content, "`hand_over`"), definitions, words) for each in entries
    )
    return Role(may, must_not, must, hand_over)


def _lines(content: Mapping[str, object], key: str) -> tuple[Line, ...]:
    entries = content[key]
    assert isinstance(entries, list)
    return tuple(parse_line(as_mapping(each, content, f"`{key}`")) for each in entries)


def _hand_over(raw: Mapping[str, object], definitions: Definitions, words: Words) -> HandOver:
    refuse_unknown(raw, "needs", texts_of(raw, "needs"), words.needs)
    when = raw.get("when")
    return HandOver(
        parse_line(raw, frozenset({"needs", "when"})),
        frozenset(texts_of(raw, "needs")),
        None if when is None else parse_condition(when, definitions, {}, raw),
    )
