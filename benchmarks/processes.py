"""Starts, watches and ends the processes that are measured, each on a free port of this machine."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import httpx

from benchmarks.measuring import make_client
from benchmarks.places import ROOT

MOST_SECONDS_TO_START = 300.0
SECONDS_TO_END = 15.0

IsReady = Callable[[httpx.Response], bool]


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(response: httpx.Response) -> bool:
    """Ready as soon as there is an answer."""
    return response.status_code == 200


@dataclass(frozen=True)
class Part:
    """What to start: a command, its own variables, and where it answers."""

    name: str
    command: Sequence[str]
    variables: Mapping[str, str]
    address: str


class Running:
    """A started process; leaving the `with` block ends it and its children."""

    def __init__(self, part: Part, logs: Path) -> None:
        self.part = part
        self._log = logs / f"{part.name}.log"
        with self._log.open("w", encoding="utf-8") as output:
            self._began = time.monotonic()
            # A group of its own, so that ending it ends what it started, and nothing else.
            self._process = subprocess.Popen(
                part.command,
                cwd=ROOT,
                env={**os.environ, **part.variables},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def __enter__(self) -> "Running":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process, firmly if it does not listen."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self._process.pid, sign)
                self._process.wait(SECONDS_TO_END)
            except ProcessLookupError:
                return
            except subprocess.TimeoutExpired:
                continue
            return

    def wait_until(self, is_ready: IsReady = answers) -> float:
        """Seconds from the start to the first answer that is ready."""
        with make_client() as client:
            while time.monotonic() - self._began < MOST_SECONDS_TO_START:
                if self._process.poll() is not None:
                    break
                try:
                    if is_ready(client.get(self.part.address, timeout=5)):
                        return time.monotonic() - self._began
                except httpx.HTTPError:
                    pass
                time.sleep(0.1)
        raise SystemExit(f"The {self.part.name} process did not start; its log is {self._log}.")

    def still_runs(self) -> None:
        """Say so and stop when the process has ended by itself: its figures would mean nothing."""
        code = self._process.poll()
        if code is not None:
            name = self.part.name
            raise SystemExit(
                f"The {name} process ended during the run, with code {code} (-11: it crashed, "
                f"-15: somebody stopped it). Its log is {self._log}."
            )

    @property
    def number(self) -> int:
        """The id of the process."""
        return self._process.pid

    def processor_seconds(self) -> float | None:
        """The processor time it has used so far, in all its threads; None where nobody counts."""
        counted = Path(f"/proc/{self.number}/stat")
        if not counted.exists():
            return None
        # The name of the program stands in parentheses and may hold spaces.
        fields = counted.read_text(encoding="utf-8").rpartition(")")[2].split()
        ticks = int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> float:
        """The memory that the process holds now (resident, in MB)."""
        status = Path(f"/proc/{self.number}/status")
        if status.exists():
            lines = status.read_text(encoding="utf-8").splitlines()
            held = next(line.split()[1] for line in lines if line.startswith("VmRSS"))
        else:
            command = ["ps", "-o", "rss=", "-p", str(self.number)]
            held = subprocess.check_output(command, text=True).strip()
        return int(held) * 1024 / 1e6
