"""Keeps the assistant's message catalogues in step with the domain.

`python -m bot.catalogues` writes `locale/assistant.pot` and adds new messages to every `.po` file;
with `check` it only says what is missing and ends with 1.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from bot.components.catalogues import LOCALE_FOLDER, catalogue_path
from bot.languages import AUTONYMS

BOT_FOLDER = Path(__file__).resolve().parent
TEMPLATE = LOCALE_FOLDER / "assistant.pot"
_ONLY_PLACEHOLDERS = re.compile(r"^(\s|\{\w+\})*$")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


_HEADER = """\
# The assistant's messages. Made from bot/domain by `python -m bot.catalogues`: do not edit.
# English is the key. Write for a reading age of 9 to 11, in whole sentences."""


@dataclass(frozen=True)
class DomainMessage:
    """One text of the domain: where it stands, its plural, and the note for translators."""

    text: str
    plural: str | None
    note: str
    place: str


def read_domain_messages(folder: Path = BOT_FOLDER / "domain") -> Iterator[DomainMessage]:
    """The texts and button titles of all responses, in the order of the files."""
    for path in sorted(folder.glob("*.yml")):
        responses = yaml.safe_load(path.read_text(encoding="utf-8")).get("responses") or {}
        for key, variants in responses.items():
            for variant in variants:
                yield from _messages(variant, f"domain/{path.name}:{key}")


def _messages(variant: Mapping[str, object], place: str) -> Iterator[DomainMessage]:
    notes = variant.get("metadata")
    about = notes if isinstance(notes, Mapping) else {}
    text = str(variant["text"])
    if not _ONLY_PLACEHOLDERS.match(text):
        plural = about.get("plural")
        yield DomainMessage(
            text, str(plural) if plural else None, str(about.get("note", "")), place
        )
    buttons = variant.get("buttons")
    for button in buttons if isinstance(buttons, list) else ():
        yield DomainMessage(str(button["title"]), None, "A button; a few words.", place)


def template() -> Catalog:
    """All messages of the domain, with their notes."""
    catalogue = Catalog(charset="utf-8", fuzzy=False, header_comment=_HEADER)
    for message in read_domain_messages():
        names = (message.text, message.plural) if message.plural else message.text
        # Babel joins the notes and places of a message that is added twice.
        catalogue.add(names, auto_comments=[message.note], locations=[(message.place, 0)])
    return catalogue


def read_catalogue(path: Path, language: str | None = None) -> Catalog:
    """A catalogue as it lies in the repository."""
    with path.open("rb") as source:
        return read_po(source, locale=language)


def write_catalogue(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue without dates, so that the same messages are the same bytes."""
    catalogue.fuzzy = False
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        write_po(target, catalogue, width=100, omit_header=False, ignore_obsolete=True)
    dated = (
        "POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Project-Id-Version",
        "Report-Msgid-Bugs-To", "Last-Translator", "Language-Team",
    )  # fmt: skip
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(tuple(f'"{name}' for name in dated))]
    path.write_text("".join(kept), encoding="utf-8")


def _translations(string: object) -> list[str]:
    return [str(part) for part in string] if isinstance(string, (tuple, list)) else [str(string)]


def problems(language: str) -> list[str]:
    """What is wrong with one language's catalogue, a sentence each."""
    path = catalogue_path(LOCALE_FOLDER, language)
    if not path.is_file():
        return [f"{language}: there is no catalogue at {path.name}."]
    catalogue = read_catalogue(path, language)
    found = []
    for wanted in template():
        if not wanted.id:
            continue
        key = wanted.id[0] if isinstance(wanted.id, tuple) else wanted.id
        has = catalogue.get(key)
        found += [f"{language}: {key!r} {what}" for what in _faults(wanted.id, has and has.string)]
    return found


def _faults(identity: object, string: object) -> Iterator[str]:
    texts = _translations(string) if string else []
    if not texts or not all(texts):
        yield "has no translation."
        return
    names = set(_PLACEHOLDER.findall("".join(_translations(identity))))
    for text in texts:
        extra = set(_PLACEHOLDER.findall(text)) - names
        # "One place" and "two places" may be said without the figure, everything else may not.
        missing = names - set(_PLACEHOLDER.findall(text)) - {"count"}
        if extra or missing:
            yield f"has the wrong placeholders in {text!r}."


def update() -> None:
    """Write the template and bring every catalogue up to it; translations are kept."""
    wanted = template()
    write_catalogue(wanted, TEMPLATE)
    for language in AUTONYMS:
        if language == "en":
            continue
        path = catalogue_path(LOCALE_FOLDER, language)
        catalogue = read_catalogue(path, language) if path.is_file() else Catalog(locale=language)
        header = catalogue.header_comment
        catalogue.update(wanted, no_fuzzy_matching=True)
        catalogue.header_comment = header
        write_catalogue(catalogue, path)


def main(arguments: list[str]) -> int:
    """Update, or check and return 1 when something is missing."""
    if arguments != ["check"]:
        update()
    found = [fault for language in AUTONYMS if language != "en" for fault in problems(language)]
    sys.stdout.write("".join(f"{fault}\n" for fault in found) or "All messages are translated.\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
