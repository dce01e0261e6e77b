"""An outcome as Markdown tables, with ratios; the same text on the screen and in the page."""

import re
from collections.abc import Iterator, Sequence

from benchmarks.outcome import Assistant, Figure, Outcome
from benchmarks.runs import CHANNEL_NAMES, CLIENTS, PAGES

BEGIN = "<!-- figures: written by `make bench` -->"
END = "<!-- end of figures -->"
OURS = "ours"
PROCESSES = {"rasa": "Rasa", "api": "API", "actions": "action server"}
NEEDS = {
    "starts": "{process}: from start to ready, s",
    "memory": "{process}: memory after the run, MB",
}


def tables(outcome: Outcome) -> str:
    """All tables of a run."""
    parts = [
        _machine(outcome),
        *(_channel(outcome, channel) for channel in CHANNEL_NAMES),
        _processors(outcome),
        _needed(outcome),
        _directory(outcome),
    ]
    return "\n\n".join(parts)


def into_page(page: str, text: str) -> str:
    """The page with its figures replaced; what stands around them stays."""
    between = re.compile(re.escape(BEGIN) + r".*?" + re.escape(END), re.DOTALL)
    if not between.search(page):
        raise SystemExit(f"docs/performance.md has no place for figures: {BEGIN} … {END}")
    return between.sub(lambda _: f"{BEGIN}\n\n{text}\n\n{END}", page, count=1)


def ratio(theirs: float, ours: float) -> str:
    """How many times as large the first is; a dash where that says nothing."""
    return f"{theirs / ours:.1f} ×" if ours > 0 and theirs > 0 else "–"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---", *["--:"] * (len(heads) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _machine(outcome: Outcome) -> str:
    machine = outcome.machine
    return (
        f"Measured on {machine.date}: {machine.processors} processors ({machine.processor}), "
        f"{machine.system}. Load average {machine.load_before} before and {machine.load_after} "
        f"after the run, which took {machine.seconds} s. Seed {outcome.seed}."
    )


def _channel(outcome: Outcome, channel: str) -> str:
    heads = (
        f"Chat turn through {CHANNEL_NAMES[channel]}",
        *("clients", "p50 ms", "p95 ms", "messages/s", "failed of"),
        *("p50 to ours", "p95 to ours", "messages/s: ours to it"),
    )
    rows = []
    for clients in CLIENTS:
        ours = outcome.find(channel, OURS, clients)
        for assistant in outcome.assistants:
            figure = outcome.find(channel, assistant.key, clients)
            if figure and ours:
                rows.append(_turn_row(assistant.label, figure, ours))
    return _table(heads, rows) + _doors(outcome, channel)


def _turn_row(label: str, figure: Figure, ours: Figure) -> list[str]:
    is_ours = figure.assistant == OURS
    ratios = [
        ratio(figure.p50, ours.p50),
        ratio(figure.p95, ours.p95),
        ratio(ours.per_second, figure.per_second),
    ]
    return [
        label,
        str(figure.clients),
        f"{figure.p50:.0f}",
        f"{figure.p95:.0f}",
        f"{figure.per_second:.1f}",
        f"{figure.failures} of {figure.requests}",
        *(["1"] * 3 if is_ours else ratios),
    ]


def _doors(outcome: Outcome, channel: str) -> str:
    shares = []
    for assistant in outcome.assistants:
        figure = outcome.find(channel, assistant.key, 1)
        if figure and figure.share_with_doors is not None:
            shares.append(f"{assistant.label} {figure.share_with_doors:.0%}")
    return f"\n\nOpenings answered with doors: {', '.join(shares)}." if shares else ""


def _processors(outcome: Outcome) -> str:
    heads = (
        "Processor time for one message, ms (one client)",
        *("through", *PROCESSES.values(), "all", "Rasa: to ours", "all: to ours"),
    )
    rows = []
    for channel, name in CHANNEL_NAMES.items():
        ours = outcome.find(channel, OURS, 1)
        for assistant in outcome.assistants:
            figure = outcome.find(channel, assistant.key, 1)
            if figure and ours and figure.processor_ms:
                rows.append([assistant.label, name, *_processor_cells(figure, ours)])
    return _table(heads, rows)


def _processor_cells(figure: Figure, ours: Figure) -> Iterator[str]:
    used = figure.processor_ms
    for process in PROCESSES:
        yield f"{used[process]:.0f}"
    yield f"{sum(used.values()):.0f}"
    if figure.assistant == OURS:
        yield from ("1", "1")
        return
    yield ratio(used["rasa"], ours.processor_ms["rasa"])
    yield ratio(sum(used.values()), sum(ours.processor_ms.values()))


def _needed(outcome: Outcome) -> str:
    heads = ("What it needs", *(one.label for one in outcome.assistants))
    names = [(process, name) for process in PROCESSES for name in ("starts", "memory")]
    rows = [
        [NEEDS[name].format(process=PROCESSES[process]), *_each(outcome, process, name)]
        for process, name in names
    ]
    models = [f"{one.model_megabytes:.1f}" for one in outcome.assistants]
    rows.append(["model file, MB", *models])
    rows.append(["training, s", *(_training(one) for one in outcome.assistants)])
    return _table(heads, rows)


def _each(outcome: Outcome, process: str, name: str) -> Iterator[str]:
    for assistant in outcome.assistants:
        values = assistant.starts if name == "starts" else assistant.memory
        yield f"{values[process]:.0f}"


def _training(assistant: Assistant) -> str:
    seconds = assistant.training_seconds
    return "not in this run" if seconds is None else f"{seconds:.0f}"


def _directory(outcome: Outcome) -> str:
    heads = (
        "Without Rasa",
        *(f"{head}, {clients} at once" for clients in CLIENTS for head in ("p50 ms", "p95 ms")),
        *(f"requests/s, {clients} at once" for clients in CLIENTS),
        "failed of",
    )
    names = {"match": "`POST /v1/match`"} | {f"page {name}": f"page: {name}" for name in PAGES}
    rows = []
    for what, label in names.items():
        figures = [outcome.find(what, OURS, clients) for clients in CLIENTS]
        found = [figure for figure in figures if figure is not None]
        if len(found) == len(CLIENTS):
            rows.append(_directory_row(label, found))
    return _table(heads, rows)


def _directory_row(label: str, figures: Sequence[Figure]) -> list[str]:
    times = [f"{value:.0f}" for figure in figures for value in (figure.p50, figure.p95)]
    rates = [f"{figure.per_second:.1f}" for figure in figures]
    failures = sum(figure.failures for figure in figures)
    requests = sum(figure.requests for figure in figures)
    return [label, *times, *rates, f"{failures} of {requests}"]
