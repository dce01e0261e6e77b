"""Reading a curated YAML file so that every problem can name the line it is on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import yaml

from directory_api.errors import DataProblem

Step = str | int
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a curated file: where, what, and what to do about it."""

    file: str
    line: int
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem} {self.remedy}"


class DataFileProblems(DataProblem):
    """All the problems of the curated files, found together."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True)
class DataFile:
    """A YAML file's content, and the line on which each part of it begins."""

    name: str
    content: Mapping[str, object]
    lines: Mapping[tuple[Step, ...], int] = field(repr=False)

    def line_of(self, path: Sequence[Step]) -> int:
        """The line of a part, or of the nearest part around it."""
        for length in range(len(path), -1, -1):
            line = self.lines.get(tuple(path[:length]))
            if line is not None:
                return line
        return 1

    def problem(self, path: Sequence[Step], problem: str, remedy: str) -> Problem:
        """A problem at a part of this file."""
        return Problem(self.name, self.line_of(path), problem, remedy)


def read_data_file(path: Path) -> DataFile:
    """Read a YAML mapping; raises DataFileProblems when missing, broken or saying a key twice."""
    name = _short_name(path)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError:
        missing = Problem(name, 1, "The file is missing.", "Restore it from the repository.")
        raise DataFileProblems([missing]) from None
    except yaml.YAMLError as error:
        raise DataFileProblems([_syntax_problem(name, error)]) from None
    if not isinstance(node, yaml.MappingNode):
        shape = Problem(name, 1, "The file is not a mapping.", "Begin it with `version: 1`.")
        raise DataFileProblems([shape])
    reader = _Reader(name)
    content = reader.mapping(node, ())
    if reader.problems:
        raise DataFileProblems(reader.problems)
    return DataFile(name=name, content=content, lines=reader.lines)


def _short_name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}" if path.parent.name else path.name


def _syntax_problem(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or "it cannot be read"
    line = mark.line + 1 if mark else 1
    return Problem(name, line, f"This is not YAML: {said}.", "Check quotes, brackets and indents.")


class _Reader:
    """Builds plain values from YAML nodes and remembers their lines."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[tuple[Step, ...], int] = {}
        self.problems: list[Problem] = []
        self._scalars = yaml.constructor.SafeConstructor()

    def mapping(self, node: yaml.MappingNode, path: tuple[Step, ...]) -> dict[str, object]:
        self.lines.setdefault(path, node.start_mark.line + 1)
        content: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in content:
                twice = f"`{key}` is written twice in the same place."
                self.problems.append(Problem(self.name, line, twice, "Keep one of them."))
            self.lines[(*path, key)] = line
            content[key] = self._value(value_node, (*path, key))
        return content

    def _value(self, node: yaml.Node, path: tuple[Step, ...]) -> object:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*path, index)) for index, item in enumerate(node.value)]
        value: object = self._scalars.construct_object(node)
        return value.isoformat() if isinstance(value, date | datetime) else value
