"""`scripts/bench matching|honesty|questions`: measures the rule engine, tells the figures."""

import argparse
import os
import time
from collections.abc import Callable, Sequence

from benchmarks.machine import describe_machine
from benchmarks.places import PAGE
from benchmarks.rules.honesty import measure_honesty
from benchmarks.rules.matching import ROUNDS, measure_matching
from benchmarks.rules.questions import measure_questions
from benchmarks.rules.rule_base import RealRules, read_real_rules
from benchmarks.rules.tables import (
    honesty_tables,
    machine_line,
    matching_tables,
    questions_table,
)
from benchmarks.section import replace_section

Say = Callable[[str], None]
Measure = Callable[[RealRules, argparse.Namespace, Say], str]


def _matching(real: RealRules, given: argparse.Namespace, say: Say) -> str:
    return matching_tables(measure_matching(real, given.services, given.seed, say))


def _honesty(real: RealRules, given: argparse.Namespace, say: Say) -> str:
    return honesty_tables(measure_honesty(real, given.people or 20, given.seed, say))


def _questions(real: RealRules, given: argparse.Namespace, say: Say) -> str:
    return questions_table(measure_questions(real, given.people or 300, given.seed, say))


MEASURES: dict[str, Measure] = {
    "matching": _matching,
    "honesty": _honesty,
    "questions": _questions,
}


def read_arguments(given: Sequence[str]) -> argparse.Namespace:
    """What the person who runs it may choose."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("what", choices=MEASURES)
    parser.add_argument("--seed", type=int, default=7, help="which services and people (7)")
    parser.add_argument(
        "--services",
        type=int,
        nargs="+",
        default=list(ROUNDS),
        help="how many services, for matching (500 10000 100000)",
    )
    parser.add_argument(
        "--people", type=int, help="how many people: for honesty (20), for questions (300)"
    )
    parser.add_argument(
        "--write", action="store_true", help="put the tables into docs/performance.md"
    )
    arguments = parser.parse_args(given)
    if not all(0 < count <= max(ROUNDS) for count in arguments.services):
        parser.error(f"--services takes numbers from 1 to {max(ROUNDS):,}.")
    return arguments


def measure_rules(given: Sequence[str]) -> None:
    """Measure one thing and tell it."""
    arguments = read_arguments(given)
    began, load_before = time.monotonic(), os.getloadavg()[0]

    def say(text: str) -> None:
        print(f"[{time.monotonic() - began:4.0f} s] {text}", flush=True)

    say("Reading the real rules")
    tables = MEASURES[arguments.what](read_real_rules(), arguments, say)
    machine = describe_machine(load_before, time.monotonic() - began)
    text = f"{machine_line(machine, arguments.seed)}\n\n{tables}"
    print(f"\n{text}\n")
    if arguments.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(replace_section(page, arguments.what, text), encoding="utf-8")
