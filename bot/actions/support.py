"""Finding doors: what every request for support and every answer leads to.

No wrong door: the first answer already carries doors; questions only make them fit better.
"""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot import client
from bot.actions.replies import (
    ask,
    hand_over,
    hand_over_changes,
    hand_over_doors,
    say,
)
from bot.actions.turn import Turn, read_turn
from bot.client import DirectoryRefusedError, DirectoryUnavailableError, Match

EFFECT = "functioning"
# Needs whose help does not come in levels, or where the question would hurt: asking how life is
# affected would only delay an answer.
NEEDS_WITHOUT_LEVELS = frozenset(
    {
        "housing-insecurity", "homelessness", "rough-sleeping", "money-benefits", "debt", "food",
        "fuel", "employment", "education-neet", "work-rights", "digital-exclusion",
        "language-esol", "immigration", "asylum", "nrpf", "advocacy-rights", "complaints",
        "care-support", "offending", "domestic-abuse", "honour-based-abuse", "exploitation",
        "safeguarding", "sexual-violence",
    }
)  # fmt: skip

# Whoever speaks of these gets doors and a person, not questions.
_DANGER = frozenset({"suicidal-thoughts", "self-harm"})


def asks_for_effect(turn: Turn) -> bool:
    """Whether the level of support is still open and would change the doors."""
    if EFFECT in turn.asked_before:
        return False
    return any(code not in NEEDS_WITHOUT_LEVELS for code in turn.need_codes)


async def find_doors(
    dispatcher: CollectingDispatcher, turn: Turn, opening: str = "utter_doors"
) -> list[EventType]:
    """Show the doors for what is known, then ask at most one question."""
    try:
        match = await client.match(turn.asking)
    except DirectoryRefusedError as refusal:
        return await _without_the_refused_answer(dispatcher, turn, refusal)
    except DirectoryUnavailableError:
        hand_over_changes(dispatcher, turn)
        say(dispatcher, turn, "utter_directory_unavailable")
        return turn.slots()
    hand_over_changes(dispatcher, turn)
    _say_doors(dispatcher, turn, match, opening)
    return ask_next(dispatcher, turn, match)


async def _without_the_refused_answer(
    dispatcher: CollectingDispatcher, turn: Turn, refusal: DirectoryRefusedError
) -> list[EventType]:
    newest: str | None = refusal.field or next(reversed(list(turn.set_facts)), None)
    if newest is None or newest not in turn.facts:
        say(dispatcher, turn, "utter_directory_unavailable")
        return turn.slots()
    say(dispatcher, turn, "utter_answer_not_usable")
    return await find_doors(dispatcher, turn.without_fact(newest))


def _say_doors(dispatcher: CollectingDispatcher, turn: Turn, match: Match, opening: str) -> None:
    if not match.doors:
        say(dispatcher, turn, "utter_no_doors")
        return
    key = opening
    if all(door.is_standing for door in match.doors):
        key = "utter_standing_doors"
    elif opening == "utter_doors" and turn.is_about_someone_else:
        key = "utter_doors_for_someone_else"
    say(dispatcher, turn, key, count=len(match.doors))
    hand_over_doors(dispatcher, turn, match)


def ask_next(dispatcher: CollectingDispatcher, turn: Turn, match: Match) -> list[EventType]:
    """Ask what it is about, how much it affects life, or what the directory wants to know."""
    if turn.is_urgent or _DANGER & frozenset(turn.need_codes):
        # The crisis words stand above; a question would pull the eye away from them.
        say(dispatcher, turn, "utter_still_here")
        return turn.slots()
    if not turn.needs:
        say(dispatcher, turn, "utter_ask_about")
        return turn.slots()
    if asks_for_effect(turn):
        key = "utter_ask_effect"
        if turn.is_about_someone_else:
            key = "utter_ask_effect_on_someone_else"
        say(dispatcher, turn, key)
        hand_over(dispatcher, "question", fact=EFFECT)
        return turn.slots(EFFECT, "enum")
    question = match.question
    if question is not None and question.fact not in turn.asked_before:
        ask(dispatcher, turn, question)
        return turn.slots(question.fact, question.kind)
    say(dispatcher, turn, "utter_no_more_questions")
    return turn.slots()


class FindDoors(Action):
    """Somebody asks for support for themselves."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_find_doors"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Show doors and ask."""
        return await find_doors(dispatcher, read_turn(tracker).no_longer_checking())


class FindDoorsForSomeoneElse(Action):
    """Somebody asks for another person, so the words change to "them"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_find_doors_for_someone_else"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Note for whom it is unless that is known, then show doors and ask."""
        turn = read_turn(tracker).no_longer_checking()
        if turn.asker == "resident" and "for_whom" not in turn.facts:
            turn = turn.with_fact("for_whom", "other")
        return await find_doors(dispatcher, turn)
