"""The schema of criteria is published, as it is committed, and may be kept for a while."""

from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator, FormatChecker

from pathways import criteria_schema


def test_the_schema_of_criteria_is_published(plain_client: TestClient) -> None:
    answer = plain_client.get("/v1/schemas/criteria/1.0")
    assert answer.status_code == 200
    assert answer.json() == criteria_schema()
    assert answer.headers["content-type"] == "application/schema+json"
    assert answer.headers["cache-control"] == "public, max-age=3600"


def test_a_version_that_was_never_published_is_not_found(plain_client: TestClient) -> None:
    answer = plain_client.get("/v1/schemas/criteria/0.9")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_criteria_that_the_api_gives_are_valid_by_the_schema_that_it_gives(
    plain_client: TestClient,
) -> None:
    schema = plain_client.get("/v1/schemas/criteria/1.0").json()
    validator = Draft202012Validator(schema, format_checker=FormatChecker(["date"]))
    for service_id in ("haringey-tt", "maytree", "carers-assessment", "open-door"):
        criteria = plain_client.get(f"/v1/services/{service_id}").json()["criteria"]
        assert criteria
        assert [error.message for error in validator.iter_errors(criteria)] == []
