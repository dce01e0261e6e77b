"""From a file of `definitions/needs` to a pathway, or a problem with its line."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pathways.condition_reading import parse_condition
from pathways.conditions import Condition
from pathways.journeys import (
    HIGHEST_LEVEL,
    LOWEST_LEVEL,
    Beside,
    DoorQuery,
    Line,
    Move,
    Pathway,
)
from pathways.library import Definitions
from pathways.loading import as_mapping, problem_at, refuse_other_keys, texts_of
from pathways.problems import remedy_for_name
from pathways.sentences import Sentence
from pathways.source_reading import parse_source, rests_on_knowledge

_KEYS = frozenset(
    {
        "version", "need", "doors", "step_up", "step_down", "not_met", "while_waiting", "beside",
        "first_questions", "never_say", "texts",
    }
)  # fmt: skip
_REQUIRED = ("doors", "step_up", "step_down", "not_met", "while_waiting", "never_say")
_QUERY_KEYS = frozenset({"needs", "offers", "levels", "routes", "without"})
_LINE_KEYS = frozenset({"text", "source", "verify"})
_SHARED_KEYS = frozenset({"version", "texts", "conditions", "beside"})
_MOVE_KEYS = frozenset({"to", "when", "say"})
# While somebody waits, only what can be used at once is of help.
_AT_ONCE = DoorQuery(
    needs=frozenset(),
    levels=frozenset({1, 2}),
    routes=frozenset({"self", "drop_in"}),
    without=frozenset({"assessment", "clinical_treatment", "counselling", "talking_therapy"}),
)
_Read = TypeVar("_Read")


@dataclass(frozen=True)
class Words:
    """The codes that queries may name; an empty list is not held against anything."""

    needs: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()
    routes: frozenset[str] = frozenset()


ANY_WORDS = Words()


@dataclass(frozen=True)
class Shared:
    """What the pathways share: sentences and conditions by name, the practical needs beside."""

    lines: Mapping[str, Line]
    conditions: Mapping[str, Condition]
    beside: Mapping[str, Beside]
    words: Words = ANY_WORDS


def parse_shared(
    raw: Mapping[str, object], definitions: Definitions, words: Words = ANY_WORDS
) -> Shared:
    """The content of `shared.yaml`; raises DefinitionProblem with the line."""
    refuse_other_keys(raw, _SHARED_KEYS, "The shared part")
    given = as_mapping(raw.get("conditions", {}), raw, "`conditions`")
    conditions = {
        name: parse_condition(each, definitions, {}, given) for name, each in given.items()
    }
    beside = [
        _beside(as_mapping(each, raw, "A need beside"), definitions, words)
        for each in _list(raw, "beside")
    ]
    return Shared(_lines(raw), conditions, {each.need: each for each in beside}, words)


def parse_pathway(raw: Mapping[str, object], definitions: Definitions, shared: Shared) -> Pathway:
    """One pathway; its sentences are codes of the shared texts or of its own `texts`.

    Raises:
        DefinitionProblem: with the line, what is wrong and what to do about it.
    """
    refuse_other_keys(raw, _KEYS, "A pathway")
    for key in _REQUIRED:
        if not raw.get(key):
            raise problem_at(raw, f"The pathway needs `{key}`.", "Add it; no pathway ends in a no.")
    need = str(raw.get("need"))
    refuse_unknown(raw, "need", [need], shared.words.needs)
    shared = replace(shared, lines={**shared.lines, **_lines(raw)})
    lines = shared.lines
    doors = _doors(raw, need, shared.words)
    waiting = as_mapping(raw["while_waiting"], raw, "`while_waiting`")
    refuse_other_keys(waiting, frozenset({"doors", "say"}), "`while_waiting`")
    return Pathway(
        need=need,
        doors=doors,
        step_up=_moves(raw, "step_up", doors, definitions, shared),
        step_down=_moves(raw, "step_down", doors, definitions, shared),
        not_met=_named(raw, "not_met", lines),
        while_waiting=_named(waiting, "say", lines),
        waiting_doors=_queries(
            waiting, "doors", replace(_AT_ONCE, needs=frozenset({need})), shared.words
        ),
        beside=tuple(
            _known(raw, "beside", code, shared.beside) for code in texts_of(raw, "beside")
        ),
        first_questions=_first_questions(raw, definitions),
        never_say=_named(raw, "never_say", lines),
    )


def _doors(raw: Mapping[str, object], need: str, words: Words) -> dict[int, tuple[DoorQuery, ...]]:
    content = as_mapping(raw["doors"], raw, "`doors`")
    own = frozenset({need})
    return {
        level: _queries(content, str(level), DoorQuery(own, frozenset({level})), words)
        for level in sorted(_level(content, key) for key in content)
    }


def _level(where: Mapping[str, object], given: object) -> int:
    text = str(given)
    if text.isdecimal() and LOWEST_LEVEL <= int(text) <= HIGHEST_LEVEL:
        return int(text)
    remedy = f"Use {LOWEST_LEVEL} (staying well) to {HIGHEST_LEVEL} (urgent help)."
    raise problem_at(where, f"There is no level “{text}”.", remedy, text)


def _queries(
    raw: Mapping[str, object], key: str, usual: DoorQuery, words: Words
) -> tuple[DoorQuery, ...]:
    """The queries of a key; what one of them does not say is as in `usual`."""
    given = raw.get(key)
    queries = given if isinstance(given, list) else [given]
    if not queries:
        raise problem_at(raw, f"`{key}` names no door.", "Write {} for the need's own.", key)
    return tuple(_query(as_mapping(each, raw, "A query"), usual, words) for each in queries)


def _query(raw: Mapping[str, object], usual: DoorQuery, words: Words) -> DoorQuery:
    refuse_other_keys(raw, _QUERY_KEYS, "A query")
    refuse_unknown(raw, "needs", texts_of(raw, "needs"), words.needs)
    refuse_unknown(raw, "offers", texts_of(raw, "offers"), words.offers)
    refuse_unknown(raw, "routes", texts_of(raw, "routes"), words.routes)
    refuse_unknown(raw, "without", texts_of(raw, "without"), words.offers)
    levels = frozenset(_level(raw, each) for each in texts_of(raw, "levels"))
    return DoorQuery(
        needs=frozenset(texts_of(raw, "needs")) or usual.needs,
        levels=levels or usual.levels,
        offers=frozenset(texts_of(raw, "offers")),
        routes=frozenset(texts_of(raw, "routes")) or usual.routes,
        without=frozenset(texts_of(raw, "without")) or usual.without,
    )


def _moves(
    raw: Mapping[str, object],
    key: str,
    doors: Collection[int],
    definitions: Definitions,
    shared: Shared,
) -> tuple[Move, ...]:
    found = []
    for each in _list(raw, key):
        content = as_mapping(each, raw, f"`{key}`")
        move = _move(content, definitions, shared)
        if move.to not in doors:
            remedy = f"Give `doors` a level {move.to}, or lead to one that has doors."
            raise problem_at(content, f"The move leads to level {move.to}.", remedy, "to")
        found.append(move)
    return tuple(found)


def _move(raw: Mapping[str, object], definitions: Definitions, shared: Shared) -> Move:
    refuse_other_keys(raw, _MOVE_KEYS, "A move")
    for key in ("to", "say"):
        if key not in raw:
            raise problem_at(raw, f"A move needs `{key}`.", "Write {to: 4, say: code}.")
    return Move(
        _level(raw, raw["to"]),
        _when(raw, definitions, shared),
        _known(raw, "say", str(raw["say"]), shared.lines),
    )


def _when(raw: Mapping[str, object], definitions: Definitions, shared: Shared) -> Condition | None:
    """A condition of its own, one of the shared ones by its name, or none."""
    when = raw.get("when")
    if when is None:
        return None
    if isinstance(when, str):
        return _known(raw, "when", when, shared.conditions)
    return parse_condition(when, definitions, {}, raw)


def _named(raw: Mapping[str, object], key: str, lines: Mapping[str, Line]) -> tuple[Line, ...]:
    return tuple(_known(raw, key, code, lines) for code in texts_of(raw, key))


def _known(raw: Mapping[str, object], key: str, code: str, known: Mapping[str, _Read]) -> _Read:
    if code not in known:
        remedy = remedy_for_name(code, known, "pathways/definitions/needs/shared.yaml")
        raise problem_at(raw, f"There is no “{code}” for `{key}`.", remedy, key)
    return known[code]


def _first_questions(raw: Mapping[str, object], definitions: Definitions) -> tuple[str, ...]:
    named = texts_of(raw, "first_questions")
    for name in named:
        if name not in definitions.facts:
            remedy = remedy_for_name(name, definitions.facts, "pathways/definitions/facts")
            raise problem_at(raw, f"There is no fact “{name}”.", remedy, "first_questions")
    return named


def _beside(raw: Mapping[str, object], definitions: Definitions, words: Words) -> Beside:
    refuse_other_keys(raw, frozenset({"need", "when"}), "A need beside")
    when = raw.get("when")
    if "need" not in raw:
        raise problem_at(raw, "A need beside needs `need`.", "Name a need of the vocabulary.")
    refuse_unknown(raw, "need", [str(raw["need"])], words.needs)
    condition = None if when is None else parse_condition(when, definitions, {}, raw)
    return Beside(str(raw["need"]), condition)


def _lines(raw: Mapping[str, object]) -> dict[str, Line]:
    entries = as_mapping(raw.get("texts", {}), raw, "`texts`")
    return {
        code: parse_line(as_mapping(each, entries, f"“{code}”")) for code, each in entries.items()
    }


def parse_line(raw: Mapping[str, object], others: frozenset[str] = frozenset()) -> Line:
    """One sentence with its source; `others` are keys that somebody else reads.

    Raises:
        DefinitionProblem: with the line, what is wrong and what to do about it.
    """
    refuse_other_keys(raw, _LINE_KEYS | others, "A sentence")
    if not raw.get("text") or "source" not in raw:
        raise problem_at(raw, "A sentence needs `text` and `source`.", "Add them.")
    source, verify = parse_source(raw["source"], raw), raw.get("verify") is True
    if rests_on_knowledge(source) and not verify:
        problem = "The sentence rests on general knowledge and does not say so."
        raise problem_at(raw, problem, "Add verify: true, or name a page.", "source")
    return Line(Sentence(str(raw["text"])), source, verify)


def refuse_unknown(
    raw: Mapping[str, object], key: str, named: Collection[str], known: frozenset[str]
) -> None:
    """Raise for the first code that the vocabulary does not know; an empty one knows all."""
    for code in named if known else ():
        if code not in known:
            remedy = remedy_for_name(code, known, "data/vocabulary.yaml")
            raise problem_at(raw, f"The vocabulary has no “{code}” for `{key}`.", remedy, key)


def _list(raw: Mapping[str, object], key: str) -> Sequence[object]:
    given = raw.get(key, [])
    if not isinstance(given, list):
        raise problem_at(raw, f"`{key}` needs a list.", "Write it as a list.", key)
    return given
