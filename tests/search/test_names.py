"""Names as people write them find the service that is meant."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("samaritians", "samaritans"),
        ("Samaritans", "samaritans"),
        ("mind harringey", "mind-haringey"),
        ("Mind in Haringey", "mind-haringey"),
        ("childlien", "childline"),
        ("nafsiat", "nafsiyat"),
        ("citizens advise haringey", "cab-haringey"),
        ("PAPYRUS", "papyrus"),
    ],
)
def test_a_misspelt_name_is_found_first_and_says_why(
    plain_client: TestClient, typed: str, found: str
) -> None:
    hits = plain_client.post("/v1/services/search", json={"text": typed}).json()["hits"]
    assert hits[0]["id"] == found
    assert hits[0]["why"][0] == "name"
    assert hits[0]["why_text"]


def test_a_search_for_nothing_lists_everything_page_by_page(plain_client: TestClient) -> None:
    first = plain_client.post("/v1/services/search", json={}).json()
    second = plain_client.post("/v1/services/search", json={"page": 2}).json()
    assert first["total"] == second["total"] > 200
    assert not {hit["id"] for hit in first["hits"]} & {hit["id"] for hit in second["hits"]}


def test_a_need_and_a_borough_narrow_the_search(plain_client: TestClient) -> None:
    body = {"need": "food", "borough": "N17"}
    page = plain_client.post("/v1/services/search", json=body).json()
    assert "tottenham-food-hub" in {hit["id"] for hit in page["hits"]}
    assert all("need" in hit["why"] for hit in page["hits"])


def test_an_unknown_borough_is_a_problem_that_names_the_field(plain_client: TestClient) -> None:
    answer = plain_client.post("/v1/services/search", json={"borough": "Atlantis"})
    assert answer.status_code == 422
    assert answer.json()["field"] == "borough"


def test_words_that_are_no_name_and_mean_nothing_find_nothing(plain_client: TestClient) -> None:
    page = plain_client.post("/v1/services/search", json={"text": "qzxv"}).json()
    assert page["hits"] == []
    assert page["pages"] == 1
