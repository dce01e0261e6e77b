"""Where and when something was measured, so that a figure never stands without its machine."""

import os
import platform
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Machine:
    """Where and when it was measured; the load is the average of the minute before."""

    date: str
    system: str
    processor: str
    processors: int
    load_before: float
    load_after: float
    seconds: float


def describe_machine(load_before: float, seconds: float) -> Machine:
    """This machine, now."""
    return Machine(
        date=date.today().isoformat(),
        system=f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        processor=_processor(),
        processors=os.cpu_count() or 1,
        load_before=round(load_before, 1),
        load_after=round(os.getloadavg()[0], 1),
        seconds=round(seconds),
    )


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        for line in listed.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"
