"""The whole directory as it runs on one machine: API, actions and a trained Rasa, as processes."""

import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from directory_api.settings import REPOSITORY
from tests.processes import Process, free_port, running, wait_until
from tests.running_fixtures import CACHE

# A trained model is there or is made first; on a busy machine both take their time.
_TRAINED_AND_LOADED = 420
_SCRIPTS = REPOSITORY / "scripts"


@dataclass(frozen=True)
class Assistant:
    """The three processes, the folder with all that they write, and a client of the API."""

    api: Process
    actions: Process
    rasa: Process
    folder: Path
    client: httpx.Client

    @property
    def logs(self) -> bytes:
        """Everything that the three have said."""
        return b"".join(one.log.read_bytes() for one in (self.api, self.actions, self.rasa))

    def start(self, language: str = "en") -> str:
        """A new conversation."""
        answer = self.client.post("/v1/conversations", json={"reply_language": language})
        conversation: str = answer.json()["id"]
        return conversation

    def say(self, conversation: str, **said: object) -> dict[str, object]:
        """One turn that was answered."""
        body = {"conversation": conversation, **said}
        answer = self.client.post("/v1/conversations/messages", json=body)
        assert answer.status_code == 200, answer.text
        turn: dict[str, object] = answer.json()
        return turn


@contextmanager
def running_assistant(
    folder: Path,
    database: str,
    more: Mapping[str, str] | None = None,
    rasa_arguments: tuple[str, ...] = (),
) -> Iterator[Assistant]:
    """All three, ready to talk."""
    shutil.copy(database.removeprefix("sqlite:///"), folder / "directory.sqlite3")
    ports = {name: free_port() for name in ("NWD_PORT", "NWD_RASA_PORT", "NWD_ACTIONS_PORT")}
    environment = {
        **{name: str(port) for name, port in ports.items()},
        "NWD_DATABASE_URL": f"sqlite:///{folder / 'directory.sqlite3'}",
        "NWD_CACHE_FOLDER": str(CACHE),
        "NWD_REQUESTS_PER_MINUTE": "100000",
        "TMPDIR": str(folder),
        **(more or {}),
    }

    def script(name: str, port: str, *arguments: str) -> Process:
        command = [str(_SCRIPTS / name), *arguments]
        log = folder / f"{name}.log"
        return kept.enter_context(running(command, ports[port], environment, log))

    with ExitStack() as kept:
        api = script("run_api", "NWD_PORT")
        actions = script("run_actions", "NWD_ACTIONS_PORT")
        rasa = script("run_assistant", "NWD_RASA_PORT", *rasa_arguments)
        wait_until(actions, "/health", 60)
        wait_until(rasa, "/", _TRAINED_AND_LOADED)
        wait_until(api, "/health", 180, encoder="ready", database="ok", assistant="ready")
        client = httpx.Client(base_url=api.address, trust_env=False, timeout=60)
        assistant = Assistant(api, actions, rasa, folder, kept.enter_context(client))
        _warm(assistant)
        yield assistant


def _warm(assistant: Assistant) -> None:
    """The very first turns load what is loaded late, and may take longer than a turn may."""
    until = time.monotonic() + 90
    while time.monotonic() < until:
        if assistant.say(assistant.start(), text="I feel low")["assistant"] == "ready":
            return
    raise TimeoutError(assistant.logs.decode(errors="replace")[-2000:])
