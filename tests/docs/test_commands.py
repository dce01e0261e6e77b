"""Commands and variables that the documents name are there to be used."""

import re
import subprocess
from pathlib import Path

import pytest

from directory_api.cli import COMMANDS
from directory_api.settings import Settings
from tests.docs.pages import ROOT, blocks_of, documents, inline_code, name_of, text_of

VARIABLE = re.compile(r"\bNWD_[A-Z_]+\b")
SETTINGS = {f"NWD_{name.upper()}" for name in Settings.model_fields}

pages = pytest.mark.parametrize("document", documents(), ids=name_of)


def code_of(document: Path) -> list[str]:
    """Everything in the document that can be typed."""
    text = text_of(document)
    return [*inline_code(text), *blocks_of(text)]


def made_targets() -> set[str]:
    """The targets of the Makefile."""
    return set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))


def read_variables() -> set[str]:
    """The variables that scripts, containers, the assistant and the tests read."""
    places = ["scripts", "docker", "docker-compose.yml", "bot", "tests", "directory_api"]
    found = subprocess.run(
        ["git", "grep", "-hoE", r"NWD_[A-Z_]+", "--", *places, ":!*.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(found.stdout.split())


@pages
def test_every_make_target_exists(document: Path) -> None:
    code = "\n".join(code_of(document))
    named = set(re.findall(r"(?:^|[`$ ])make ([a-z-]+)", code, re.MULTILINE))
    assert named - made_targets() == set()


@pages
def test_every_subcommand_of_nwd_exists(document: Path) -> None:
    named = set()
    for code in code_of(document):
        named |= set(re.findall(r"(?:^|[ /$`])nwd ([a-z][a-z-]+)", code))
    assert named - {command.name for command in COMMANDS} <= {"nwd"}


@pages
def test_every_variable_is_read_by_something(document: Path) -> None:
    named = set(VARIABLE.findall(text_of(document)))
    assert named - SETTINGS - read_variables() == set()


def test_the_readme_names_every_make_target_that_newcomers_need() -> None:
    readme = text_of("README.md")
    for target in ("up", "test", "test-fast", "lint", "evaluate", "bench"):
        assert f"`make {target}`" in readme
