"""Answers: taking them from buttons and from words, skipping, declining and changing them."""

import re
import unicodedata
from collections.abc import Mapping

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot import client
from bot.actions.check_service import check_again
from bot.actions.replies import payload, say
from bot.actions.support import EFFECT, find_doors
from bot.actions.turn import DECLINED, Turn, read_turn, read_value
from bot.client import DirectoryRefusedError, DirectoryUnavailableError

_EFFECTS: Mapping[str, str] = {
    "say_effect_little": "ok",
    "say_effect_some": "mild",
    "say_effect_great": "marked",
}
_YES_OR_NO: Mapping[str, bool] = {"affirm": True, "deny": False}
# The facts that `utter_which_answer` has a button for.
CHANGEABLE = frozenset(
    {
        "age", "borough", "gp_borough", "for_whom", "functioning", "spoken_language", "gender",
        "employment", "dependent_child", "carer", "homeless_now", "baby_months",
    }
)  # fmt: skip


def number_in(text: str) -> int | None:
    """The first whole number in a text, in any script's digits."""
    found = re.search(r"\d{1,4}", text)
    if found is None:
        return None
    return int("".join(str(unicodedata.digit(digit)) for digit in found.group()))


async def _chosen_by_its_words(turn: Turn) -> object | None:
    """The choice whose label was typed instead of pressed, when the question is still the same."""
    try:
        question = (await client.match(turn.asking)).question
    except (DirectoryUnavailableError, DirectoryRefusedError):
        return None
    if question is None or question.fact != turn.asked_fact:
        return None
    typed = turn.text.casefold().strip(" .!?؟،,")
    return next(
        (choice.value for choice in question.choices if choice.label.casefold() == typed), None
    )


async def spoken_answer(turn: Turn) -> object | None:
    """The value that typed words give to the question that was asked; None when they give none."""
    if turn.asked_fact is None or turn.text.startswith("/"):
        return None
    if turn.asked_kind == "boolean" and turn.act in _YES_OR_NO:
        return _YES_OR_NO[turn.act]
    if turn.asked_kind == "integer":
        return number_in(turn.text)
    return await _chosen_by_its_words(turn)


async def with_answer(turn: Turn) -> Turn:
    """The turn with what was pressed, or typed, taken as an answer."""
    fact, need = turn.payload.get("fact"), turn.payload.get("need")
    if isinstance(fact, str) and "value" in turn.payload:
        return turn.with_fact(fact, read_value(turn.payload["value"]))
    if isinstance(need, str):
        return turn.with_needs(need.split(","))
    if turn.act in _EFFECTS:
        return turn.with_fact(EFFECT, _EFFECTS[turn.act])
    if turn.asked_fact is None or turn.asked_fact in turn.facts:
        return turn
    value = await spoken_answer(turn)
    return turn if value is None else turn.with_fact(turn.asked_fact, value)


async def go_on(dispatcher: CollectingDispatcher, turn: Turn) -> list[EventType]:
    """After an answer: the same service again if one is being checked, else the doors."""
    if turn.checking:
        return await check_again(dispatcher, turn)
    opening = "utter_doors_after_answer" if turn.set_facts else "utter_doors"
    return await find_doors(dispatcher, turn, opening)


class RecordAnswer(Action):
    """Takes an answer and goes on."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_record_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Record and go on."""
        return await go_on(dispatcher, await with_answer(read_turn(tracker)))


def _fact_in_question(turn: Turn) -> str | None:
    fact = turn.payload.get("fact")
    return fact if isinstance(fact, str) else turn.asked_fact


class SkipQuestion(Action):
    """The words "I don't know": the fact stays unknown and is not asked again."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_skip_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Leave the question and go on."""
        turn = read_turn(tracker)
        fact = _fact_in_question(turn)
        say(dispatcher, turn, "utter_skipped")
        return await go_on(dispatcher, turn.with_skipped(fact) if fact else turn)


class DeclineQuestion(Action):
    """The words "I'd rather not say": recorded as declined, which never counts against anybody."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_decline_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Record that it was declined and go on."""
        turn = read_turn(tracker)
        fact = _fact_in_question(turn)
        say(dispatcher, turn, "utter_declined")
        return await go_on(dispatcher, turn.with_fact(fact, dict(DECLINED)) if fact else turn)


class ChangeAnswer(Action):
    """Asks which answer to change, or removes the one that was chosen."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_change_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Remove or ask."""
        turn = read_turn(tracker)
        fact = turn.payload.get("fact")
        if isinstance(fact, str):
            say(dispatcher, turn, "utter_answer_removed")
            return await find_doors(dispatcher, turn.without_fact(fact))
        if not turn.facts:
            say(dispatcher, turn, "utter_no_answers_yet")
            return turn.slots()
        buttons = [payload("change_answer", fact=fact) for fact in turn.facts if fact in CHANGEABLE]
        if buttons:
            say(dispatcher, turn, "utter_which_answer", keep=buttons)
        else:
            say(dispatcher, turn, "utter_say_what_changed")
        return turn.slots()
