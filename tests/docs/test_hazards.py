"""The hazard log is whole, real tests hold its controls, and nobody has signed for anybody."""

import re

import pytest

from tests.docs.pages import is_a_test, named_tests, text_of

FOLDER = "docs/clinical-safety"
PARTS = ["Cause", "Effect", "Controls", "Left over", "Tests"]
FEWEST_HAZARDS = 15
HAZARDS = re.split(r"^### ", text_of(f"{FOLDER}/hazard-log.md"), flags=re.MULTILINE)[1:]

each = pytest.mark.parametrize("hazard", HAZARDS, ids=lambda text: text[:3])


def test_there_are_enough_hazards_numbered_without_a_gap() -> None:
    assert len(HAZARDS) >= FEWEST_HAZARDS
    numbers = [hazard.split(" ")[0] for hazard in HAZARDS]
    assert numbers == [f"H{number:02}" for number in range(1, len(HAZARDS) + 1)]


@each
def test_a_hazard_has_cause_effect_controls_and_what_is_left(hazard: str) -> None:
    assert re.findall(r"^- \*\*(.+?):\*\* \S", hazard, re.MULTILINE) == PARTS


@each
def test_the_controls_of_a_hazard_are_held_by_tests_that_exist(hazard: str) -> None:
    named = named_tests(hazard.partition("**Tests:**")[2])
    assert named
    assert [one for one in named if not is_a_test(one)] == []


def rows_of(page: str) -> list[list[str]]:
    """The rows of the last table of a page, without its head."""
    table = text_of(f"{FOLDER}/{page}").rstrip().split("\n\n")[-1].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


@pytest.mark.parametrize(
    ("page", "who", "when"), [("review.md", 2, 4), ("deployers-checklist.md", 1, 2)]
)
def test_a_sign_off_is_blank_or_says_who_and_when(page: str, who: int, when: int) -> None:
    rows = rows_of(page)
    assert rows
    for row in rows:
        assert not any(row[1:]) or (row[who] and row[when]), row[0]
