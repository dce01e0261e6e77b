"""Reasons, verdicts and provenance of a door as sentences in the reader's language."""

import re
from collections.abc import Sequence

from directory_api.catalogue import ServiceRecord, SourceRecord
from directory_api.eligibility.needs import facts_of
from directory_api.eligibility.types import Instead, Reason
from directory_api.languages import Translator, message
from pathways import Definitions, Facts, Finding, FindingOutcome, Outcome, Verdict, explain
from pathways.wording import NOT_KNOWN

FITS = message("What we know fits what this service is for.")
MIGHT_FIT = message("This might fit. Some things are not known yet.")
THEY_CHECK = message("This might fit. They will check this with you.")
ASK_SERVICE = message("This service is usually for other people. Ask them first.")
DOES_NOT_FIT = message("This service is set up for other people or other needs.")
KNOWLEDGE = message("general knowledge, not from a page of the service")
SEEN = message(
    "We read this on a public page from about {year}. Nobody has confirmed it with the service yet."
)
SEEN_UNDATED = message(
    "We read this on a public page without a date. Nobody has confirmed it with the service yet."
)
RECALLED = message("This is general knowledge. Nobody has confirmed it with the service yet.")
CONFIRMED = message("Confirmed with the service on {date}.")
INSTEAD_SERVICE = message("Try {service} instead.")
INSTEAD_LEVEL = message("There are other kinds of support for {need}. Look at the doors above.")

# A year or years of sources: "about 2019", "2024-25"; of "2025-06" the month is left out.
YEAR = re.compile(r"\d{4}(-(1[3-9]|[2-9]\d))?")
_ORDER = {FindingOutcome.UNMET: 0, FindingOutcome.UNKNOWN: 1, FindingOutcome.MET: 2}


def verdict_text(verdict: Verdict, words: Translator) -> str:
    """The verdict as a sentence about the service, never about the worth of the person's need."""
    if verdict.outcome is Outcome.MIGHT_FIT and verdict.awaits_only_service:
        return words.gettext(THEY_CHECK)
    return words.gettext(
        {
            Outcome.FITS: FITS,
            Outcome.MIGHT_FIT: MIGHT_FIT,
            Outcome.ASK_SERVICE: ASK_SERVICE,
            Outcome.DOES_NOT_FIT: DOES_NOT_FIT,
        }[verdict.outcome]
    )


def reasons_for(
    service: ServiceRecord,
    verdict: Verdict,
    facts: Facts,
    definitions: Definitions,
    words: Translator,
) -> tuple[Reason, ...]:
    """Every criterion's reason: what is not met first, then what is open, then what is met."""
    sources = {source.key: source for source in service.provenance.sources}
    ordered = sorted(verdict.findings, key=lambda finding: _ORDER[finding.outcome])
    return tuple(_reason(finding, facts, definitions, sources, words) for finding in ordered)


def _reason(
    finding: Finding,
    facts: Facts,
    definitions: Definitions,
    sources: dict[str, SourceRecord],
    words: Translator,
) -> Reason:
    criterion = finding.criterion
    source = criterion.source
    known = sources.get(source.key) if source else None
    parts = explain(finding, facts, definitions)
    said = [(part.template, words.sentence(part)) for part in parts]
    return Reason(
        criterion=criterion.id,
        outcome=finding.outcome.value,
        text=" ".join(sentence for _, sentence in said),
        source=_source_label(known, words),
        source_url=known.url if known else None,
        seen=source.seen if source else None,
        confirmed=source.confirmed.isoformat() if source and source.confirmed else None,
        inferred=criterion.inferred,
        rule=" ".join(sentence for template, sentence in said if template != NOT_KNOWN),
        facts=tuple(sorted(facts_of(criterion))),
    )


def _source_label(known: SourceRecord | None, words: Translator) -> str:
    if known is None or not known.url:
        return words.gettext(KNOWLEDGE)
    return site_of(known.url)


def site_of(url: str) -> str:
    """The site of an address, as it is shown after a sentence."""
    return url.split("//")[-1].split("/")[0].removeprefix("www.")


def freshness_text(service: ServiceRecord, words: Translator) -> str:
    """How old and how sure the record is, in one sentence."""
    provenance = service.provenance
    if provenance.confirmed is not None:
        return words.gettext(CONFIRMED, date=words.date(provenance.confirmed))
    if service.is_recall:
        return words.gettext(RECALLED)
    year = YEAR.search(str(provenance.seen or ""))
    return words.gettext(SEEN, year=year.group()) if year else words.gettext(SEEN_UNDATED)


def instead_of(
    verdict: Verdict, names: dict[str, str], needs: Sequence[str], words: Translator
) -> tuple[Instead, ...]:
    """Where the unmet criteria send people instead; a named service or another kind of support."""
    found: dict[str, Instead] = {}
    for finding in verdict.findings:
        if finding.outcome is not FindingOutcome.UNMET:
            continue
        for instead in finding.criterion.instead:
            if instead.service and instead.service in names:
                text = words.gettext(INSTEAD_SERVICE, service=names[instead.service])
                found[instead.service] = Instead(text, instead.service)
            elif needs:
                text = words.gettext(INSTEAD_LEVEL, need=words.term("need", needs[0]))
                found.setdefault("level", Instead(text, None))
    return tuple(found.values())
