"""/{language}/chat: one turn per form; a script sends the same form and shows only what is new."""

from dataclasses import dataclass, replace

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from directory_api.conversation import Said, SaidMessage, Turn
from directory_api.eligibility import Asker
from directory_api.errors import ConversationGone, InvalidInput
from directory_api.http import limit_words
from directory_api.languages import message
from directory_api.safety import crisis_words
from directory_api.web.contexts.forms import Choice, FormError, SummaryRow
from directory_api.web.contexts.pages import ChatMessage, ChatPage
from directory_api.web.forms import FormDep, PostedForm, shown_words
from directory_api.web.inquiry import Inquiry
from directory_api.web.presenters.crisis import crisis_panel
from directory_api.web.presenters.doors import FIRST_DOORS, door_cards
from directory_api.web.presenters.understood import speaker_of
from directory_api.web.rendering import respond
from directory_api.web.requests import COOKIE, PageDep, PageRequest
from directory_api.web.transcript import Transcript, read_transcript

router = APIRouter(include_in_schema=False)

GREETING = message(
    "Hello. Tell me what is happening, in your own words and your own language. "
    "I look for doors that are open to you. I do not keep what you write."
)
FORGOTTEN = message("The earlier chat was forgotten, as promised. This is a new one.")
_PATH = "chat"


@dataclass(frozen=True)
class _Sent:
    """One posted form: the conversation it belongs to, the messages so far, and what is new."""

    conversation: str
    transcript: Transcript
    text: str
    choice: str | None


@router.get("/{language}/chat")
def begin(page: PageDep) -> Response:
    """An empty chat; a conversation starts with the first message."""
    return respond(_empty(page))


@router.post("/{language}/chat", dependencies=[Depends(limit_words)])
async def chat(page: PageDep, form: FormDep) -> Response:
    """The answer to a message or choice; or a new beginning; or this chat in another language."""
    sent = _read(page, form)
    if form.text("do") == "restart":
        return await _restart(page, sent)
    if form.text("do") == "language":
        context = replace(_empty(page), conversation=sent.conversation)
        return respond(_with_transcript(context, page, sent.transcript))
    try:
        if form.text("remove") and sent.conversation:
            return await _forget(page, sent, form.text("remove"))
        return await _turn(page, sent)
    except ConversationGone:
        started = page.conversations.start(page.language)
        forgotten = sent.transcript.by_us([_own(page, FORGOTTEN)])
        again = replace(sent, conversation=started.id, transcript=forgotten, choice=None)
        return await _turn(page, again)
    except InvalidInput as problem:
        return respond(_wrong(page, sent, page.words.gettext(problem.message)), 422)


def _read(page: PageRequest, form: PostedForm) -> _Sent:
    elsewhere = page.is_from_elsewhere
    return _Sent(
        conversation="" if elsewhere else form.text("conversation") or page.conversation or "",
        transcript=read_transcript("" if elsewhere else form.text("transcript")),
        text=form.text("text"),
        choice=form.text("choice") or None,
    )


async def _turn(page: PageRequest, sent: _Sent) -> Response:
    conversation = sent.conversation or page.conversations.start(page.language).id
    said = shown_words(sent.text)
    if sent.choice is not None:
        offered = page.conversations.load(conversation).choices
        said = next((one.label for one in offered if one.number == sent.choice), "")
    text = None if sent.choice is not None else sent.text
    turn = await page.conversations.turn(
        conversation, Said(text, sent.choice, reply_language=page.language)
    )
    shown = page.in_language(turn.language)
    before = sent.transcript.messages or (_greeted(page).messages)
    transcript = Transcript(before).by_person(said).by_us(turn.messages)
    context = await run_in_threadpool(_answered, shown, turn, transcript)
    answer = respond(context)
    answer.set_cookie(
        COOKIE,
        turn.conversation,
        httponly=True,
        samesite="strict",
        secure=page.is_encrypted,
        path="/",
    )
    return answer


async def _forget(page: PageRequest, sent: _Sent, fact: str) -> Response:
    turn = await page.conversations.forget(sent.conversation, [fact])
    shown = page.in_language(turn.language)
    transcript = sent.transcript.by_us(turn.messages)
    context = await run_in_threadpool(_answered, shown, turn, transcript)
    # What was typed and not sent yet is not lost.
    return respond(replace(context, text=shown_words(sent.text)))


async def _restart(page: PageRequest, sent: _Sent) -> Response:
    if sent.conversation:
        await page.conversations.end(sent.conversation)
    answer = respond(replace(_empty(page), frame=page.frame(_PATH, conversation="")))
    answer.delete_cookie(COOKIE, path="/")
    return answer


def _answered(page: PageRequest, turn: Turn, transcript: Transcript) -> ChatPage:
    inquiry = Inquiry(facts=turn.facts, needs=dict.fromkeys(turn.needs, 1.0))
    speaker = speaker_of(inquiry, Asker.RESIDENT, page.language)
    crisis = crisis_panel(turn.safety, page.language, turn.facts)
    context = _with_transcript(_empty(page), page, transcript, turn.conversation)
    return replace(
        context,
        conversation=turn.conversation,
        # The panel shows the crisis words already, with numbers to tap.
        messages=_without_crisis(transcript, turn) if crisis else context.messages,
        choices=tuple(Choice(one.number, one.label) for one in turn.choices),
        doors=door_cards(turn.doors[:FIRST_DOORS], page.words, speaker, page.names()),
        known=_known(page, turn),
        assistant=turn.assistant.value,
        crisis=crisis,
    )


def _without_crisis(transcript: Transcript, turn: Turn) -> tuple[ChatMessage, ...]:
    crisis_count = len(crisis_words(turn.safety, turn.language))
    first = len(transcript.messages) - len(turn.messages)
    kept = (*transcript.messages[:first], *transcript.messages[first + crisis_count :])
    return tuple(kept)


def _known(page: PageRequest, turn: Turn) -> tuple[SummaryRow, ...]:
    return tuple(
        SummaryRow(page.facts.label(name), page.facts.value(name, value), None, name)
        for name, value in turn.facts.items()
    )


def _wrong(page: PageRequest, sent: _Sent, text: str) -> ChatPage:
    context = _with_transcript(_empty(page), page, sent.transcript, sent.conversation)
    return replace(
        context,
        conversation=sent.conversation,
        text=shown_words(sent.text),
        errors=(FormError(text, "chat-text"),),
    )


def _own(page: PageRequest, text: str) -> SaidMessage:
    direction = page.words.language.direction
    return SaidMessage(page.words.gettext(text), page.language, direction)


def _greeted(page: PageRequest) -> Transcript:
    return Transcript().by_us([_own(page, GREETING)])


def _with_transcript(
    context: ChatPage, page: PageRequest, transcript: Transcript, conversation: str = ""
) -> ChatPage:
    shown = transcript if transcript.messages else _greeted(page)
    carried = [
        ("conversation", conversation or context.conversation),
        ("transcript", shown.to_field()),
        ("do", "language"),
    ]
    return replace(
        context,
        frame=page.frame(_PATH, carried, conversation or context.conversation),
        messages=shown.messages,
        transcript=shown.to_field(),
    )


def _empty(page: PageRequest) -> ChatPage:
    greeted = _greeted(page)
    return ChatPage(
        frame=page.frame(_PATH),
        conversation="",
        messages=greeted.messages,
        transcript="",
        choices=(),
        doors=(),
        known=(),
        assistant="ready",
    )
