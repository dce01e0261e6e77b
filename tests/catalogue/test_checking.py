"""Checking the curated files: every mistake has its line, what is wrong and what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from directory_api.catalogue import DataFileProblems, Problem, load_vocabulary
from directory_api.catalogue.file_format import ServicesFile
from directory_api.catalogue.reference_files import check_areas, check_vocabulary
from tests.catalogue.conftest import DATA, SAMPLE

ReadText = Callable[[str], ServicesFile]

MISTAKES = [
    ("name: Green Door", "nmae: Green Door", "`nmae` is no key", "Did you mean `name`?"),
    ("needs: [loneliness]", "needs: [lonelines]", "no need `lonelines`", "`loneliness`?"),
    ("needs: [loneliness]", "needs: [loneliness, loneliness]", "named twice", "Keep one."),
    ("needs: [loneliness]", "needs: []", "at least 1 item", "Name at least one."),
    ("levels: [1, 2]", "levels: [1, 7]", "less than or equal to 5", "docs/data-format.md"),
    ("area: [haringey]", "area: [harringey]", "no area `harringey`", "Did you mean `haringey`?"),
    ("sector: vcse,", "sector: charity,", "no sector `charity`", "that is listed"),
    ("sources: [PAGE, K]", "sources: [PAGES, K]", "no source `PAGES`", "Did you mean `PAGE`?"),
    ("service: green-door", "service: green-dor", "no service `green-dor`", "`green-door`?"),
    ("service: green-door", "service: quiet-house", "opened through itself", "who really"),
    ('{finder: "example.org"}', "{ask_for: me}", "a service or a finder", "docs/data-format.md"),
    ("id: quiet-house", "id: green-door", "used twice", "an id of its own"),
    ("name: House Trust,", "name: Green Trust,", "another sector", "the same"),
    ("age: {from: 18, to: null}", "age: {from: 18, to: 11}", "run from 18 to 11", "Swap them."),
    ('opens: "18:00"', "opens: 18:00", "valid string", "between quotes"),
    ('opens: "18:00"', 'opens: "25:00"', "00:00 to 24:00", "docs/data-format.md"),
    ("community_led: true", "community_led: perhaps", "valid boolean", "true, false or unknown"),
    (
        "confirmed: 2026-01-31\n    verify",
        "confirmed: January\n    verify",
        "valid date",
        "2026-01-31",
    ),
    ("  - id: adult\n    kind", "  - kind", "no `id`", "Give it one."),
]


def problems_of(read_text: ReadText, text: str) -> tuple[Problem, ...]:
    with pytest.raises(DataFileProblems) as caught:
        read_text(text)
    return caught.value.problems


def test_the_sample_itself_is_sound(read_text: ReadText) -> None:
    assert len(read_text(SAMPLE).services) == 2


@pytest.mark.parametrize(("right", "wrong", "problem", "remedy"), MISTAKES)
def test_a_mistake_is_named_with_its_line_and_its_remedy(
    read_text: ReadText, right: str, wrong: str, problem: str, remedy: str
) -> None:
    assert right in SAMPLE
    text = SAMPLE.replace(right, wrong, 1)
    found = [one for one in problems_of(read_text, text) if problem in one.problem]
    assert found, problems_of(read_text, text)
    assert remedy in found[0].remedy
    assert found[0].file == "data/services.yaml"
    near = SAMPLE[: SAMPLE.index(right)].count("\n") + 1
    assert abs(found[0].line - near) <= 1
    assert str(found[0]).startswith(f"data/services.yaml:{found[0].line}: ")


def test_a_missing_key_is_named_at_the_start_of_its_record(read_text: ReadText) -> None:
    (problem,) = problems_of(read_text, SAMPLE.replace("  cost: {kind: free}\n", ""))
    assert problem.problem == "In service `green-door`, `cost` is missing."
    assert problem.remedy == "Add it, or write `unknown` where the format allows it."
    assert problem.line == SAMPLE[: SAMPLE.index("- id: green-door")].count("\n") + 1


def test_a_confidential_address_may_not_be_written_as_public(read_text: ReadText) -> None:
    text = SAMPLE.replace(
        "  confidential: true", "  contact: {address: here}\n  confidential: true"
    )
    (problem,) = problems_of(read_text, text)
    assert "is confidential" in problem.problem
    assert problem.line == text[: text.index("  contact: {address")].count("\n") + 1


def test_a_contact_cannot_be_public_and_unchecked_at_once(read_text: ReadText) -> None:
    text = SAMPLE.replace("  hours: unknown", '  hours: unknown\n  contact: {phone: "000 0002"}')
    (problem,) = problems_of(read_text, text)
    assert "not yet checked" in problem.problem


def test_two_criteria_cannot_share_a_name(read_text: ReadText) -> None:
    twice = SAMPLE.replace(
        "  funded_until: 2027", "  - {id: adult, kind: must}\n  funded_until: 2027"
    )
    (problem,) = problems_of(read_text, twice)
    assert "called `adult`" in problem.problem


def test_every_mistake_of_a_file_is_named_at_once(read_text: ReadText) -> None:
    text = SAMPLE.replace("[loneliness]", "[nothing-known]").replace("[uk]", "[nowhere-known]")
    assert len(problems_of(read_text, text)) == 2


def test_a_key_written_twice_is_a_mistake(read_text: ReadText) -> None:
    text = SAMPLE.replace("  gender: women", "  gender: women\n  gender: men")
    (problem,) = problems_of(read_text, text)
    assert "`gender` is written twice" in problem.problem


@pytest.mark.parametrize("text", ["version: 1\nservices: [", "- only\n- a list", "", "just words"])
def test_what_is_no_yaml_mapping_is_explained(read_text: ReadText, text: str) -> None:
    (problem,) = problems_of(read_text, text)
    assert problem.remedy


def test_a_missing_file_is_explained(tmp_path: Path) -> None:
    with pytest.raises(DataFileProblems, match=r"vocabulary.yaml:1: The file is missing"):
        load_vocabulary(tmp_path / "vocabulary.yaml")


def test_the_real_areas_and_vocabulary_are_sound() -> None:
    check_areas(DATA / "areas.yaml")
    check_vocabulary(DATA / "vocabulary.yaml")


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("members: [barnet", "members: [barnett", "no area `barnett`"),
        ("within: [england, uk]", "within: [engerland, uk]", "no area `engerland`"),
        ("  Tottenham: [", "  Totterham: [", "no place `Totterham`"),
        ("gss: E09000014", "gss: 14", "valid string"),
    ],
)
def test_a_mistake_in_the_areas_is_named(
    tmp_path: Path, right: str, wrong: str, problem: str
) -> None:
    text = (DATA / "areas.yaml").read_text(encoding="utf-8")
    assert right in text
    path = tmp_path / "areas.yaml"
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(DataFileProblems, match=problem):
        check_areas(path)


@pytest.mark.parametrize(
    ("addition", "problem"),
    [("related: [no-such-need]", "no need `no-such-need`"), ("lable: Low", "`lable` is no key")],
)
def test_a_mistake_in_the_vocabulary_is_named(tmp_path: Path, addition: str, problem: str) -> None:
    text = (DATA / "vocabulary.yaml").read_text(encoding="utf-8")
    path = tmp_path / "vocabulary.yaml"
    need = f"needs:\n  invented:\n    label: Invented\n    {addition}\n"
    path.write_text(text.replace("needs:\n", need, 1), encoding="utf-8")
    with pytest.raises(DataFileProblems, match=problem):
        check_vocabulary(path)
