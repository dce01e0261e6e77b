"""Words to say at a door and things to have ready, by the way in and not by the service."""

from collections.abc import Mapping
from dataclasses import dataclass

from directory_api.eligibility import Door
from directory_api.languages import Translator, message

_EMERGENCY = message("“I need help now. I am at this address.”")
_OPENINGS: Mapping[str, str] = {
    "gp": message(
        "“I would like to talk to a doctor about how I feel. Can you refer me to {service}?”"
    ),
    "health_professional": message(
        "“I have heard of {service}. Could you refer me, or tell me who can?”"
    ),
    "social_care": message("“I have heard of {service}. Could you refer me, or tell me who can?”"),
    "school": message("“Could somebody at school put us in touch with {service}?”"),
    "any_professional": message("“Could you put me in touch with {service}? I agree to that.”"),
    "drop_in": message("“Hello, this is my first time here. Who can I talk to?”"),
    "nhs111_2": message("“I need help with my mental health. I would like to talk to somebody.”"),
    "emergency": _EMERGENCY,
}
_SELF = message("“Hello. I would like some help. What happens next, and how long will it take?”")
_OTHER = message(
    "“Hello. I am with somebody who would like some help. They have said that I may call. "
    "What happens next, and how long will it take?”"
)
_LISTEN = message("“I would like to talk to somebody about how I feel.”")
_LISTEN_OTHER = message("“I am worried about somebody. I would like to talk about what to do.”")
_LISTENING = frozenset({"helpline", "textline"})
_LISTENED_TO = "suicidal-thoughts"
_NEED = message("“It is about this: {need}.”")
_INTERPRETER = message("“I need an interpreter. My language is {language}.”")

_BRING_PHONE = message("A pen and paper, or your phone, to write down names and times.")
_BRING_GP = message("The name of your GP practice, if you have one.")
_BRING_LETTERS = message("Letters or papers about it, if you have any.")
_BRING_QUESTION = message("The one thing you most want to ask.")
_PAPER_NEEDS = frozenset(
    {
        "housing-insecurity", "homelessness", "money-benefits", "debt", "fuel", "immigration",
        "asylum", "nrpf", "work-rights", "employment", "complaints",
    }
)  # fmt: skip
_GP_ROUTES = frozenset({"gp", "health_professional", "self"})
_HEALTH_OFFERS = frozenset({"talking_therapy", "clinical_treatment", "assessment", "counselling"})


@dataclass(frozen=True)
class Speaker:
    """Who will speak at the door, about which need, and in which language they speak best."""

    is_other: bool = False
    need: str | None = None
    spoken_language: str | None = None


def to_say(door: Door, words: Translator, speaker: Speaker) -> tuple[str, ...]:
    """Two or three sentences that open this door."""
    lines = [_opening(door, words, speaker)]
    if speaker.need and not _answers_at_once(door):
        lines.append(words.gettext(_NEED, need=words.term("need", speaker.need)))
    if speaker.spoken_language and speaker.spoken_language != "en":
        language = words.language_name(speaker.spoken_language)
        lines.append(words.gettext(_INTERPRETER, language=language))
    return tuple(lines)


def _opening(door: Door, words: Translator, speaker: Speaker) -> str:
    template = _OPENINGS.get(door.route.code)
    if template is None and _answers_at_once(door):
        return words.gettext(_at_once(door, speaker))
    if template is None:
        return words.gettext(_OTHER if speaker.is_other else _SELF)
    return words.gettext(template, service=door.service.name)


def _answers_at_once(door: Door) -> bool:
    """Whether somebody answers now and asks the questions: an emergency or a listening line."""
    service = door.service
    listens = _LISTENING & set(service.offers) and _LISTENED_TO in service.needs
    return bool(listens) or "emergency" in service.routes or door.route.code == "nhs111_2"


def _at_once(door: Door, speaker: Speaker) -> str:
    if "emergency" in door.service.routes:
        return _EMERGENCY
    return _LISTEN_OTHER if speaker.is_other else _LISTEN


def to_bring(door: Door, words: Translator) -> tuple[str, ...]:
    """What helps to have at hand; never a condition of the service."""
    if _answers_at_once(door):
        return ()
    lines = [_BRING_QUESTION, _BRING_PHONE]
    if door.route.code in _GP_ROUTES and _HEALTH_OFFERS & set(door.service.offers):
        lines.append(_BRING_GP)
    if _PAPER_NEEDS & set(door.service.needs):
        lines.append(_BRING_LETTERS)
    return tuple(words.gettext(line) for line in lines)
