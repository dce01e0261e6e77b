"""How good the records are: what can be opened, how sure they are, which to confirm first."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from directory_api.catalogue.file_format import ServicesFile
from directory_api.catalogue.records import (
    Basis,
    Catalogue,
    Confidence,
    Openness,
    ServiceRecord,
)
from directory_api.catalogue.vocabulary import Vocabulary
from directory_api.places import Areas

SHOWN = 40
_OPENNESS_WORDS = {
    Openness.DIRECT: ("directly", "a public phone, text, e-mail, web page or address"),
    Openness.INDIRECT: ("through somebody", "a GP, a finder or another named service"),
    Openness.NOT_YET: ("not yet", "nothing that may be shown says how"),
}
_HEADING = """\
<!-- Written by `nwd data-quality` from data/. Do not edit; a test checks that it is up to date. -->
# Data quality

How many records can be opened, how sure we are of them, and which to confirm first.
Contact details that nobody has checked are counted here and shown nowhere.
"""
_FIRST = """
## Confirm first

Each need in each borough is one point, shared equally by the records that serve it there. The more
points, the more depends on the record. Listed are the first {shown} of {total} records that nobody
has confirmed and of which something is open: the way in, the record itself, or a field marked to
be checked.

| | Record | Points | The only one for | Opens | Rests on | Sure | To ask |
|---:|---|---:|---:|---|---|---|---|
"""


@dataclass(frozen=True)
class Dependence:
    """How much rests on one record."""

    record: ServiceRecord
    points: float
    only_one_for: int


def write_data_quality(
    catalogue: Catalogue, file: ServicesFile, vocabulary: Vocabulary, areas: Areas
) -> str:
    """The whole report, as Markdown; the same records give the same text."""
    records = list(catalogue.services.values())
    sections = [
        _HEADING,
        _openness_section(records, file),
        _certainty_section(records),
        _gaps_section(records, vocabulary),
        _first_section(rank_by_dependence(records, areas)),
    ]
    return "".join(sections)


def rank_by_dependence(records: Sequence[ServiceRecord], areas: Areas) -> list[Dependence]:
    """Unconfirmed records with something open, those first on which most depends."""
    pairs = {record.id: list(_pairs(record, areas)) for record in records}
    served = Counter(pair for of_record in pairs.values() for pair in of_record)
    found = [
        Dependence(
            record=record,
            points=sum(1 / served[pair] for pair in pairs[record.id]),
            only_one_for=sum(served[pair] == 1 for pair in pairs[record.id]),
        )
        for record in records
        if _has_something_open(record)
    ]
    return sorted(found, key=lambda one: (-round(one.points, 6), one.record.id))


def _pairs(record: ServiceRecord, areas: Areas) -> Iterator[tuple[str, str]]:
    boroughs = set().union(*(areas.members(code) for code in record.area))
    return ((need, borough) for need in record.needs for borough in sorted(boroughs))


def _has_something_open(record: ServiceRecord) -> bool:
    return not record.is_confirmed and (
        record.openness is not Openness.DIRECT
        or record.is_tentative
        or record.provenance.confidence is not Confidence.HIGH
        or bool(record.provenance.verify)
    )


def _openness_section(records: Sequence[ServiceRecord], file: ServicesFile) -> str:
    counts = Counter(record.openness for record in records)
    private = [one for one in file.services if one.contact_corroborated or one.contact_unverified]
    closed = {record.id for record in records if record.openness is not Openness.DIRECT}
    waiting = sum(one.id in closed for one in private)
    lines = [
        f"| {words} | {counts[openness]} | {meaning} |"
        for openness, (words, meaning) in _OPENNESS_WORDS.items()
    ]
    stuck = [record for record in records if record.openness is Openness.NOT_YET]
    names = ", ".join(f"{record.name} (`{record.id}`)" for record in stuck)
    return "\n".join(
        [
            f"\n## Can the door be opened?\n\nOf {len(records)} records:\n",
            "| Opens | Records | By |\n|---|---:|---|",
            *lines,
            f"\n{len(private)} records have contact details that are still to be checked and are "
            f"not shown; {waiting} of them cannot be opened directly until they are.\n",
            *([f"Not yet: {names}.\n"] if stuck else []),
        ]
    )


def _certainty_section(records: Sequence[ServiceRecord]) -> str:
    counts = Counter((record.provenance.basis, record.provenance.confidence) for record in records)
    confirmed = sum(record.is_confirmed for record in records)
    words = {Basis.STORED: "stored pages", Basis.MIXED: "pages and memory", Basis.RECALL: "memory"}
    lines = [
        f"| {words[basis]} | "
        + " | ".join(str(counts[basis, sure]) for sure in Confidence)
        + f" | {sum(counts[basis, sure] for sure in Confidence)} |"
        for basis in Basis
    ]
    return "\n".join(
        [
            "\n## How sure are the records?\n",
            "| Rest on | " + " | ".join(sure.value for sure in Confidence) + " | all |",
            "|---|" + "---:|" * (len(Confidence) + 1),
            *lines,
            f"\n{confirmed} of {len(records)} have been confirmed with the service itself.\n",
        ]
    )


def _gaps_section(records: Sequence[ServiceRecord], vocabulary: Vocabulary) -> str:
    by_need: Mapping[str, list[ServiceRecord]] = defaultdict(list)
    for record in records:
        for need in record.needs:
            by_need[need].append(record)
    thin = [
        f"| {need.label} | {len(by_need[code])} | {_openable(by_need[code])} |"
        for code, need in vocabulary.needs.items()
        if _openable(by_need[code]) < 2
    ]
    if not thin:
        return "\nEvery need has at least two records that can be opened directly.\n"
    return "\n".join(
        [
            "\n## Needs with fewer than two records that open directly\n",
            "| Need | Records | Open directly |\n|---|---:|---:|",
            *thin,
            "",
        ]
    )


def _openable(records: Sequence[ServiceRecord]) -> int:
    return sum(record.openness is Openness.DIRECT for record in records)


def _first_section(ranked: Sequence[Dependence]) -> str:
    rows = [
        f"| {position} | {one.record.name} (`{one.record.id}`) | {one.points:.1f} | "
        f"{one.only_one_for or ''} | {_OPENNESS_WORDS[one.record.openness][0]} | "
        f"{one.record.provenance.basis.value} | {one.record.provenance.confidence.value} | "
        f"{', '.join(one.record.provenance.verify).replace('_', ' ')} |"
        for position, one in enumerate(ranked[:SHOWN], start=1)
    ]
    heading = _FIRST.format(shown=min(SHOWN, len(ranked)), total=len(ranked))
    return heading + "\n".join(rows) + "\n"
