"""The published forms of the rule language: one JSON Schema per version, as committed."""

from collections.abc import Mapping
from functools import cache
from json import loads
from pathlib import Path

CRITERIA_SCHEMA_VERSION = "1.0"
_FOLDER = Path(__file__).parent / "schemas"


@cache
def criteria_schema() -> Mapping[str, object]:
    """The JSON Schema (2020-12) of a service's criteria, in the version this engine reads.

    What a schema cannot say (whether a fact or figure exists, which operators suit it, that `n` is
    not greater than the number of parts, that days are in order) is left to `parse_criterion`.
    """
    path = _FOLDER / f"criteria-{CRITERIA_SCHEMA_VERSION}.json"
    schema: Mapping[str, object] = loads(path.read_text(encoding="utf-8"))
    return schema
