"""Puts the pathway of the foremost need into words, with the doors that this person may open.

Its queries run over what was already decided: a service that does not fit is never named here, and
no service is decided twice.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from directory_api.catalogue import Openness, ServiceRecord
from directory_api.eligibility.order import Decided
from directory_api.eligibility.pathway_types import (
    BesideDoors,
    FirstQuestion,
    LevelDoors,
    NamedService,
    PathwayView,
    RoleView,
    SaidLine,
    SaidMove,
)
from directory_api.eligibility.ranking import Asked
from directory_api.eligibility.reasons import KNOWLEDGE, site_of
from directory_api.languages import Translator
from pathways import (
    Definitions,
    DoorQuery,
    Facts,
    Handbook,
    LevelRange,
    Line,
    MoveNow,
    Outcome,
    Pathway,
    Truth,
    doors_of,
    follow,
    hand_over_lines,
    question_about,
)

# A pathway is read at a glance: so many doors of each kind of support, and beside.
DOORS_OF_A_LEVEL = 5
DOORS_BESIDE = 2
DOORS_WHILE_WAITING = 3
_APPLIES: Mapping[Truth, bool | None] = {
    Truth.TRUE: True,
    Truth.FALSE: False,
    Truth.UNKNOWN: None,
}


@dataclass(frozen=True)
class PathwayMaker:
    """What a pathway needs beside the services: the handbook, the facts and the words."""

    handbook: Handbook
    definitions: Definitions
    facts: Facts
    asker: str
    words: Translator

    def make(self, decided: Sequence[Decided], asked: Asked) -> PathwayView | None:
        """The pathway of the foremost need; None when no need with a pathway was asked for."""
        need = foremost_need(asked.needs, self.handbook.pathways)
        if need is None:
            return None
        pathway = self.handbook.pathways[need]
        journey = follow(pathway, self.facts, LevelRange(*asked.levels))
        services = _open_in_order(_named_in(pathway, journey.beside, decided))
        return PathwayView(
            need=need,
            label=self.words.term("need", need),
            levels=tuple(
                self._level(level, queries, level in journey.first_levels, services)
                for level, queries in pathway.doors.items()
            ),
            step_up=self._moves(journey.step_up),
            step_down=self._moves(journey.step_down),
            not_met=self.lines(pathway.not_met),
            while_waiting=self.lines(pathway.while_waiting),
            waiting_doors=self._while_waiting(pathway, services),
            beside=tuple(self._beside(code, services) for code in journey.beside),
            first_questions=self._first_questions(pathway),
            never_say=self.lines(pathway.never_say),
        )

    def role(self, needs: Collection[str]) -> RoleView:
        """The limits of an ambassador's role for the person beside them."""
        role = self.handbook.role
        return RoleView(
            may=self.lines(role.may),
            must_not=self.lines(role.must_not),
            must=self.lines(role.must),
            hand_over=self.lines(hand_over_lines(role, self.facts, needs)),
        )

    def lines(self, lines: Iterable[Line]) -> tuple[SaidLine, ...]:
        """Sentences in the reader's language, each with where it is from."""
        return tuple(self._line(each) for each in lines)

    def _line(self, line: Line) -> SaidLine:
        url = line.source.url
        source = site_of(url) if url else self.words.gettext(KNOWLEDGE)
        return SaidLine(self.words.sentence(line.text), source, line.verify)

    def _moves(self, moves: Iterable[MoveNow]) -> tuple[SaidMove, ...]:
        return tuple(
            SaidMove(each.to, _APPLIES[each.applies], self._line(each.line)) for each in moves
        )

    def _level(
        self,
        level: int,
        queries: Collection[DoorQuery],
        is_first: bool,
        services: Sequence[ServiceRecord],
    ) -> LevelDoors:
        label = self.words.term("level", str(level))
        doors = _named(doors_of(queries, services), DOORS_OF_A_LEVEL)
        return LevelDoors(level, label, is_first, doors)

    @staticmethod
    def _while_waiting(
        pathway: Pathway, services: Sequence[ServiceRecord]
    ) -> tuple[NamedService, ...]:
        """Only doors that open directly: nobody waits for the way to a door as well."""
        direct = [one for one in services if one.openness is Openness.DIRECT]
        return _named(doors_of(pathway.waiting_doors, direct), DOORS_WHILE_WAITING)

    def _beside(self, code: str, services: Sequence[ServiceRecord]) -> BesideDoors:
        doors = [service for service in services if code in service.needs]
        return BesideDoors(code, self.words.term("need", code), _named(doors, DOORS_BESIDE))

    def _first_questions(self, pathway: Pathway) -> tuple[FirstQuestion, ...]:
        """Those that this asker may be asked and nobody has answered or declined yet."""
        found = []
        for name in pathway.first_questions:
            fact = self.definitions.facts[name]
            is_said = self.facts.value(name) is not None or self.facts.is_declined(name)
            if self.asker in fact.asked_of and not is_said:
                question = question_about(fact, self.facts, self.asker)
                found.append(FirstQuestion(name, self.words.sentence(question.text)))
        return tuple(found)


def foremost_need(needs: Mapping[str, float], known: Collection[str]) -> str | None:
    """The need that was asked for most plainly, the first of equals; None when none is known."""
    candidates = [code for code in needs if code in known]
    return max(candidates, key=lambda code: needs[code], default=None)


def _named_in(
    pathway: Pathway, beside: Collection[str], decided: Iterable[Decided]
) -> Iterator[Decided]:
    """Those that a query of the pathway finds, or that help beside it; no other is weighed."""
    queries = [*pathway.waiting_doors, *chain.from_iterable(pathway.doors.values())]
    needs = frozenset(beside)
    for one in decided:
        if doors_of(queries, [one.service]) or not needs.isdisjoint(one.service.needs):
            yield one


def _open_in_order(decided: Iterable[Decided]) -> list[ServiceRecord]:
    """Every service that is not known not to fit: those that can be opened, and by points."""
    doors = [one for one in decided if one.outcome is not Outcome.DOES_NOT_FIT]
    return [
        one.service
        for one in sorted(
            doors,
            key=lambda one: (
                one.parts.openness == 0,
                one.outcome is Outcome.ASK_SERVICE,
                one.service.is_tentative,
                -one.parts.total,
                one.service.id,
            ),
        )
    ]


def _named(services: Sequence[ServiceRecord], most: int) -> tuple[NamedService, ...]:
    return tuple(NamedService(service.id, service.name) for service in services[:most])
