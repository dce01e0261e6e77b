"""The messages so far, which travel in the chat's own form: we keep none of them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from directory_api.conversation import SaidMessage
from directory_api.languages import get_language, is_offered
from directory_api.web.contexts.pages import ChatMessage

_LARGEST = 100_000
_MOST_MESSAGES = 60
_PERSON = ""


@dataclass(frozen=True)
class Transcript:
    """Messages in order; a person's own have no language."""

    messages: tuple[ChatMessage, ...] = ()

    def by_person(self, text: str) -> "Transcript":
        """With one more message of the person."""
        return self._with(text, _PERSON, "auto") if text else self

    def by_us(self, said: Iterable[SaidMessage]) -> "Transcript":
        """With the messages of one answer."""
        longer = self
        for one in said:
            longer = longer._with(one.text, one.language, one.direction)
        return longer

    def _with(self, text: str, language: str, direction: str) -> "Transcript":
        number = self.messages[-1].number + 1 if self.messages else 1
        new = ChatMessage(number, language == _PERSON, text, language, direction)
        return Transcript((*self.messages, new)[-_MOST_MESSAGES:])

    def to_field(self) -> str:
        """For a hidden field."""
        rows = [[one.number, one.text, one.language] for one in self.messages]
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def read_transcript(field: str) -> Transcript:
    """The transcript of a posted form; anything that is not our own shape is left out."""
    if not field or len(field) > _LARGEST:
        return Transcript()
    try:
        rows = json.loads(field)
    except (ValueError, RecursionError):
        return Transcript()
    read = [_message(row) for row in rows] if isinstance(rows, list) else []
    return Transcript(tuple(one for one in read if one is not None)[-_MOST_MESSAGES:])


def _message(row: object) -> ChatMessage | None:
    if not isinstance(row, list) or len(row) != 3:
        return None
    number, text, language = row
    if not isinstance(number, int) or not isinstance(text, str) or not isinstance(language, str):
        return None
    if language == _PERSON:
        return ChatMessage(number, True, text, _PERSON, "auto")
    if not is_offered(language):
        return None
    return ChatMessage(number, False, text, language, get_language(language).direction)
