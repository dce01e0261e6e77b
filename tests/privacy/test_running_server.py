"""Secrets are typed through every entrance of a running server; afterwards none is found anywhere.

Once as the directory is started, and once at the most talkative level of every log.
"""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from directory_api.settings import REPOSITORY
from tests.catalogue.translation_server import TranslatorServer, running_translator
from tests.privacy.entrances import Request, as_json, refused, send, talk, too_much, well_formed
from tests.privacy.typed import SENTENCES, secrets_in
from tests.processes import Process, free_port, running, wait_until
from tests.running_fixtures import CACHE, NOBODY_LISTENS

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("processes")]

LIMIT = 400
_ADDRESS = re.compile(r"(?:href|action|src|formaction|content)=\"([^\"]*)\"")
TALKATIVE = (".venv/bin/uvicorn", "tests.privacy.breakable_application:create_breakable_app")


@dataclass
class Evidence:
    """What a server that heard secrets left behind."""

    answers: list[httpx.Response] = field(default_factory=list)
    conversations: list[str] = field(default_factory=list)
    gone: dict[str, int] = field(default_factory=dict)
    files_before: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    log: bytes = b""
    translated: str = ""


@pytest.fixture(scope="module", params=["as it is started", "at the most talkative level"])
def evidence(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    loaded_database: str,
) -> Iterator[Evidence]:
    """What is left of a server after all was typed."""
    folder = tmp_path_factory.mktemp("server")
    shutil.copy(loaded_database.removeprefix("sqlite:///"), folder / "directory.sqlite3")
    # What the encoder has learnt from our own examples saves a minute; where missing it learns.
    shutil.copytree(CACHE, folder / "cache", dirs_exist_ok=True) if CACHE.exists() else None
    log = folder.parent / f"{folder.name}.log"
    found = Evidence()
    with running_translator() as translator:
        command, environment = _how(request.param == "as it is started", folder, translator)
        port = int(environment["NWD_PORT"])
        with running(command, port, environment, log) as server:
            wait_until(server, "/health", 180, encoder="ready", database="ok")
            found.files_before = _files(folder)
            languages = tuple(SENTENCES) if request.param == "as it is started" else ("en", "ar")
            _type_everything(server, found, folder, languages)
        found.translated = repr(translator.asked)
    found.log = log.read_bytes()
    yield found


def _how(
    is_usual: bool, folder: Path, translator: TranslatorServer
) -> tuple[list[str], dict[str, str]]:
    port = str(free_port())
    environment = {
        "NWD_PORT": port,
        "NWD_DATABASE_URL": f"sqlite:///{folder / 'directory.sqlite3'}",
        "NWD_CACHE_FOLDER": str(folder / "cache"),
        "NWD_RASA_URL": NOBODY_LISTENS,
        "NWD_REQUESTS_PER_MINUTE": str(LIMIT),
        "NWD_TRANSLATION_PROVIDER": "libretranslate",
        "NWD_TRANSLATION_URL": translator.url,
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    if is_usual:
        return [str(REPOSITORY / "scripts" / "run_api")], environment
    more = {"NWD_LOG_LEVEL": "DEBUG", "PYTHONPATH": str(REPOSITORY), "PYTHONASYNCIODEBUG": "1"}
    command = [*TALKATIVE, "--factory", "--port", port, "--log-level", "debug"]
    return command, {**environment, **more}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _type_everything(
    server: Process, found: Evidence, folder: Path, languages: tuple[str, ...]
) -> None:
    with httpx.Client(base_url=server.address, trust_env=False, timeout=60) as client:
        found.answers.append(client.get("/v1/services/haringey-tt", params={"language": "tr"}))
        for language in languages:
            _talk_and_end(client, language, found)
            _type(client, found, *well_formed(language))
        _type(client, found, *refused("en"), *refused("ar"), *_broken(), too_much())
        found.files = _files(folder)
        _without_database(folder / "directory.sqlite3")
        _type(client, found, *well_formed("en"))
        _reach_the_limit(client)
        _type(client, found, *well_formed("ar"), *refused("en"))


def _broken() -> Iterator[Request]:
    for words in SENTENCES.values():
        yield Request("/v1/broken", words.encode())
        yield Request("/en/broken", words.encode())


def _type(client: httpx.Client, found: Evidence, *requests: Request) -> None:
    found.answers += [send(client, request) for request in requests]


def _talk_and_end(client: httpx.Client, language: str, found: Evidence) -> None:
    """Two conversations: one is ended by the API and one by leaving the page."""
    for way in ("end", "exit"):
        spoken = talk(client, language)
        found.answers += spoken.answers
        found.conversations.append(spoken.conversation)
        known = {"conversation": spoken.conversation}
        if way == "end":
            found.answers.append(client.post("/v1/conversations/end", json=known))
        else:
            found.answers.append(client.post(f"/{language}/exit", data=known))
        late = send(client, as_json("/v1/conversations/messages", text="hello", **known))
        found.gone[f"{language} {way}"] = late.status_code


def _without_database(path: Path) -> None:
    kept = sqlite3.connect(path)
    names = kept.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        kept.execute(f'DROP TABLE IF EXISTS "{name}"')
    kept.commit()
    kept.close()


def _reach_the_limit(client: httpx.Client) -> None:
    for _ in range(3 * LIMIT):
        if client.post("/v1/conversations", json={}).status_code == 429:
            return
    raise AssertionError("the limit was never reached")


def test_every_way_of_answering_was_met(evidence: Evidence, request: pytest.FixtureRequest) -> None:
    met = {answer.status_code for answer in evidence.answers}
    assert {200, 303, 404, 405, 422, 429, 503} <= met
    if b"/v1/broken" in evidence.log:
        assert 500 in met


def test_no_log_says_what_was_typed(evidence: Evidence) -> None:
    assert not secrets_in(evidence.log, evidence.conversations)


def test_the_logs_say_what_went_wrong(evidence: Evidence) -> None:
    assert b"POST /v1/match" in evidence.log, "the log was looked at, and it is not empty"


def test_no_file_holds_what_was_typed(evidence: Evidence) -> None:
    assert "directory.sqlite3" in evidence.files
    for name, content in evidence.files.items():
        assert not secrets_in(content + name.encode(), evidence.conversations), name


def test_nothing_is_written_beside_the_database(evidence: Evidence) -> None:
    before, after = evidence.files_before, evidence.files
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert all(name.startswith("directory.sqlite3") for name in changed), changed


def test_no_header_and_no_address_holds_what_was_typed(evidence: Evidence) -> None:
    for answer in evidence.answers:
        headers = b"\n".join(name + b": " + value for name, value in answer.headers.raw)
        assert not secrets_in(headers), answer.url
        assert not secrets_in(str(answer.url).encode(), evidence.conversations)


def test_no_page_leads_to_an_address_with_what_was_typed(evidence: Evidence) -> None:
    pages = [one for one in evidence.answers if "html" in one.headers.get("content-type", "")]
    assert len(pages) > 50
    for page in pages:
        addresses = "\n".join(_ADDRESS.findall(page.text))
        assert not secrets_in(addresses.encode(), evidence.conversations), page.url


def test_no_translator_is_sent_what_was_typed(evidence: Evidence) -> None:
    assert evidence.translated != "[]", "the translator was asked for a record's own words"
    assert not secrets_in(evidence.translated.encode())


def test_an_ended_conversation_is_gone_at_once(evidence: Evidence) -> None:
    assert {way.split()[1] for way in evidence.gone} == {"end", "exit"}
    assert set(evidence.gone.values()) == {404}
