"""One turn of a conversation: safety first, then understanding, then Rasa, then doors."""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from directory_api.conversation.answers import read_answer
from directory_api.conversation.rasa import Rasa, RasaSilent
from directory_api.conversation.replies import Replies, facts_of_payload, read_replies
from directory_api.conversation.speaking import (
    crisis_messages,
    direct_choices,
    direct_messages,
    said,
)
from directory_api.conversation.store import ConversationStore, new_id
from directory_api.conversation.types import Assistant, Choice, State, Turn
from directory_api.eligibility import Answered, Asker, Directory, Question, heard_needs, weight_of
from directory_api.errors import InvalidChoice, InvalidInput
from directory_api.languages import is_offered, message, translator
from directory_api.places import Areas
from directory_api.safety import Answer
from directory_api.understanding import Reading, clean_text

logger = logging.getLogger(__name__)
# As many as a match gives by default; the page folds what comes after the third.
DOORS_IN_CHAT = 5
_MOST_NEEDS = 6
# Up to so many words after a question are taken as its answer.
_SHORT_ANSWER = 4
NOTHING_SAID = message("Write what is happening, or choose one of the buttons.")
TAKEN_AWAY = message("I have taken that away.")
NOT_OFFERED = message("That button is from an earlier turn. Choose one of the buttons below it.")


@dataclass(frozen=True)
class Said:
    """What came in with one turn: words or a choice, and perhaps facts."""

    text: str | None = None
    choice: str | None = None
    facts: Mapping[str, object] | None = None
    reply_language: str | None = None


class ConversationService:
    """Conversations over the directory as it stands; owns facts, never keeps words."""

    def __init__(
        self,
        directory: Callable[[], Directory],
        store: ConversationStore,
        rasa: Rasa,
        areas: Areas,
    ) -> None:
        self._directory = directory
        self._store = store
        self._rasa = rasa
        self._areas = areas

    def start(self, language: str = "en", asker: Asker = Asker.RESIDENT) -> State:
        """A new conversation with nothing in it."""
        state = State(new_id(), language if is_offered(language) else "en", asker)
        self._store.save(state)
        return state

    def load(self, conversation: str) -> State:
        """The conversation; raises ConversationGone."""
        return self._store.load(conversation)

    async def end(self, conversation: str) -> None:
        """Forget the conversation here and in Rasa, at once."""
        self._store.delete(conversation)
        try:
            await self._rasa.say(conversation, "/restart", {"forget": True})
        except RasaSilent:
            logger.info(
                "Rasa did not answer the end of a conversation; its store forgets by itself."
            )

    async def turn(self, conversation: str, incoming: Said) -> Turn:
        """The answer to one message.

        Raises ConversationGone, InvalidInput, InvalidFact, InvalidChoice.
        """
        state = self._store.load(conversation)
        choice = self._chosen(state, incoming)
        text = clean_text(incoming.text or "")
        if choice is None and not text and not incoming.facts:
            raise InvalidInput(NOTHING_SAID, field="text")
        directory = await asyncio.to_thread(self._directory)
        reading = await asyncio.to_thread(
            directory.reader.read,
            incoming.text,
            dict(incoming.facts or {}),
            self._wanted(state, incoming),
        )
        state = self._heard(state, incoming, reading, text, choice, directory)
        # Facts that cannot be read are refused before anything is kept or sent on.
        answered = await asyncio.to_thread(self._match, directory, state, reading)
        matched = state
        replies = await self._ask_rasa(state, reading, text, choice)
        if replies is not None and replies.restart:
            self._store.delete(conversation)
            state = State(conversation, state.language, state.asker)
        if replies is not None:
            state = _ordered(state, replies)
        if state != matched:
            answered = await asyncio.to_thread(self._match, directory, state, reading)
        turn = self._said(state, replies, answered, reading)
        self._store.save(replace(state, choices=turn.choices, asked=_asked(replies, turn)))
        return turn

    async def forget(self, conversation: str, names: Collection[str]) -> Turn:
        """Take these facts away, and show the doors that are open with what is left.

        What was asked stays asked. A fact that is not there is no error: it is gone, as wished.
        Raises ConversationGone.
        """
        state = self._store.load(conversation)
        kept = {name: value for name, value in state.facts.items() if name not in names}
        state = replace(state, facts=kept)
        directory = await asyncio.to_thread(self._directory)
        reading = await asyncio.to_thread(directory.reader.read, None, kept, state.language)
        answered = await asyncio.to_thread(self._match, directory, state, reading)
        self._store.save(state)
        told = Replies((translator(state.language).gettext(TAKEN_AWAY),), shows_doors=True)
        turn = self._said(state, told, answered, reading)
        return replace(turn, choices=state.choices, assistant=await self._rasa.state())

    def _wanted(self, state: State, incoming: Said) -> str:
        wanted = incoming.reply_language
        return wanted if wanted and is_offered(wanted) else state.language

    def _chosen(self, state: State, incoming: Said) -> Choice | None:
        if incoming.choice is None:
            return None
        for choice in state.choices:
            if choice.number == incoming.choice:
                return choice
        raise InvalidChoice(NOT_OFFERED, field="choice")

    def _heard(
        self,
        state: State,
        incoming: Said,
        reading: Reading,
        text: str,
        choice: Choice | None,
        directory: Directory,
    ) -> State:
        """The state with what this turn says.

        Facts outright win over words, new needs join the old.
        """
        facts = {**state.facts, **reading.facts, **read_answer(state.asked, text, self._areas)}
        facts.update(facts_of_payload(choice.payload) if choice else {})
        facts.update(incoming.facts or {})
        understanding = reading.understanding
        needs = dict(state.needs)
        similarities = state.similarities
        if understanding is not None and understanding.needs and not _only_answers(state, text):
            for need in heard_needs(understanding.needs):
                needs[need.code] = max(weight_of(need.score), needs.get(need.code, 0.0))
            similarities = _strongest(directory.search.similarities(understanding.vector))
        kept = sorted(needs.items(), key=lambda item: -item[1])[:_MOST_NEEDS]
        return replace(
            state,
            language=self._wanted(state, incoming),
            facts=facts,
            needs=dict(kept),
            similarities=similarities,
        )

    def _match(self, directory: Directory, state: State, reading: Reading) -> Answered:
        # The words were read already: only their safety takes part, facts and needs are the
        # state's.
        return directory.answer_known(
            Question(
                facts=state.facts,
                asker=state.asker,
                reply_language=state.language,
                limit=DOORS_IN_CHAT,
            ),
            replace(reading, understanding=None, language=state.language),
            state.needs,
            state.similarities,
        )

    async def _ask_rasa(
        self, state: State, reading: Reading, text: str, choice: Choice | None
    ) -> Replies | None:
        """Rasa's replies, or None when it is silent; typed text never becomes a command."""
        words = choice.payload if choice else text.lstrip("/ ") or "…"
        label = translator(state.language).term
        heard = reading.understanding
        metadata: dict[str, object] = {
            "language": state.language,
            "needs": [
                {"code": code, "score": score, "label": label("need", code)}
                for code, score in state.needs.items()
            ],
            "heard": {
                "needs": [need.code for need in heard.needs] if heard else [],
                "facts": dict(reading.facts),
            },
            "safety": reading.safety.answer.value,
            "facts": dict(state.facts),
            "asker": state.asker.value,
            "asked": state.asked,
            "vector": None,
            "conversation": state.id,
        }
        try:
            replies = read_replies(await self._rasa.say(state.id, words, metadata))
        except RasaSilent:
            return None
        # Orders without a word would leave the person before an empty page.
        return replies if replies.texts or replies.restart else None

    def _said(
        self, state: State, replies: Replies | None, answered: Answered, reading: Reading
    ) -> Turn:
        question = answered.result.next_question
        messages = crisis_messages(reading.safety, state)
        if replies is None:
            assistant = self._rasa.silent_state()
            messages += direct_messages(state, answered.result, assistant)
            choices = direct_choices(question, state.language)
            doors = answered.result.doors
        else:
            assistant = Assistant.READY
            messages += tuple(said(text, state.language) for text in replies.texts)
            choices = tuple(
                Choice(str(number), title, payload)
                for number, (title, payload) in enumerate(replies.buttons, start=1)
            )
            doors = answered.result.doors if replies.shows_doors else ()
        if reading.safety.answer is Answer.URGENT:
            doors = answered.result.doors
        return Turn(
            conversation=state.id,
            language=state.language,
            messages=messages,
            doors=doors,
            choices=choices,
            facts=dict(state.facts),
            needs=tuple(state.needs),
            safety=reading.safety,
            assistant=assistant,
            question=question,
            ended=replies.ended if replies else False,
        )


def _only_answers(state: State, text: str) -> bool:
    """Whether these few words answer the open question rather than tell something new."""
    return state.asked is not None and len(text.split()) <= _SHORT_ANSWER


def _ordered(state: State, replies: Replies) -> State:
    """The state after what Rasa's actions asked the gateway to set or clear."""
    facts = {**state.facts, **replies.facts}
    for name in replies.cleared:
        facts.pop(name, None)
    needs = state.needs
    if replies.needs is not None:
        needs = {code: max(1.0, state.needs.get(code, 0.0)) for code in replies.needs}
    return replace(state, facts=facts, needs=needs, language=replies.language or state.language)


def _asked(replies: Replies | None, turn: Turn) -> str | None:
    if replies is not None:
        return replies.question
    return turn.question.fact if turn.question else None


def _strongest(similarities: Mapping[str, float]) -> Mapping[str, float]:
    """The forty closest; the rest would only take room."""
    closest: Sequence[tuple[str, float]] = sorted(similarities.items(), key=lambda item: -item[1])
    return {service: round(score, 4) for service, score in closest[:40] if score > 0}
