"""What the engines were found to do, as Markdown; the same text on the screen and in the page."""

from collections.abc import Callable, Sequence

from benchmarks.machine import Machine
from benchmarks.rules.honesty import SHARES, Count
from benchmarks.rules.matching import Timing
from benchmarks.rules.questions import Asked

OURS = "ours"


def machine_line(machine: Machine, seed: int) -> str:
    """Where and when, and how busy the machine was."""
    return (
        f"Measured on {machine.date}: {machine.processors} processors ({machine.processor}), "
        f"{machine.system}. Load average {machine.load_before} before and {machine.load_after} "
        f"after the run, which took {machine.seconds:.0f} s. Seed {seed}."
    )


def matching_tables(timings: Sequence[Timing]) -> str:
    """Milliseconds and ratios for each number of services."""
    sizes = sorted({one.services for one in timings})
    heads = ["One person, reasons for the first ten"]
    for size in sizes:
        heads += [f"{size:,}: ms", "to ours"]
    heads.append(f"reads {sizes[-1]:,}, s")
    rows = []
    for engine in dict.fromkeys(one.engine for one in timings):
        own = {one.services: one for one in timings if one.engine == engine}
        ours = {one.services: one for one in timings if one.engine == OURS}
        row = [engine]
        for size in sizes:
            taken, best = own[size].milliseconds, ours[size].milliseconds
            row += [f"{taken:.1f}", "1" if engine == OURS else f"{taken / best:.1f} ×"]
        rows.append([*row, f"{own[sizes[-1]].reading_seconds:.1f}"])
    differences = sum(one.differs for one in timings)
    return (
        f"{_table(heads, rows)}\n\nServices on which an engine and ours disagree about somebody of "
        f"whom everything is known: {differences}."
    )


def honesty_tables(counts: Sequence[Count]) -> str:
    """What each engine decides, and how much of that is unsafe, by how much is known."""
    parts = [
        _by_share("Decides, of all answers", counts, lambda one: one.decided / one.asked),
        _by_share(
            "Unsafe yes, of what it decides", counts, lambda one: one.of_decided(one.unsafe_yes)
        ),
        _by_share(
            "Unsafe no, of what it decides", counts, lambda one: one.of_decided(one.unsafe_no)
        ),
    ]
    ours = [one for one in counts if one.engine == OURS]
    possible = ", ".join(f"{one.could_be_decided / one.asked:.1%}" for one in ours)
    wrong = sum(one.unsafe_yes + one.unsafe_no for one in ours)
    asked = sum(one.asked for one in ours)
    parts.append(
        f"By enumeration {possible} could be decided. Ours: {wrong} unsafe answers of {asked:,}."
    )
    return "\n\n".join(parts)


def _by_share(title: str, counts: Sequence[Count], tell: Callable[[Count], float]) -> str:
    heads = [title, "style", *(f"{share:.0%} known" for share in SHARES)]
    rows = []
    for engine, style in dict.fromkeys((one.engine, one.style) for one in counts):
        own = [one for one in counts if (one.engine, one.style) == (engine, style)]
        rows.append([engine, style, *(_percent(tell(one)) for one in own)])
    return _table(heads, rows)


def _percent(share: float) -> str:
    return "0" if share == 0 else f"{share:.1%}"


def questions_table(found: Sequence[Asked]) -> str:
    """Questions and burden for each way of asking."""
    heads = (
        f"Until the first three doors are stable ({len(found[0].questions)} people)",
        *("questions, mean", "median", "nine in ten need at most", "to ours", "burden, mean"),
    )
    ours = found[0].mean
    rows = [
        [
            one.way,
            f"{one.mean:.1f}",
            f"{one.median:.0f}",
            f"{one.nine_in_ten}",
            "1" if one is found[0] else f"{one.mean / ours:.1f} ×",
            f"{one.mean_burden:.1f}",
        ]
        for one in found
    ]
    return _table(heads, rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---", *["--:"] * (len(heads) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
