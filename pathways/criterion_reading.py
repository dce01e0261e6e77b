"""From what an author wrote to a criterion, or a problem with file, line and remedy."""

from collections.abc import Mapping

from pathways.areas import AreaSets
from pathways.condition_reading import parse_condition
from pathways.criteria import Criterion, Instead, Kind, Review
from pathways.figures import Source
from pathways.library import Definitions
from pathways.loading import as_mapping, problem_at, read_member, refuse_other_keys
from pathways.source_reading import parse_source
from pathways.value_reading import (
    PERIOD_KEYS,
    read_day,
    read_flag,
    read_period,
    read_text,
    whole_number,
)

_REVIEW_KEYS = frozenset({"author", "reviewer", "reviewed", "review_due"})
_KEYS = (
    frozenset({"id", "kind", "when", "source", "settled_by", "inferred", "instead", "note"})
    | PERIOD_KEYS
    | _REVIEW_KEYS
)
_INSTEAD_KEYS = frozenset({"need", "level", "service"})
_EXCLUDING = frozenset({Kind.MUST, Kind.MUST_NOT})


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
    return Criterion(
        id=_id(raw),
        kind=kind,
        inferred=_inferred(raw, kind),
        source=_source(raw, kind),
        when=parse_condition(raw["when"], definitions, areas, raw),
        settled_by=_settled_by(raw),
        instead=_instead(raw),
        note=read_text(raw, "note"),
        period=read_period(raw),
        review=_review(raw),
    )


def _id(raw: Mapping[str, object]) -> str:
    name = raw["id"]
    if isinstance(name, str) and name and not any(sign.isspace() for sign in name):
        return name
    problem = "The `id` of a criterion is one word."
    raise problem_at(raw, problem, "Join words by hyphens, as in old-enough.", "id")


def _inferred(raw: Mapping[str, object], kind: Kind) -> bool:
    inferred = read_flag(raw, "inferred")
    if inferred and kind in _EXCLUDING:
        problem = "What is only inferred may not exclude anybody."
        raise problem_at(raw, problem, "Use kind: usually or kind: prefers.", "inferred")
    return inferred


def _source(raw: Mapping[str, object], kind: Kind) -> Source | None:
    source = None if raw.get("source") is None else parse_source(raw["source"], raw)
    if source is None and kind in _EXCLUDING:
        problem = "What excludes somebody needs a source that states it."
        raise problem_at(raw, problem, "Add source: {key: ..., seen: ...}, or use usually.")
    return source


def _settled_by(raw: Mapping[str, object]) -> str | None:
    settled_by = raw.get("settled_by")
    if settled_by is None or settled_by == "service":
        return None if settled_by is None else "service"
    problem = "Only the service can be named in `settled_by`."
    raise problem_at(raw, problem, "Write settled_by: service, or leave it out.", "settled_by")


def _review(raw: Mapping[str, object]) -> Review:
    review = Review(
        author=read_text(raw, "author"),
        reviewer=read_text(raw, "reviewer"),
        reviewed=read_day(raw, "reviewed"),
        due=read_day(raw, "review_due"),
    )
    if review.reviewed is not None and review.reviewer is None:
        problem = "It says when it was reviewed and not by whom."
        raise problem_at(raw, problem, "Name the `reviewer`, or take the date out.", "reviewed")
    if review.reviewed is not None and review.due is not None and review.due < review.reviewed:
        problem = "The next review would be due before the last one."
        raise problem_at(raw, problem, "Give `review_due` a later date.", "review_due")
    return review


def _instead(raw: Mapping[str, object]) -> tuple[Instead, ...]:
    given = raw.get("instead", [])
    if not isinstance(given, list):
        raise problem_at(raw, "`instead` needs a list.", "Write it as [{...}].", "instead")
    return tuple(_one_instead(each, raw) for each in given)


def _one_instead(raw: object, where: object) -> Instead:
    mapping = as_mapping(raw, where, "An entry of `instead`")
    refuse_other_keys(mapping, _INSTEAD_KEYS, "An entry of `instead`")
    need, service = read_text(mapping, "need"), read_text(mapping, "service")
    if (need is None) == (service is None):
        problem = "An entry of `instead` names either a need or a service."
        raise problem_at(mapping, problem, "Give one of `need` and `service`.")
    level = whole_number(mapping.get("level"))
    if mapping.get("level") is not None and level not in (1, 2, 3, 4, 5):
        raise problem_at(mapping, "There is no such level.", "Use a level from 1 to 5.", "level")
    return Instead(need, level, service)
