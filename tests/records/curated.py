"""The curated files as the tests of this folder read them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
SHARED = ROOT.parent / "shared" / "domain"

# YAML written by people: its values are checked by the tests themselves.
Entry = Mapping[str, Any]
Criterion = Mapping[str, Any]


@lru_cache
def read(name: str) -> Entry:
    """One file of the data folder."""
    loaded: Entry = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return loaded


@lru_cache
def shared(name: str) -> Entry:
    """One of the files the records were first written from; skips where they are not at hand."""
    if not SHARED.is_dir():
        pytest.skip("The first sources (../shared/domain) are not beside this checkout.")
    loaded: Entry = yaml.safe_load((SHARED / name).read_text(encoding="utf-8"))
    return loaded


def services() -> tuple[Entry, ...]:
    """Every record, in the order of the file."""
    return tuple(read("services.yaml")["services"])


def service(service_id: str) -> Entry:
    """The record with this id."""
    return next(entry for entry in services() if entry["id"] == service_id)


def all_criteria() -> Iterator[tuple[Entry, Criterion]]:
    """Every criterion with its service."""
    for entry in services():
        for criterion in entry["criteria"]:
            yield entry, criterion


def leaves(condition: Any) -> Iterator[Entry]:
    """Every leaf of a condition."""
    if isinstance(condition, list):
        for part in condition:
            yield from leaves(part)
    elif isinstance(condition, dict) and "fact" in condition:
        yield condition
    elif isinstance(condition, dict):
        for part in condition.values():
            yield from leaves(part)


def facts_of(criterion: Criterion) -> frozenset[str]:
    """The facts a criterion looks at."""
    return frozenset(leaf["fact"] for leaf in leaves(criterion["when"]))
