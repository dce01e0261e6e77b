"""The README's map, figures, pictures and guarantees are those of the repository."""

import re
import subprocess

import pytest

from directory_api.cli.check import check_everything
from directory_api.eligibility.ranking import WEIGHTS
from tests.docs.pages import ROOT, between, is_a_test, links_of, named_tests, text_of

README = text_of("README.md")
LARGEST_PICTURE = 150_000
GUARANTEES = 9
PICTURES = sorted((ROOT / "docs" / "screenshots").glob("*.png"))


def test_the_map_shows_every_folder_of_the_house() -> None:
    listed = subprocess.run(
        ["git", "ls-tree", "-d", "--name-only", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    house = between(README, "map")
    assert [name for name in listed.stdout.split() if f"{name}/" not in house] == []


def test_every_guarantee_names_tests_that_exist() -> None:
    rows = re.findall(r"^\| (\d)\..*\|$", README, re.MULTILINE)
    assert rows == [str(number) for number in range(1, GUARANTEES + 1)]
    for row in re.findall(r"^\| \d\..*\|$", README, re.MULTILINE):
        named = named_tests(row)
        assert named, row
        assert all(map(is_a_test, named)), row


def test_the_figures_of_the_records_are_those_of_the_check() -> None:
    checked = check_everything(ROOT / "data")
    services = checked.file.services
    criteria = sum(len(service.criteria) for service in services)
    assert f"{len(services)} services with {criteria} criteria" in README


def test_what_the_readme_says_of_the_records_is_what_the_report_says() -> None:
    report = text_of("docs/data-quality.md")
    memory = re.search(r"^\| memory \|.*\| (\d+) \|$", report, re.MULTILINE)
    closed = re.search(r"^\| not yet \| (\d+) \|", report, re.MULTILINE)
    records = re.search(r"^Of (\d+) records", report, re.MULTILINE)
    assert memory and closed and records
    assert f"{memory[1]} of {records[1]} rest on memory alone" in README
    assert f"{closed[1]} cannot be opened" in README


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_small_and_shown(picture: object) -> None:
    path = ROOT / "docs" / "screenshots" / str(getattr(picture, "name", ""))
    assert path.stat().st_size < LARGEST_PICTURE
    assert f"docs/screenshots/{path.name}" in links_of(README)


def test_the_weights_of_the_ranking_are_those_of_the_code() -> None:
    table = between(text_of("docs/architecture.md"), "weights")
    written = dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", table, re.MULTILINE))
    assert {part: float(weight) for part, weight in written.items()} == dict(WEIGHTS)
