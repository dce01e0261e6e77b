"""POST /v1/conversations, /messages and /end; asynchronous, because Rasa's actions call us back."""

from typing import Annotated, cast

from fastapi import APIRouter, Depends, Request
from pydantic import JsonValue

from directory_api.conversation.schemas import (
    ChoiceBody,
    EndBody,
    EndedView,
    ForgetBody,
    MessageBody,
    SaidView,
    StartBody,
    StartedView,
    TurnView,
)
from directory_api.conversation.service import ConversationService, Said
from directory_api.conversation.types import Turn
from directory_api.eligibility import door_view, question_body
from directory_api.http import limit_words, problem_responses
from directory_api.safety import safety_view

router = APIRouter(prefix="/v1/conversations", tags=["conversations"])


def conversation_service(request: Request) -> ConversationService:
    """The service that `create_app` put into the app's state."""
    service: ConversationService = request.app.state.conversations
    return service


ConversationDep = Annotated[ConversationService, Depends(conversation_service)]


@router.post("", responses=problem_responses(422, 429, 503), dependencies=[Depends(limit_words)])
def start(body: StartBody, conversations: ConversationDep) -> StartedView:
    """Start a conversation; it is forgotten after half an hour without a message."""
    return StartedView(id=conversations.start(body.reply_language or "en", body.asker).id)


@router.post(
    "/messages",
    responses=problem_responses(404, 422, 429, 503),
    dependencies=[Depends(limit_words)],
)
async def send(body: MessageBody, conversations: ConversationDep) -> TurnView:
    """One turn; with Rasa silent the doors still come, and the answer says so."""
    turn = await conversations.turn(
        body.conversation, Said(body.text, body.choice, body.facts, body.reply_language)
    )
    return turn_view(turn)


@router.post(
    "/forget",
    responses=problem_responses(404, 422, 429, 503),
    dependencies=[Depends(limit_words)],
)
async def forget(body: ForgetBody, conversations: ConversationDep) -> TurnView:
    """Take single facts away; the rest of the conversation stays, and the doors follow."""
    return turn_view(await conversations.forget(body.conversation, body.facts))


@router.post("/end", responses=problem_responses(422, 429))
async def end(body: EndBody, conversations: ConversationDep) -> EndedView:
    """Forget the conversation at once; ending twice is fine."""
    await conversations.end(body.conversation)
    return EndedView()


def turn_view(turn: Turn) -> TurnView:
    """One turn as JSON."""
    age = turn.facts.get("age")
    known_age = age if isinstance(age, int) and not isinstance(age, bool) else None
    return TurnView(
        language=turn.language,
        messages=[SaidView.model_validate(one, from_attributes=True) for one in turn.messages],
        doors=[door_view(door) for door in turn.doors],
        choices=[ChoiceBody(number=one.number, label=one.label) for one in turn.choices],
        facts=cast(dict[str, JsonValue], dict(turn.facts)),
        needs=list(turn.needs),
        safety=safety_view(turn.safety, turn.language, known_age),
        assistant=turn.assistant.value,
        next_question=question_body(turn.question),
        ended=turn.ended,
    )
