"""Builds one door, ready to be shown.

The verdict in words, reasons, route, steps and rank in the reader's language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from directory_api.catalogue import Catalogue, ServiceRecord, Vocabulary
from directory_api.eligibility.hours import open_today
from directory_api.eligibility.opening import choose_route, open_steps
from directory_api.eligibility.ranking import Asked, Parts
from directory_api.eligibility.reasons import freshness_text, instead_of, reasons_for, verdict_text
from directory_api.eligibility.standing import Standing
from directory_api.eligibility.types import Asker, Door
from directory_api.languages import Translator, message
from pathways import Definitions, Facts, Verdict

_RANKS: Mapping[str, str] = {
    "need": message("It helps with this: {need}."),
    "words": message("It is close to what you wrote."),
    "made_for": message("It is made for people in this situation."),
    "advised": message("Guidance names it for this situation."),
    "language": message("They can help in {language}."),
    "nearness": message("It is for people in {area}."),
}
MEANWHILE = message("While you wait, you can use {service}.")
STANDING = message("It is open to everybody.")
CRISIS = message("It is here for you right now.")
SPEAKS = message("Staff speak: {languages}.")
INTERPRETER = message("You can ask for an interpreter. It is free.")


@dataclass(frozen=True)
class DoorMaker:
    """What every door of one answer shares; call `make` for each service."""

    catalogue: Catalogue
    vocabulary: Vocabulary
    definitions: Definitions
    standing: Standing
    facts: Facts
    asker: Asker
    asked: Asked
    now: datetime
    words: Translator

    def make(
        self,
        service: ServiceRecord,
        verdict: Verdict,
        parts: Parts,
        *,
        leads: bool = False,
        waiting: tuple[str, ...] = (),
    ) -> Door:
        """The door of one service.

        `leads` when the crisis words name it, `waiting` what to do meanwhile.
        """
        registered = self.facts.value("gp_registered")
        front = self.standing.front_door(service, self.vocabulary)
        return Door(
            service=service,
            verdict=verdict,
            verdict_text=verdict_text(verdict, self.words),
            level=_shown_level(service, self.asked),
            reasons=reasons_for(service, verdict, self.facts, self.definitions, self.words),
            route=choose_route(
                service,
                self.asker,
                registered if isinstance(registered, bool) else None,
                self.words,
            ),
            how_to_open=open_steps(service, self.catalogue, front, self.words),
            while_waiting=waiting,
            rank_reason=self.words.gettext(CRISIS) if leads else self.rank_reason(service, parts),
            freshness=freshness_text(service, self.words),
            cost=self._cost(service),
            languages=self._languages(service),
            open_today=open_today(service.hours, self.now, self.words),
            is_standing=service.id in self.standing.service_ids,
            is_confirmed=service.is_confirmed,
            instead=instead_of(verdict, self._names, list(self.asked.needs), self.words),
        )

    @cached_property
    def _names(self) -> dict[str, str]:
        """The name of every service by its id."""
        return {record.id: record.name for record in self.catalogue.services.values()}

    def rank_reason(self, service: ServiceRecord, parts: Parts) -> str:
        """The one or two strongest reasons for the place in the list, as whole sentences."""
        sentences = []
        matched = [code for code in self.asked.needs if code in service.needs]
        if matched:
            best = max(matched, key=lambda code: self.asked.needs[code])
            sentences.append(self.words.gettext(_RANKS["need"], need=self.words.term("need", best)))
        others = ("advised", "made_for", "language", "nearness") if matched else tuple(_RANKS)[1:]
        second = parts.strongest(
            [one for one in others if one != "nearness" or self.asked.home in service.area]
        )
        if second:
            spoken = self._spoken(service)
            if second != "language" or spoken:
                area = self.words.term("area", self.asked.home) if self.asked.home else ""
                sentences.append(self.words.gettext(_RANKS[second], language=spoken, area=area))
        if not sentences:
            sentences.append(self.words.gettext(STANDING))
        return " ".join(sentences)

    def while_waiting(self, services: Sequence[ServiceRecord]) -> tuple[str, ...]:
        """A sentence for each door that can be opened while waiting."""
        return tuple(self.words.gettext(MEANWHILE, service=service.name) for service in services)

    def _spoken(self, service: ServiceRecord) -> str:
        shared = [code for code in self.asked.languages if code in service.languages_offered]
        return self.words.language_name(shared[0]) if shared else ""

    def _cost(self, service: ServiceRecord) -> str:
        return self.words.term("cost", service.cost.kind)

    def _languages(self, service: ServiceRecord) -> str | None:
        sentences = []
        if service.languages_offered:
            names = [self.words.language_name(code) for code in service.languages_offered]
            sentences.append(self.words.gettext(SPEAKS, languages=self.words.join(names)))
        if service.interpreter:
            sentences.append(self.words.gettext(INTERPRETER))
        return " ".join(sentences) or None


def _shown_level(service: ServiceRecord, asked: Asked) -> int:
    """The level of this service's support that is nearest to what is sought (1 to 5)."""
    lowest, highest = asked.levels
    centre = (lowest + highest) / 2
    return min(service.levels or (2,), key=lambda level: abs(level - centre))
