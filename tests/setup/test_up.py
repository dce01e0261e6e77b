"""`make up`: the page answers at once, the assistant follows, Ctrl-C leaves nothing behind."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.rasa, pytest.mark.slow]
PAGE_SECONDS, ASSISTANT_SECONDS, END_SECONDS = 90, 240, 30


class Running(NamedTuple):
    """A `make up` that is running: its process, its ports, and what it has printed so far."""

    process: subprocess.Popen[bytes]
    ports: tuple[int, int, int]
    output: Path

    def health(self) -> dict[str, object]:
        return get_json(f"http://127.0.0.1:{self.ports[0]}/health")


def free_ports() -> tuple[int, int, int]:
    sockets = [socket.socket() for _ in range(3)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports[0], ports[1], ports[2]


def get_json(address: str, body: dict[str, object] | None = None) -> dict[str, object]:
    request = urllib.request.Request(address, headers={"Content-Type": "application/json"})
    if body is not None:
        request.data = json.dumps(body).encode()
    with urllib.request.urlopen(request, timeout=20) as answer:
        found = json.load(answer)
    assert isinstance(found, dict)
    return found


def wait_until(claim: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if claim():
                return True
        except (OSError, urllib.error.URLError):
            pass
        time.sleep(0.5)
    return False


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until_ready(running: Running) -> bool:
    return wait_until(lambda: running.health()["assistant"] == "ready", ASSISTANT_SECONDS)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("up")
    ports = free_ports()
    output = folder / "output.txt"
    environment = {
        **os.environ,
        "NWD_PORT": str(ports[0]),
        "NWD_RASA_PORT": str(ports[1]),
        "NWD_ACTIONS_PORT": str(ports[2]),
        "DATABASE_URL": f"sqlite:///{folder / 'directory.sqlite3'}",
    }
    with output.open("wb") as written:
        process = subprocess.Popen(
            ["make", "--no-print-directory", "up"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        yield Running(process, ports, output)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=END_SECONDS)


def test_the_page_answers_before_the_assistant_and_the_address_is_printed(running: Running) -> None:
    assert wait_until(lambda: bool(running.health()), PAGE_SECONDS), running.output.read_text()
    assert running.health()["assistant"] in {"starting", "ready"}
    address = f"http://127.0.0.1:{running.ports[0]}/"
    assert wait_until(lambda: address in running.output.read_text(encoding="utf-8"), 10)


def test_the_assistant_becomes_ready_and_answers_a_chat(running: Running) -> None:
    assert wait_until_ready(running), running.output.read_text(encoding="utf-8")
    api = f"http://127.0.0.1:{running.ports[0]}/v1/conversations"
    conversation = get_json(api, {})["id"]
    answer = get_json(
        f"{api}/messages",
        {
            "conversation": conversation,
            "text": "I feel low and I live in N17",
            "reply_language": "en",
        },
    )
    assert answer["messages"]
    assert answer["assistant"] == "ready"


def test_everything_listens_on_this_machine_only(running: Running) -> None:
    assert wait_until_ready(running), running.output.read_text(encoding="utf-8")
    table = Path("/proc/net/tcp")
    if not table.is_file():
        pytest.skip("this system does not list its open ports as a file")
    wanted = {f"{port:04X}" for port in running.ports}
    rows = [line.split() for line in table.read_text(encoding="ascii").splitlines()[1:]]
    hosts = {
        row[1].split(":")[0] for row in rows if row[3] == "0A" and row[1].split(":")[1] in wanted
    }
    assert hosts == {"0100007F"}


def test_ctrl_c_stops_everything_children_included(running: Running) -> None:
    assert wait_until_ready(running), running.output.read_text(encoding="utf-8")
    os.killpg(running.process.pid, signal.SIGINT)
    running.process.wait(timeout=END_SECONDS)
    assert running.output.read_text(encoding="utf-8").rstrip().endswith("Stopped.")
    assert wait_until(lambda: not any(is_open(port) for port in running.ports), 10)
