"""What an author gets wrong is named before it is published: file, line, problem, remedy.

The mistakes stand in `author_errors.yaml`. They are written into a copy of the real files, and
`nwd check` reads the copy.
"""

import io
import shutil
from contextlib import redirect_stderr
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from directory_api.cli import main
from directory_api.cli.check import check_everything
from directory_api.settings import REPOSITORY, get_settings
from pathways import PACKAGED_DEFINITIONS, load_definitions

SERVICES = "data/services.yaml"
# How an entry begins, in the records and in the definitions.
A_SERVICE, AN_ENTRY = "- id: {}\n", "\n  {}:\n"


class Mistake(NamedTuple):
    """In this entry `wrong` is written for `right`; at the line with `at` the author is told."""

    entry: str
    right: str
    wrong: str
    at: str
    told: str


def _mistakes(kind: str) -> list[Mistake]:
    path = Path(__file__).with_name("author_errors.yaml")
    return [Mistake(**one) for one in yaml.safe_load(path.read_text(encoding="utf-8"))[kind]]


WRITTEN_WRONGLY, ENDED = _mistakes("criteria"), _mistakes("ended")
FIGURES, FACTS, ADVICE = _mistakes("figures"), _mistakes("facts"), _mistakes("advice")


def write(path: Path, mistakes: list[Mistake], start: str) -> dict[str, int]:
    """Write the mistakes into a file; returns the line at which each should be told."""
    text = path.read_text(encoding="utf-8")
    for one in mistakes:
        place = text.index(one.right, text.index(start.format(one.entry)))
        text = text[:place] + one.wrong + text[place + len(one.right) :]
    path.write_text(text, encoding="utf-8")
    places = {one.told: text.index(one.at, text.index(start.format(one.entry))) for one in mistakes}
    return {told: text.count("\n", 0, place) + 1 for told, place in places.items()}


class Checked(NamedTuple):
    """What `nwd check` said on standard error, and the line at which each mistake stands."""

    said: list[str]
    lines: dict[str, int]


def check(folder: Path, *arguments: str) -> list[str]:
    """What `nwd check` complains of in a copy of data and definitions; nothing when it is sound."""
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stderr(said):
        patch.setenv("NWD_DATA_FOLDER", str(folder / "data"))
        load = partial(load_definitions, folder / "definitions")
        patch.setattr("directory_api.cli.check.load_definitions", load)
        get_settings.cache_clear()
        code = main(["check", *arguments])
    get_settings.cache_clear()
    complaints = said.getvalue().splitlines()
    assert code == (1 if complaints else 0)
    return complaints


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with the real data and definitions."""
    return copy_to(tmp_path)


def copy_to(folder: Path) -> Path:
    shutil.copytree(REPOSITORY / "data", folder / "data")
    shutil.copytree(PACKAGED_DEFINITIONS, folder / "definitions")
    return folder


@pytest.fixture(scope="module")
def written_wrongly(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """All the mistakes that are wrong in themselves."""
    folder = copy_to(tmp_path_factory.mktemp("written-wrongly"))
    lines = write(folder / SERVICES, WRITTEN_WRONGLY, A_SERVICE)
    return Checked(check(folder), lines)


@pytest.mark.parametrize("mistake", WRITTEN_WRONGLY, ids=lambda one: one.told)
def test_a_mistake_in_a_criterion_is_told(written_wrongly: Checked, mistake: Mistake) -> None:
    line = written_wrongly.lines[mistake.told]
    assert f"{SERVICES}:{line}: {mistake.told}" in written_wrongly.said


def test_nothing_is_told_beside_the_mistakes(written_wrongly: Checked) -> None:
    assert written_wrongly.said[-1] == f"{len(WRITTEN_WRONGLY)} problems found."


@pytest.mark.parametrize("mistake", ENDED, ids=lambda one: one.told)
def test_what_becomes_wrong_by_the_passing_of_time_is_told_on_the_day_after(
    copy: Path, mistake: Mistake
) -> None:
    lines = write(copy / SERVICES, [mistake], A_SERVICE)
    assert check(copy, "--on", "2027-04-01")[0] == (
        f"{SERVICES}:{lines[mistake.told]}: {mistake.told}"
    )


def test_until_the_last_day_all_is_sound(copy: Path) -> None:
    write(copy / SERVICES, ENDED, A_SERVICE)
    assert check(copy, "--on", "2027-03-31") == []


@pytest.mark.parametrize("mistake", FIGURES, ids=lambda one: one.told)
def test_a_figure_that_has_ended_or_that_nobody_uses_is_told(copy: Path, mistake: Mistake) -> None:
    path = copy / "definitions" / "figures" / "talking-therapies.yaml"
    lines = write(path, [mistake], AN_ENTRY)
    assert check(copy, "--on", "2027-04-01")[0] == f"{path}:{lines[mistake.told]}: {mistake.told}"


@pytest.mark.parametrize("mistake", FACTS, ids=lambda one: one.told)
def test_words_that_are_missing_in_english_are_told(copy: Path, mistake: Mistake) -> None:
    path = copy / "definitions" / "facts" / "person.yaml"
    lines = write(path, [mistake], AN_ENTRY)
    assert check(copy)[0] == f"{path}:{lines[mistake.told]}: {mistake.told}"


@pytest.mark.parametrize("mistake", ADVICE, ids=lambda one: one.told)
def test_advice_that_leads_nowhere_is_told(copy: Path, mistake: Mistake) -> None:
    path = copy / "definitions" / "advice" / "health.yaml"
    lines = write(path, [mistake], AN_ENTRY)
    assert check(copy)[0] == f"{path}:{lines[mistake.told]}: {mistake.told}"


def test_a_directory_starts_on_the_day_after_a_review_was_due(copy: Path) -> None:
    write(copy / SERVICES, ENDED, A_SERVICE)
    assert len(check_everything(copy / "data").written) > 0
