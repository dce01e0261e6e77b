"""One request is one transaction: nobody is told "saved" before it is."""

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import text

from directory_api.database import Database
from directory_api.database.dependencies import SessionDep

app = FastAPI()
STATEMENTS = {
    "good": "INSERT INTO organization (name, sector) VALUES ('A', 'vcse')",
    # Checked only at the commit, so the endpoint itself sees nothing wrong.
    "late": "INSERT INTO late (service_id) VALUES ('no such service')",
}


@app.post("/write/{name}")
def write(name: str, session: SessionDep) -> str:
    session.execute(text(STATEMENTS[name]))
    return "saved"


def post(database: Database, name: str) -> int:
    app.state.database = database
    return TestClient(app, raise_server_exceptions=False).post(f"/write/{name}").status_code


def test_what_a_request_wrote_is_committed_when_the_answer_comes(database: Database) -> None:
    assert post(database, "good") == 200
    with database.transaction() as session:
        assert session.scalar(text("SELECT count(*) FROM organization")) == 1


def test_a_commit_that_fails_is_never_answered_with_saved(database: Database) -> None:
    with database.transaction() as session:
        session.execute(
            text(
                "CREATE TABLE late (service_id VARCHAR(100) REFERENCES service (id)"
                " DEFERRABLE INITIALLY DEFERRED)"
            )
        )
    assert post(database, "late") == 500
