"""What of a record may be sent to a translator, and what comes back for a page."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from directory_api.catalogue.records import ServiceRecord

DESCRIPTION = "description"
SOURCE_LANGUAGE = "en"


@dataclass(frozen=True)
class TranslatedText:
    """A text of a record in another language, with the English original to show beside it."""

    text: str
    language: str
    provider: str
    original: str
    is_machine_made: bool = True


def free_texts(record: ServiceRecord) -> Mapping[str, str]:
    """Every public text of a record that is not a name, a code or an address, by its field.

    The only door through which a text can leave for a translator. Lists are numbered from 0:
    "eligibility_notes.0".
    """
    hours_note = record.hours.note if record.hours else None
    texts = {
        DESCRIPTION: record.description,
        **_numbered("eligibility_notes", record.eligibility_notes),
        **_numbered("not_for", record.not_for),
        "area_note": record.area_note,
        "cost_note": record.cost.note,
        "hours_note": hours_note,
        "languages_evidence": record.languages_evidence,
    }
    return {field: text for field, text in texts.items() if text and text.strip()}


def hash_of(text: str) -> str:
    """The fingerprint by which a stored translation knows its source."""
    return hashlib.sha256(text.encode()).hexdigest()


def _numbered(field: str, texts: Iterable[str]) -> dict[str, str]:
    return {f"{field}.{index}": text for index, text in enumerate(texts)}
