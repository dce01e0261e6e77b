"""`nwd check` on pathways, the role and the register of rules: what is wrong, where, what to do."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from directory_api.catalogue import load_vocabulary
from directory_api.catalogue.checking import read_services_file
from directory_api.catalogue.file_format import ServicesFile
from directory_api.cli import main
from directory_api.cli.pathway_check import (
    covered_services,
    empty_levels,
    find_register_problems,
    words_of,
)
from directory_api.settings import REPOSITORY
from pathways import (
    PACKAGED_DEFINITIONS,
    DefinitionProblem,
    Definitions,
    Handbook,
    load_definitions,
    load_handbook,
)

VOCABULARY = load_vocabulary(REPOSITORY / "data" / "vocabulary.yaml")


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return load_definitions()


@pytest.fixture(scope="module")
def records() -> ServicesFile:
    return read_services_file(REPOSITORY / "data" / "services.yaml")[1]


Load = Callable[[], Handbook]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the definitions to make a mistake in."""
    copy = tmp_path / "definitions"
    shutil.copytree(PACKAGED_DEFINITIONS, copy)
    return copy


@pytest.fixture
def load(folder: Path, definitions: Definitions) -> Load:
    """Reads the copy as the check does."""
    return lambda: load_handbook(definitions, folder, words_of(VOCABULARY))


def rewrite(path: Path, right: str, wrong: str) -> int:
    """Write a mistake into a file; returns its line."""
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return text[: text.index(right)].count("\n") + 1


def test_the_check_counts_pathways_rules_and_the_services_they_lead_to(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check"]) == 0
    written = capsys.readouterr().out
    assert "57 pathways, " in written
    assert "services that they lead to" in written
    assert "41 rules" in written
    assert "No service yet" not in written


@pytest.mark.parametrize(
    ("name", "right", "wrong", "problem"),
    [
        ("needs/debt.yaml", "needs: [suicidal-thoughts,", "needs: [sad,", "no “sad” for `needs`"),
        ("needs/debt.yaml", "offers: [advice,", "offers: [advise,", "no “advise” for `offers`"),
        ("needs/debt.yaml", "doors: {", "doors: {routes: [walk], ", "no “walk” for `routes`"),
        ("needs/debt.yaml", "doors: {", "doors: {without: [walk], ", "no “walk” for `without`"),
        ("needs/shared.yaml", "- {need: food,", "- {need: foood,", "no “foood” for `need`"),
        ("ambassadors.yaml", "needs: [safeguarding,", "needs: [safe,", "no “safe” for `needs`"),
    ],
)
def test_a_word_that_the_vocabulary_does_not_know_is_named_with_its_line(
    folder: Path, load: Load, name: str, right: str, wrong: str, problem: str
) -> None:
    line = rewrite(folder / name, right, wrong)
    with pytest.raises(DefinitionProblem) as refusal:
        load()
    assert problem in refusal.value.problem
    assert (refusal.value.file, refusal.value.line) == (str(folder / name), line)


def test_a_need_without_a_pathway_is_named(
    folder: Path, load: Load, definitions: Definitions, records: ServicesFile
) -> None:
    (folder / "needs" / "debt.yaml").unlink()
    (found,) = find_register_problems(load(), definitions, records, VOCABULARY)
    assert found.problem == "The need `debt` has no pathway."
    assert "debt.yaml" in found.remedy


def test_a_rule_at_a_service_that_is_not_there_is_named_with_its_line(
    folder: Path, load: Load, definitions: Definitions, records: ServicesFile
) -> None:
    line = rewrite(folder / "rules.yaml", "services: [open-door]", "services: [open-dor]")
    (found,) = find_register_problems(load(), definitions, records, VOCABULARY)
    assert "`T-CYP-2` lives at `open-dor`" in found.problem
    assert found.line == line


def test_a_level_without_a_service_is_reported_and_is_no_mistake(
    folder: Path, load: Load, records: ServicesFile
) -> None:
    rewrite(folder / "needs" / "debt.yaml", "  4: {offers: [advice]}", "  4: {offers: [arts]}")
    (line,) = empty_levels(load(), records)
    assert line.startswith("No service yet: debt, level 4")


def test_nearly_every_service_is_a_door_of_some_pathway(
    definitions: Definitions, records: ServicesFile
) -> None:
    assert covered_services(load_handbook(definitions), records) >= 200


def test_a_broken_pathway_fails_the_check_with_file_and_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = rewrite(folder / "needs" / "debt.yaml", "say: up-crisis", "say: up-cris")

    def broken(definitions: Definitions, words: object) -> Handbook:
        return load_handbook(definitions, folder)

    monkeypatch.setattr("directory_api.cli.check.load_handbook", broken)
    assert main(["check"]) == 1
    complaints = capsys.readouterr().err
    assert f"debt.yaml:{line}: There is no “up-cris” for `say`. Did you mean" in complaints
