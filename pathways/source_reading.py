"""Reads where a statement comes from: its key, the year it was seen, the day it was confirmed."""

from datetime import date

from pathways.figures import Source
from pathways.loading import as_mapping, problem_at, refuse_other_keys

_SOURCE_KEYS = frozenset({"key", "seen", "confirmed", "url"})


def parse_source(raw: object, where: object) -> Source:
    """Where a statement comes from: a key, or a mapping with key, seen, confirmed and url."""
    if isinstance(raw, str):
        return Source(raw)
    mapping = as_mapping(raw, where, "A source")
    refuse_other_keys(mapping, _SOURCE_KEYS, "A source")
    if not mapping.get("key"):
        raise problem_at(mapping, "A source needs `key`.", "Name the source it comes from.")
    return Source(
        key=str(mapping["key"]),
        seen=optional_text(mapping.get("seen")),
        confirmed=optional_date(mapping.get("confirmed"), mapping, "confirmed"),
        url=optional_text(mapping.get("url")),
    )


def rests_on_knowledge(source: Source) -> bool:
    """Whether a statement is general knowledge (`K`, `K: the guidance`, `K-KEY`), not a page."""
    return source.key == "K" or source.key.startswith(("K:", "K-"))


def optional_date(raw: object, where: object, key: str) -> date | None:
    """A date, also from its ISO text as the database gives it; None when absent."""
    if raw is None or isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(str(raw))
    except ValueError as failure:
        problem = f"`{key}` is not a date."
        raise problem_at(where, problem, "Write it as 2026-11-21, or null.", key) from failure


def optional_text(raw: object) -> str | None:
    """A text (years that YAML reads as numbers included); None when absent."""
    return None if raw is None else str(raw)
