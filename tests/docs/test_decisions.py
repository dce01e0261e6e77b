"""Decisions have one form, fit on a screen, and name what keeps them."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, named_tests, text_of

FOLDER = ROOT / "docs" / "decisions"
DECISIONS = sorted(FOLDER.glob("[0-9]*.md"))
SECTIONS = ["Context", "Decision", "Consequences", "Alternatives", "Kept by"]
ONE_SCREEN = 45
STATUS = re.compile(r"^Status: (accepted|proposed|replaced by \d{4})$", re.MULTILINE)

each = pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


@each
def test_a_decision_has_the_form_of_the_others(decision: Path) -> None:
    text = text_of(decision)
    assert text.startswith(f"# {decision.name[:4]}. ")
    assert STATUS.search(text)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == SECTIONS


@each
def test_a_decision_fits_on_a_screen(decision: Path) -> None:
    assert len(text_of(decision).splitlines()) <= ONE_SCREEN


@each
def test_a_decision_names_a_test_that_keeps_it(decision: Path) -> None:
    assert named_tests(text_of(decision).partition("## Kept by")[2])


@each
def test_a_decision_is_listed_under_its_own_title(decision: Path) -> None:
    title = text_of(decision).splitlines()[0].partition(". ")[2]
    assert f"| [{decision.name[:4]}]({decision.name}) | {title} |" in text_of(FOLDER / "README.md")
