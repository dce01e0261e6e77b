"""The form of the smaller curated files, and that what they refer to exists."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field

from directory_api.catalogue.data_files import (
    DataFile,
    DataFileProblems,
    Problem,
    Step,
    read_data_file,
)
from directory_api.catalogue.file_format import Entry, Text
from directory_api.catalogue.form import read_form, unknown_code
from directory_api.catalogue.vocabulary import Vocabulary


class AreaEntry(Entry):
    """A borough, or a wider area."""

    name: Text
    gss: str | None = Field(default=None, pattern=r"^[EWSN]\d{8}$")
    within: list[str] = []
    members: list[str] = []
    districts: list[str] = []
    part: list[str] = []
    places: list[Text] = []


class AreasFile(Entry):
    """The whole of `areas.yaml`."""

    version: Literal[1]
    areas: dict[str, AreaEntry] = Field(min_length=1)
    rules: list[Text] = []
    not_places: list[Text] = []
    spellings: dict[str, list[Text]] = {}


class TermEntry(Entry):
    """A code with its label."""

    label: Text
    name: Text | None = None
    description: Text | None = None
    how: Text | None = None


class NeedEntry(Entry):
    """Something a person may want help with."""

    label: Text
    description: Text | None = None
    domain: str | None = None
    related: list[str] = []
    first_questions: list[Text] = []


class FrontDoorsEntry(Entry):
    """Who opens a door whose own contact is still being checked, by domain of need."""

    default: Text
    domains: dict[str, Text] = {}


class StandingFile(Entry):
    """The whole of `standing.yaml`."""

    version: Literal[1]
    standing: list[Text] = Field(min_length=1)
    front_doors: FrontDoorsEntry


Terms = dict[str, TermEntry]


class VocabularyFile(Entry):
    """The whole of `vocabulary.yaml`."""

    version: Literal[1]
    domains: Terms = {}
    needs: dict[str, NeedEntry] = Field(min_length=1)
    offers: Terms = Field(min_length=1)
    audiences: Terms = Field(min_length=1)
    levels: dict[int, TermEntry] = Field(min_length=5, max_length=5)
    routes: Terms = Field(min_length=1)
    access: Terms = Field(min_length=1)
    sectors: Terms = Field(min_length=1)
    costs: Terms = Field(min_length=1)


def check_areas(path: Path) -> None:
    """Raise DataFileProblems with everything that is wrong in the areas."""
    source = read_data_file(path)
    _raise_any(_area_problems(source, read_form(source, AreasFile)))


def check_vocabulary(path: Path) -> None:
    """Raise DataFileProblems with everything that is wrong in the vocabulary."""
    source = read_data_file(path)
    _raise_any(_need_problems(source, read_form(source, VocabularyFile)))


def find_standing_problems(
    path: Path, services: Collection[str], vocabulary: Vocabulary
) -> Iterator[Problem]:
    """Standing doors and front doors that are no services, and domains that no need has."""
    source = read_data_file(path)
    file = read_form(source, StandingFile)
    doors = file.front_doors
    named: list[tuple[tuple[Step, ...], str]] = [
        *((("standing", index), name) for index, name in enumerate(file.standing)),
        (("front_doors", "default"), doors.default),
        *((("front_doors", "domains", domain), name) for domain, name in doors.domains.items()),
    ]
    for where, name in named:
        if name not in services:
            yield unknown_code(source, where, "service", name, services)
    domains = {need.domain for need in vocabulary.needs.values() if need.domain is not None}
    for domain in doors.domains:
        if domain not in domains:
            where = ("front_doors", "domains", domain)
            yield unknown_code(source, where, "domain", domain, domains)


def _area_problems(source: DataFile, file: AreasFile) -> Iterator[Problem]:
    for code, area in file.areas.items():
        for key, others in (("within", area.within), ("members", area.members)):
            for other in others:
                if other not in file.areas:
                    yield unknown_code(source, ("areas", code, key), "area", other, file.areas)
    names = {name for area in file.areas.values() for name in (area.name, *area.places)}
    for name in file.spellings:
        if name not in names:
            yield unknown_code(source, ("spellings", name), "place", name, names)


def _need_problems(source: DataFile, file: VocabularyFile) -> Iterator[Problem]:
    for code, need in file.needs.items():
        for other in need.related:
            if other not in file.needs:
                yield unknown_code(source, ("needs", code, "related"), "need", other, file.needs)
        if file.domains and need.domain is not None and need.domain not in file.domains:
            where = ("needs", code, "domain")
            yield unknown_code(source, where, "domain", need.domain, file.domains)


def _raise_any(problems: Iterator[Problem]) -> None:
    found = list(problems)
    if found:
        raise DataFileProblems(found)
