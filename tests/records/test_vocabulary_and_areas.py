"""The words and the places of the default directory are whole and refer to each other."""

from itertools import chain

import pytest

from pathways import load_definitions
from tests.records.curated import read, services, shared


def test_there_are_57_needs() -> None:
    assert len(read("vocabulary.yaml")["needs"]) == 57


def test_every_need_has_words_for_people_and_a_domain() -> None:
    for code, need in read("vocabulary.yaml")["needs"].items():
        assert need["label"] and need["description"].endswith("."), code
        assert need["domain"] in "ABCDEFG", code


def test_related_needs_exist_and_are_others() -> None:
    needs = read("vocabulary.yaml")["needs"]
    for code, need in needs.items():
        assert set(need["related"]) <= needs.keys() - {code}, code


def test_first_questions_are_facts_that_a_person_may_be_asked() -> None:
    facts = load_definitions().facts
    for code, need in read("vocabulary.yaml")["needs"].items():
        for name in need["first_questions"]:
            assert facts[name].asked_of, f"{code}: {name}"


@pytest.mark.parametrize("key", ["needs", "offers", "audiences", "routes", "access", "levels"])
def test_every_code_is_used_by_some_service(key: str) -> None:
    used = set(chain.from_iterable(entry[key] for entry in services()))
    assert used == set(read("vocabulary.yaml")[key])


@pytest.mark.parametrize(
    "key", ["needs", "offers", "audiences", "levels", "routes", "access", "sectors", "costs"]
)
def test_no_label_stands_for_two_things(key: str) -> None:
    labels = [term["label"] for term in read("vocabulary.yaml")[key].values()]
    assert len(set(labels)) == len(labels)


def test_every_route_says_how_in_a_sentence() -> None:
    for code, route in read("vocabulary.yaml")["routes"].items():
        assert route["how"].endswith("."), code


def test_no_label_calls_anybody_a_level_or_a_score() -> None:
    for kind in read("vocabulary.yaml").values():
        for term in kind.values() if isinstance(kind, dict) else ():
            assert "level" not in term["label"].lower()


@pytest.mark.parametrize("key", ["version", "areas", "rules"])
def test_the_areas_are_those_of_the_first_sources(key: str) -> None:
    assert read("areas.yaml")[key] == shared("areas.yaml")[key]


def test_members_and_within_say_the_same() -> None:
    areas = read("areas.yaml")["areas"]
    for code, area in areas.items():
        assert set(area.get("within", [])) <= areas.keys(), code
        for member in area.get("members", []):
            assert code in areas[member]["within"], member
