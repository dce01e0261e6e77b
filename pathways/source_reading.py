"""Reads where a statement comes from: its key, the year it was seen, the day it was confirmed."""

from pathways.figures import Source
from pathways.loading import as_mapping, problem_at, refuse_other_keys
from pathways.value_reading import read_day, read_text, read_year

_SOURCE_KEYS = frozenset({"key", "seen", "confirmed", "url"})


def parse_source(raw: object, where: object) -> Source:
    """Where a statement comes from: a key, or a mapping with key, seen, confirmed and url.

    Raises:
        DefinitionProblem: there is no key, or something stands where it may not.
    """
    if isinstance(raw, str) and raw.strip():
        return Source(raw)
    mapping = as_mapping(raw, where, "A source")
    refuse_other_keys(mapping, _SOURCE_KEYS, "A source")
    key = read_text(mapping, "key")
    if key is None:
        raise problem_at(mapping, "A source needs `key`.", "Name the source it comes from.")
    return Source(
        key=key,
        seen=read_year(mapping, "seen"),
        confirmed=read_day(mapping, "confirmed"),
        url=read_text(mapping, "url"),
    )


def rests_on_knowledge(source: Source) -> bool:
    """Whether a statement is general knowledge (`K`, `K: the guidance`, `K-KEY`), not a page."""
    return source.key == "K" or source.key.startswith(("K:", "K-"))
