"""What a run found, in a form that can be written down: plain rounded numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.machine import Machine, describe_machine
from benchmarks.measuring import Measured
from benchmarks.runs import Figures
from benchmarks.stacks import Stack
from benchmarks.training import Model

__all__ = [
    "Assistant",
    "Figure",
    "Machine",
    "Outcome",
    "describe_assistant",
    "describe_machine",
    "read_outcome",
    "round_off",
]


@dataclass(frozen=True)
class Figure:
    """One measured setting."""

    what: str
    assistant: str
    clients: int
    requests: int
    failures: int
    p50: float
    p95: float
    per_second: float
    processor_ms: Mapping[str, float]
    share_with_doors: float | None


@dataclass(frozen=True)
class Assistant:
    """What one assistant needs beside time for a turn."""

    key: str
    label: str
    model_megabytes: float
    training_seconds: float | None
    starts: Mapping[str, float]
    memory: Mapping[str, float]


@dataclass(frozen=True)
class Outcome:
    """Everything that a run found."""

    machine: Machine
    seed: int
    assistants: Sequence[Assistant]
    figures: Sequence[Figure]

    def find(self, what: str, assistant: str, clients: int) -> Figure | None:
        """The figure of one setting, if it was measured."""
        wanted = (what, assistant, clients)
        for one in self.figures:
            if (one.what, one.assistant, one.clients) == wanted:
                return one
        return None

    def as_json(self) -> dict[str, object]:
        """The whole outcome as JSON can hold it."""
        return asdict(self)


def read_outcome(written: Mapping[str, Any]) -> Outcome:
    """The outcome that `as_json` wrote."""
    return Outcome(
        machine=Machine(**written["machine"]),
        seed=written["seed"],
        assistants=[Assistant(**one) for one in written["assistants"]],
        figures=[Figure(**one) for one in written["figures"]],
    )


def round_off(figures: Figures) -> list[Figure]:
    """The figures as they are told: tenths of milliseconds and of requests in a second."""
    return [_figure(*place, measured) for place, measured in figures.items()]


def _figure(what: str, assistant: str, clients: int, measured: Measured) -> Figure:
    share = measured.share_with_doors
    return Figure(
        what=what,
        assistant=assistant,
        clients=clients,
        requests=len(measured.samples),
        failures=measured.failures,
        p50=round(measured.milliseconds(0.50), 1),
        p95=round(measured.milliseconds(0.95), 1),
        per_second=round(measured.per_second, 1),
        processor_ms={
            name: round(used, 1) for name, used in measured.processor_milliseconds().items()
        },
        share_with_doors=None if share is None else round(share, 3),
    )


def describe_assistant(stack: Stack, model: Model) -> Assistant:
    """Start-up, memory and model of a running assistant."""
    return Assistant(
        key=stack.variant.key,
        label=stack.variant.label,
        model_megabytes=round(model.megabytes, 1),
        training_seconds=None if model.seconds is None else round(model.seconds),
        starts={name: round(seconds, 1) for name, seconds in stack.starts.items()},
        memory={name: round(size) for name, size in stack.memory().items()},
    )
