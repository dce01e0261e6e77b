"""The schema of criteria is published, as it is committed, and may be kept for a while."""

from fastapi.testclient import TestClient

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
