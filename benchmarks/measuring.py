"""Times what several clients do at once, each sending its next request after an answer."""

import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import httpx

SECONDS_TO_WAIT = 60.0


@dataclass(frozen=True)
class Sample:
    """One request: how long it took, and whether the answer was the one that was asked for."""

    seconds: float
    is_good: bool
    brought_doors: bool | None = None


Job = Callable[[httpx.Client], Iterator[Sample]]


@dataclass
class Measured:
    """The samples of one setting, gathered over several rounds."""

    samples: list[Sample] = field(default_factory=list)
    seconds: float = 0.0
    processor_seconds: dict[str, float] = field(default_factory=dict)

    def add(self, other: "Measured") -> None:
        """Join another round of the same setting."""
        self.samples += other.samples
        self.seconds += other.seconds
        self.count_processors({}, other.processor_seconds)

    def count_processors(self, before: Mapping[str, float], after: Mapping[str, float]) -> None:
        """Add the processor time that each process used between two readings."""
        for name, seconds in after.items():
            used = seconds - before.get(name, 0.0)
            self.processor_seconds[name] = self.processor_seconds.get(name, 0.0) + used

    def processor_milliseconds(self) -> dict[str, float]:
        """Name of a process -> the processor time it used for one request."""
        count = len(self.samples) or 1
        return {name: used * 1000 / count for name, used in self.processor_seconds.items()}

    @property
    def per_second(self) -> float:
        """Requests answered in a second of the clock on the wall, all clients together."""
        return len(self.samples) / self.seconds if self.seconds else 0.0

    @property
    def failures(self) -> int:
        """Requests without the answer that was asked for."""
        return sum(not sample.is_good for sample in self.samples)

    def milliseconds(self, share: float) -> float:
        """The time that this share (0 to 1) of the requests stayed within."""
        return percentile([sample.seconds for sample in self.samples], share) * 1000

    @property
    def share_with_doors(self) -> float | None:
        """How many of the openings brought doors, 0 to 1; None where nobody looked."""
        looked = [one.brought_doors for one in self.samples if one.brought_doors is not None]
        return sum(looked) / len(looked) if looked else None


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest value that at least this share of the values does not exceed."""
    ordered = sorted(values)
    if not ordered:
        return 0.0
    place = max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1)
    return ordered[place]


def timed(send: Callable[[], httpx.Response]) -> tuple[float, httpx.Response | None]:
    """How long a request took, and its answer (None when there was none in time)."""
    began = time.perf_counter()
    try:
        answer = send()
    except httpx.HTTPError:
        return time.perf_counter() - began, None
    return time.perf_counter() - began, answer


def make_client() -> httpx.Client:
    """A client that speaks to this machine only: no proxy of the environment comes between."""
    return httpx.Client(timeout=SECONDS_TO_WAIT, trust_env=False)


def run_jobs(jobs: Sequence[Job], clients: int) -> Measured:
    """All jobs, shared out between so many clients; the clock runs from first to last."""
    waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
    for job in jobs:
        waiting.put(job)
    measured = Measured()
    together = threading.Barrier(clients + 1)

    def work() -> None:
        with make_client() as client:
            together.wait()
            while True:
                try:
                    job = waiting.get_nowait()
                except queue.Empty:
                    return
                # Extending a list is one step: no other thread comes between.
                measured.samples.extend(list(job(client)))

    threads = [threading.Thread(target=work, daemon=True) for _ in range(clients)]
    for thread in threads:
        thread.start()
    together.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    measured.seconds = time.perf_counter() - began
    return measured
