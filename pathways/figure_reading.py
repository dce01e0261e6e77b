"""From an entry of `definitions/figures` to its dated numbers, or a problem with its line.

A figure is one mapping, or a list of them when the number changes on a known day.
"""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from pathways.figures import Figure
from pathways.loading import LinedMapping, as_mapping, problem_at, refuse_other_keys
from pathways.source_reading import parse_source
from pathways.value_reading import PERIOD_KEYS, read_flag, read_period, read_text, whole_number

_KEYS = frozenset({"value", "unit", "source", "note", "verify"}) | PERIOD_KEYS


def parse_figure(name: str, raw: object, where: object) -> tuple[Figure, ...]:
    """Every dated number of a figure, the earliest first; `where` is what it was read from.

    Raises:
        DefinitionProblem: with the line, what is wrong and what to do about it: also when two
            numbers would hold on one day, or none on a day between two of them.
    """
    given = raw if isinstance(raw, list) else [raw]
    if not given:
        raise problem_at(where, f"The figure “{name}” has no number.", "Give `value`.")
    mappings = [as_mapping(each, where, f"“{name}”") for each in given]
    read = [(_parse_entry(name, each), each) for each in mappings]
    read.sort(key=lambda pair: pair[0].period.first or date.min)
    for (before, _), (after, mapping) in pairwise(read):
        _refuse_clash(before, after, mapping)
    return tuple(figure for figure, _ in read)


def _parse_entry(name: str, raw: Mapping[str, object]) -> Figure:
    refuse_other_keys(raw, _KEYS, "A figure")
    value = whole_number(raw.get("value"))
    if value is None:
        raise problem_at(raw, f"The figure “{name}” needs a whole number.", "Give `value`.")
    if "source" not in raw:
        remedy = "Add source: {key: ..., seen: ...}."
        raise problem_at(raw, f"The figure “{name}” has no source.", remedy)
    return Figure(
        name=name,
        value=value,
        unit=read_text(raw, "unit"),
        source=parse_source(raw["source"], raw),
        period=read_period(raw),
        note=read_text(raw, "note"),
        verify=read_flag(raw, "verify"),
        file=raw.file if isinstance(raw, LinedMapping) else "",
        line=raw.line if isinstance(raw, LinedMapping) else 0,
    )


def _refuse_clash(before: Figure, after: Figure, raw: Mapping[str, object]) -> None:
    """Two numbers of one figure follow each other day by day, in one unit."""
    name = before.name
    if before.unit != after.unit:
        problem = f"The figure “{name}” is in {before.unit} and in {after.unit}."
        raise problem_at(raw, problem, "Give all its numbers in one unit.", "unit")
    if before.period.overlaps(after.period):
        problem = f"Two numbers of the figure “{name}” hold on one day."
        remedy = "Let `valid_to` of the earlier be the day before `valid_from` of the later."
        raise problem_at(raw, problem, remedy, "valid_from")
    gap = before.period.gap_before(after.period)
    if gap is not None:
        problem = f"The figure “{name}” has no number from {gap.first} to {gap.last}."
        raise problem_at(raw, problem, "Let one number follow the other day by day.", "valid_from")
