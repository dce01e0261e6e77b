"""Checking what becomes wrong by the passing of time: rules and numbers that ended, late reviews.

`nwd check` complains of these; nothing that serves people stops for them.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from directory_api.catalogue import DataFile, Problem
from directory_api.cli.criteria_check import WrittenCriterion
from pathways import Definitions, Figure


def find_dated_problems(
    source: DataFile, written: Sequence[WrittenCriterion], day: date
) -> Iterator[Problem]:
    """Criteria that ended before this day, and those whose review was due before it."""
    for one in written:
        name = f"In service `{one.service.id}`: The criterion `{one.criterion.id}`"
        if one.criterion.period.is_over(day):
            yield source.problem(
                (*one.path, "valid_to"),
                f"{name} ended on {one.criterion.period.last}.",
                "Take it out, or find out what holds now.",
            )
        if one.criterion.review.is_overdue(day):
            yield source.problem(
                (*one.path, "review_due"),
                f"{name} was due for review on {one.criterion.review.due}.",
                "Check it against its source, then write `reviewer`, `reviewed` and `review_due`.",
            )


def find_figure_problems(
    definitions: Definitions, used: Collection[str], day: date
) -> Iterator[Problem]:
    """Figures that nobody uses, and those in use that have no number on this day."""
    for name, entries in definitions.every_figure.items():
        if name not in used:
            remedy = "Use it where its number stands, or take it out."
            yield _at(entries[0], f"The figure “{name}” is used nowhere.", remedy)
        elif not any(entry.period.contains(day) for entry in entries):
            problem = f"The figure “{name}” is in use and has no number on {day}."
            yield _at(entries[-1], problem, "Add the number that holds now, with its source.")


def _at(figure: Figure, problem: str, remedy: str) -> Problem:
    return Problem(figure.file, figure.line, problem, remedy)
