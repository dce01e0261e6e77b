"""From words and facts to a match.

What page, chat and API all call, so that they show the same doors.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from directory_api.eligibility.service import EligibilityService
from directory_api.eligibility.types import Asker, MatchRequest, MatchResult, NeedWeight
from directory_api.errors import InvalidInput
from directory_api.safety import Answer, Safety, crisis_words
from directory_api.search import SearchService
from directory_api.understanding import NeedScore, Reading, WordsReader

# How many services of the crisis words lead the doors; all their numbers stand above them anyway.
_LEADING = 2
# From this score (0 to 1) on, a need counts as plainly said.
PLAINLY = 0.5
FAINTLY = 0.35


@dataclass(frozen=True)
class Question:
    """What somebody asks: words, needs they chose, facts in wire format."""

    text: str | None = None
    needs: Sequence[str] = ()
    facts: Mapping[str, object] | None = None
    asker: Asker = Asker.RESIDENT
    reply_language: str | None = None
    limit: int = 5


@dataclass(frozen=True)
class Answered:
    """The reading of the words, all facts together, and the match."""

    reading: Reading
    facts: Mapping[str, object]
    needs: tuple[NeedWeight, ...]
    result: MatchResult

    @property
    def safety(self) -> Safety:
        """The safety of words and facts together."""
        return self.reading.safety


class Directory:
    """The question-answering of one catalogue snapshot."""

    def __init__(
        self, reader: WordsReader, search: SearchService, eligibility: EligibilityService
    ) -> None:
        self.reader = reader
        self.search = search
        self.eligibility = eligibility

    def ask(self, question: Question) -> Answered:
        """Read, then match; raises InvalidFact and InvalidInput for what cannot be used."""
        facts = dict(question.facts or {})
        reading = self.reader.read(question.text, facts, question.reply_language)
        return self.answer(question, reading)

    def answer(self, question: Question, reading: Reading) -> Answered:
        """Match a question whose words were read already.

        What was said outright wins over words.
        """
        given = dict(question.facts or {})
        facts = {**reading.facts, **given}
        if "postcode" in given and "borough" not in given:
            # The postcode that was given outright decides, not a place named in passing.
            facts.pop("borough", None)
        needs = self._needs(question.needs, reading)
        vector = reading.understanding.vector if reading.understanding else None
        return self._match(question, reading, facts, needs, self.search.similarities(vector))

    def answer_known(
        self,
        question: Question,
        reading: Reading,
        needs: Mapping[str, float],
        similarities: Mapping[str, float],
    ) -> Answered:
        """Match needs and similarities that an earlier turn of a conversation found."""
        weights = tuple(NeedWeight(code, weight) for code, weight in needs.items())
        return self._match(question, reading, dict(question.facts or {}), weights, similarities)

    def _match(
        self,
        question: Question,
        reading: Reading,
        facts: Mapping[str, object],
        needs: tuple[NeedWeight, ...],
        similarities: Mapping[str, float],
    ) -> Answered:
        result = self.eligibility.match(
            MatchRequest(
                needs=needs,
                facts=facts,
                asker=question.asker,
                language=reading.language,
                limit=question.limit,
                similarities=similarities,
                crisis_service_ids=_leading_services(reading),
            )
        )
        return Answered(reading, facts, needs, result)

    def _needs(self, named: Sequence[str], reading: Reading) -> tuple[NeedWeight, ...]:
        known = self.eligibility.need_codes
        for code in named:
            if code not in known:
                raise InvalidInput(
                    f"'{code}' is not a need that we know. See GET /v1/vocabulary for the codes.",
                    field="needs",
                )
        chosen = tuple(NeedWeight(code) for code in dict.fromkeys(named))
        if reading.understanding is None:
            return chosen
        heard = tuple(
            NeedWeight(need.code, weight_of(need.score) * (0.6 if chosen else 1.0))
            for need in heard_needs(reading.understanding.needs)
            if need.code not in named
        )
        return chosen + heard


def heard_needs(needs: Sequence[NeedScore]) -> Sequence[NeedScore]:
    """What was heard plainly or faintly; the faintest only when nothing else was heard."""
    clear = [need for need in needs if need.score >= FAINTLY]
    return clear or needs


def weight_of(score: float) -> float:
    """A need is heard plainly or faintly.

    Finer shades differ between languages, not between people.
    """
    return 1.0 if score >= PLAINLY else 0.6


def _leading_services(reading: Reading) -> tuple[str, ...]:
    """The services whose numbers the crisis words give, when the answer is urgent."""
    if reading.safety.answer is not Answer.URGENT:
        return ()
    words = crisis_words(reading.safety, "en")
    ids = [line.contact.service_id for one in words for line in one.contacts if line.contact]
    return tuple(dict.fromkeys(ids))[:_LEADING]
