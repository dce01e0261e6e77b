"""From what an author wrote to a criterion, or a problem with file, line and remedy."""

from collections.abc import Mapping

from pathways.areas import AreaSets
from pathways.condition_reading import parse_condition
from pathways.criteria import Criterion, Instead, Kind
from pathways.library import Definitions
from pathways.loading import as_mapping, problem_at, read_member, refuse_other_keys
from pathways.source_reading import optional_text, parse_source

_KEYS = frozenset({"id", "kind", "when", "source", "settled_by", "inferred", "instead", "note"})
_INSTEAD_KEYS = frozenset({"need", "level", "service"})


def parse_criterion(
    raw: Mapping[str, object], definitions: Definitions, areas: AreaSets
) -> Criterion:
    """The criterion an author wrote; `areas` gives the boroughs of each area code.

    Raises:
        DefinitionProblem: with the file and line (when `raw` was read with `read_yaml_with_lines`),
            what is wrong and what to do about it.
    """
    refuse_other_keys(raw, _KEYS, "A criterion")
    for key in ("id", "kind", "when"):
        if key not in raw:
            raise problem_at(raw, f"A criterion needs `{key}`.", "Add it.")
    kind = read_member(raw, "kind", Kind, Kind.USUALLY)
    inferred = raw.get("inferred", False) is True
    if inferred and kind in {Kind.MUST, Kind.MUST_NOT}:
        problem = "What is only inferred may not exclude anybody."
        raise problem_at(raw, problem, "Use kind: usually or kind: prefers.", "inferred")
    source = None if raw.get("source") is None else parse_source(raw["source"], raw)
    if source is None and kind in {Kind.MUST, Kind.MUST_NOT}:
        problem = "What excludes somebody needs a source that states it."
        raise problem_at(raw, problem, "Add source: {key: ..., seen: ...}, or use usually.")
    return Criterion(
        id=str(raw["id"]),
        kind=kind,
        when=parse_condition(raw["when"], definitions, areas, raw),
        source=source,
        settled_by=_settled_by(raw),
        inferred=inferred,
        instead=_instead(raw),
        note=optional_text(raw.get("note")),
    )


def _settled_by(raw: Mapping[str, object]) -> str | None:
    settled_by = raw.get("settled_by")
    if settled_by not in (None, "service"):
        problem = "Only the service can be named in `settled_by`."
        raise problem_at(raw, problem, "Write settled_by: service, or leave it out.", "settled_by")
    return optional_text(settled_by)


def _instead(raw: Mapping[str, object]) -> tuple[Instead, ...]:
    given = raw.get("instead", [])
    if not isinstance(given, list):
        raise problem_at(raw, "`instead` needs a list.", "Write it as [{...}].", "instead")
    return tuple(_one_instead(each, raw) for each in given)


def _one_instead(raw: object, where: object) -> Instead:
    mapping = as_mapping(raw, where, "An entry of `instead`")
    refuse_other_keys(mapping, _INSTEAD_KEYS, "An entry of `instead`")
    if ("need" in mapping) == ("service" in mapping):
        problem = "An entry of `instead` names either a need or a service."
        raise problem_at(mapping, problem, "Give one of `need` and `service`.")
    level = mapping.get("level")
    if level is not None and level not in (1, 2, 3, 4, 5):
        raise problem_at(mapping, "There is no such level.", "Use a level from 1 to 5.", "level")
    return Instead(
        need=optional_text(mapping.get("need")),
        level=level if isinstance(level, int) else None,
        service=optional_text(mapping.get("service")),
    )
