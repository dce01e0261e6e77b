"""The settings that are measured, in rounds that go from assistant to assistant.

Every assistant gets a round before any gets the next, so that another load on the machine falls on
all of them alike: the ratios mean something where the figures alone would not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import httpx

from benchmarks.measuring import Job, Measured, make_client, run_jobs
from benchmarks.plan import Chat, split_evenly
from benchmarks.sending import (
    Metadata,
    gateway_jobs,
    match_jobs,
    page_jobs,
    rasa_jobs,
    understand,
)
from benchmarks.stacks import Stack

CLIENTS = (1, 8)
ROUNDS = 4
PAGES = {
    "home": "",
    "results": "results",
    "service": "services/haringey-tt",
    "check": "check",
    "about": "about",
}

Say = Callable[[str], None]
# (what is measured, assistant, clients) -> its samples
Figures = dict[tuple[str, str, int], Measured]


@dataclass(frozen=True)
class Work:
    """What there is to send: the chats, and what the directory understands in their openings."""

    chats: Sequence[Chat]
    heard: Mapping[str, Metadata]

    def jobs(
        self, channel: str, stack: Stack, client: httpx.Client, chats: Sequence[Chat]
    ) -> list[Job]:
        """These chats through one channel of one assistant."""
        if channel == "rasa":
            return rasa_jobs(stack.rasa, chats, self.heard)
        return gateway_jobs(client, stack.api, chats)


def prepare_work(stack: Stack, chats: Sequence[Chat]) -> Work:
    """The chats with what the gateway would send Rasa along with them."""
    with make_client() as client:
        return Work(chats, understand(client, stack.api, chats))


def warm_up(stacks: Sequence[Stack], work: Work) -> None:
    """One chat in each language through both channels of each assistant; nothing is counted."""
    with make_client() as client:
        for stack in stacks:
            for channel in ("rasa", "gateway"):
                run_jobs(work.jobs(channel, stack, client, work.chats[:6]), 2)
            run_jobs(match_jobs(stack.api, work.chats[:6]), 2)


def measure_chats(stacks: Sequence[Stack], work: Work, say: Say) -> Figures:
    """Both channels with one client and with eight, a round of each assistant in turn."""
    figures: Figures = {}
    with make_client() as client:
        for channel in ("rasa", "gateway"):
            for clients in CLIENTS:
                say(f"Chat turns, {CHANNEL_NAMES[channel]}, {clients} at once")
                for number, chats in enumerate(split_evenly(work.chats, ROUNDS)):
                    # Each begins a round as often as it ends one.
                    for stack in _turned(stacks, number):
                        jobs = work.jobs(channel, stack, client, chats)
                        place = (channel, stack.variant.key, clients)
                        figures.setdefault(place, Measured()).add(_watched(stack, jobs, clients))
    return figures


CHANNEL_NAMES = {"rasa": "Rasa's REST channel", "gateway": "our gateway"}


def _watched(stack: Stack, jobs: Sequence[Job], clients: int) -> Measured:
    before = stack.processor_seconds()
    measured = run_jobs(jobs, clients)
    stack.still_runs()
    measured.count_processors(before, stack.processor_seconds())
    return measured


def _turned(stacks: Sequence[Stack], number: int) -> list[Stack]:
    start = number % len(stacks)
    return [*stacks[start:], *stacks[:start]]


def measure_directory(stack: Stack, questions: Sequence[Chat], say: Say) -> Figures:
    """POST /v1/match and the pages of one API, each once for every opening."""
    figures: Figures = {}
    for clients in CLIENTS:
        say(f"Matches and pages, {clients} at once")
        matches = match_jobs(stack.api, questions)
        figures["match", stack.variant.key, clients] = _watched(stack, matches, clients)
        for name, page in PAGES.items():
            run_jobs(page_jobs(stack.api, page, questions[:6]), 1)
            jobs = page_jobs(stack.api, page, questions)
            figures[f"page {name}", stack.variant.key, clients] = _watched(stack, jobs, clients)
    return figures
