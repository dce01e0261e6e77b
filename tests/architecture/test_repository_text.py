"""What may not stand in the repository: package hosts, paths of one machine, foreign line ends."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = {".ico", ".jpg", ".npy", ".npz", ".pdf", ".png", ".webp", ".woff2"}
# Written in pieces, so that this file passes its own test.
PACKAGE_HOSTS = re.compile(
    r"\b(?:"
    + "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.(?:org|com)"])
    + r"|deb\.debian"
    + r"\.org|registry\.(?:npm|docker)\w*\."
    + r")"
)
MACHINE_PATH = re.compile(r"(?<![\w.:/}-])/(?:root|work|home|Users|opt)/\w")


def tracked_texts() -> list[tuple[str, str]]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    kept = [path for path in paths if path.is_file() and path.suffix not in BINARY]
    return [(str(p.relative_to(ROOT)), p.read_bytes().decode("utf-8")) for p in kept]


TEXTS = tracked_texts()


def places(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{text.count(chr(10), 0, found.start()) + 1} {found[0]}"
        for name, text in TEXTS
        for found in pattern.finditer(text)
    ]


def test_no_package_host_is_named() -> None:
    assert places(PACKAGE_HOSTS) == []


def test_no_path_of_one_machine_is_named() -> None:
    assert places(MACHINE_PATH) == []


def test_every_text_file_ends_its_lines_the_same_way() -> None:
    assert [name for name, text in TEXTS if "\r\n" in text] == []


def test_every_text_file_ends_with_a_line_end() -> None:
    assert [name for name, text in TEXTS if text and not text.endswith("\n")] == []


def test_no_secret_file_or_database_is_tracked() -> None:
    names = [name for name, _ in TEXTS]
    forbidden = re.compile(r"(^|/)\.env$|\.(sqlite3?|db|pem|key)$")
    assert [name for name in names if forbidden.search(name)] == []
