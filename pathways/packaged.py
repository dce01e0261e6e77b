"""Loads the definitions that come with the package: facts, figures and advice, file by file."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pathways.advice_reading import parse_advice_rule
from pathways.fact_reading import parse_fact_definition
from pathways.facts import FactDefinition
from pathways.figures import Figure
from pathways.library import Definitions
from pathways.loading import as_mapping, problem_at, read_yaml_with_lines, refuse_other_keys
from pathways.problems import DefinitionProblem, DefinitionProblems
from pathways.source_reading import optional_date, optional_text, parse_source

PACKAGED_DEFINITIONS = Path(__file__).parent / "definitions"
_FIGURE_KEYS = frozenset({"value", "unit", "source", "valid_from", "note", "verify"})
_Entry = TypeVar("_Entry")


def load_definitions(folder: Path = PACKAGED_DEFINITIONS) -> Definitions:
    """The facts, figures and advice of a folder.

    Raises:
        DefinitionProblems: everything that is wrong in it, in the order of files and lines.
    """
    problems: list[DefinitionProblem] = []
    facts = _read_kind(folder, "facts", parse_fact_definition, problems)
    figures = _read_kind(folder, "figures", _parse_figure, problems)
    known = Definitions(facts, figures)
    advice = _read_kind(
        folder, "advice", lambda name, raw: parse_advice_rule(name, raw, known), problems
    )
    problems.extend(_alias_clashes(facts, folder))
    if problems:
        raise DefinitionProblems(problems)
    return Definitions(facts, figures, tuple(advice.values()))


def _read_kind(
    folder: Path,
    kind: str,
    parse: Callable[[str, Mapping[str, object]], _Entry],
    problems: list[DefinitionProblem],
) -> dict[str, _Entry]:
    found: dict[str, _Entry] = {}
    for path in sorted((folder / kind).glob("*.yaml")):
        try:
            entries = list(_entries(path, kind))
        except DefinitionProblem as problem:
            problems.append(problem)
            continue
        for name, raw in entries:
            try:
                if name in found:
                    problem_text = f"“{name}” is defined twice."
                    raise problem_at(raw, problem_text, "Keep one of the two.")
                found[name] = parse(name, raw)
            except DefinitionProblem as problem:
                problems.append(problem)
    return found


def _entries(path: Path, kind: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each entry of a file with its full name; a file with a `group` puts it before the name."""
    content = as_mapping(read_yaml_with_lines(path), None, f"{path}: the file")
    refuse_other_keys(content, frozenset({kind, "group"}), "The file")
    entries = as_mapping(content.get(kind), content, f"`{kind}`")
    prefix = f"{content['group']}." if "group" in content else ""
    for name, raw in entries.items():
        yield f"{prefix}{name}", as_mapping(raw, entries, f"“{name}”")


def _parse_figure(name: str, raw: Mapping[str, object]) -> Figure:
    refuse_other_keys(raw, _FIGURE_KEYS, "A figure")
    value = raw.get("value")
    if isinstance(value, bool) or not isinstance(value, int):
        raise problem_at(raw, f"The figure “{name}” needs a whole number.", "Give `value`.")
    if "source" not in raw:
        remedy = "Add source: {key: ..., seen: ...}."
        raise problem_at(raw, f"The figure “{name}” has no source.", remedy)
    return Figure(
        name=name,
        value=value,
        unit=optional_text(raw.get("unit")),
        source=parse_source(raw["source"], raw),
        valid_from=optional_date(raw.get("valid_from"), raw, "valid_from"),
        note=optional_text(raw.get("note")),
        verify=raw.get("verify") is True,
    )


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
