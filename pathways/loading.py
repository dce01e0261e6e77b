"""Reads YAML and remembers where everything stood, so that an author is shown the line."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml

from pathways.problems import DefinitionProblem, remedy_for_name

_Member = TypeVar("_Member", bound=StrEnum)


class LinedMapping(dict[str, object]):
    """A YAML mapping that knows its file, its line and the line of each of its keys."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[str, int] = {}

    def line_of(self, key: str) -> int:
        """The line a key stands on; the mapping's own line when there is no such key."""
        return self.lines.get(key, self.line)


class _LinedLoader(yaml.SafeLoader):
    """A safe loader whose mappings are `LinedMapping`s; a key given twice is an error."""

    file = ""


def _build_mapping(loader: _LinedLoader, node: yaml.MappingNode) -> LinedMapping:
    loader.flatten_mapping(node)
    mapping = LinedMapping(loader.file, node.start_mark.line + 1)
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node, deep=True))
        line = key_node.start_mark.line + 1
        if key in mapping:
            raise DefinitionProblem(
                loader.file, line, f"The key “{key}” is given twice.", "Keep one of the two."
            )
        mapping.lines[key] = line
        mapping[key] = loader.construct_object(value_node, deep=True)
    return mapping


_LinedLoader.add_constructor("tag:yaml.org,2002:map", _build_mapping)


def read_yaml_with_lines(path: Path) -> object:
    """The content of a YAML file; every mapping in it is a `LinedMapping`.

    Raises:
        DefinitionProblem: the file cannot be read, is not YAML, or gives a key twice.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as failure:
        raise DefinitionProblem(
            str(path), 0, "The file cannot be read.", "Check that it exists and may be read."
        ) from failure
    loader = _LinedLoader(text)
    loader.file = str(path)
    try:
        return loader.get_single_data()
    except yaml.MarkedYAMLError as failure:
        mark = failure.problem_mark
        line = mark.line + 1 if mark else 0
        problem = f"This is not valid YAML: {failure.problem}."
        remedy = "Check indentation, quotes and brackets on this line and the one before."
        raise DefinitionProblem(str(path), line, problem, remedy) from failure
    finally:
        loader.dispose()


def problem_at(raw: object, problem: str, remedy: str, key: str | None = None) -> DefinitionProblem:
    """A problem placed where `raw` (or one of its keys) was read; line 0 when from no file."""
    if isinstance(raw, LinedMapping):
        line = raw.line if key is None else raw.line_of(key)
        return DefinitionProblem(raw.file, line, problem, remedy)
    return DefinitionProblem("", 0, problem, remedy)


def as_mapping(raw: object, where: object, what: str) -> Mapping[str, object]:
    """`raw` when it is a mapping; otherwise a problem shown at `where`."""
    if isinstance(raw, Mapping):
        return raw
    raise problem_at(where, f"{what} should be a mapping.", "Write it as `key: value` lines.")


def refuse_other_keys(raw: Mapping[str, object], allowed: frozenset[str], what: str) -> None:
    """Raise for the first key that nobody would read."""
    for key in raw:
        if key not in allowed:
            remedy = remedy_for_name(str(key), allowed, "the format's description")
            raise problem_at(raw, f"{what} has no key “{key}”.", remedy, str(key))


def texts_of(raw: Mapping[str, object], key: str) -> tuple[str, ...]:
    """The texts of a list; none when the key is absent."""
    given = raw.get(key, [])
    if not isinstance(given, list):
        raise problem_at(raw, f"`{key}` needs a list.", "Write it in square brackets.", key)
    return tuple(str(each) for each in given)


def read_member(
    raw: Mapping[str, object], key: str, kinds: type[_Member], default: _Member
) -> _Member:
    """The member of a closed list that `key` names; `default` when the key is absent."""
    if key not in raw:
        return default
    try:
        return kinds(str(raw[key]))
    except ValueError as failure:
        allowed = ", ".join(str(each.value) for each in kinds)
        problem = f"“{raw[key]}” is no value of `{key}`."
        raise problem_at(raw, problem, f"Use one of: {allowed}.", key) from failure
