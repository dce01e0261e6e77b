"""The assistants that are compared, each with an API and an action server of its own."""

import os
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from benchmarks.places import ROOT
from benchmarks.processes import IsReady, Part, Running, answers, free_port
from benchmarks.training import BOT_PYTHON, RASA, in_environment

# Our process settings without our pipeline: the two modules that our featurizer installs.
_WITH_OUR_CHANGES = (
    "import sys; from bot.components import fast_schema, quiet_logs; "
    "from rasa.__main__ import main; sys.argv[0] = 'rasa'; main()"
)


@dataclass(frozen=True)
class Variant:
    """One of the compared assistants: its pipeline, and how its Rasa is started."""

    key: str
    label: str
    is_ours: bool = False
    is_as_it_comes: bool = False

    def rasa_command(self, *arguments: str) -> list[str]:
        """The command that starts Rasa with these arguments."""
        if self.is_as_it_comes:
            return in_environment("env", "-u", "OMP_NUM_THREADS", str(RASA), *arguments)
        if self.is_ours:
            return in_environment(str(RASA), *arguments)
        return in_environment(str(BOT_PYTHON), "-c", _WITH_OUR_CHANGES, *arguments)


VARIANTS = (
    Variant("ours", "ours", is_ours=True),
    Variant("default", "Rasa's default pipeline"),
    Variant("as_it_comes", "the same, Rasa as it comes", is_as_it_comes=True),
)


@dataclass
class Stack:
    """A running assistant; addresses, start-up times in seconds, and its processes."""

    variant: Variant
    api: str
    rasa: str
    starts: dict[str, float] = field(default_factory=dict)
    processes: dict[str, Running] = field(default_factory=dict)

    def still_runs(self) -> None:
        """Stop when one of the processes has ended by itself."""
        for process in self.processes.values():
            process.still_runs()

    def processor_seconds(self) -> dict[str, float]:
        """Name of a process -> the processor time it has used; empty where nobody counts."""
        used = {name: process.processor_seconds() for name, process in self.processes.items()}
        return {name: seconds for name, seconds in used.items() if seconds is not None}

    def memory(self) -> dict[str, float]:
        """Name of a process -> the MB it holds now."""
        return {name: process.megabytes() for name, process in self.processes.items()}


def load_directory(folder: Path) -> str:
    """The address of a throw-away database that holds the real records."""
    address = f"sqlite:///{folder / 'bench.sqlite3'}"
    loading = subprocess.run(
        [sys.executable, "-m", "directory_api.cli", "load"],
        cwd=ROOT,
        env=_environment(address),
        capture_output=True,
        text=True,
        check=False,
    )
    if loading.returncode:
        raise SystemExit(f"The records could not be loaded:\n{loading.stderr or loading.stdout}")
    return address


def _environment(database: str) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": database}


def _is_warm(response: httpx.Response) -> bool:
    return response.status_code == 200 and response.json().get("encoder") == "ready"


def start_stack(
    variant: Variant, model: Path, database: str, folder: Path, ending: ExitStack
) -> Stack:
    """Start API, action server and Rasa one after the other, so that each start is its own."""
    ports = {name: free_port() for name in ("api", "actions", "rasa")}
    shared = {
        "DATABASE_URL": database,
        "NWD_PORT": str(ports["api"]),
        "NWD_ACTIONS_PORT": str(ports["actions"]),
        "NWD_RASA_PORT": str(ports["rasa"]),
        "NWD_REQUESTS_PER_MINUTE": "1000000",
    }
    api, rasa = (f"http://127.0.0.1:{ports[name]}" for name in ("api", "rasa"))
    stack = Stack(variant, api, rasa)
    logs = folder / variant.key
    logs.mkdir(parents=True, exist_ok=True)

    def start(name: str, command: list[str], address: str, is_ready: IsReady) -> None:
        running = Running(Part(name, command, shared, address), logs)
        ending.enter_context(running)
        stack.processes[name] = running
        stack.starts[name] = running.wait_until(is_ready)

    start("api", ["scripts/run_api"], f"{api}/health", _is_warm)
    actions = f"http://127.0.0.1:{ports['actions']}"
    start("actions", ["scripts/run_actions"], f"{actions}/health", answers)
    arguments = _rasa_arguments(model, ports["rasa"])
    start("rasa", variant.rasa_command(*arguments), f"{rasa}/", answers)
    return stack


def _rasa_arguments(model: Path, port: int) -> tuple[str, ...]:
    return (
        *("run", "--quiet", "--model", str(model)),
        *("--endpoints", "bot/endpoints.yml", "--credentials", "bot/credentials.yml"),
        *("--interface", "127.0.0.1", "--port", str(port)),
    )
