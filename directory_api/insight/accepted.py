"""The gaps that people know of and live with for now: `data/accepted_gaps.yaml`.

A gap that is accepted is still a gap, and is still shown; only a new one fails the proof.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, JsonValue

from directory_api.catalogue import DataFileProblems, Problem, Vocabulary, read_data_file
from directory_api.catalogue.file_format import Entry, Text
from directory_api.catalogue.form import read_form, unknown_code
from directory_api.insight.proof import Cell, Proof, Who
from pathways import Definitions, FactProblem, Known, parse_facts
from pathways.proofs import Profile, is_within

ACCEPTED_FILE = "accepted_gaps.yaml"


class AcceptedEntry(Entry):
    """One accepted gap: for which needs and areas, who has no door, why, and since when."""

    needs: list[str] = Field(min_length=1)
    areas: list[str] = Field(min_length=1)
    who: dict[str, JsonValue] = {}
    reason: Text
    date: date


class AcceptedFile(Entry):
    """The whole of `accepted_gaps.yaml`."""

    version: Literal[1]
    accepted: list[AcceptedEntry] = []


@dataclass(frozen=True, eq=False)
class Accepted:
    """One accepted gap in one cell, with the line it stands on."""

    need: str
    area: str
    who: Profile
    reason: str
    file: str
    line: int


@dataclass(frozen=True)
class Comparison:
    """What is new, what is accepted, and what is accepted and not there any more, or smaller."""

    new: tuple[tuple[Cell, Who], ...]
    known: tuple[tuple[Cell, Who], ...]
    gone: tuple[Accepted, ...]
    smaller: tuple[Accepted, ...]


def read_accepted(
    folder: Path, vocabulary: Vocabulary, areas: Sequence[str], definitions: Definitions
) -> tuple[Accepted, ...]:
    """The accepted gaps of a data folder; none where there is no file.

    Raises:
        DataFileProblems: with file, line, problem and remedy of everything that is wrong.
    """
    path = folder / ACCEPTED_FILE
    problems = list(find_accepted_problems(folder, vocabulary, areas, definitions))
    if problems:
        raise DataFileProblems(problems)
    if not path.is_file():
        return ()
    source = read_data_file(path)
    file = read_form(source, AcceptedFile)
    return tuple(
        Accepted(
            need,
            area,
            read_profile(entry.who, definitions),
            entry.reason,
            source.name,
            source.line_of(("accepted", place)),
        )
        for place, entry in enumerate(file.accepted)
        for need in entry.needs
        for area in entry.areas
    )


def read_profile(who: Who, definitions: Definitions) -> dict[str, Known]:
    """A profile from its travelling form; raises FactProblem for what is no fact."""
    return dict(parse_facts(who, definitions).known)


def find_accepted_problems(
    folder: Path, vocabulary: Vocabulary, areas: Sequence[str], definitions: Definitions
) -> Iterator[Problem]:
    """Needs, places and facts that the file names and that are not there.

    Raises:
        DataFileProblems: the file has not the form of accepted gaps.
    """
    path = folder / ACCEPTED_FILE
    if not path.is_file():
        return
    source = read_data_file(path)
    file = read_form(source, AcceptedFile)
    for place, entry in enumerate(file.accepted):
        where = ("accepted", place)
        for need in entry.needs:
            if need not in vocabulary.needs:
                yield unknown_code(source, (*where, "needs"), "need", need, vocabulary.needs)
        for area in entry.areas:
            if area not in areas:
                yield unknown_code(source, (*where, "areas"), "borough", area, areas)
        try:
            read_profile(entry.who, definitions)
        except FactProblem as problem:
            remedy = "Copy what `nwd prove` printed."
            yield source.problem((*where, "who"), f"{problem.name}: {problem.problem}", remedy)


def compare(proof: Proof, accepted: Sequence[Accepted], definitions: Definitions) -> Comparison:
    """Each gap of the proof is new, or inside one that is accepted for its need and area."""
    new: list[tuple[Cell, Who]] = []
    known: list[tuple[Cell, Who]] = []
    inside: dict[Accepted, list[Profile]] = {one: [] for one in accepted}
    for cell, who in proof.gaps():
        profile = read_profile(who, definitions)
        holders = [
            one
            for one in accepted
            if (one.need, one.area) == (cell.need, cell.area) and is_within(profile, one.who)
        ]
        for one in holders:
            inside[one].append(profile)
        (known if holders else new).append((cell, who))
    return Comparison(
        tuple(new),
        tuple(known),
        tuple(one for one, found in inside.items() if not found),
        tuple(one for one, found in inside.items() if found and one.who not in found),
    )
