"""The controlled words of the directory (needs, offers, routes), from `data/vocabulary.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from directory_api.catalogue.data_files import read_data_file
from directory_api.settings import get_settings


@dataclass(frozen=True)
class VocabularyTerm:
    """One code with its English label; `how` says how a route is used."""

    code: str
    label: str
    description: str | None = None
    how: str | None = None


@dataclass(frozen=True)
class Need:
    """Something a person may want help with."""

    code: str
    label: str
    description: str | None = None
    domain: str | None = None
    related: tuple[str, ...] = ()
    first_questions: tuple[str, ...] = ()


Terms = Mapping[str, VocabularyTerm]


@dataclass(frozen=True)
class Vocabulary:
    """Every code that a record may use, by kind, in the order of the file."""

    version: str
    needs: Mapping[str, Need]
    offers: Terms = field(default_factory=dict)
    audiences: Terms = field(default_factory=dict)
    levels: Terms = field(default_factory=dict)
    routes: Terms = field(default_factory=dict)
    access: Terms = field(default_factory=dict)
    sectors: Terms = field(default_factory=dict)
    costs: Terms = field(default_factory=dict)
    domains: Terms = field(default_factory=dict)


TERM_KINDS = (
    "offers", "audiences", "levels", "routes", "access", "sectors", "costs", "domains",
)  # fmt: skip


def load_vocabulary(path: Path | None = None) -> Vocabulary:
    """The vocabulary of the data folder, or of `path`; read once per file."""
    return _load(path or get_settings().data_folder / "vocabulary.yaml")


@lru_cache(maxsize=8)
def _load(path: Path) -> Vocabulary:
    content = read_data_file(path).content
    terms = {kind: _terms(content.get(kind)) for kind in TERM_KINDS}
    needs = {str(code): _need(str(code), raw) for code, raw in _mapping(content["needs"]).items()}
    return Vocabulary(version=str(content.get("version", "1")), needs=needs, **terms)


def _mapping(value: object) -> Mapping[object, object]:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _need(code: str, raw: object) -> Need:
    entry = _mapping(raw)
    return Need(
        code=code,
        label=str(entry.get("label", code)),
        description=_text(entry.get("description")),
        domain=_text(entry.get("domain")),
        related=_texts(entry.get("related")),
        first_questions=_texts(entry.get("first_questions")),
    )


def _terms(raw: object) -> dict[str, VocabularyTerm]:
    return {str(code): _term(str(code), entry) for code, entry in _mapping(raw).items()}


def _term(code: str, raw: object) -> VocabularyTerm:
    if isinstance(raw, str):
        return VocabularyTerm(code=code, label=raw)
    entry = _mapping(raw)
    return VocabularyTerm(
        code=code,
        label=str(entry.get("label", code)),
        description=_text(entry.get("description")),
        how=_text(entry.get("how")),
    )
