"""Whether one named service would take somebody: the same verdict and reasons as on the pages."""

from dataclasses import replace

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot import client
from bot.actions.replies import ask, hand_over, hand_over_changes, payload, say
from bot.actions.service_names import is_named_in, name_in
from bot.actions.turn import Turn, read_turn
from bot.client import Assessment, DirectoryRefusedError, DirectoryUnavailableError

_VERDICTS = {
    "fits": "utter_verdict_fits",
    "might_fit": "utter_verdict_might_fit",
    "ask_service": "utter_verdict_ask_service",
    "does_not_fit": "utter_verdict_does_not_fit",
}
_REASONS = 4
_SUGGESTIONS = 3


async def check_again(dispatcher: CollectingDispatcher, turn: Turn) -> list[EventType]:
    """Assess the service of this turn and ask for a fact that is still open."""
    service_id = turn.checking or ""
    try:
        assessment = await client.assess(service_id, turn.asking)
    except (DirectoryRefusedError, DirectoryUnavailableError):
        say(dispatcher, turn, "utter_directory_unavailable")
        return turn.no_longer_checking().slots()
    hand_over_changes(dispatcher, turn)
    _say_verdict(dispatcher, turn, assessment)
    hand_over(dispatcher, "assessment", service=service_id)
    return await _ask_what_is_open(dispatcher, turn, assessment)


def _say_verdict(dispatcher: CollectingDispatcher, turn: Turn, assessment: Assessment) -> None:
    key = _VERDICTS.get(assessment.verdict, "utter_verdict_ask_service")
    say(dispatcher, turn, key, service=assessment.service_name)
    if assessment.reasons:
        dispatcher.utter_message(text="\n".join(assessment.reasons[:_REASONS]))


async def _ask_what_is_open(
    dispatcher: CollectingDispatcher, turn: Turn, assessment: Assessment
) -> list[EventType]:
    """Ask for an open fact of this service when the directory's next question is one of them."""
    try:
        question = (await client.match(turn.asking)).question
    except (DirectoryRefusedError, DirectoryUnavailableError):
        question = None
    is_open = question is not None and question.fact in assessment.open_facts
    if question is not None and is_open and question.fact not in turn.asked_before:
        ask(dispatcher, turn, question)
        return turn.slots(question.fact, question.kind)
    say(dispatcher, turn, "utter_after_check")
    return turn.no_longer_checking().slots()


class CheckService(Action):
    """Finds the service that was named and says whether it would take this person."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_check_service"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Assess the chosen service, or offer the nearest ones to choose from."""
        turn = read_turn(tracker)
        chosen = turn.payload.get("service")
        if isinstance(chosen, str):
            return await check_again(dispatcher, replace(turn, checking=chosen))
        if not turn.text or turn.text.startswith("/"):
            say(dispatcher, turn, "utter_which_service")
            return turn.slots()
        return await self._offer(dispatcher, turn)

    async def _offer(self, dispatcher: CollectingDispatcher, turn: Turn) -> list[EventType]:
        try:
            found = await client.search_services(name_in(turn.text), turn.asking)
        except (DirectoryRefusedError, DirectoryUnavailableError):
            say(dispatcher, turn, "utter_directory_unavailable")
            return turn.slots()
        named = [door for door in found if is_named_in(door.name, turn.text)]
        if len(named) == 1:
            return await check_again(dispatcher, replace(turn, checking=named[0].id))
        buttons = [
            {"title": door.name, "payload": payload("check_service", service=door.id)}
            for door in (named or found)[:_SUGGESTIONS]
        ]
        key = "utter_which_of_these_services" if buttons else "utter_which_service"
        say(dispatcher, turn, key, choices=buttons)
        return turn.slots()
