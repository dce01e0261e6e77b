"""Asides: what happens next, talking to a person, privacy; then back to the open question."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot import client
from bot.actions.replies import ask, hand_over, phone_lines, say
from bot.actions.support import EFFECT
from bot.actions.turn import Turn, read_turn
from bot.client import Asking, DirectoryRefusedError, DirectoryUnavailableError, Match


async def standing_doors(turn: Turn) -> Match | None:
    """The doors that are open to everybody, whatever it is about; None when nobody answers."""
    try:
        return await client.match(Asking(turn.language, turn.asker), limit=8)
    except (DirectoryRefusedError, DirectoryUnavailableError):
        return None


async def ask_again(dispatcher: CollectingDispatcher, turn: Turn) -> None:
    """Repeat the question that an aside has interrupted, so that its answers can be pressed."""
    if turn.asked_fact is None or turn.asked_fact in turn.asked_before:
        return
    if turn.asked_fact == EFFECT:
        say(dispatcher, turn, "utter_ask_effect")
        hand_over(dispatcher, "question", fact=EFFECT)
        return
    try:
        question = (await client.match(turn.asking)).question
    except (DirectoryRefusedError, DirectoryUnavailableError):
        return
    if question is not None and question.fact == turn.asked_fact:
        ask(dispatcher, turn, question)


class SayWhatHappensNext(Action):
    """Explains what comes after finding a place."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_what_happens_next"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Explain, then repeat the open question."""
        turn = read_turn(tracker)
        say(dispatcher, turn, "utter_what_happens_next")
        await ask_again(dispatcher, turn)
        return []


class AskForPerson(Action):
    """Gives the numbers of people who answer; they come from the directory's records."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_ask_for_person"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Say who can be called, then repeat the open question."""
        turn = read_turn(tracker)
        lines = phone_lines(await standing_doors(turn))
        if lines:
            say(dispatcher, turn, "utter_people_to_call", lines="\n".join(lines))
        else:
            say(dispatcher, turn, "utter_person_without_number")
        await ask_again(dispatcher, turn)
        return []


class SayPrivacy(Action):
    """Says what is kept and for how long."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_privacy"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Explain, then repeat the open question."""
        turn = read_turn(tracker)
        say(dispatcher, turn, "utter_privacy")
        await ask_again(dispatcher, turn)
        return []
