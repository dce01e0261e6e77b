"""The committed description and examples are what the application answers."""

from pathlib import Path

import pytest
from fastapi import FastAPI

from directory_api.cli.contract import CONTRACT, produce


@pytest.fixture(scope="module")
def produced(plain_app: FastAPI) -> dict[Path, str]:
    """Every file of the contract as the application would write it."""
    return dict(produce(plain_app))


@pytest.mark.parametrize(
    "path", [CONTRACT / "openapi.json", *sorted((CONTRACT / "examples").glob("*.json"))], ids=str
)
def test_a_file_of_the_contract_is_up_to_date(path: Path, produced: dict[Path, str]) -> None:
    assert path.read_text("utf-8") == produced[path], "If this is meant, run: nwd contract write"


def test_words_and_facts_never_travel_in_an_address(plain_app: FastAPI) -> None:
    allowed = {"page", "size", "service_id", "language"}
    for path, methods in plain_app.openapi()["paths"].items():
        for method in methods.values():
            names = {parameter["name"] for parameter in method.get("parameters", ())}
            assert names <= allowed, path


def test_every_endpoint_names_its_errors(plain_app: FastAPI) -> None:
    for path, methods in plain_app.openapi()["paths"].items():
        for method in methods.values():
            if path != "/health":
                assert set(method["responses"]) & {"404", "422", "429", "503"}, path
