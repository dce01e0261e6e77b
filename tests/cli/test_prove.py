"""nwd prove on the real data: quiet when all is proven, a witness when somebody falls through."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from directory_api.cli import main
from directory_api.cli.progress import Progress
from directory_api.settings import REPOSITORY, get_settings

Capture = pytest.CaptureFixture[str]
DATA = REPOSITORY / "data"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the real data that the command works on."""
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    monkeypatch.setenv("NWD_DATA_FOLDER", str(copy))
    get_settings.cache_clear()
    yield copy
    get_settings.cache_clear()


def rewrite(path: Path, service: str, right: str, wrong: str) -> int:
    """Change the first `right` inside one service; returns its line."""
    text = path.read_text(encoding="utf-8")
    start = text.index(f"- id: {service}\n")
    at = text.index(right, start)
    path.write_text(text[:at] + wrong + text[at + len(right) :], encoding="utf-8")
    return text[:at].count("\n") + 1


@pytest.mark.slow
def test_the_real_data_is_proven_and_every_gap_in_it_is_accepted(
    folder: Path, capsys: Capture
) -> None:
    assert main(["prove"]) == 0, capsys.readouterr().err
    written = capsys.readouterr()
    assert "none impossible, empty, contradictory or redundant" in written.out
    assert written.err == "", "Write the proof again: nwd prove --write"
    decisions = next(one for one in written.out.splitlines() if "generated people" in one)
    _, confirmed, decided = [int(word) for word in decisions.split() if word.isdecimal()]
    assert confirmed == decided > 1000


@pytest.mark.slow
def test_every_accepted_gap_and_every_tree_that_stays_open_can_be_listed(
    folder: Path, capsys: Capture
) -> None:
    assert main(["prove", "--list"]) == 0
    written = capsys.readouterr().out
    young = "“Very strong feelings” has no specific door for somebody like this: aged 17 or less."
    assert f"Accepted: In Haringey and no fixed address, {young}" in written
    assert "Stays open, but is always false: `homeless` of hhhit" in written


@pytest.mark.slow
def test_when_the_last_door_of_a_profile_goes_the_proof_fails_with_a_witness(
    folder: Path, capsys: Capture
) -> None:
    """Two services are about gambling. Once both are for adults only, nobody is for the young."""
    services = folder / "services.yaml"
    adults = "kind: must\n    when: {fact: age, at_least: 18}"
    usual = "kind: usually\n    when: {fact: age, at_least: 16}"
    rewrite(services, "nhs-gambling-london", usual, adults)
    rewrite(services, "nhs-gambling-london", "    inferred: true\n", "")
    rule = f"criteria:\n  - id: adults\n    {adults}\n    source: {{key: K}}"
    rewrite(services, "gamcare", "criteria: []", rule)
    assert main(["prove", "--only", "doors"]) == 1
    complaints = capsys.readouterr().err
    assert "New gap: In Haringey, " in complaints
    assert "“Gambling”" in complaints
    assert "somebody like this: aged 17 or less." in complaints
    assert "who: {age: {at_most: 17}}}" in complaints
    assert "accepted_gaps.yaml" in complaints


@pytest.mark.slow
def test_an_accepted_gap_that_is_closed_is_to_be_removed(folder: Path, capsys: Capture) -> None:
    path = folder / "accepted_gaps.yaml"
    cell = "needs: [food], areas: [haringey], who: {gp_registered: false}"
    entry = f"{{{cell}, reason: So., date: 2026-11-22}}"
    path.write_text(f"{path.read_text('utf-8')}  - {entry}\n", encoding="utf-8")
    line = path.read_text("utf-8").count("\n")
    assert main(["prove", "--only", "doors"]) == 0
    (complaint,) = capsys.readouterr().err.splitlines()
    assert complaint.startswith(f"data/accepted_gaps.yaml:{line}: This gap is closed now.")


@pytest.mark.slow
def test_the_proof_is_written_for_the_page_and_is_the_same_each_time(
    folder: Path, capsys: Capture
) -> None:
    (folder / "proof.json").unlink()
    assert main(["prove", "--only", "doors", "--write"]) == 0
    assert "Wrote data/proof.json." in capsys.readouterr().out
    assert (folder / "proof.json").read_text("utf-8") == (DATA / "proof.json").read_text("utf-8")


@pytest.mark.slow
def test_an_edit_says_whom_it_shuts_out_and_whom_it_lets_in(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    old = tmp_path / "old.yaml"
    shutil.copy(folder / "services.yaml", old)
    services = folder / "services.yaml"
    rewrite(services, "carers-assessment", "{figure: carers.age_from}", "21")
    rewrite(services, "silver-line", "at_least: 55", "at_least: 50")
    assert main(["prove", "--against", str(old)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "carers-assessment: newly shut out: aged 18 to 20, looks after somebody without pay: yes.",
        "silver-line: newly let in: aged 50 to 54.",
    ]


@pytest.mark.slow
def test_a_service_that_is_new_and_one_that_is_gone_are_named(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    services = folder / "services.yaml"
    rewrite(services, "staying-safe", "- id: staying-safe\n", "- id: staying-safer\n")
    assert main(["prove", "--against", str(DATA / "services.yaml")]) == 0
    written = capsys.readouterr().out.splitlines()
    assert written[:2] == ["staying-safe: gone.", "staying-safer: new."]


@pytest.mark.slow
def test_an_edit_of_words_changes_nothing_for_anybody(folder: Path, capsys: Capture) -> None:
    assert main(["prove", "--against", str(DATA / "services.yaml")]) == 0
    assert capsys.readouterr().out.startswith("No criterion excludes or admits anybody")


def test_progress_is_shown_to_who_watches_and_gone_at_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with Progress("Proving") as progress:
        progress.tell(1, 2)
    assert "Proving [###############...............] 1 of 2" in (shown := capsys.readouterr().err)
    assert shown.endswith("\r\033[K")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("service", "right", "wrong", "problem"),
    [
        ("papyrus", "at_most: 34", "at_most: 120", "Everybody meets the criterion `"),
        (
            "eip-haringey",
            "when: {fact: borough, within: haringey}",
            "when: {all: [{fact: borough, is: enfield}, {fact: borough, is: camden}]}",
            "Nobody can meet the criterion `",
        ),
        ("the-mix", "between: [11, 24]", "between: [0, 120]", "so it decides nothing. Remove it"),
    ],
)
def test_check_names_what_no_author_can_have_meant(
    folder: Path, capsys: Capture, service: str, right: str, wrong: str, problem: str
) -> None:
    line = rewrite(folder / "services.yaml", service, right, wrong)
    assert main(["check"]) == 1
    found = next(one for one in capsys.readouterr().err.splitlines() if problem in one)
    file, number, rest = found.split(":", 2)
    assert file == "data/services.yaml"
    assert 0 <= line - int(number) <= 2
    assert f"In service `{service}`" in rest
