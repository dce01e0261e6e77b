"""The parts of the directory as they really run: processes of their own, with all output kept."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from directory_api.settings import REPOSITORY

# What the machine's own environment says must not change what is proven.
_OURS = ("NWD_", "RASA", "REDIS", "DATABASE_URL", "LOG_LEVEL")


@dataclass(frozen=True)
class Process:
    """One running part: where it listens, and the file that gets everything it says."""

    address: str
    log: Path
    identifier: int

    def stop(self) -> None:
        """End it and whatever it started, at once."""
        try:
            os.killpg(self.identifier, signal.SIGKILL)
        except ProcessLookupError:
            return


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: list[str], port: int, environment: Mapping[str, str], log: Path
) -> Iterator[Process]:
    """The command as a process in a group of its own, ended when the test is over."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command,
            cwd=REPOSITORY,
            env={**kept, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as started,
    ):
        process = Process(f"http://127.0.0.1:{port}", log, started.pid)
        try:
            yield process
        finally:
            process.stop()


def wait_until(process: Process, path: str, seconds: float, **fields: str) -> None:
    """Ask until the answer is good and its JSON has these fields; fail with what was said."""
    until = time.monotonic() + seconds
    with httpx.Client(base_url=process.address, trust_env=False, timeout=5) as client:
        while time.monotonic() < until:
            if _says(client, path, fields):
                return
            time.sleep(0.2)
    raise TimeoutError(process.log.read_text("utf-8", errors="replace")[-2000:])


def _says(client: httpx.Client, path: str, fields: Mapping[str, str]) -> bool:
    try:
        answer = client.get(path)
        return answer.is_success and (not fields or fields.items() <= answer.json().items())
    except (httpx.HTTPError, ValueError):
        return False
