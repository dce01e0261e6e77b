"""Who has no specific door: what counts as one, how gaps are accepted, and what the file keeps."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from directory_api.catalogue import Catalogue, DataFileProblems, ServiceRecord, load_vocabulary
from directory_api.eligibility import load_rules, load_standing
from directory_api.errors import DataProblem
from directory_api.insight import Cell, Proof, State, read_proof
from directory_api.insight.accepted import compare, read_accepted
from directory_api.insight.need_doors import Directory, doors_for
from directory_api.insight.profile_words import profile_in_english
from directory_api.insight.proof import Who, proof_text
from directory_api.insight.proving import fingerprint_of, flaws_by_service, people_of, prove_doors
from directory_api.insight.usable_routes import who_can_take
from directory_api.places import load_areas
from directory_api.settings import REPOSITORY
from pathways.proofs import Flaw
from tests.insight.records import record
from tests.running_fixtures import TUESDAY

ADULT = {"id": "adult", "kind": "must", "source": "X", "when": {"fact": "age", "at_least": 18}}
NEED = "stigma"  # of the mind, so the level counts


@pytest.fixture(scope="module")
def empty() -> Directory:
    """The real vocabulary, places and rules, and no services."""
    areas = load_areas()
    folder = REPOSITORY / "data"
    return Directory(
        Catalogue({}, "1"),
        replace(load_vocabulary(), needs={NEED: load_vocabulary().needs[NEED]}),
        areas,
        load_rules(areas, TUESDAY.date()),
        load_standing(folder),
        "haringey",
    )


def holding(directory: Directory, *services: ServiceRecord) -> Directory:
    return replace(directory, catalogue=Catalogue({one.id: one for one in services}, "1"))


def gaps_at_home(directory: Directory) -> tuple[Who, ...]:
    """Who has no door for the one need in Haringey."""
    return prove_doors(directory).cells[0].gaps


def test_a_door_for_everybody_leaves_nobody_out(empty: Directory) -> None:
    assert gaps_at_home(holding(empty, record("one"))) == ()


@pytest.mark.parametrize(
    "closed",
    [
        {"needs": ("loneliness",)},
        {"area": ("hackney",)},
        {"area": ()},
        {"contact": {}},
        {"levels": (5,)},
        {"routes": ("peer_invitation",)},
        {"routes": ("family_friend",)},
        {"id": "samaritans"},
    ],
    ids=[
        "another need", "another place", "place not known", "no way to reach it", "emergency only",
        "by invitation", "only through family", "a standing door",
    ],
)  # fmt: skip
def test_what_is_no_specific_door(empty: Directory, closed: Mapping[str, object]) -> None:
    values = {"id": "one", **closed}
    assert gaps_at_home(holding(empty, record(**values))) == ({},)


@pytest.mark.parametrize(
    ("change", "who"),
    [
        ({"routes": ("gp",)}, {"gp_registered": False}),
        ({"routes": ("school",)}, {}),
        ({"levels": (3, 4)}, {"functioning": "ok"}),
        ({"criteria": (ADULT,)}, {"age": {"at_most": 17}}),
    ],
)
def test_who_is_left_out_by_what_a_record_says(
    empty: Directory, change: Mapping[str, object], who: Who
) -> None:
    assert gaps_at_home(holding(empty, record("one", **change))) == (who,)


def test_people_for_whom_every_door_is_usually_for_others_have_to_ask_first(
    empty: Directory,
) -> None:
    usually = {**ADULT, "kind": "usually"}
    cell = prove_doors(holding(empty, record("one", criteria=(usually,)))).cells[0]
    assert cell.state is State.OPEN
    assert cell.to_ask == ({"age": {"at_most": 17}},)


def test_a_group_without_a_door_and_one_that_has_to_ask_are_told(empty: Directory) -> None:
    usually = {**ADULT, "kind": "usually"}
    for criterion, column in ((ADULT, "no_door"), (usually, "to_ask")):
        groups = prove_doors(holding(empty, record("one", criteria=(criterion,)))).groups
        told = [one.who for one in groups if getattr(one, column)]
        assert told == [{"age": {"at_most": 15}}, {"age": {"at_least": 16, "at_most": 17}}]


def test_nobody_without_a_place_in_a_need_is_counted_among_a_group(empty: Directory) -> None:
    """There is nobody of 65 who is young and in no school: such a group says nothing of it."""
    needs = {"education-neet": load_vocabulary().needs["education-neet"]}
    directory = replace(empty, vocabulary=replace(empty.vocabulary, needs=needs))
    old = next(one for one in prove_doors(directory).groups if one.who == {"age": {"at_least": 65}})
    assert (old.no_door, old.to_ask) == ((), ())


def test_a_record_without_a_level_is_left_out_by_none(empty: Directory) -> None:
    assert gaps_at_home(holding(empty, record("one", levels=()))) == ()


def test_a_second_way_in_opens_a_door_for_those_without_a_gp(empty: Directory) -> None:
    assert gaps_at_home(holding(empty, record("one", routes=("gp", "self")))) == ()


def test_people_without_a_fixed_address_are_served_where_they_are(empty: Directory) -> None:
    here = {
        "id": "here",
        "kind": "must",
        "source": "X",
        "when": {"fact": "borough", "is": "haringey"},
    }
    proof = prove_doors(holding(empty, record("one", area=("haringey",), criteria=(here,))))
    states = {cell.area: cell.state for cell in proof.cells}
    assert (states["haringey"], states["none"]) == (State.OPEN, State.OPEN)
    assert states["hackney"] is State.GAP


def test_every_route_of_the_vocabulary_says_who_can_take_it_and_why(empty: Directory) -> None:
    for route in load_vocabulary().routes:
        use = who_can_take(route, empty.definitions)
        assert use.reason.endswith(".")
    assert not who_can_take("a-route-nobody-knows", empty.definitions).can_be_relied_on


def test_doors_are_counted_where_people_live(empty: Directory) -> None:
    directory = holding(empty, record("one"), record("two", area=("ncl",)))
    assert [door.service_id for door in doors_for(NEED, "enfield", directory)] == ["one", "two"]
    assert [door.service_id for door in doors_for(NEED, "hackney", directory)] == ["one"]


def test_people_are_described_for_needs_that_exist(empty: Directory) -> None:
    assert people_of(empty).groups.keys() <= load_vocabulary().needs.keys()


def test_flaws_name_their_service(empty: Directory) -> None:
    anybody = {**ADULT, "when": {"fact": "age", "at_least": 0}}
    found = flaws_by_service(holding(empty, record("good"), record("bad", criteria=(anybody,))))
    assert {name: [one.flaw for one in flaws] for name, flaws in found.items()} == {
        "bad": [Flaw.NEVER_FAILS]
    }


def accept(folder: Path, *entries: str) -> Path:
    lines = "\n".join(f"  - {entry}" for entry in entries)
    (folder / "accepted_gaps.yaml").write_text(f"version: 1\naccepted:\n{lines}\n", "utf-8")
    return folder


def entry(who: str, area: str = "haringey", need: str = NEED) -> str:
    return f"{{needs: [{need}], areas: [{area}], who: {who}, reason: So., date: 2026-11-22}}"


YOUNG = Proof("f", (Cell(NEED, "haringey", 1, ({"age": {"at_most": 17}},)),))


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("{age: {at_least: 0, at_most: 17}}", (0, 1, 0, 0)),
        ("{}", (0, 1, 0, 1)),
        ("{age: {at_least: 0, at_most: 20}}", (0, 1, 0, 1)),
        ("{age: {at_least: 0, at_most: 15}}", (1, 0, 1, 0)),
        ("{gp_registered: false}", (1, 0, 1, 0)),
    ],
    ids=["as it is", "wider: anybody", "wider", "grown since", "another"],
)
def test_a_gap_is_accepted_when_it_lies_inside_an_accepted_one(
    tmp_path: Path, empty: Directory, who: str, found: tuple[int, ...]
) -> None:
    folder = accept(tmp_path, entry(who))
    accepted = read_accepted(folder, empty.vocabulary, empty.boroughs, empty.definitions)
    result = compare(YOUNG, accepted, empty.definitions)
    assert tuple(map(len, (result.new, result.known, result.gone, result.smaller))) == found


def test_without_a_file_nothing_is_accepted(tmp_path: Path, empty: Directory) -> None:
    assert read_accepted(tmp_path, empty.vocabulary, empty.boroughs, empty.definitions) == ()


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (entry("{}", need="shame"), "There is no need `shame`"),
        (entry("{}", area="haringay"), "There is no borough `haringay`"),
        (entry("{}", area="london"), "There is no borough `london`"),
        (entry("{agee: 1}"), "agee: There is no fact of this name"),
        (entry("{age: old}"), "age: The answer has to be a number"),
        ("{needs: [stigma], areas: [haringey], who: {}, date: 2026-11-22}", "`reason` is missing"),
    ],
)
def test_a_mistake_in_accepted_gaps_is_named_with_its_line(
    tmp_path: Path, empty: Directory, wrong: str, problem: str
) -> None:
    folder = accept(tmp_path, wrong)
    with pytest.raises(DataFileProblems) as found:
        read_accepted(folder, empty.vocabulary, empty.boroughs, empty.definitions)
    (one,) = found.value.problems
    assert problem in one.problem
    assert (one.file, one.line) == (f"{tmp_path.name}/accepted_gaps.yaml", 3)


def test_the_file_of_a_proof_is_read_back_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "proof.json").write_text(proof_text(YOUNG), encoding="utf-8")
    assert read_proof(tmp_path) == YOUNG


def test_no_proof_is_no_error_and_a_broken_one_says_what_to_do(tmp_path: Path) -> None:
    assert read_proof(tmp_path) is None
    (tmp_path / "proof.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DataProblem, match="nwd prove --write"):
        read_proof(tmp_path)


def test_the_fingerprint_changes_with_the_rules_and_not_with_the_words(empty: Directory) -> None:
    before = fingerprint_of(holding(empty, record("one")))
    assert fingerprint_of(holding(empty, record("one", description="Other words."))) == before
    assert fingerprint_of(holding(empty, record("one", criteria=(ADULT,)))) != before


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ({}, "anybody"),
        ({"age": 16, "gp_registered": False}, "aged 16, registered with a GP: no"),
        ({"age": {"at_least": 65}}, "aged 65 or more"),
        ({"gender": ["man", "other"]}, "gender: Man or Another gender"),
        ({"phq9": {"at_most": 9}}, "PHQ-9 score (low mood): 9 or less"),
        ({"age": {"at_least": 12, "at_most": 18}}, "aged 12 to 18"),
        ({"gp_borough": "enfield"}, "where the GP practice is: Enfield"),
    ],
)
def test_a_profile_is_said_as_a_navigator_would_note_it(
    empty: Directory, who: Who, words: str
) -> None:
    names = {code: area.name for code, area in empty.areas.by_code.items()}
    assert profile_in_english(who, empty.definitions, names) == words
