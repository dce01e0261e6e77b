"""The documents as the tests read them: their texts, links, code and the tests they name."""

import re
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^ *(```|~~~).*?^ *\1", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)")
_TEST_ID = re.compile(r"tests/[\w/]+\.py::\w+")
_HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)


@cache
def documents() -> tuple[Path, ...]:
    """Every Markdown file of the repository, also one that is not committed yet."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "*.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def text_of(path: Path | str) -> str:
    """The text of a document."""
    return (ROOT / path).read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    """A path as it is written in the documents."""
    return path.relative_to(ROOT).as_posix()


def prose_of(text: str) -> str:
    """The text without blocks of code, whose brackets are no links."""
    return _FENCE.sub("", text)


def blocks_of(text: str) -> list[str]:
    """The blocks of code."""
    return [found[0] for found in _FENCE.finditer(text)]


def inline_code(text: str) -> list[str]:
    """What stands between backticks in a line."""
    return _INLINE.findall(prose_of(text))


def links_of(text: str) -> list[str]:
    """Where links and pictures lead."""
    return _LINK.findall(prose_of(text))


def anchors_of(text: str) -> set[str]:
    """The anchors of a document's headings, made as code hosts make them."""
    headings = (re.sub(r"[`*]", "", found).lower() for found in _HEADING.findall(prose_of(text)))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in headings}


def named_tests(text: str) -> list[str]:
    """The tests that a text names, as `tests/part/test_file.py::test_name`."""
    return _TEST_ID.findall(text)


@cache
def defined_tests(path: str) -> frozenset[str]:
    """The tests that a file defines; none when there is no such file."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    source = file.read_text(encoding="utf-8")
    return frozenset(re.findall(r"^(?:async )?def (test_\w+)", source, re.MULTILINE))


def is_a_test(test_id: str) -> bool:
    """Whether a file of the suite defines this test."""
    path, _, name = test_id.partition("::")
    return name in defined_tests(path)


def between(text: str, mark: str) -> str:
    """What stands between `<!-- mark -->` and `<!-- end of mark -->`."""
    return text.partition(f"<!-- {mark} -->\n")[2].partition(f"<!-- end of {mark} -->")[0]
