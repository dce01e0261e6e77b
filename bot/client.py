"""The one place where the bot speaks to the directory's API: requests, time-outs, reading answers.

Texts in the answers (reasons, questions, labels) come translated; nothing a person typed is sent
except to `/v1/services/search`, which needs the name of the service, and by `rasa shell`.
"""

import asyncio
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import requests

DEFAULT_URL = "http://127.0.0.1:8000"
ADDRESS_VARIABLE = "NWD_API_URL"
# A secret that the API and the bot share, so that the rate limit of one caller does not count
# everybody's chat together: the gateway has already counted each of them.
KEY_VARIABLE = "NWD_INTERNAL_KEY"
TIMEOUT_SECONDS = 8.0
# The gateway shows as many doors in a chat; the next question is chosen for just these.
SHOWN_IN_CHAT = 5
# So many are named in a sentence.
NAMED_IN_CHAT = 3
_PERSON_ACTIONS = ("call",)

Json = Mapping[str, Any]


class DirectoryUnavailableError(Exception):
    """The directory did not answer, or not in a way that can be used."""


class DirectoryRefusedError(Exception):
    """The directory cannot use what was sent; `field` names the fact when it is one."""

    def __init__(self, field_name: str | None) -> None:
        super().__init__("The directory refused a value.")
        self.field = field_name


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen: the value as the directory takes it, and its label."""

    value: object
    label: str


@dataclass(frozen=True)
class Question:
    """What the directory wants to know next."""

    fact: str
    text: str
    why: str | None
    kind: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Step:
    """One way to open a door."""

    text: str
    action: str


@dataclass(frozen=True)
class Door:
    """A service that may help, as far as a chat message needs it."""

    id: str
    name: str
    is_standing: bool
    steps: tuple[Step, ...]

    @property
    def phone_step(self) -> str | None:
        """The sentence that says which number to call, if there is one."""
        return next((step.text for step in self.steps if step.action in _PERSON_ACTIONS), None)


@dataclass(frozen=True)
class Match:
    """The doors for some needs and facts, and the next question."""

    doors: tuple[Door, ...]
    question: Question | None


@dataclass(frozen=True)
class Assessment:
    """Whether one service would take somebody, why, and what is still open."""

    service_id: str
    service_name: str
    verdict: str
    reasons: tuple[str, ...]
    open_facts: tuple[str, ...]


@dataclass(frozen=True)
class Asking:
    """What a request is about: needs and facts on the wire, who asks, in which language."""

    language: str
    asker: str = "resident"
    needs: Sequence[str] = ()
    facts: Mapping[str, object] = field(default_factory=dict)


def base_url() -> str:
    """The directory's address: NWD_API_URL, or this machine."""
    return os.environ.get(ADDRESS_VARIABLE, DEFAULT_URL).rstrip("/")


def _many(value: object) -> list[Json]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def read_question(raw: object) -> Question | None:
    """The next question, or None when there is nothing worth asking."""
    if not isinstance(raw, Mapping) or not raw.get("fact") or not raw.get("text"):
        return None
    choices = tuple(
        Choice(choice.get("value"), _text(choice.get("label")))
        for choice in _many(raw.get("choices"))
    )
    return Question(
        fact=_text(raw["fact"]),
        text=_text(raw["text"]),
        why=_text(raw.get("why")) or None,
        kind=_text(raw.get("kind")),
        choices=choices,
    )


def read_door(raw: Json) -> Door:
    """One door of a match."""
    service = raw.get("service") or {}
    steps = [
        Step(_text(step.get("text")), _text(step.get("action")))
        for step in _many(raw.get("how_to_open"))
    ]
    return Door(
        id=_text(service.get("id")),
        name=_text(service.get("name")),
        is_standing=bool(raw.get("standing")),
        steps=tuple(steps),
    )


def read_assessment(raw: Json) -> Assessment:
    """One service's verdict; reasons that are not met or not known come first."""
    service = raw.get("service") or {}
    order = {"unmet": 0, "unknown": 1}
    reasons = sorted(
        _many(raw.get("reasons")), key=lambda reason: order.get(_text(reason.get("outcome")), 2)
    )
    return Assessment(
        service_id=_text(service.get("id")),
        service_name=_text(service.get("name")),
        verdict=_text(raw.get("verdict")),
        reasons=tuple(_text(reason.get("text")) for reason in reasons if reason.get("text")),
        open_facts=tuple(str(name) for name in raw.get("open_facts") or ()),
    )


def _headers(language: str) -> dict[str, str]:
    """The headers; the key says that these requests are not one caller's."""
    headers = {"Accept": "application/json", "Accept-Language": language}
    key = os.environ.get(KEY_VARIABLE)
    return {**headers, "X-Internal-Key": key} if key else headers


async def _answer(path: str, body: Json, language: str) -> Json:
    timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, headers=_headers(language)) as session,
            session.post(base_url() + path, json=body) as response,
        ):
            answer = await response.json(content_type=None)
            status = response.status
    except (asyncio.TimeoutError, aiohttp.ClientError, OSError, ValueError) as problem:  # noqa: UP041
        raise DirectoryUnavailableError(type(problem).__name__) from None
    return _checked(status, answer)


def _checked(status: int, answer: object) -> Json:
    if not isinstance(answer, Mapping):
        raise DirectoryUnavailableError("no object")
    if status == 422:
        raise DirectoryRefusedError(_text(answer.get("field")) or None)
    if status >= 400:
        raise DirectoryUnavailableError(str(status))
    return answer


async def match(asking: Asking, limit: int = SHOWN_IN_CHAT) -> Match:
    """The doors for these needs and facts, with the next question."""
    body: dict[str, object] = {
        "needs": list(asking.needs),
        "facts": dict(asking.facts),
        "asker": asking.asker,
        "reply_language": asking.language,
        "limit": limit,
    }
    raw = await _answer("/v1/match", body, asking.language)
    return Match(
        doors=tuple(read_door(door) for door in _many(raw.get("doors"))),
        question=read_question(raw.get("next_question")),
    )


async def search_services(text: str, asking: Asking) -> tuple[Door, ...]:
    """The services whose name, organization or meaning is nearest to the text, best first."""
    body: dict[str, object] = {"text": text, "reply_language": asking.language}
    borough = asking.facts.get("borough")
    if isinstance(borough, str):
        body["borough"] = borough
    raw = await _answer("/v1/services/search", body, asking.language)
    return tuple(read_door({"service": hit}) for hit in _many(raw.get("hits")))


async def assess(service_id: str, asking: Asking) -> Assessment:
    """Whether one service would take somebody with these facts."""
    body = {
        "facts": dict(asking.facts),
        "asker": asking.asker,
        "reply_language": asking.language,
    }
    return read_assessment(
        await _answer(f"/v1/services/{service_id}/assessment", body, asking.language)
    )


def understand_now(text: str) -> dict[str, Any]:
    """What the directory understands in a text, for `rasa shell` where no gateway asks it.

    Nothing when NWD_API_URL is not set, when it does not answer, and for button payloads.
    """
    if not os.environ.get(ADDRESS_VARIABLE) or not text or text.startswith("/"):
        return {}
    try:
        response = requests.post(
            base_url() + "/v1/understand", json={"text": text}, timeout=TIMEOUT_SECONDS
        )
        answer: Json | object = response.json()
    except (requests.RequestException, ValueError):
        return {}
    if not response.ok or not isinstance(answer, Mapping):
        return {}
    language = answer.get("language")
    needs, facts = answer.get("needs") or [], answer.get("facts") or {}
    return {
        "language": language.get("code") if isinstance(language, Mapping) else None,
        "needs": needs,
        "facts": facts,
        "heard": {"needs": needs, "facts": facts},
    }
