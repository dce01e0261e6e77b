"""How a door is opened.

The route this asker can use, and each step with the number or link for it.
"""

import re
from collections.abc import Mapping, Sequence

from directory_api.catalogue import Catalogue, Openness, ServiceRecord
from directory_api.eligibility.types import Asker, OpenStep, Route
from directory_api.languages import Translator, message

_ORDER: Mapping[Asker, tuple[str, ...]] = {
    Asker.RESIDENT: (
        "self",
        "drop_in",
        "nhs111_2",
        "gp",
        "any_professional",
        "school",
        "emergency",
    ),
    Asker.AMBASSADOR: ("self", "drop_in", "any_professional", "nhs111_2", "gp", "family_friend"),
    Asker.NAVIGATOR: (
        "any_professional",
        "self",
        "drop_in",
        "gp",
        "health_professional",
        "nhs111_2",
    ),
}
NO_REFERRAL = message("You do not need a referral.")
CALL = message("Call {number}.")
TEXT = message("Send a text: {number}.")
EMAIL = message("Write an email to {address}.")
WEB = message("Open their website: {address}.")
VISIT = message("Go to: {address}.")
RELAY = message("If you are deaf or cannot speak, use text relay: {number}.")
OUT_OF_HOURS = message("Outside opening hours, call {number}.")
ASK_SERVICE = message("Ask {service} to help you reach {this_service}.")
ASK_GP = message("Ask at your GP practice. They can help you reach {this_service}.")
FINDER = message("Look it up on {site}. Search for: {words}.")
FINDER_PLAIN = message("Look it up here: {finder}.")
CALL_THEN = message("Call {number}, then press {key}.")
TEXT_WORD = message("Send a text with the word {word} to {number}.")
TEXT_REGISTERED = message("If you have signed up for emergency texts, send a text to {number}.")
_GP = "gp"
_THEN = re.compile(r"^(?P<number>\d+) then (?P<key>\d)$")
_WORD = re.compile(r"^(?P<word>[A-Z]+) to (?P<number>\d+)$")
_REGISTERED = re.compile(r"^(?P<number>\d+) by text after registering\b.*$")
_FINDER = re.compile(r"^(?P<site>[\w.-]+\.[a-z]+): (?P<words>.+)$")
NOT_YET = message(
    "We are still checking how to reach them. Until then, {service} can tell you how to do it."
)


def choose_route(
    service: ServiceRecord, asker: Asker, gp_registered: bool | None, words: Translator
) -> Route:
    """The first route of this asker's order that the service takes.

    The record's own first otherwise.
    """
    order = [code for code in _ORDER[asker] if code in service.routes]
    if gp_registered is False and len(order) > 1 and order[0] == "gp":
        order = order[1:]
    code = (order or list(service.routes) or ["self"])[0]
    if code == "self" and service.openness is not Openness.DIRECT:
        # "You can contact them yourself" would promise a number that we may not show.
        return Route(code, words.gettext(NO_REFERRAL))
    return Route(code, words.term("route_how", code))


def open_steps(
    service: ServiceRecord, catalogue: Catalogue, front_door: str, words: Translator
) -> tuple[OpenStep, ...]:
    """Every step that is known to open this door.

    Never empty, because somebody can always be asked.
    """
    steps = list(_direct_steps(service, words))
    if service.openness is not Openness.DIRECT:
        steps += _steps_through(service, catalogue, words)
    if not steps:
        door = catalogue.services.get(front_door)
        name = door.name if door else ""
        steps.append(OpenStep(words.gettext(NOT_YET, service=name), "through", None, front_door))
    return tuple(steps)


def _direct_steps(service: ServiceRecord, words: Translator) -> Sequence[OpenStep]:
    contact = service.contact
    steps = []
    for key, template, action in (
        ("phone", CALL, "call"),
        ("phone_national", CALL, "call"),
        ("phone_uc", CALL, "call"),
        ("out_of_hours", OUT_OF_HOURS, "call"),
        ("relay", RELAY, "call"),
    ):
        if number := contact.get(key):
            steps.append(_call(template, action, number, words))
    if number := contact.get("text"):
        steps.append(_text(number, words))
    if address := contact.get("email"):
        steps.append(OpenStep(words.gettext(EMAIL, address=address), "email", address))
    if (address := contact.get("web")) and address.startswith("http"):
        shown = re.sub(r"^https?://(www\.)?", "", address).rstrip("/")
        steps.append(OpenStep(words.gettext(WEB, address=shown), "web", address))
    if (address := contact.get("address") or contact.get("walk_in")) and not service.confidential:
        steps.append(OpenStep(words.gettext(VISIT, address=address), "visit", address))
    return steps


def _steps_through(
    service: ServiceRecord, catalogue: Catalogue, words: Translator
) -> Sequence[OpenStep]:
    steps = []
    # Somebody who may come by themselves looks for the way themselves before they ask others.
    by_self = "self" in service.routes
    for through in sorted(service.open_through, key=lambda one: by_self and not one.finder):
        if through.service_id and (door := catalogue.services.get(through.service_id)):
            template = ASK_GP if door.id == _GP else ASK_SERVICE
            text = words.gettext(template, service=door.name, this_service=service.name)
            steps.append(OpenStep(text, "through", None, door.id))
        elif through.finder:
            steps.append(_find(through.finder, words))
    return steps


def _call(template: str, action: str, number: str, words: Translator) -> OpenStep:
    """A number to call; a menu behind it ("111 then 2") is said in words."""
    menu = _THEN.match(number)
    text = words.gettext(CALL_THEN, **menu.groupdict()) if menu else None
    return OpenStep(text or words.gettext(template, number=number), action, number)


def _text(number: str, words: Translator) -> OpenStep:
    """A number to write to; the word to send, and having to sign up first, are said in words."""
    for pattern, template in ((_WORD, TEXT_WORD), (_REGISTERED, TEXT_REGISTERED)):
        if known := pattern.match(number):
            text = words.gettext(template, **known.groupdict())
            return OpenStep(text, "text", known["number"])
    return OpenStep(words.gettext(TEXT, number=number), "text", number)


def _find(finder: str, words: Translator) -> OpenStep:
    """Where to look a service up: a site with the words to search for, or just a description."""
    if found := _FINDER.match(finder):
        text = words.gettext(FINDER, **found.groupdict())
        return OpenStep(text, "web", f"https://{found['site']}")
    return OpenStep(words.gettext(FINDER_PLAIN, finder=finder), "through", finder)
