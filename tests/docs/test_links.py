"""Every link, path and test that the documents name is there."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import (
    ROOT,
    anchors_of,
    documents,
    inline_code,
    is_a_test,
    links_of,
    name_of,
    named_tests,
    text_of,
)

# Made while running or installing, so they are not in a fresh clone.
MADE_LATER = (
    ".cache",
    ".env",
    ".logs",
    ".rasa",
    ".tools",
    ".venv",
    ".venv-bot",
    ".venv-bench",
    "bot/models",
    "var",
)
PATH = re.compile(r"[\w.<>*{}-]+(?:/[\w.<>*{}-]+)+/?|[A-Z]\w+\.md|\.env\.example")
TOP = {path.name for path in ROOT.iterdir()}
PARTS = [ROOT / "directory_api", ROOT / "bot"]

pages = pytest.mark.parametrize("document", documents(), ids=name_of)


@pages
def test_every_link_leads_somewhere(document: Path) -> None:
    broken = []
    for link in links_of(text_of(document)):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        place, _, anchor = link.partition("#")
        target = (document.parent / place).resolve() if place else document
        if not target.exists() or (anchor and anchor not in anchors_of(text_of(target))):
            broken.append(link)
    assert broken == []


def is_there(path: str, document: Path) -> bool:
    """Whether a path exists from the root, from its document, or inside one of the parts."""
    pattern = re.sub(r"<\w+>|\{\w+\}", "*", path).rstrip("/")
    folders = [ROOT, document.parent, *PARTS]
    return any(any(folder.glob(pattern)) for folder in folders)


@pages
def test_every_path_that_is_named_exists(document: Path) -> None:
    missing = []
    for code in inline_code(text_of(document)):
        path = code.partition("::")[0]
        if not PATH.fullmatch(path) or path.startswith(MADE_LATER):
            continue
        head = path.split("/")[0]
        if (head in TOP or "." in path.split("/")[-1]) and not is_there(path, document):
            missing.append(code)
    assert missing == []


@pages
def test_every_test_that_is_named_exists(document: Path) -> None:
    assert [one for one in named_tests(text_of(document)) if not is_a_test(one)] == []


def test_every_document_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        if document in reached:
            continue
        reached.add(document)
        links = (link.partition("#")[0] for link in links_of(text_of(document)))
        targets = ((document.parent / link).resolve() for link in links if link.endswith(".md"))
        waiting += [target for target in targets if target.is_file()]
    ours = [one for one in documents() if name_of(one).startswith("docs/")]
    assert [name_of(document) for document in ours if document not in reached] == []
