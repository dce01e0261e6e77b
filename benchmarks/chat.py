"""The chat: trains what is missing, starts the assistants, measures, tells the figures."""

import argparse
import json
import os
import signal
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

from benchmarks.outcome import (
    Outcome,
    describe_assistant,
    describe_machine,
    read_outcome,
    round_off,
)
from benchmarks.places import CACHE, PAGE, RESULTS
from benchmarks.plan import MESSAGES_IN_A_CHAT, make_chats
from benchmarks.runs import ROUNDS, Say, measure_chats, measure_directory, prepare_work, warm_up
from benchmarks.stacks import VARIANTS, Stack, Variant, load_directory, start_stack
from benchmarks.tables import into_page, tables
from benchmarks.training import Model, default_model, our_model

SMALLEST = ROUNDS * MESSAGES_IN_A_CHAT


def read_arguments(given: Sequence[str]) -> argparse.Namespace:
    """What the person who runs it may choose."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--messages", type=int, default=128, help="chat messages for each setting (128)"
    )
    parser.add_argument("--seed", type=int, default=7, help="which messages are chosen (7)")
    parser.add_argument(
        "--only", choices=[variant.key for variant in VARIANTS], help="measure one assistant alone"
    )
    parser.add_argument(
        "--write", action="store_true", help="put the tables into docs/performance.md"
    )
    parser.add_argument(
        "--again", action="store_true", help="measure nothing: tell the last run's figures"
    )
    arguments = parser.parse_args(given)
    if arguments.messages < SMALLEST:
        parser.error(f"--messages must be at least {SMALLEST}: {ROUNDS} rounds of one chat.")
    return arguments


def last_outcome() -> Outcome:
    """What the last run found."""
    if not RESULTS.exists():
        raise SystemExit("Nothing was measured yet. Run it without --again first.")
    return read_outcome(json.loads(RESULTS.read_text(encoding="utf-8")))


def progress() -> Say:
    """Prints a line with the seconds since now."""
    began = time.monotonic()

    def say(text: str) -> None:
        print(f"[{time.monotonic() - began:4.0f} s] {text}", flush=True)

    return say


def run(arguments: argparse.Namespace, say: Say) -> Outcome:
    """Everything between the first line of progress and the tables."""
    began, load_before = time.monotonic(), os.getloadavg()[0]
    models = _models(say)
    chosen = [one for one in VARIANTS if arguments.only in (None, one.key)]
    with ExitStack() as ending:
        folder = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="nwd-bench-")))
        say("Loading the records into a database of its own")
        database = load_directory(folder)
        stacks = [_start(one, models[one.key], database, say, ending) for one in chosen]
        chats = make_chats(arguments.messages // MESSAGES_IN_A_CHAT, arguments.seed)
        work = prepare_work(stacks[0], chats)
        say("Warming up")
        warm_up(stacks, work)
        figures = measure_chats(stacks, work, say)
        questions = make_chats(arguments.messages, arguments.seed)
        figures |= measure_directory(stacks[0], questions, say)
        assistants = [describe_assistant(one, models[one.variant.key]) for one in stacks]
    machine = describe_machine(load_before, time.monotonic() - began)
    return Outcome(machine, arguments.seed, assistants, round_off(figures))


def _models(say: Say) -> dict[str, Model]:
    say("Our model: kept, or trained now when its inputs changed")
    ours = our_model()
    say(
        "Rasa's default pipeline: kept, or trained now (several minutes, only when phrases changed)"
    )
    default = default_model()
    return {"ours": ours, "default": default, "as_it_comes": default}


def _start(variant: Variant, model: Model, database: str, say: Say, ending: ExitStack) -> Stack:
    say(f"Starting: {variant.label}")
    # The logs of a start that failed are still there afterwards.
    return start_stack(variant, model.path, database, CACHE, ending)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    # Raised, so that every `with` block ends the processes it began.
    raise SystemExit("Stopped.")


def measure_chat(given: Sequence[str]) -> None:
    """Measure, print the tables, and keep the figures."""
    signal.signal(signal.SIGTERM, _stop)
    arguments = read_arguments(given)
    outcome = last_outcome() if arguments.again else run(arguments, progress())
    text = tables(outcome)
    print(f"\n{text}\n")
    RESULTS.write_text(json.dumps(outcome.as_json(), indent=1) + "\n", encoding="utf-8")
    if arguments.write:
        PAGE.write_text(into_page(PAGE.read_text(encoding="utf-8"), text), encoding="utf-8")
