"""The import contract holds, and would notice each kind of breach."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("directory_api", "pathways", "bot")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The modules of all three packages and their contract, in a folder of their own."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in PACKAGES:
        for source in (ROOT / package).rglob("*.py"):
            target = tmp_path / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    return tmp_path


def test_imports_point_down() -> None:
    answer = lint_imports(ROOT)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("pathways/planted.py", "import sqlalchemy", "The pathways engine is pure"),
        ("directory_api/safety/planted.py", "import directory_api.search", "only point down"),
        ("directory_api/search/service.py", "import fastapi", "Services know nothing of HTTP"),
        (
            "bot/actions/planted.py",
            "import directory_api.errors",
            "meet only in the contract files",
        ),
        ("directory_api/planted.py", "", "only point down"),
        (
            "directory_api/web/rendering.py",
            "import pathways.proofs",
            "Nothing that answers people needs the solver",
        ),
    ],
    ids=[
        "an engine with a database",
        "upwards",
        "http in a service",
        "a shared model",
        "no floor",
        "a solver in a page",
    ],
)
def test_a_planted_breach_is_named(copy: Path, module: str, line: str, contract: str) -> None:
    target = copy / module
    before = target.read_text(encoding="utf-8") if target.is_file() else ""
    target.write_text(f"{before}\n{line}\n", encoding="utf-8")
    answer = lint_imports(copy)
    assert answer.returncode != 0
    broken = [text for text in answer.stdout.splitlines() if "BROKEN" in text]
    assert any(contract in text for text in broken), answer.stdout
