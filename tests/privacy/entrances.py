"""Every place where somebody can type something, and every way to type it wrongly."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from tests.privacy.typed import FACTS, NAME, POSTCODE, SENTENCES

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
SERVICE = "haringey-tt"
_ANSWERED = {
    "facts": FACTS,
    "needs": {"low-mood-anxiety": 1.0},
    "outright": ["age"],
    "dropped": [NAME],
    "read": False,
}


@dataclass(frozen=True)
class Request:
    """One request with something in its body."""

    path: str
    body: bytes
    content_type: str = JSON
    method: str = "POST"


def as_json(path: str, **content: object) -> Request:
    """A request to the API."""
    return Request(path, json.dumps(content).encode())


def as_form(path: str, **fields: object) -> Request:
    """A form of a page."""
    return Request(path, bytes(str(httpx.QueryParams(fields)), "utf-8"), FORM)  # type: ignore[arg-type]  # text and numbers only


def send(client: httpx.Client, request: Request) -> httpx.Response:
    """The answer to a request."""
    headers = {"Content-Type": request.content_type}
    return client.request(request.method, request.path, content=request.body, headers=headers)


def well_formed(language: str) -> Iterator[Request]:
    """Requests that are answered: words and facts through API and pages."""
    words, state = SENTENCES[language], json.dumps(_ANSWERED)
    spoken = {"reply_language": language}
    yield as_json("/v1/understand", text=words, **spoken)
    for asker in ("resident", "navigator"):
        yield as_json("/v1/match", text=words, facts=FACTS, asker=asker, **spoken)
    yield as_json("/v1/services/search", text=words, borough=POSTCODE, spoken_language="so")
    yield as_json("/v1/services/search", text=NAME, **spoken)
    yield as_json(f"/v1/services/{SERVICE}/assessment", facts=FACTS, **spoken)
    home = f"/{language}"
    yield as_form(f"{home}/results", words=words, about="other")
    yield as_form(f"{home}/results", words=words, state=state, do="words")
    yield as_form(f"{home}/results", words=words, state=state, remove="fact:age")
    yield as_form(f"{home}/results", state=state, question="age", do="answer", answer=NAME)
    yield as_form(f"{home}/results", state=state, question="borough", do="answer", answer=POSTCODE)
    yield as_form(f"{home}/check", need="debt", **{"fact.age": "97", "fact.borough": POSTCODE})
    yield as_form(f"{home}/check", need="debt", **{"fact.age": NAME, "fact.borough": words})
    yield as_form(f"{home}/ambassadors", words=words, **{"fact.age": "65plus"})
    yield as_form(f"{home}/ambassadors/handover", state=state, reader="so", words=words)
    transcript = json.dumps([[1, words, ""], [2, "Hello", "en"]])
    yield as_form(f"{home}/chat", text=words, transcript=transcript)
    yield as_form(f"{home}/chat", do="language", transcript=transcript)


def refused(language: str) -> Iterator[Request]:
    """Requests that nobody can use, with secrets in every part of them."""
    words = SENTENCES[language]
    for path in (
        "/v1/understand",
        "/v1/match",
        "/v1/services/search",
        "/v1/conversations/messages",
    ):
        yield Request(path, f'{{"text": "{words}", broken'.encode())
        yield Request(path, words.encode("utf-16"))
        yield Request(path, words.encode(), "text/plain")
        yield Request(path, words.encode(), "multipart/form-data; boundary=x")
        yield as_json(path, text={"nested": [words]}, reply_language=words)
        yield as_json(path, text=words, reply_language=NAME, conversation=NAME)
        yield Request(path, json.dumps({"text": words}).encode(), JSON, "PUT")
    yield as_json("/v1/match", text=words, facts={NAME: words})
    yield as_json("/v1/match", text=words, facts={"age": NAME})
    yield as_json("/v1/match", text=words, facts={"postcode": words})
    yield as_json("/v1/match", text=words, needs=[NAME], asker=NAME)
    yield as_json("/v1/match", text=words, needs=[NAME])
    yield as_json("/v1/services/search", text=words, borough=NAME)
    yield as_json("/v1/services/search", text=words, need=NAME, page=words)
    yield as_json("/v1/services/nobody/assessment", facts=FACTS)
    yield as_json(f"/v1/services/{SERVICE}/assessment", facts={"age": words, NAME: 1})
    yield as_json("/v1/conversations", reply_language=words, asker=words)
    yield as_json("/v1/conversations/end", conversation=words)
    yield as_json("/v1/nowhere", text=words)
    yield as_form(f"/{language}/nowhere", words=words)
    yield as_form("/xx/results", words=words)
    yield as_form(f"/{language}/results", state=words, words="")
    yield as_form(f"/{language}/chat", text="", choice=words, conversation=words, transcript=words)
    yield Request(f"/{language}/results", words.encode(), "multipart/form-data; boundary=x")
    yield Request(f"/{language}/exit", words.encode(), FORM)


def too_much() -> Request:
    """A body longer than any that is read whole."""
    return as_json("/v1/match", text=SENTENCES["en"] * 25_000)


@dataclass(frozen=True)
class Talk:
    """One conversation over the API: its answers and its id."""

    answers: tuple[httpx.Response, ...]
    conversation: str


def talk(client: httpx.Client, language: str) -> Talk:
    """Words, facts, a choice that was not offered, and a choice that was."""
    started = client.post("/v1/conversations", json={"reply_language": language})
    conversation: str = started.json()["id"]
    known = {"conversation": conversation}
    told = as_json(
        "/v1/conversations/messages", text=SENTENCES[language], facts={"age": 97}, **known
    )
    answers = [started]
    for request in (
        told,
        as_json("/v1/conversations/messages", choice=NAME[:20], **known),
        as_json("/v1/conversations/messages", choice="1", **known),
        as_json("/v1/conversations/messages", text=NAME, facts={"age": POSTCODE}, **known),
        as_json("/v1/conversations/messages", text=POSTCODE, **known),
    ):
        answers.append(send(client, request))
    return Talk(tuple(answers), conversation)
