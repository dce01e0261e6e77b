"""Collects every English message for the translators, and carries it into the catalogues.

Messages come from Python (`message`, `N_`), from templates (`_`, `ngettext`) and from the labels of
the vocabularies, whose context is their kind.
"""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from directory_api.languages.catalogues import LOCALE_FOLDER
from directory_api.languages.offered import OFFERED

_PYTHON_KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    "message": None,
    "N_": None,
    "ngettext": (1, 2),
}
_TEMPLATE_KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
}
_KIND_NOTES: Mapping[str, str] = {
    "need": 'What somebody may want help with; on buttons and in "It is for {need}."',
    "need_description": "One line under a need.",
    "offer": "What a service offers.",
    "audience": "Who a service is for.",
    "route": "How somebody gets into a service.",
    "route_how": "A whole sentence that says how a service is opened.",
    "access": "How a service is used: by phone, online, in person.",
    "level": "The kind of support, never a word for the person.",
    "sector": "What kind of organization runs a service.",
    "cost": "What a service costs.",
    "fact": "The name of something that may be known about a person.",
    "fact_question": "A question to a person, or about the person somebody is with.",
    "fact_why": "Why a question is asked.",
    "fact_value": "One answer to a question.",
    "place": "An answer to where somebody lives that is no borough's name.",
}
POT_FILE = LOCALE_FOLDER / "messages.pot"
WIDTH = 100
HEADER = "# The words of No Wrong Door for translators; docs/add-a-language.md says how."
# Lines of a catalogue's head that would change at every run.
_DATES = (b'"POT-Creation-Date', b'"PO-Revision-Date')


def catalogue_file(code: str) -> Path:
    """Where the catalogue of a language stands."""
    return LOCALE_FOLDER / code / "LC_MESSAGES" / "messages.po"


def extract(
    roots: Iterable[Path], labels: Mapping[str, Mapping[str, str]], sentences: Iterable[str] = ()
) -> Catalog:
    """A template catalogue of all messages under `roots`, of `labels` and of loose `sentences`."""
    template = Catalog(header_comment=HEADER, project="No Wrong Door", charset="utf-8", fuzzy=False)
    for root in roots:
        for path in sorted(root.rglob("*.py")):
            _add_file(template, path, root, "python", _PYTHON_KEYWORDS)
        for path in sorted(root.rglob("*.html")):
            _add_file(template, path, root, "jinja2.ext:babel_extract", _TEMPLATE_KEYWORDS)
    for kind, texts in labels.items():
        for text in texts.values():
            template.add(text, context=kind, auto_comments=[_KIND_NOTES.get(kind, "")])
    for sentence in sentences:
        template.add(sentence)
    return template


def _add_file(
    template: Catalog,
    path: Path,
    root: Path,
    method: str,
    keywords: Mapping[str, tuple[int, ...] | None],
) -> None:
    place = f"{root.name}/{path.relative_to(root)}"
    found = extract_from_file(method, path, keywords=dict(keywords), comment_tags=("Translators:",))
    for _, text, comments, context in found:
        template.add(text, locations=[(place, 0)], auto_comments=comments, context=context)


def write_template(template: Catalog) -> None:
    """Write messages.pot, without dates and line numbers so that only texts change it."""
    LOCALE_FOLDER.mkdir(parents=True, exist_ok=True)
    _write(POT_FILE, template)


def update_catalogues(template: Catalog) -> dict[str, int]:
    """Carry the template into each language's catalogue.

    Language code -> how many are untranslated.
    """
    missing = {}
    for language in OFFERED:
        if language.code == "en":
            continue
        path = catalogue_file(language.code)
        catalogue = Catalog(
            locale=language.code, header_comment=HEADER, project="No Wrong Door", fuzzy=False
        )
        if path.exists():
            with path.open("rb") as file:
                catalogue = read_po(file, locale=language.code)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, catalogue)
        missing[language.code] = sum(
            1 for one in catalogue if one.id and not _is_translated(one.string)
        )
    return missing


def _write(path: Path, catalogue: Catalog) -> None:
    written = io.BytesIO()
    write_po(written, catalogue, width=WIDTH, include_lineno=False, sort_output=True)
    lines = written.getvalue().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if not line.startswith(_DATES)))


def _is_translated(text: object) -> bool:
    return all(text) if isinstance(text, tuple | list) else bool(text)
