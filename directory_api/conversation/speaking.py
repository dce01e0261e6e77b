"""What the gateway says by itself: crisis words first, and direct answers when Rasa is silent."""

import json

from directory_api.conversation.types import Assistant, Choice, SaidMessage, State
from directory_api.eligibility import MatchResult, QuestionView
from directory_api.languages import get_language, message, translator
from directory_api.safety import Answer, Safety, crisis_words

STARTING = message("The assistant is still starting. Here is what we found without it.")
SILENT = message("The assistant is not running right now. Here is what we found without it.")
NO_DOORS = message("Tell us a little more, or call one of the numbers at the top of the page.")
SKIP = message("I do not want to say")


def said(text: str, language: str) -> SaidMessage:
    """A message with its language and direction."""
    return SaidMessage(text, language, get_language(language).direction)


def crisis_messages(safety: Safety, state: State) -> tuple[SaidMessage, ...]:
    """The fixed words in the conversation's language, then in English; none without danger."""
    if safety.answer is Answer.NONE:
        return ()
    age = state.facts.get("age")
    known = age if isinstance(age, int) and not isinstance(age, bool) else None
    blocks = crisis_words(safety, state.language, age=known)
    return tuple(
        SaidMessage(
            "\n".join((block.heading, *block.lines, *(line.sentence for line in block.contacts))),
            block.language,
            block.direction,
        )
        for block in blocks
    )


def direct_messages(
    state: State, result: MatchResult, assistant: Assistant
) -> tuple[SaidMessage, ...]:
    """What is said when Rasa is silent: why, and the question that the engine would ask."""
    words = translator(state.language)
    first = STARTING if assistant is Assistant.STARTING else SILENT
    texts = [words.gettext(first)]
    if not result.doors:
        texts.append(words.gettext(NO_DOORS))
    if result.next_question is not None:
        texts.append(result.next_question.text)
    return tuple(said(text, state.language) for text in texts)


def direct_choices(question: QuestionView | None, language: str) -> tuple[Choice, ...]:
    """The answers to the engine's question as buttons, and one to decline it."""
    if question is None:
        return ()
    answers = [
        (choice.label, {"fact": question.fact, "value": choice.value})
        for choice in question.choices
    ]
    answers.append((translator(language).gettext(SKIP), {"fact": question.fact, "declined": True}))
    return tuple(
        Choice(str(number), label, f"/inform{json.dumps(payload)}")
        for number, (label, payload) in enumerate(answers, start=1)
    )
