"""`nwd contract`: keep the committed API description and its examples as the application is.

The bot's tests replay the examples; the API's tests hold the application to them. Neither installs
the other, and whichever drifts fails.
"""

import json
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import JsonValue

from directory_api.app import create_app
from directory_api.catalogue import load_vocabulary
from directory_api.catalogue.loading import load_services, read_checked_file
from directory_api.cli.commands import Command
from directory_api.cli.output import complain, say
from directory_api.clock import LONDON
from directory_api.database import Database, upgrade_to_head
from directory_api.places import load_areas
from directory_api.settings import REPOSITORY, Settings, get_settings

CONTRACT = REPOSITORY / "directory_api" / "contract"
# A Tuesday morning: opening hours are part of the examples.
MOMENT = datetime(2026, 11, 24, 10, 0, tzinfo=LONDON)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "action",
        choices=["check", "write"],
        help="check: say what differs; write: record the description and the examples again",
    )


def _run(arguments: Namespace) -> int:
    with tempfile.TemporaryDirectory() as folder:
        produced = dict(produce(_application(Path(folder))))
    if arguments.action == "write":
        for path, text in produced.items():
            path.write_text(text, encoding="utf-8")
        say(f"{len(produced)} files of the contract written.")
        return 0
    stale = [path for path, text in produced.items() if path.read_text("utf-8") != text]
    for path in stale:
        complain(f"{path.relative_to(REPOSITORY)} is not what the application answers.")
    if stale:
        complain("If the change is meant, run: nwd contract write")
    return 1 if stale else 0


def _application(folder: Path) -> FastAPI:
    """An application on the real records, without encoder and Rasa: always the same answers."""
    url = f"sqlite:///{folder / 'directory.sqlite3'}"
    upgrade_to_head(url)
    database = Database(url)
    services = get_settings().data_folder / "services.yaml"
    load_services(database, read_checked_file(services, load_vocabulary(), load_areas()))
    database.close()
    values = {"database_url": url, "requests_per_minute": 100_000}
    return create_app(Settings.model_validate(values), lambda: MOMENT)


def produce(app: FastAPI) -> Iterator[tuple[Path, str]]:
    """Each file of the contract with the text it should have."""
    yield CONTRACT / "openapi.json", _text(app.openapi())
    client = TestClient(app, raise_server_exceptions=False)
    for path in sorted((CONTRACT / "examples").glob("*.json")):
        yield path, _text(_replay(client, json.loads(path.read_text("utf-8"))))


def _replay(client: TestClient, example: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    request = example["request"]
    assert isinstance(request, dict)
    answer = client.request(str(request["method"]), str(request["path"]), json=request.get("body"))
    return {"request": request, "status": answer.status_code, "response": answer.json()}


def _text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=False) + "\n"


COMMAND = Command(
    "contract", "hold the committed API description to the application", _run, _add_arguments
)
