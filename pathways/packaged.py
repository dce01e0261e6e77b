"""Loads the definitions that come with the package: facts, figures and advice, file by file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from pathways.advice_reading import parse_advice_rule
from pathways.fact_reading import parse_fact_definition
from pathways.facts import FactDefinition
from pathways.figure_reading import parse_figure
from pathways.figures import figure_on
from pathways.library import AdviceRule, Definitions
from pathways.loading import as_mapping, problem_at, read_yaml_with_lines, refuse_other_keys
from pathways.problems import DefinitionProblem, DefinitionProblems

PACKAGED_DEFINITIONS = Path(__file__).parent / "definitions"
_Entry = TypeVar("_Entry")
# From the name of an entry, what was read, and the mapping it stands in, to the entry.
_Parse = Callable[[str, object, object], _Entry]


def load_definitions(folder: Path = PACKAGED_DEFINITIONS, on: date | None = None) -> Definitions:
    """The facts, figures and advice of a folder, with the numbers that hold on the day `on`.

    Whoever answers people passes the day. Without one, each figure has its last number: enough for
    lists of names and texts, which are the same on every day.

    Raises:
        DefinitionProblems: everything that is wrong in it, in the order of files and lines.
    """
    problems: list[DefinitionProblem] = []
    facts = _read_kind(folder, "facts", _of_mapping(parse_fact_definition), problems)
    every_figure = _read_kind(folder, "figures", parse_figure, problems)
    chosen = {name: figure_on(entries, on) for name, entries in every_figure.items()}
    figures = {name: figure for name, figure in chosen.items() if figure is not None}
    problems.extend(_alias_clashes(facts, folder))
    if problems:  # what refers to a broken entry would only repeat its problem
        raise DefinitionProblems(problems)
    known = Definitions(facts, figures, every_figure=every_figure)
    advice = _read_kind(
        folder, "advice", _of_mapping(lambda name, raw: _advice(name, raw, known)), problems
    )
    if problems:
        raise DefinitionProblems(problems)
    return replace(known, advice=tuple(rule for rule in advice.values() if rule is not None))


def _advice(name: str, raw: Mapping[str, object], known: Definitions) -> AdviceRule | None:
    """The rule; None while a number that its text needs does not hold."""
    figures = raw.get("figures")
    named = figures.values() if isinstance(figures, Mapping) else ()
    if any(known.is_out_of_date(str(figure)) for figure in named):
        return None
    return parse_advice_rule(name, raw, known)


def _of_mapping(parse: Callable[[str, Mapping[str, object]], _Entry]) -> _Parse[_Entry]:
    return lambda name, raw, where: parse(name, as_mapping(raw, where, f"“{name}”"))


def _read_kind(
    folder: Path, kind: str, parse: _Parse[_Entry], problems: list[DefinitionProblem]
) -> dict[str, _Entry]:
    found: dict[str, _Entry] = {}
    for path in sorted((folder / kind).glob("*.yaml")):
        try:
            entries = list(_entries(path, kind))
        except DefinitionProblem as problem:
            problems.append(problem)
            continue
        for name, raw, where in entries:
            try:
                if name in found:
                    problem_text = f"“{name}” is defined twice."
                    raise problem_at(raw, problem_text, "Keep one of the two.")
                found[name] = parse(name, raw, where)
            except DefinitionProblem as problem:
                problems.append(problem)
    return found


def _entries(path: Path, kind: str) -> Iterator[tuple[str, object, object]]:
    """Each entry of a file with its full name; a file with a `group` puts it before the name."""
    content = as_mapping(read_yaml_with_lines(path), None, f"{path}: the file")
    refuse_other_keys(content, frozenset({kind, "group"}), "The file")
    entries = as_mapping(content.get(kind), content, f"`{kind}`")
    prefix = f"{content['group']}." if "group" in content else ""
    for name, raw in entries.items():
        yield f"{prefix}{name}", raw, entries


def _alias_clashes(
    facts: Mapping[str, FactDefinition], folder: Path
) -> Iterator[DefinitionProblem]:
    taken = dict.fromkeys(facts, "a fact")
    for fact in facts.values():
        for alias in fact.aliases:
            if alias in taken:
                problem = f"The alias “{alias}” of “{fact.name}” is already {taken[alias]}."
                yield DefinitionProblem(str(folder / "facts"), 0, problem, "Choose another alias.")
            taken[alias] = f"an alias of “{fact.name}”"
