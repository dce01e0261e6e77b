"""Puts replies together: texts by their key in the domain, buttons, parts for the gateway."""

import json

from rasa_sdk.executor import CollectingDispatcher

from bot.actions.turn import Turn
from bot.client import NAMED_IN_CHAT, Match, Question

Button = dict[str, str]


def payload(act: str, **values: object) -> str:
    """What a button sends: `/inform{"fact": "age", "value": 34}`."""
    return f"/{act}{json.dumps(values, ensure_ascii=False)}" if values else f"/{act}"


def say(dispatcher: CollectingDispatcher, turn: Turn, key: str, **values: object) -> None:
    """Say one of the domain's responses, with its values, in the turn's language."""
    dispatcher.utter_message(response=key, **{"language": turn.language, **values})


def hand_over(dispatcher: CollectingDispatcher, kind: str, **values: object) -> None:
    """Send a part that is not text to the gateway."""
    dispatcher.utter_message(json_message={"kind": kind, **values})


def hand_over_changes(dispatcher: CollectingDispatcher, turn: Turn) -> None:
    """Tell the gateway, which owns the facts, what this turn has changed."""
    if turn.set_facts or turn.cleared:
        hand_over(dispatcher, "facts", set=dict(turn.set_facts), clear=list(turn.cleared))
    if turn.set_needs:
        hand_over(dispatcher, "needs", set=list(turn.set_needs))


def hand_over_doors(dispatcher: CollectingDispatcher, turn: Turn, match: Match) -> None:
    """Name the doors for the gateway, with what they were matched on."""
    asked = {"facts": dict(turn.asking.facts), "needs": turn.need_codes}
    hand_over(dispatcher, "doors", doors=[door.id for door in match.doors], match=asked)
    if not turn.has_gateway:
        # The gateway shows the doors themselves; a terminal shows their names.
        dispatcher.utter_message(text="\n".join(door.name for door in match.doors))


def question_buttons(question: Question) -> list[Button]:
    """The question's answers as buttons."""
    return [
        {
            "title": choice.label,
            "payload": payload("inform", fact=question.fact, value=choice.value),
        }
        for choice in question.choices
    ]


def ask(dispatcher: CollectingDispatcher, turn: Turn, question: Question) -> None:
    """Ask one question of the directory, with its answers and the ways not to answer."""
    text = question.text if not question.why else f"{question.text}\n{question.why}"
    say(dispatcher, turn, "utter_question", question=text, choices=question_buttons(question))
    hand_over(dispatcher, "question", fact=question.fact)


def need_buttons(turn: Turn) -> list[Button]:
    """The turn's needs to choose from, as far as the gateway has sent their labels."""
    labelled = [need for need in turn.needs if isinstance(need, dict) and need.get("label")]
    return [
        {"title": str(need["label"]), "payload": payload("inform", need=need["code"])}
        for need in labelled
    ]


def phone_lines(match: Match | None, most: int = NAMED_IN_CHAT) -> list[str]:
    """Lines of "name: how to call" for the doors that have a number, the standing ones first."""
    if match is None:
        return []
    doors = sorted(match.doors, key=lambda door: not door.is_standing)
    callable_doors = [(door.name, door.phone_step) for door in doors if door.phone_step]
    return [f"{name}: {step}" for name, step in callable_doors[:most]]
