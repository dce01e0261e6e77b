"""Matching over the real records: verdicts, doors, what does not fit and what to ask next."""

import pytest
from fastapi.testclient import TestClient

TALKING_THERAPIES = "haringey-tt"


def match(client: TestClient, **body: object) -> dict[str, object]:
    """The body of a match that was answered."""
    answer = client.post("/v1/match", json=body)
    assert answer.status_code == 200, answer.text
    content: dict[str, object] = answer.json()
    return content


def assess(client: TestClient, **facts: object) -> dict[str, object]:
    """Talking Therapies held against these facts."""
    path = f"/v1/services/{TALKING_THERAPIES}/assessment"
    content: dict[str, object] = client.post(path, json={"facts": facts}).json()
    return content


SETTLED = {
    "under_secondary_care": False,
    "psychosis_signs": False,
    "eating_signs": False,
    "alcohol": "low",
    "drugs": False,
}


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"age": 15}, "does_not_fit"),
        ({"age": 17, "gp_borough": "haringey", "phq9": 14}, "ask_service"),
        ({"age": 34, "gp_borough": "haringey", "phq9": 14}, "fits"),
        ({"age": 34, "gp_borough": "islington", "phq9": 14}, "does_not_fit"),
        ({"age": 34, "phq9": 14}, "might_fit"),
        ({"age": 34, "gp_borough": "haringey", "phq9": 8}, "might_fit"),
        ({"age": 34, "gp_borough": "haringey", "phq9": 8, "gad7": 6}, "does_not_fit"),
        ({"gp_borough": "haringey", "phq9": 14}, "might_fit"),
    ],
)
def test_talking_therapies_decides_as_its_criteria_say(
    plain_client: TestClient, facts: dict[str, object], verdict: str
) -> None:
    assert assess(plain_client, **SETTLED, **facts)["verdict"] == verdict


def test_every_reason_names_its_source_and_how_sure_it_is(plain_client: TestClient) -> None:
    reasons = assess(plain_client, age=34)["reasons"]
    assert isinstance(reasons, list)
    assert reasons
    for reason in reasons:
        assert reason["text"].endswith(".")
        assert reason["source"]
        assert reason["confirmed"] is None


def test_what_is_not_known_says_what_each_answer_would_do(plain_client: TestClient) -> None:
    assessment = assess(plain_client, gp_borough="haringey", phq9=14, **SETTLED)
    assert assessment["open_facts"] == ["age"]
    changes = assessment["what_would_change"]
    assert isinstance(changes, list)
    assert {change["fact"] for change in changes} == {"age"}


def test_an_age_that_is_not_said_is_asked(plain_client: TestClient) -> None:
    facts = {"gp_borough": "haringey", "borough": "haringey"}
    answer = match(plain_client, needs=["low-mood-anxiety"], facts=facts)
    question = answer["next_question"]
    assert isinstance(question, dict)
    assert question["fact"] == "age"


def test_a_fact_that_was_declined_is_never_asked_again(plain_client: TestClient) -> None:
    facts: dict[str, object] = {"gp_borough": "haringey"}
    for _ in range(12):
        question = match(plain_client, needs=["low-mood-anxiety"], facts=facts)["next_question"]
        if question is None:
            return
        assert isinstance(question, dict)
        assert question["fact"] not in facts
        facts[question["fact"]] = {"declined": True}
    pytest.fail("The questions never end.")


def test_the_effect_on_daily_life_changes_the_first_doors(plain_client: TestClient) -> None:
    first = {
        effect: match(
            plain_client,
            needs=["low-mood-anxiety"],
            facts={
                "age": 34,
                "borough": "haringey",
                "gp_borough": "haringey",
                "functioning": effect,
            },
            limit=3,
        )["doors"]
        for effect in ("ok", "mild", "marked")
    }
    ids = {effect: [door["service"]["id"] for door in doors] for effect, doors in first.items()}
    assert len({tuple(one) for one in ids.values()}) == 3, ids


def test_a_postcode_becomes_a_borough_and_is_not_given_back(plain_client: TestClient) -> None:
    answer = plain_client.post(
        "/v1/match", json={"needs": ["food"], "facts": {"postcode": "N22 5QX"}}
    )
    assert answer.status_code == 200
    assert "5QX" not in answer.text


def test_somebody_in_crisis_is_led_to_people_first(plain_client: TestClient) -> None:
    answer = match(plain_client, text="I wrote a note and I have the tablets on the table")
    doors = answer["doors"]
    assert isinstance(doors, list)
    assert doors[0]["service"]["id"] == "emergency-999"


def test_women_only_doors_are_never_shown_to_a_man(plain_client: TestClient) -> None:
    answer = match(
        plain_client, needs=["domestic-abuse"], facts={"gender": "man", "age": 36}, limit=50
    )
    doors, others = answer["doors"], answer["others"]
    assert isinstance(doors, list)
    assert isinstance(others, list)
    shown = {
        door["service"]["id"] for door in doors if door["verdict"] in ("fits", "might_fit")
    } | {door["service"]["id"] for door in others}
    assert not shown & {"ndah", "solace-haringey", "imece"}


def test_nobody_is_left_without_a_door(plain_client: TestClient) -> None:
    for body in ({}, {"text": "qzxv"}, {"facts": {"age": 120, "borough": "elsewhere"}}):
        answer = match(plain_client, **body)
        assert answer["doors_total"], body


def test_every_door_says_how_to_open_it(plain_client: TestClient) -> None:
    answer = match(plain_client, needs=["low-mood-anxiety", "debt", "memory"], limit=50)
    doors = answer["doors"]
    assert isinstance(doors, list)
    for door in doors:
        assert door["how_to_open"], door["service"]["id"]
        assert door["rank_reason"], door["service"]["id"]
        assert door["freshness"], door["service"]["id"]


def test_what_does_not_fit_says_why_and_what_instead(plain_client: TestClient) -> None:
    facts = {"age": 34, "gp_borough": "haringey", "phq9": 8, "gad7": 6}
    others = match(plain_client, needs=["low-mood-anxiety"], facts=facts, limit=50)["others"]
    assert isinstance(others, list)
    therapies = next(door for door in others if door["service"]["id"] == TALKING_THERAPIES)
    assert therapies["reasons"][0]["outcome"] == "unmet"
    assert therapies["instead"]


def test_great_effect_on_daily_life_brings_no_door_for_new_mothers_to_somebody_else(
    client: TestClient,
) -> None:
    facts: dict[str, object] = {"age": 34, "borough": "haringey", "functioning": "marked"}
    doors = match(client, needs=["low-mood-anxiety"], facts=facts, limit=3)["doors"]
    assert isinstance(doors, list)
    assert "nlft-perinatal" not in [door["service"]["id"] for door in doors]
    facts["pregnant"] = True
    doors = match(client, needs=["low-mood-anxiety"], facts=facts, limit=3)["doors"]
    assert isinstance(doors, list)
    assert "nlft-perinatal" in [door["service"]["id"] for door in doors]
