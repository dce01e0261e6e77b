"""POST /v1/understand: what words in any language say, with danger read first."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Request

from directory_api.http import limit_words, problem_responses
from directory_api.languages import translator
from directory_api.safety import safety_view
from directory_api.understanding.reading import Reading, WordsReader
from directory_api.understanding.schemas import (
    DetectedLanguageView,
    NeedScoreView,
    UnderstandBody,
    UnderstandView,
)
from directory_api.understanding.types import DetectedLanguage, LanguageSource, Understanding

router = APIRouter(prefix="/v1", tags=["understanding"])


def current_reader(request: Request) -> WordsReader:
    """The reader as it stands now, with or without the encoder; `create_app` puts it there."""
    provide: Callable[[], WordsReader] = request.app.state.words_reader
    return provide()


ReaderDep = Annotated[WordsReader, Depends(current_reader)]


@router.post(
    "/understand", responses=problem_responses(422, 429), dependencies=[Depends(limit_words)]
)
def understand(body: UnderstandBody, reader: ReaderDep) -> UnderstandView:
    """Language, needs, facts and safety of a text. Nothing of it is kept or logged."""
    reading = reader.read(body.text, {}, body.reply_language)
    return _view(reading)


def _view(reading: Reading) -> UnderstandView:
    understood = reading.understanding or Understanding(
        DetectedLanguage(reading.language, 0.0, LanguageSource.DEFAULT)
    )
    age = understood.facts.get("age")
    words = translator(reading.language)
    return UnderstandView(
        language=DetectedLanguageView(
            code=understood.language.code,
            confidence=understood.language.confidence,
            source=understood.language.source.value,
        ),
        needs=[
            NeedScoreView(code=need.code, label=words.term("need", need.code), score=need.score)
            for need in understood.needs
        ],
        facts=understood.facts,
        safety=safety_view(reading.safety, reading.language, age if isinstance(age, int) else None),
    )
