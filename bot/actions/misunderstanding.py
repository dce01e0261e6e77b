"""When words were not understood: choices first, then doors and a number, no third "sorry"."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.answers import go_on, with_answer
from bot.actions.people import ask_again, standing_doors
from bot.actions.replies import (
    hand_over_doors,
    need_buttons,
    phone_lines,
    say,
)
from bot.actions.turn import Turn, misunderstandings_in_a_row, read_turn
from bot.client import NAMED_IN_CHAT

_CHOICES = 3
_PATIENCE = 2


def offer_choices(dispatcher: CollectingDispatcher, turn: Turn) -> list[EventType]:
    """Offer the likeliest needs, or the three commonest things, or to say it again."""
    buttons = need_buttons(turn)[:_CHOICES]
    if buttons:
        say(dispatcher, turn, "utter_not_understood_with_needs", choices=buttons)
    else:
        say(dispatcher, turn, "utter_not_understood")
    return turn.slots()


async def offer_people(dispatcher: CollectingDispatcher, turn: Turn) -> list[EventType]:
    """Doors that help with anything, and a number where a person answers."""
    match = await standing_doors(turn)
    lines = phone_lines(match)
    names = [door.name for door in match.doors[:NAMED_IN_CHAT]] if match else []
    if match is not None and names:
        say(dispatcher, turn, "utter_people_instead", names=names)
        hand_over_doors(dispatcher, turn, match)
    if lines:
        say(dispatcher, turn, "utter_people_to_call", lines="\n".join(lines))
    else:
        say(dispatcher, turn, "utter_person_without_number")
    return turn.slots()


async def respond(
    dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
) -> list[EventType]:
    """The reply to words that were not understood, by how often that has happened in a row."""
    if misunderstandings_in_a_row(tracker) >= _PATIENCE:
        return await offer_people(dispatcher, turn)
    if turn.act == "none_of_these":
        say(dispatcher, turn, "utter_say_it_differently")
        return turn.slots()
    return offer_choices(dispatcher, turn)


class Misunderstood(Action):
    """No dialogue act was sure enough; the words may still answer the open question."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_misunderstood"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Take the words as an answer if they are one, else help to say it."""
        turn = read_turn(tracker)
        answered: Turn | None = None
        if turn.asked_fact:
            after = await with_answer(turn)
            answered = after if turn.asked_fact in after.facts else None
        if answered is not None:
            return await go_on(dispatcher, answered)
        return await respond(dispatcher, tracker, turn)


class SayOutOfScope(Action):
    """The words are clear but not ours to answer."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_out_of_scope"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Say what the assistant is for, then repeat the open question."""
        turn = read_turn(tracker)
        if misunderstandings_in_a_row(tracker) >= _PATIENCE:
            return await offer_people(dispatcher, turn)
        say(dispatcher, turn, "utter_out_of_scope")
        await ask_again(dispatcher, turn)
        return []
