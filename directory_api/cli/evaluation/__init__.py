"""`nwd evaluate`: how often the right door, the right need and the right crisis words come."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from directory_api.app import Rooms, register_all_labels
from directory_api.cli.commands import Command
from directory_api.cli.evaluation.crisis import CrisisScore, read_messages, score_crisis
from directory_api.cli.evaluation.scenarios import Score, read_scenarios, score_scenario
from directory_api.cli.evaluation.utterances import NeedsScore, read_utterances, score_utterances
from directory_api.cli.output import say
from directory_api.clock import system_clock
from directory_api.database import Database
from directory_api.settings import REPOSITORY, get_settings

EVALUATION = REPOSITORY / "evaluation"
WORST = 5


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--folder",
        type=Path,
        default=EVALUATION,
        help="where the test sets are (default: evaluation/)",
    )
    parser.add_argument("--verbose", action="store_true", help="print every scenario")


def _run(arguments: Namespace) -> int:
    settings = get_settings()
    rooms = Rooms(settings, Database(settings.database_url), system_clock)
    register_all_labels(rooms.vocabulary, rooms.areas, rooms.definitions)
    rooms.warm()
    directory = rooms.directory()
    for path in sorted(arguments.folder.glob("scenarios_*.yaml")):
        scenarios = read_scenarios(path, rooms.definitions)
        for with_facts in (False, True):
            scores = [
                score_scenario(one, directory, rooms.areas, with_facts=with_facts)
                for one in scenarios
            ]
            _print_scenarios(path.stem, scores, arguments.verbose, with_facts=with_facts)
    utterances = read_utterances(arguments.folder / "utterances")
    if utterances:
        _print_needs(score_utterances(utterances, rooms.understanding()))
    for folder in sorted(arguments.folder.glob("crisis*")):
        if messages := read_messages(folder):
            _print_crisis(folder.name, score_crisis(messages, rooms.words_reader()))
    return 0


def _print_scenarios(
    name: str, scores: Sequence[Score], verbose: bool, *, with_facts: bool
) -> None:
    known = "words and facts" if with_facts else "words alone"
    found = sum(score.is_found for score in scores)
    crisis = sum(score.is_crisis_right for score in scores)
    wrong = [door for score in scores for door in score.wrong_doors]
    say(f"{name}, {known}: {len(scores)} situations")
    say(f"  a recommended door (first three) among the first three: {found} of {len(scores)}")
    say(f"  doors of the wrong age, sex or area: {len(wrong)} {' '.join(wrong)}".rstrip())
    say(f"  crisis words as prominent as asked: {crisis} of {len(scores)}")
    for score in scores:
        if verbose or not (score.is_found and score.is_crisis_right):
            say(_line(score))


def _line(score: Score) -> str:
    mark = "found " if score.is_found else "missed"
    doors = ", ".join(score.first_doors)
    asked = ", ".join(score.scenario.recommend[:3])
    crisis = (
        score.crisis if score.is_crisis_right else f"{score.crisis}, asked {score.scenario.crisis}"
    )
    return f"    {score.scenario.id} {mark} doors: {doors} | asked: {asked} | crisis: {crisis}"


def _print_needs(scores: Sequence[NeedsScore]) -> None:
    say("needs understood from utterances (first, among the first three):")
    for score in scores:
        worst = sorted(score.missed.items(), key=lambda item: -item[1])[:WORST]
        often = ", ".join(f"{need} {count}" for need, count in worst)
        say(
            f"  {score.language}: {score.first / score.count:.0%}, "
            f"{score.among_first / score.count:.0%} of {score.count}"
            + (f"; most often missed: {often}" if often else "")
        )


def _print_crisis(name: str, scores: Sequence[CrisisScore]) -> None:
    say(
        f"{name}: danger in words (urgent, at least soft), "
        "false alarms on ordinary messages (urgent, soft):"
    )
    for score in scores:
        say(
            f"  {score.language}: {score.urgent} and {score.heard} of {score.dangers}, "
            f"{score.false_urgent} and {score.false_soft} of {score.ordinary}"
        )


COMMAND = Command(
    "evaluate", "score doors, needs and crisis words on the public test sets", _run, _add_arguments
)
