"""Starting again and leaving: both delete the conversation at once."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, Restarted
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.replies import hand_over, say
from bot.actions.turn import read_turn


class StartAgain(Action):
    """Forgets everything and begins anew."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_start_again"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Delete, say so, and tell the gateway."""
        hand_over(dispatcher, "restart")
        say(dispatcher, read_turn(tracker), "utter_started_again")
        return [Restarted()]


class Leave(Action):
    """Ends the conversation."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_leave"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Delete, say so, and tell the gateway."""
        hand_over(dispatcher, "restart")
        say(dispatcher, read_turn(tracker), "utter_left")
        return [Restarted()]
