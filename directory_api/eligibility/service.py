"""Answers "where can this person go?".

Every service decided by the one function, ranked, and said in words.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from directory_api.catalogue import Catalogue, ServiceRecord, Vocabulary
from directory_api.clock import Clock
from directory_api.eligibility.doors import DoorMaker
from directory_api.eligibility.facts import read_facts
from directory_api.eligibility.needs import (
    Implications,
    asked_needs,
    facts_of,
    known_audiences,
    load_implications,
    made_for_part,
    usual_levels,
)
from directory_api.eligibility.order import (
    Decided,
    goes_by_their_doctor,
    is_specific,
    order_closed,
    order_doors,
)
from directory_api.eligibility.pathway import PathwayMaker
from directory_api.eligibility.questions import advice_views, change_views, question_view
from directory_api.eligibility.ranking import (
    Asked,
    Parts,
    language_part,
    level_part,
    nearness_part,
    need_part,
    openness_part,
    sureness_part,
)
from directory_api.eligibility.standing import Standing
from directory_api.eligibility.types import Asker, Assessment, MatchRequest, MatchResult
from directory_api.errors import NotFound
from directory_api.languages import translator
from directory_api.places import Areas
from pathways import (
    AllOf,
    Candidate,
    Criterion,
    Definitions,
    Facts,
    OneOf,
    Outcome,
    Truth,
    Verdict,
    advice_for,
    compile_table,
    criteria_on,
    decide,
    decide_all,
    infer_level,
    load_handbook,
    parse_criterion,
)


class EligibilityService:
    """The one decision for page, chat, API and print, with the criteria of the day it is made on.

    `definitions` hold the figures of that day; the app makes a new service when another day begins.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        vocabulary: Vocabulary,
        areas: Areas,
        definitions: Definitions,
        standing: Standing,
        clock: Clock,
        default_borough: str,
    ) -> None:
        self._catalogue = catalogue
        self._vocabulary = vocabulary
        self._areas = areas
        self._definitions = definitions
        self._standing = standing
        self._clock = clock
        self._default_borough = default_borough
        sets = areas.sets()
        self._handbook = load_handbook(definitions)
        self._implications: Implications = load_implications(definitions, sets)
        self._criteria: Mapping[str, tuple[Criterion, ...]] = {
            service.id: criteria_on(
                (parse_criterion(raw, definitions, sets) for raw in service.criteria),
                clock().date(),
            )
            for service in catalogue.services.values()
        }
        self._table = compile_table(self._criteria.values())

    @property
    def need_codes(self) -> Collection[str]:
        """Every need of the vocabulary."""
        return self._vocabulary.needs.keys()

    def match(self, request: MatchRequest) -> MatchResult:
        """Doors for these needs and facts in order.

        Raises InvalidFact for a fact that cannot be read.
        """
        facts = self._facts(request.facts)
        asked = self._asked(request, facts)
        decided = self._decide_all(request, facts, asked)
        standing = self._standing.service_ids
        ordered = order_doors(decided, asked, standing, request.crisis_service_ids)
        closed = order_closed(decided, asked)
        maker = self._maker(request.asker, request.language, facts, asked)
        shown = ordered[: request.limit]
        words = maker.words
        guide = PathwayMaker(self._handbook, self._definitions, facts, request.asker, words)
        return MatchResult(
            doors=tuple(
                maker.make(
                    one.service,
                    one.verdict,
                    one.parts,
                    leads=one.service.id in request.crisis_service_ids,
                    waiting=self._meanwhile(one, ordered, maker),
                )
                for one in shown
            ),
            doors_total=len(ordered),
            others=tuple(
                maker.make(one.service, one.verdict, one.parts) for one in closed[: request.limit]
            ),
            others_total=len(closed),
            next_question=question_view(
                _candidates(ordered), facts, self._definitions, request.asker, self._areas, words
            ),
            advice=advice_views(self._definitions, facts, tuple(asked.needs), words),
            has_specific_door=any(is_specific(one, asked, standing) for one in ordered),
            pathway=guide.make(decided, asked),
            role=guide.role(asked.needs) if request.asker is Asker.AMBASSADOR else None,
        )

    def assess(
        self,
        service_id: str,
        raw_facts: Mapping[str, object],
        language: str = "en",
        asker: Asker = Asker.NAVIGATOR,
    ) -> Assessment:
        """One service for these facts.

        Raises NotFound for an unknown id and InvalidFact for a bad fact.
        """
        service = self._catalogue.services.get(service_id)
        if service is None:
            raise NotFound(
                "There is no service with this id. Search for its name instead.", field="id"
            )
        facts = self._facts(raw_facts)
        asked = self._asked(MatchRequest(), facts)
        criteria = self._criteria[service_id]
        verdict = decide(criteria, facts)
        maker = self._maker(asker, language, facts, asked)
        parts = self._parts(service, verdict, asked, {}, {}, {})
        blocking = [
            fact
            for finding in verdict.findings
            if finding.outcome.value == "unmet"
            for fact in sorted(facts_of(finding.criterion))
        ]
        return Assessment(
            door=maker.make(service, verdict, parts),
            blocking_facts=tuple(dict.fromkeys(blocking)),
            open_facts=tuple(sorted(verdict.open_facts)),
            changes=change_views(criteria, facts, self._definitions, maker.words),
        )

    def _facts(self, raw: Mapping[str, object]) -> Facts:
        return read_facts(raw, self._definitions, self._areas)

    def _asked(self, request: MatchRequest, facts: Facts) -> Asked:
        level = infer_level(facts, self._definitions)
        needs = asked_needs(request.needs, facts, self._implications)
        return Asked(
            needs=needs,
            related={code: need.related for code, need in self._vocabulary.needs.items()},
            levels=(level.lowest, level.highest)
            if level
            else usual_levels(needs, self._implications),
            level_is_known=level is not None,
            home=_home(facts) or self._default_borough,
            languages=_languages(facts) or (request.language,),
        )

    def _decide_all(self, request: MatchRequest, facts: Facts, asked: Asked) -> Sequence[Decided]:
        weigh = partial(
            self._parts,
            asked=asked,
            audiences=known_audiences(facts, asked.needs, self._implications),
            similarities=request.similarities,
            advised=self._advised(facts, asked),
        )
        decisions = decide_all(self._table, facts)
        return [
            Decided(
                service,
                self._criteria[service.id],
                decisions.outcome(position),
                request.similarities.get(service.id, 0.0),
                partial(decisions.verdict, position),
                weigh,
            )
            for position, service in enumerate(self._catalogue.services.values())
        ]

    def _advised(self, facts: Facts, asked: Asked) -> Mapping[str, float]:
        """Service id -> how clearly sourced advice names it here (1 = named first)."""
        named: dict[str, float] = {}
        for advice in advice_for(self._definitions, facts, asked.needs.keys()):
            for place, service_id in enumerate(advice.service_ids):
                named[service_id] = max(named.get(service_id, 0.0), 1.0 - 0.15 * min(place, 4))
        return named

    def _parts(
        self,
        service: ServiceRecord,
        verdict: Verdict,
        asked: Asked,
        audiences: Mapping[str, Truth],
        similarities: Mapping[str, float],
        advised: Mapping[str, float],
    ) -> Parts:
        return Parts(
            need=need_part(service, asked),
            words=similarities.get(service.id, 0.0),
            made_for=made_for_part(service, verdict, audiences, asked.needs),
            advised=advised.get(service.id, 0.0),
            level=level_part(service, asked),
            openness=openness_part(service),
            nearness=1.0 if goes_by_their_doctor(verdict) else nearness_part(service, asked),
            language=language_part(service, asked),
            sureness=sureness_part(service),
        )

    def _meanwhile(
        self, one: Decided, ordered: Sequence[Decided], maker: DoorMaker
    ) -> tuple[str, ...]:
        """Up to two doors that can be opened today while waiting for this one."""
        if one.parts.openness == 0 or "self_help_digital" in one.service.offers:
            return ()
        waiting = [
            other
            for other in ordered
            if other is not one
            and other.outcome in (Outcome.FITS, Outcome.MIGHT_FIT)
            and "self" in other.service.routes
            and min(other.service.levels, default=5) <= 2
            and other.parts.openness == 1.0
        ]
        return maker.while_waiting([other.service for other in waiting[:2]])

    def _maker(self, asker: Asker, language: str, facts: Facts, asked: Asked) -> DoorMaker:
        return DoorMaker(
            catalogue=self._catalogue,
            vocabulary=self._vocabulary,
            definitions=self._definitions,
            standing=self._standing,
            facts=facts,
            asker=asker,
            asked=asked,
            now=self._clock(),
            words=translator(language),
        )


def _candidates(ordered: Sequence[Decided]) -> list[Candidate]:
    """The first doors as the next question weighs them."""
    return [
        Candidate(one.service.id, one.criteria, place) for place, one in enumerate(ordered[:30])
    ]


def _home(facts: Facts) -> str | None:
    value = facts.value("borough")
    return value.codes[0] if isinstance(value, OneOf) else None


def _languages(facts: Facts) -> tuple[str, ...]:
    value = facts.value("spoken_language")
    return tuple(value.codes) if isinstance(value, AllOf | OneOf) else ()
