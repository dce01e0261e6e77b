"""Reading the directory over HTTP, on the real records: complete, typed, and nothing private."""

import json
import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.requests import Request
from starlette.responses import Response

from directory_api.catalogue import Vocabulary
from directory_api.catalogue.endpoints import router
from directory_api.catalogue.file_format import ServicesFile
from directory_api.catalogue.loading import load_services, read_checked_file
from directory_api.database import Database, upgrade_to_head
from directory_api.errors import DirectoryError
from directory_api.http import install_problem_handlers
from directory_api.places import Areas
from tests.catalogue.conftest import DATA


@pytest.fixture(scope="module")
def file(vocabulary: Vocabulary, areas: Areas) -> ServicesFile:
    return read_checked_file(DATA / "services.yaml", vocabulary, areas)


async def no_page(_request: Request, _error: DirectoryError) -> Response:
    raise AssertionError("the API answers with problems, not with pages")


def make_client(database: Database, vocabulary: Vocabulary, areas: Areas) -> TestClient:
    app = FastAPI()
    app.include_router(router)
    install_problem_handlers(app, lambda _request: None, no_page)
    app.state.database = database
    app.state.vocabulary = vocabulary
    app.state.areas = areas
    app.state.describe_facts = lambda: [{"name": "age", "type": "integer"}]
    return TestClient(app)


@pytest.fixture(scope="module")
def client(
    tmp_path_factory: pytest.TempPathFactory,
    file: ServicesFile,
    vocabulary: Vocabulary,
    areas: Areas,
) -> Iterator[TestClient]:
    url = f"sqlite:///{tmp_path_factory.mktemp('real') / 'directory.sqlite3'}"
    upgrade_to_head(url)
    database = Database(url)
    load_services(database, file)
    yield make_client(database, vocabulary, areas)
    database.close()


def every_service(client: TestClient) -> list[dict[str, object]]:
    pages = client.get("/v1/services", params={"size": 100}).json()["pages"]
    return [
        service
        for page in range(1, pages + 1)
        for service in client.get("/v1/services", params={"size": 100, "page": page}).json()[
            "services"
        ]
    ]


def test_the_pages_hold_every_service_once_by_name(client: TestClient, file: ServicesFile) -> None:
    found = every_service(client)
    assert sorted(str(one["id"]) for one in found) == sorted(one.id for one in file.services)
    names = [str(one["name"]) for one in found]
    assert names == sorted(names)


def test_a_page_says_where_it_stands(client: TestClient, file: ServicesFile) -> None:
    body = client.get("/v1/services", params={"page": 2, "size": 10}).json()
    assert (body["page"], body["total"]) == (2, len(file.services))
    assert len(body["services"]) == 10
    assert body["version"]


def test_each_service_is_the_same_as_in_the_list(client: TestClient) -> None:
    for listed in every_service(client):
        single = client.get(f"/v1/services/{listed['id']}").json()
        assert single == {**listed, "translation": None}


def test_an_unknown_service_is_a_problem_that_says_what_to_do(client: TestClient) -> None:
    answer = client.get("/v1/services/closed-door")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert "look for it by name" in answer.json()["detail"]


@pytest.mark.parametrize("query", [{"page": 0}, {"page": "x"}, {"size": 101}])
def test_an_impossible_page_is_named(client: TestClient, query: dict[str, object]) -> None:
    answer = client.get("/v1/services", params=query)  # type: ignore[arg-type] # wrong on purpose
    assert answer.status_code == 422
    assert answer.json()["field"] in query


def private_values(file: ServicesFile) -> dict[str, str]:
    return {
        value: service.id
        for service in file.services
        for value in (
            *service.contact_corroborated.values(),
            *service.contact_unverified.values(),
        )
    }


def numbers_in(text: str) -> set[str]:
    """Every run of digits a phone could be, however it is spaced."""
    return {re.sub(r"\D", "", run) for run in re.findall(r"\+?\d[\d\s().-]{4,}\d", text)}


def test_no_private_contact_is_in_any_answer(client: TestClient, file: ServicesFile) -> None:
    private = private_values(file)
    assert len(private) > 50, "the real records have contacts that nobody has checked"
    services = every_service(client)
    for service in services:
        provenance = service["provenance"]
        assert isinstance(provenance, dict)
        provenance.pop("sources")  # a page we read may lie on a site whose address is unchecked
    answers = [json.dumps(services, ensure_ascii=False), client.get("/v1/vocabulary").text]
    public = {value for service in file.services for value in service.contact.values()}
    said = "\n".join(answers)
    shown = numbers_in(said)
    for value, service_id in private.items():
        if value in public:
            continue  # another service publishes the very same number
        assert value not in said, service_id
        digits = re.sub(r"\D", "", value)
        assert len(digits) < 6 or digits not in shown, service_id


def test_curators_notes_are_in_no_answer(client: TestClient, file: ServicesFile) -> None:
    said = json.dumps(every_service(client), ensure_ascii=False)
    notes = [one.provenance.note for one in file.services if one.provenance.note]
    assert notes
    assert [note for note in notes if json.dumps(note, ensure_ascii=False) in said] == []


def test_no_confidential_service_tells_where_it_is(client: TestClient) -> None:
    hidden = [one for one in every_service(client) if one["confidential"]]
    assert hidden
    for service in hidden:
        assert service["delivery"] == []
        assert "address" not in dict(service["contact"])  # type: ignore[call-overload] # JSON


def test_the_vocabulary_names_every_code(client: TestClient, vocabulary: Vocabulary) -> None:
    body = client.get("/v1/vocabulary").json()
    assert [need["code"] for need in body["needs"]] == list(vocabulary.needs)
    assert {route["code"]: route["how"] for route in body["routes"]}["self"]
    assert [level["code"] for level in body["levels"]] == ["1", "2", "3", "4", "5"]
    assert next(one for one in body["areas"] if one["code"] == "ncl")["members"] == [
        "barnet", "camden", "enfield", "haringey", "islington",
    ]  # fmt: skip
    assert body["facts"] == [{"name": "age", "type": "integer"}]


def test_an_unfilled_database_is_a_problem_that_says_what_to_run(
    database_url: str, vocabulary: Vocabulary, areas: Areas
) -> None:
    database = Database(database_url)
    answer = make_client(database, vocabulary, areas).get("/v1/services")
    assert answer.status_code == 503
    assert "nwd load" in answer.json()["detail"]
    database.close()


def test_the_description_of_the_api_has_examples_and_errors(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    operation = described["paths"]["/v1/services/{service_id}"]["get"]
    assert "application/problem+json" in operation["responses"]["404"]["content"]
    assert described["components"]["schemas"]["ServiceView"]["examples"]
