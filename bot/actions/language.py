"""Changing the language of the replies, by a button or by naming a language."""

from dataclasses import replace

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.replies import hand_over, payload, say
from bot.actions.turn import read_turn
from bot.languages import AUTONYMS, language_named_in, offered


class ChangeLanguage(Action):
    """Changes to the language that was chosen or named, else offers all by their own names."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_change_language"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Change or ask."""
        turn = read_turn(tracker)
        chosen = offered(turn.payload.get("code")) or language_named_in(turn.text)
        if chosen is None:
            buttons = [
                {"title": autonym, "payload": payload("change_language", code=code)}
                for code, autonym in AUTONYMS.items()
            ]
            say(dispatcher, turn, "utter_choose_language", choices=buttons)
            return []
        hand_over(dispatcher, "language", code=chosen)
        say(dispatcher, replace(turn, language=chosen), "utter_language_changed")
        return [SlotSet("language", chosen)]
