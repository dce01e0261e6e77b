"""What the clients send: chats through Rasa's own channel and through our gateway, match, pages."""

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TypedDict

import httpx

from benchmarks.measuring import Job, Sample, timed
from benchmarks.plan import Chat


class Metadata(TypedDict):
    """What our gateway sends Rasa along with each message."""

    language: str
    needs: Sequence[Mapping[str, object]]
    facts: Mapping[str, object]
    heard: Mapping[str, object]
    safety: str
    asker: str
    asked: None
    vector: None
    conversation: str


def rasa_jobs(rasa: str, chats: Sequence[Chat], heard: Mapping[str, Metadata]) -> list[Job]:
    """Each chat through Rasa's REST channel, with what the directory understood (not timed)."""
    return [partial(_chat_with_rasa, rasa, chat, heard[chat.opening]) for chat in chats]


def understand(client: httpx.Client, api: str, chats: Sequence[Chat]) -> dict[str, Metadata]:
    """Opening -> the metadata that the gateway would send with it."""
    heard: dict[str, Metadata] = {}
    for chat in chats:
        body = {"text": chat.opening, "reply_language": chat.language}
        answer = client.post(f"{api}/v1/understand", json=body).raise_for_status().json()
        needs = [{"code": need["code"], "score": need["score"]} for need in answer["needs"]]
        facts = answer["facts"]
        heard[chat.opening] = Metadata(
            language=chat.language,
            needs=needs,
            facts=facts,
            heard={"needs": needs, "facts": facts},
            safety="none",
            asker="resident",
            asked=None,
            vector=None,
            conversation="",
        )
    return heard


def _chat_with_rasa(
    rasa: str, chat: Chat, metadata: Metadata, client: httpx.Client
) -> Iterator[Sample]:
    sender = uuid.uuid4().hex
    metadata = Metadata(**{**metadata, "conversation": sender})
    payload: str | None = None
    for message in (chat.opening, None, chat.answer, chat.question):
        words = message or payload or chat.instead
        body = {"sender": sender, "message": words, "metadata": metadata}
        seconds, answer = timed(partial(client.post, f"{rasa}/webhooks/rest/webhook", json=body))
        replies = answer.json() if answer is not None and answer.status_code == 200 else []
        payload = _first_button(replies)
        yield Sample(seconds, bool(replies))
        metadata = Metadata(**{**metadata, "heard": {"needs": [], "facts": {}}})


def _first_button(replies: Sequence[Mapping[str, object]]) -> str | None:
    for reply in replies:
        buttons = reply.get("buttons")
        if isinstance(buttons, list) and buttons:
            return str(buttons[0]["payload"])
    return None


def gateway_jobs(client: httpx.Client, api: str, chats: Sequence[Chat]) -> list[Job]:
    """Each chat through our gateway; the conversations begin before the clock does."""
    jobs: list[Job] = []
    for chat in chats:
        body = {"reply_language": chat.language}
        started = client.post(f"{api}/v1/conversations", json=body).raise_for_status()
        jobs.append(partial(_chat_with_gateway, api, chat, started.json()["id"]))
    return jobs


def _chat_with_gateway(
    api: str, chat: Chat, conversation: str, client: httpx.Client
) -> Iterator[Sample]:
    choice: str | None = None
    for message in (chat.opening, None, chat.answer, chat.question):
        said = {"choice": choice} if message is None and choice else {}
        body = {"conversation": conversation, "reply_language": chat.language}
        body |= said or {"text": message or chat.instead}
        seconds, answer = timed(partial(client.post, f"{api}/v1/conversations/messages", json=body))
        turn = answer.json() if answer is not None and answer.status_code == 200 else {}
        choices = turn.get("choices") or []
        choice = choices[0]["number"] if choices else None
        is_opening = message == chat.opening
        yield Sample(
            seconds,
            turn.get("assistant") == "ready",
            bool(turn.get("doors")) if is_opening else None,
        )


def match_jobs(api: str, chats: Sequence[Chat]) -> list[Job]:
    """The openings as questions to POST /v1/match, with the age and the borough known."""
    facts = {"age": 34, "borough": "haringey"}
    bodies = [
        {"text": chat.opening, "reply_language": chat.language, "facts": facts} for chat in chats
    ]
    requests = [("POST", f"{api}/v1/match", json.dumps(body).encode()) for body in bodies]
    return [partial(_once, *request, "application/json") for request in requests]


def page_jobs(api: str, page: str, chats: Sequence[Chat]) -> list[Job]:
    """One page in the languages of the chats; `results` is posted with the opening words."""
    jobs: list[Job] = []
    for chat in chats:
        address = f"{api}/{chat.language}/{page}"
        if page == "results":
            form = str(httpx.QueryParams({"words": chat.opening, "do": "words"})).encode()
            jobs.append(partial(_once, "POST", address, form, "application/x-www-form-urlencoded"))
        else:
            jobs.append(partial(_once, "GET", address, None, None))
    return jobs


def _once(
    method: str, address: str, body: bytes | None, kind: str | None, client: httpx.Client
) -> Iterator[Sample]:
    headers = {"content-type": kind} if kind else {}
    request = partial(client.request, method, address, content=body, headers=headers)
    seconds, answer = timed(request)
    yield Sample(seconds, answer is not None and answer.status_code == 200)
