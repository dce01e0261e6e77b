"""Everything a record says, from structured fields, so that it can be read in any language."""

import re
from collections.abc import Iterator, Sequence

from directory_api.catalogue import Hours, Opening, ServiceRecord
from directory_api.languages import Translator, message
from directory_api.web.contexts.doors import Fact
from directory_api.web.contexts.frame import Contact

WHO = message("Who runs it")
OFFERS = message("What it offers")
NEEDS = message("What it helps with")
AUDIENCES = message("Made for")
AREA = message("Where people may live")
PLACES = message("Where it is")
ROUTES = message("Ways in")
ACCESS = message("How it is used")
LANGUAGES = message("Languages")
COST = message("Cost")
HOURS = message("Opening hours")
FUNDED = message("Paid for until")
NO_AREA = message("No source says.")
INTERPRETER = message("You can ask for an interpreter. It is free.")
SIGN_LANGUAGE = message("British Sign Language")
ALWAYS = message("Day and night, every day")
OPENING = message("{days}: {opens} to {closes}")
COMMUNITY = message("Run by the community")
PRIVATE_ADDRESS = message("The address is kept private, so that people there are safe.")

_CHECKED = (
    (("phone", "text", "phone_line", "ooh_phone"), message("the phone number")),
    (
        ("hours", "open_now", "opening", "phone_hours", "drop_in_times"),
        message("the opening hours"),
    ),
    (("age", "local_age_range"), message("the age limits")),
    (("address", "venue", "venues", "sites", "walk_in", "venues_now"), message("the address")),
    (("routes", "route", "self_referral", "referral_route"), message("the ways in")),
    (("levels",), message("the kind of support")),
    (("cost",), message("the cost")),
    (("languages", "interpreter", "languages_available_now"), message("the languages")),
    (("area", "area_rule", "haringey_commissioned"), message("the area")),
    (("provider", "organisation_name", "name"), message("who runs it")),
)
UNCONFIRMED = message("Please ask the service about: {details}.")
BEING_CHECKED = message(
    "We are still checking how to reach this service directly, so we do not show a number yet."
)


def service_facts(service: ServiceRecord, words: Translator) -> tuple[Fact, ...]:
    """Label and values of everything that is known, in the reader's language."""
    return tuple(fact for fact in _facts(service, words) if fact.values)


def _facts(service: ServiceRecord, words: Translator) -> Iterator[Fact]:
    def terms(kind: str, codes: Sequence[str]) -> tuple[str, ...]:
        return tuple(words.term(kind, code) for code in codes)

    yield Fact(words.gettext(WHO), _organization(service, words))
    yield Fact(words.gettext(OFFERS), terms("offer", service.offers))
    yield Fact(words.gettext(NEEDS), terms("need", service.needs))
    yield Fact(words.gettext(AUDIENCES), terms("audience", service.audiences))
    yield Fact(words.gettext(AREA), terms("area", service.area) or (words.gettext(NO_AREA),))
    yield _places(service, words)
    yield Fact(words.gettext(ROUTES), terms("route_how", service.routes))
    yield Fact(words.gettext(ACCESS), terms("access", service.access))
    yield Fact(words.gettext(LANGUAGES), _languages(service, words))
    yield Fact(words.gettext(COST), (words.term("cost", service.cost.kind),))
    yield Fact(words.gettext(HOURS), _hours(service.hours, words))
    if service.funded_until is not None:
        yield Fact(words.gettext(FUNDED), (words.date(service.funded_until),))


def _organization(service: ServiceRecord, words: Translator) -> tuple[str, ...]:
    run_by = (service.organization.name, words.term("sector", service.organization.sector))
    if service.organization.community_led:
        return (*run_by, words.gettext(COMMUNITY))
    return run_by


def _places(service: ServiceRecord, words: Translator) -> Fact:
    if service.confidential:
        return Fact(words.gettext(PLACES), (words.gettext(PRIVATE_ADDRESS),))
    return Fact(words.gettext(PLACES), tuple(point.address for point in service.delivery), "en")


def _languages(service: ServiceRecord, words: Translator) -> tuple[str, ...]:
    lines = [words.language_name(code) for code in service.languages_offered]
    if service.interpreter:
        lines.append(words.gettext(INTERPRETER))
    if service.bsl:
        lines.append(words.gettext(SIGN_LANGUAGE))
    return tuple(lines)


def _hours(hours: Hours | None, words: Translator) -> tuple[str, ...]:
    if hours is None:
        return ()
    if hours.always:
        return (words.gettext(ALWAYS),)
    return tuple(_opening(opening, words) for opening in hours.opening)


def _opening(opening: Opening, words: Translator) -> str:
    return words.gettext(
        OPENING,
        days=words.join([words.weekday(day) for day in opening.days]),
        opens=words.time(opening.opens),
        closes=words.time(opening.closes),
    )


def english_notes(service: ServiceRecord) -> tuple[str, ...]:
    """What sources say in words of their own; shown in English and marked as such."""
    notes = [
        *(("For", note) for note in service.eligibility_notes),
        *(("Not for", note) for note in service.not_for),
        ("Area", service.area_note),
        ("Cost", service.cost.note),
        ("Hours", service.hours.note if service.hours is not None else None),
        ("Languages", service.languages_evidence),
    ]
    return tuple(dict.fromkeys(f"{about}: {note}" for about, note in notes if note))


def unconfirmed_lines(service: ServiceRecord, words: Translator) -> tuple[str, ...]:
    """Which details nobody has checked, and why a number may be missing."""
    doubtful = {*service.provenance.verify, *service.provenance.inferred}
    labels = [words.gettext(label) for fields, label in _CHECKED if doubtful & set(fields)]
    lines = []
    if labels:
        lines.append(words.gettext(UNCONFIRMED, details=words.join(labels)))
    if not service.contact and not service.delivery:
        lines.append(words.gettext(BEING_CHECKED))
    return tuple(lines)


def source_lines(service: ServiceRecord) -> tuple[Contact, ...]:
    """Each source as a link with the year it was seen; sources without a page are left out."""
    return tuple(
        Contact("", _site(source.url), _year(source.seen), source.url)
        for source in service.provenance.sources
        if source.url
    )


def _year(seen: str | None) -> str:
    """The year of a source in brackets; nothing where it is not known."""
    years = re.search(r"\d{4}(-(1[3-9]|[2-9]\d))?", str(seen or ""))
    return f" ({years.group()})" if years else ""


def _site(url: str) -> str:
    return url.split("//")[-1].split("/")[0].removeprefix("www.")
