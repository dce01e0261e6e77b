"""The command nwd: quiet when all is well, precise when it is not."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from directory_api.catalogue.service import CatalogueService
from directory_api.cli import Command, main
from directory_api.cli.data_quality import REPORT
from directory_api.database import Database
from directory_api.errors import Unavailable
from directory_api.settings import REPOSITORY, get_settings

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the real data that commands work on."""
    copy = tmp_path / "data"
    shutil.copytree(REPOSITORY / "data", copy)
    monkeypatch.setenv("NWD_DATA_FOLDER", str(copy))
    get_settings.cache_clear()
    yield copy
    get_settings.cache_clear()


@pytest.fixture
def empty_database(folder: Path, monkeypatch: pytest.MonkeyPatch, database_url: str) -> str:
    """The address of the database that commands work on."""
    monkeypatch.setenv("NWD_DATABASE_URL", database_url)
    get_settings.cache_clear()
    return database_url


def rewrite(path: Path, right: str, wrong: str) -> int:
    """Write a mistake into a file; returns its line."""
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return text[: text.index(right)].count("\n") + 1


def test_check_counts_what_is_sound(folder: Path, capsys: Capture) -> None:
    assert main(["check", "--on", "2026-11-24"]) == 0
    written = capsys.readouterr()
    (line,) = written.out.splitlines()
    assert line.startswith("203 services, ")
    for counted in ("criteria", "needs", "figures", "pieces of advice"):
        assert re.search(rf"\d {counted}", line)
    assert line.endswith(": all sound.")
    assert written.err == ""


@pytest.mark.parametrize(
    ("name", "right", "wrong", "problem"),
    [
        ("services.yaml", "when: {fact: borough,", "when: {fact: burough,", "burough"),
        ("services.yaml", "kind: must\n", "kind: shall\n", "“shall” is no value of `kind`"),
        ("services.yaml", "sector: statutory\n", "sector: state\n", "no sector `state`"),
        ("standing.yaml", "  - samaritans\n", "  - samaritians\n", "no service `samaritians`"),
        ("standing.yaml", "default: gp", "default: my-gp", "no service `my-gp`"),
        ("areas.yaml", "name: Haringey,", "nane: Haringey,", "`name` is missing"),
        (
            "vocabulary.yaml",
            "first_questions: [",
            "first_questions: [mood_ring, ",
            "no fact `mood_ring`",
        ),
    ],
)
def test_check_names_file_line_problem_and_remedy(
    folder: Path, capsys: Capture, name: str, right: str, wrong: str, problem: str
) -> None:
    line = rewrite(folder / name, right, wrong)
    assert main(["check"]) == 1
    complaints = capsys.readouterr().err.splitlines()
    (found,) = [one for one in complaints if problem in one]
    assert found.startswith(f"data/{name}:{line}: ")
    assert complaints[-1].endswith("found.")


def test_load_says_what_changed_and_the_second_time_nothing(
    empty_database: str, folder: Path, capsys: Capture
) -> None:
    assert main(["load"]) == 0
    assert "203 added:" in capsys.readouterr().out
    assert main(["load"]) == 0
    assert capsys.readouterr().out.startswith("Nothing changed: 203 services")
    rewrite(folder / "services.yaml", "name: Samaritans\n", "name: The Samaritans\n")
    assert main(["load"]) == 0
    written = capsys.readouterr().out
    assert "1 changed:\n  The Samaritans\n" in written
    assert "202 unchanged" in written


def test_a_broken_file_is_not_loaded_and_what_was_there_stays(
    empty_database: str, folder: Path, capsys: Capture
) -> None:
    assert main(["load"]) == 0
    rewrite(folder / "services.yaml", "needs: [", "needs: [no-such-need, ")
    assert main(["load"]) == 1
    assert "no-such-need" in capsys.readouterr().err
    database = Database(empty_database)
    with database.transaction() as session:
        assert len(CatalogueService(session).snapshot().services) == 203
    database.close()


def test_the_data_quality_report_is_written_where_it_is_asked_for(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "new" / "report.md"
    assert main(["data-quality", "--to", str(path)]) == 0
    assert path.read_text(encoding="utf-8").startswith("<!-- Written by `nwd data-quality`")


def test_the_committed_data_quality_report_is_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    assert main(["data-quality", "--to", str(path)]) == 0
    assert REPORT.read_text(encoding="utf-8") == path.read_text(encoding="utf-8"), (
        "The records have changed. Run: nwd data-quality"
    )


def test_an_error_of_the_directory_is_a_sentence_and_not_a_trace(capsys: Capture) -> None:
    def fail(_arguments: object) -> int:
        raise Unavailable("The database cannot be used. Run: make up")

    assert main(["fail"], [Command("fail", "fails", fail)]) == 1
    assert capsys.readouterr().err == "The database cannot be used. Run: make up\n"


def test_help_lists_every_command(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    for name in ("check", "load", "data-quality"):
        assert name in shown


@pytest.mark.parametrize("arguments", [[], ["lode"]])
def test_what_is_no_command_is_not_understood(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_the_committed_page_of_figures_is_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "new" / "figures.md"
    assert main(["figures", "--to", str(path)]) == 0
    committed = (REPOSITORY / "docs" / "figures.md").read_text(encoding="utf-8")
    assert committed == path.read_text(encoding="utf-8"), "A figure changed. Run: nwd figures"
