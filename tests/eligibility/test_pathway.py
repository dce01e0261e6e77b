"""The pathway in the answer of a match: doors by kind of support, ways up and down, the role."""

from collections.abc import Mapping
from typing import Any

import pytest
from fastapi.testclient import TestClient

Body = Mapping[str, Any]


def match(client: TestClient, **body: object) -> Body:
    """The body of a match that was answered."""
    answer = client.post("/v1/match", json=body)
    assert answer.status_code == 200, answer.text
    content: Body = answer.json()
    return content


def pathway(client: TestClient, need: str, asker: str = "navigator", **facts: object) -> Body:
    """The pathway of one need for these facts."""
    found: Body = match(client, needs=[need], facts=facts, asker=asker)["pathway"]
    assert found["need"] == need
    return found


def doors_at(found: Body, level: int) -> list[str]:
    """The ids of the doors of one level."""
    (here,) = [each for each in found["levels"] if each["level"] == level]
    return [door["id"] for door in here["doors"]]


def test_without_a_need_there_is_no_pathway(plain_client: TestClient) -> None:
    assert match(plain_client, facts={"age": 34})["pathway"] is None


def test_the_pathway_is_that_of_the_need_named_first(plain_client: TestClient) -> None:
    answer = match(plain_client, needs=["debt", "food"])
    assert answer["pathway"]["need"] == "debt"


def test_doors_stand_by_the_kind_of_support_they_give(plain_client: TestClient) -> None:
    found = pathway(plain_client, "low-mood-anxiety", gp_borough="haringey", age=34)
    assert [each["level"] for each in found["levels"]] == [1, 2, 3, 4, 5]
    assert "haringey-tt" in doors_at(found, 3)
    assert "nlft-spa" in doors_at(found, 4)
    assert "nhs-111-2" in doors_at(found, 5)


def test_a_service_that_does_not_fit_is_named_at_no_level(plain_client: TestClient) -> None:
    found = pathway(plain_client, "low-mood-anxiety", age=15, gp_borough="haringey")
    named = [door["id"] for each in found["levels"] for door in each["doors"]]
    assert "haringey-tt" not in named
    assert "nlft-spa" not in named


def test_a_womens_service_is_never_named_to_a_man(plain_client: TestClient) -> None:
    found = pathway(plain_client, "domestic-abuse", gender="man")
    named = {door["id"] for each in found["levels"] for door in each["doors"]}
    named |= {door["id"] for door in found["waiting_doors"]}
    assert named.isdisjoint({"ndah", "solace-haringey", "nlrc", "idva-haringey", "sbs", "imece"})
    assert "hearthstone" in named


def test_daily_life_says_where_to_look_first_and_which_way_is_up(plain_client: TestClient) -> None:
    found = pathway(plain_client, "low-mood-anxiety", functioning="marked")
    assert [each["level"] for each in found["levels"] if each["first"]] == [3, 4]
    first = found["step_up"][0]
    assert first["applies"] is True
    assert {each["level"] for each in found["step_up"]} >= {4, 5}


def test_a_score_just_below_the_figure_leads_down_and_one_at_it_does_not(
    plain_client: TestClient,
) -> None:
    below = pathway(plain_client, "low-mood-anxiety", phq9=9, gad7=7)
    assert below["step_down"][0]["applies"] is True
    at = pathway(plain_client, "low-mood-anxiety", phq9=10, gad7=7, functioning="mild")
    assert [each["applies"] for each in at["step_down"] if each["level"] == 2] == [False]


def test_with_every_fact_withheld_every_way_stays_open(plain_client: TestClient) -> None:
    found = pathway(plain_client, "housing-insecurity")
    assert {each["level"] for each in found["step_up"]} == {4, 5} | {3}
    assert all(each["applies"] is None for each in (*found["step_up"], *found["step_down"]))
    assert [each["need"] for each in found["beside"]] == [
        "money-benefits",
        "food",
        "language-esol",
    ]


def test_a_declined_fact_moves_nothing_and_is_not_asked_first(plain_client: TestClient) -> None:
    open_ways = pathway(plain_client, "low-mood-anxiety")
    declined = pathway(plain_client, "low-mood-anxiety", functioning={"declined": True})
    assert declined["step_up"] == open_ways["step_up"]
    assert "functioning" in [each["fact"] for each in open_ways["first_questions"]]
    assert "functioning" not in [each["fact"] for each in declined["first_questions"]]


def test_only_what_this_asker_may_be_asked_is_a_first_question(plain_client: TestClient) -> None:
    asked = pathway(plain_client, "psychosis-bipolar", "resident")["first_questions"]
    assert [each["fact"] for each in asked] == ["age"]


def test_practical_doors_stand_beside_those_that_are_known_first(plain_client: TestClient) -> None:
    found = pathway(plain_client, "low-mood-anxiety", food_now=True, borough="haringey")
    beside = found["beside"][0]
    assert beside["need"] == "food"
    assert "tottenham-food-hub" in [door["id"] for door in beside["doors"]]


def test_every_line_says_where_it_is_from_and_whether_to_confirm_it(
    plain_client: TestClient,
) -> None:
    found = pathway(plain_client, "psychosis-bipolar")
    lines = [*found["not_met"], *found["while_waiting"], *found["never_say"]]
    lines += [each["line"] for each in (*found["step_up"], *found["step_down"])]
    assert all(line["source"] and line["text"].endswith(".") for line in lines)
    assert {line["verify"] for line in lines} == {True, False}


# The vocabulary's needs, as the API gives them.
def test_every_need_has_a_pathway_with_doors_and_ways_on(plain_client: TestClient) -> None:
    needs = plain_client.get("/v1/vocabulary").json()["needs"]
    for need in needs:
        found = pathway(plain_client, need["code"])
        assert any(each["first"] for each in found["levels"]), need["code"]
        assert all(each["doors"] for each in found["levels"]), need["code"]
        assert found["waiting_doors"], need["code"]
        assert found["step_up"], need["code"]


# ------------------------------------------------------------------ the role of an ambassador


@pytest.mark.parametrize("asker", ["resident", "navigator"])
def test_only_an_ambassador_is_told_the_limits_of_the_role(
    plain_client: TestClient, asker: str
) -> None:
    assert match(plain_client, needs=["loneliness"], asker=asker)["role"] is None


def test_an_ambassador_is_told_what_to_hand_over_here(plain_client: TestClient) -> None:
    role = match(plain_client, needs=["domestic-abuse"], asker="ambassador")["role"]
    assert "trained worker" in role["hand_over"][0]["text"]
    assert "Assess, diagnose or score anybody." in [line["text"] for line in role["must_not"]]
    assert role["may"]
    assert role["must"]


# ------------------------------------------------------------------ advice


def test_advice_says_where_it_is_from_and_what_is_to_be_confirmed_locally(
    plain_client: TestClient,
) -> None:
    facts = {"homeless_now": True, "borough": "haringey", "gp_registered": False}
    advice = {each["id"]: each for each in match(plain_client, facts=facts)["advice"]}
    assert advice["T-HSG-1"]["verify"] is True
    assert advice["T-HSG-1"]["note"] == (
        "This is from haringey.gov.uk, about 2025. It still has to be confirmed locally."
    )
    assert advice["T-GP-1"]["verify"] is False
    assert advice["T-GP-1"]["note"] == "This is from cqc.org.uk, about 2024."
    assert advice["T-GP-1"]["say"].startswith("You do not need proof of address")
