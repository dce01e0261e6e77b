"""What the bot's tests share: the directory's stand-in, trackers, the model and its actions.

These tests need the bot's environment; in the API's environment they are not collected.
"""

import importlib.util
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

HAS_RASA = importlib.util.find_spec("rasa") is not None
collect_ignore_glob = [] if HAS_RASA else ["*.py"]

ROOT = Path(__file__).resolve().parents[2]
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
os.environ.setdefault("MPLCONFIGDIR", str(ROOT / ".cache" / "matplotlib"))
os.environ.pop("NWD_API_URL", None)

if HAS_RASA:
    from directory_stand_in import DirectoryStandIn
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher


@pytest.fixture(scope="session")
def running_directory() -> "Iterator[DirectoryStandIn]":
    with DirectoryStandIn() as directory:
        yield directory


@pytest.fixture
def directory(
    running_directory: "DirectoryStandIn", monkeypatch: pytest.MonkeyPatch
) -> "DirectoryStandIn":
    """A directory that answers with the examples, and that the actions are told about."""
    running_directory.reset()
    monkeypatch.setenv("NWD_API_URL", running_directory.url)
    return running_directory


@pytest.fixture
def no_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address where nobody listens."""
    monkeypatch.setenv("NWD_API_URL", f"http://127.0.0.1:{free_port()}")


@pytest.fixture
def dispatcher() -> "CollectingDispatcher":
    return CollectingDispatcher()


@pytest.fixture
def make_tracker() -> "Callable[..., Tracker]":
    return tracker_after


def tracker_after(
    act: str = "ask_for_support",
    text: str = "",
    metadata: dict[str, object] | None = None,
    earlier: tuple[str, ...] = (),
    slots: dict[str, object] | None = None,
    **entities: object,
) -> "Tracker":
    """A tracker as the action server gets it after a message with this dialogue act."""
    said = {"language": "en", "asker": "resident", "needs": [], "facts": {}, "conversation": "c"}
    known = said if metadata is None else {**said, **metadata}
    found = [{"entity": name, "value": value} for name, value in entities.items()]
    message = {"intent": {"name": act}, "text": text, "entities": found}
    events = [{"event": "user", "parse_data": {"intent": {"name": name}}} for name in earlier]
    events.append({"event": "user", "parse_data": message, "metadata": known})
    return Tracker("sender", slots or {}, message, events, False, None, {}, "action_listen")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def model_path() -> Path:
    """The model that belongs to the present inputs; trained now if there is none."""
    trained = subprocess.run(
        ["scripts/train_assistant"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return ROOT / trained.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="session")
def actions_url(running_directory: "DirectoryStandIn") -> Iterator[str]:
    """The real action server, in a process of its own, over the directory's stand-in."""
    port = free_port()
    own = {"NWD_ACTIONS_PORT": str(port), "NWD_API_URL": running_directory.url}
    environment = {**os.environ, **own, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "bot.actions"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}/health")
            yield f"http://127.0.0.1:{port}/webhook"
        finally:
            server.terminate()


def _wait_until_healthy(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
