"""A small directory of invented services, written as curators write theirs."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from directory_api.catalogue import Vocabulary, load_vocabulary
from directory_api.catalogue.file_format import ServicesFile
from directory_api.catalogue.loading import LoadReport, load_services, read_checked_file
from directory_api.database import Database
from directory_api.places import Areas, load_areas
from directory_api.settings import REPOSITORY

DATA = REPOSITORY / "data"
SAMPLE = """\
version: 1
sources:
  PAGE: {url: "https://example.org/page", seen: 2024}
  K: {title: "The writer's own knowledge", url: null, seen: unknown}
services:
- id: green-door
  name: Green Door
  organization: {name: Green Trust, sector: vcse, community_led: true}
  description: A place to meet over tea.
  offers: [social_activity, helpline]
  needs: [loneliness]
  levels: [1, 2]
  audiences: [adults]
  age: {from: 18, to: null}
  area: [haringey]
  delivery: [{address: "1 Invented Road, N22", note: "side door"}]
  routes: [self]
  access: [phone, in_person]
  languages: {offered: [en, tr], interpreter: unknown, bsl: false, evidence: "their page"}
  cost: {kind: free}
  hours:
    opening: [{days: [mon, sun], opens: "18:00", closes: "24:00"}]
    note: not on holidays
  contact: {phone: "000 0001", web: "https://example.org/green"}
  criteria:
  - id: adult
    kind: must
    when: {fact: age, at_least: 18}
    source: {key: PAGE, seen: 2024, confirmed: 2026-01-31}
  funded_until: 2027-03-31
  provenance:
    basis: stored
    confidence: high
    sources: [PAGE, K]
    seen: 2024
    confirmed: 2026-01-31
    verify: [hours]
    note: somebody once printed 000 0009
- id: quiet-house
  name: Quiet House
  organization: {name: House Trust, sector: national_vcse, community_led: unknown}
  description: A safe place to stay.
  offers: [residential]
  needs: [domestic-abuse]
  levels: [4]
  gender: women
  area: [uk]
  routes: [self]
  cost: {kind: unknown, note: ask}
  hours: unknown
  contact_unverified: {phone: "000 0002"}
  contact_corroborated: {email: "unchecked@example.org"}
  open_through: [{service: green-door, ask_for: "the worker"}, {finder: "example.org"}]
  eligibility_notes: [women only]
  not_for: [men]
  funded_until: unknown
  confidential: true
  omit_from_others: true
  provenance: {basis: recall, confidence: low, sources: [K], seen: unknown, confirmed: null}
"""


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary(DATA / "vocabulary.yaml")


@pytest.fixture(scope="session")
def areas() -> Areas:
    return load_areas(DATA / "areas.yaml")


ReadText = Callable[[str], ServicesFile]
LoadText = Callable[[str], LoadReport]


@pytest.fixture
def read_text(tmp_path: Path, vocabulary: Vocabulary, areas: Areas) -> ReadText:
    """Checks a services file given as text."""

    def read(text: str) -> ServicesFile:
        path = tmp_path / "data" / "services.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return read_checked_file(path, vocabulary, areas)

    return read


@pytest.fixture
def load_text(database: Database, read_text: ReadText) -> LoadText:
    """Checks a services file given as text and loads it."""

    def load(text: str) -> LoadReport:
        moment = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)
        return load_services(database, read_text(text), clock=lambda: moment)

    return load
