"""POST /v1/match and POST /v1/services/{id}/assessment."""

from collections.abc import Callable
from typing import Annotated, cast

from fastapi import APIRouter, Depends, Path, Request
from pydantic import JsonValue

from directory_api.eligibility.asking import Answered, Directory, Question
from directory_api.eligibility.pathway_schemas import pathway_body, role_body
from directory_api.eligibility.schemas import (
    AssessmentBody,
    AssessmentView,
    MatchBody,
    MatchView,
    UnderstoodView,
)
from directory_api.eligibility.views import (
    advice_body,
    assessment_view,
    door_view,
    question_body,
)
from directory_api.http import limit_words, problem_responses
from directory_api.languages import is_offered, translator
from directory_api.safety import assess_facts, safety_view
from directory_api.understanding import DetectedLanguageView, NeedScoreView

router = APIRouter(prefix="/v1", tags=["eligibility"])


def current_directory(request: Request) -> Directory:
    """The directory of the catalogue as it stands now, put into the app's state by `create_app`."""
    provide: Callable[[], Directory] = request.app.state.directory
    return provide()


DirectoryDep = Annotated[Directory, Depends(current_directory)]


@router.post(
    "/match", responses=problem_responses(422, 429, 503), dependencies=[Depends(limit_words)]
)
def match(body: MatchBody, directory: DirectoryDep) -> MatchView:
    """Which doors fit these words, needs and facts, in order, and which do not and why."""
    answered = directory.ask(
        Question(
            text=body.text,
            needs=tuple(body.needs or ()),
            facts=body.facts,
            asker=body.asker,
            reply_language=body.reply_language,
            limit=body.limit,
        )
    )
    result = answered.result
    language = answered.reading.language
    return MatchView(
        language=language,
        doors=[door_view(door) for door in result.doors],
        doors_total=result.doors_total,
        others=[door_view(door) for door in result.others],
        others_total=result.others_total,
        has_specific_door=result.has_specific_door,
        next_question=question_body(result.next_question),
        advice=[advice_body(advice) for advice in result.advice],
        pathway=pathway_body(result.pathway),
        role=role_body(result.role),
        safety=safety_view(answered.safety, language, age_of(answered.facts)),
        understood=understood_view(answered),
    )


@router.post(
    "/services/{service_id}/assessment",
    responses=problem_responses(404, 422, 429, 503),
    dependencies=[Depends(limit_words)],
)
def assess(
    service_id: Annotated[str, Path(max_length=80)], body: AssessmentBody, directory: DirectoryDep
) -> AssessmentView:
    """Whether one service would take this person, why, and what would change it."""
    chosen = body.reply_language or "en"
    language = chosen if is_offered(chosen) else "en"
    assessment = directory.eligibility.assess(service_id, body.facts, language, body.asker)
    safety = safety_view(assess_facts(body.facts), language, age_of(body.facts))
    return assessment_view(assessment, safety)


def age_of(facts: object) -> int | None:
    """The age when it is one known number; it only chooses which helplines are named."""
    age = facts.get("age") if isinstance(facts, dict) else None
    return age if isinstance(age, int) and not isinstance(age, bool) else None


def understood_view(answered: Answered) -> UnderstoodView:
    """What was taken from the words, with labels in the reply language."""
    words = translator(answered.reading.language)
    understanding = answered.reading.understanding
    language = None
    if understanding is not None:
        found = understanding.language
        language = DetectedLanguageView(
            code=found.code, confidence=round(found.confidence, 3), source=str(found.source)
        )
    needs = [
        NeedScoreView(
            code=need.code, label=words.term("need", need.code), score=round(need.weight, 3)
        )
        for need in answered.needs
    ]
    return UnderstoodView(
        language=language,
        needs=needs,
        facts=cast(dict[str, JsonValue], dict(answered.reading.facts)),
    )
