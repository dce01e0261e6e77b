"""One door as a card: what the match says, numbers as links, reasons sorted by their outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from directory_api.catalogue import ServiceRecord
from directory_api.eligibility import Door, MatchResult, OpenStep, Reason
from directory_api.languages import Translator, translator
from directory_api.web.contexts.doors import DoorCard, ReasonLine, Step
from directory_api.web.contexts.frame import Contact
from directory_api.web.contexts.pages import DoorLists
from directory_api.web.presenters.contacts import split_round, step_line
from directory_api.web.presenters.speech import Speaker, to_bring, to_say

# Two or three real doors first; the rest is folded.
FIRST_DOORS = 3
STANDING_DOORS = 2
_UNKNOWN = "unknown"
_MET = "met"
_ENGLISH = translator("en")


def door_card(
    door: Door, words: Translator, speaker: Speaker, names: Mapping[str, str]
) -> DoorCard:
    """The card of one door; `names` gives the names of services that sentences lead to."""
    service = door.service
    known = [reason for reason in door.reasons if reason.outcome != _UNKNOWN]
    still_open = [reason for reason in door.reasons if reason.outcome == _UNKNOWN]
    return DoorCard(
        service_id=service.id,
        name=service.name,
        organization=_organization(service),
        href=service_address(words.language.code, service.id),
        outcome=door.outcome.value,
        verdict=door.verdict_text,
        description=service.description,
        reasons=tuple(_reason(reason) for reason in known),
        main_reasons=tuple(_reason(reason) for reason in _without_repeats(known)),
        open_questions=tuple(_open_question(reason) for reason in still_open),
        route=door.route.text,
        steps=tuple(step(one, words.language.code, names) for one in door.how_to_open),
        to_say=to_say(door, words, speaker),
        to_say_english=() if words.language.code == "en" else to_say(door, _ENGLISH, speaker),
        to_bring=to_bring(door, words),
        open_today=door.open_today,
        languages=door.languages,
        cost=door.cost,
        freshness=door.freshness,
        is_confirmed=door.is_confirmed,
        rank_reason=door.rank_reason,
        while_waiting=tuple(door.while_waiting),
        instead=_instead(door, words.language.code, names),
    )


def door_cards(
    doors: Sequence[Door], words: Translator, speaker: Speaker, names: Mapping[str, str]
) -> tuple[DoorCard, ...]:
    """The cards of several doors, in their order."""
    return tuple(door_card(door, words, speaker, names) for door in doors)


def door_lists(
    result: MatchResult,
    words: Translator,
    speaker: Speaker,
    names: Mapping[str, str],
    *,
    is_understood: bool = True,
) -> DoorLists:
    """The doors of an answer as the page shows them: the order of the match is kept.

    There is a gap to speak of only where the need was understood.
    """
    later = result.doors[FIRST_DOORS:]
    standing = [door for door in later if door.is_standing][:STANDING_DOORS]
    more = [door for door in later if door not in standing]
    return DoorLists(
        first=door_cards(result.doors[:FIRST_DOORS], words, speaker, names),
        more=door_cards(more, words, speaker, names),
        standing=door_cards(standing, words, speaker, names),
        others=door_cards(result.others, words, speaker, names),
        total=result.doors_total,
        is_gap=is_understood and not result.has_specific_door,
    )


def service_address(language: str, service_id: str) -> str:
    """The address of a service's page."""
    return f"/{language}/services/{service_id}"


def step(one: OpenStep, language: str, names: Mapping[str, str]) -> Step:
    """A way to open a door as a sentence; the number, page or other service in it is a link."""
    if one.service_id:
        name = names.get(one.service_id, one.service_id)
        # A sentence that does not name the service ("your GP practice") is the link itself.
        before, label, after = split_round(one.text, name if name in one.text else one.text)
        return Step(before, label, after, service_address(language, one.service_id), one.action)
    if one.action == "web" and one.value:
        return _web_step(one)
    return step_line(one.text, one.action, one.value)


def _web_step(one: OpenStep) -> Step:
    """A website is shown without its scheme; the link has it."""
    assert one.value is not None
    shown = one.value.split("//")[-1].removeprefix("www.").rstrip("/")
    return step_line(one.text, "web", one.value, shown)


def _organization(service: ServiceRecord) -> str:
    name = service.organization.name
    return "" if name == service.name else name


def _reason(reason: Reason) -> ReasonLine:
    return ReasonLine(
        outcome=reason.outcome,
        text=reason.text,
        source=reason.source,
        source_url=reason.source_url,
    )


def _open_question(reason: Reason) -> ReasonLine:
    """Its rule alone: the heading says already that it is not known yet."""
    return replace(_reason(reason), text=reason.rule or reason.text)


def _without_repeats(reasons: Sequence[Reason]) -> list[Reason]:
    """Of several met rules about the same facts the last, which is the narrowest, says enough."""
    last = {reason.facts: reason for reason in reasons if reason.outcome == _MET}
    return [one for one in reasons if one.outcome != _MET or last[one.facts] is one]


def _instead(door: Door, language: str, names: Mapping[str, str]) -> tuple[Contact, ...]:
    lines = []
    for one in door.instead:
        if one.service_id is None:
            lines.append(Contact(one.text))
            continue
        before, label, after = split_round(one.text, names.get(one.service_id, one.service_id))
        lines.append(Contact(before, label, after, service_address(language, one.service_id)))
    return tuple(lines)
