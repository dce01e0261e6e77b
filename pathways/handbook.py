"""What to do beyond one service: the pathways, the ambassador's role and the register of rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pathways.journey_reading import ANY_WORDS, Shared, Words, parse_pathway, parse_shared
from pathways.journeys import Line, Pathway
from pathways.library import Definitions
from pathways.loading import LinedMapping, as_mapping, problem_at, read_yaml_with_lines
from pathways.packaged import PACKAGED_DEFINITIONS
from pathways.problems import DefinitionProblem, DefinitionProblems
from pathways.register import REGISTER, RegisteredRule, read_register
from pathways.role import ROLE, Role, read_role

SHARED = "shared.yaml"
# What stands beside the pathways in the same folder and is none: facts that speak of a need.
IMPLIED = "implied.yaml"


@dataclass(frozen=True)
class Handbook:
    """The pathways by need, the role of an ambassador, and the register of rules."""

    pathways: Mapping[str, Pathway]
    role: Role
    register: Mapping[str, RegisteredRule]
    shared: Shared

    def messages(self) -> Iterator[str]:
        """Every English sentence for people, for the extractor; each once."""
        yield from dict.fromkeys(line.text.template for line in self._lines())

    def _lines(self) -> Iterator[Line]:
        yield from self.shared.lines.values()
        for pathway in self.pathways.values():
            moves = (*pathway.step_up, *pathway.step_down)
            yield from (move.line for move in moves)
            yield from (*pathway.not_met, *pathway.while_waiting, *pathway.never_say)
        yield from (*self.role.may, *self.role.must_not, *self.role.must)
        yield from (each.line for each in self.role.hand_over)


def load_handbook(
    definitions: Definitions, folder: Path = PACKAGED_DEFINITIONS, words: Words = ANY_WORDS
) -> Handbook:
    """The pathways, role and register of a folder; `words`, if given, are the codes that exist.

    Raises:
        DefinitionProblems: everything that is wrong in it, in the order of files.
    """
    try:
        shared = parse_shared(_content(folder / "needs" / SHARED), definitions, words)
        role = read_role(folder / ROLE, definitions, words)
        register = read_register(folder / REGISTER, definitions)
    except DefinitionProblem as problem:
        raise DefinitionProblems([problem]) from problem
    return Handbook(_read_all(folder, definitions, shared), role, register, shared)


def _read_all(folder: Path, definitions: Definitions, shared: Shared) -> dict[str, Pathway]:
    problems: list[DefinitionProblem] = []
    pathways = {}
    for path in pathway_files(folder):
        try:
            pathways[path.stem] = _read(path, definitions, shared)
        except DefinitionProblem as problem:
            problems.append(problem)
    if problems:
        raise DefinitionProblems(problems)
    return pathways


def pathway_files(folder: Path = PACKAGED_DEFINITIONS) -> Iterable[Path]:
    """The file of each pathway, in the order of their names."""
    return [
        path
        for path in sorted((folder / "needs").glob("*.yaml"))
        if path.name not in {SHARED, IMPLIED}
    ]


def _content(path: Path) -> LinedMapping:
    content = as_mapping(read_yaml_with_lines(path), None, f"{path}: the file")
    assert isinstance(content, LinedMapping)
    return content


def _read(path: Path, definitions: Definitions, shared: Shared) -> Pathway:
    content = _content(path)
    if content.get("need") != path.stem:
        remedy = f"Write need: {path.stem}, or rename the file."
        raise problem_at(content, "The file is not called as its need.", remedy, "need")
    return parse_pathway(content, definitions, shared)
