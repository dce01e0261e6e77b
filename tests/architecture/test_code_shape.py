"""House rules that no linter knows: sizes, names, and a first sentence in every module."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE, LONGEST_TEST_FILE, LONGEST_FUNCTION = 300, 400, 40
VAGUE_MODULES = {"common", "data", "helper", "helpers", "info", "manager", "misc", "util", "utils"}
VAGUE_ENDINGS = ("Helper", "Helpers", "Info", "Manager", "Util", "Utils")


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


MODULES = tracked("*.py")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree(path)) if isinstance(node, kinds)]


def length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_there_are_modules_to_look_at() -> None:
    assert any(name_of(path).startswith("directory_api/") for path in MODULES)


def test_no_file_is_longer_than_one_idea() -> None:
    too_long = {}
    for path in MODULES:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        limit = LONGEST_TEST_FILE if name_of(path).startswith("tests/") else LONGEST_FILE
        if lines > limit:
            too_long[name_of(path)] = lines
    assert too_long == {}


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = {
        f"{name_of(path)}:{node.lineno} {node.name}": length(node)
        for path in MODULES
        for node in functions(path)
        if length(node) > LONGEST_FUNCTION
    }
    assert too_long == {}


def test_every_module_opens_with_what_lives_in_it() -> None:
    silent = [name_of(path) for path in MODULES if not ast.get_docstring(tree(path))]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = []
    for path in MODULES:
        names = {path.stem, *path.relative_to(ROOT).parent.parts}
        if names & VAGUE_MODULES:
            vague.append(name_of(path))
    assert vague == []


def test_no_class_has_a_name_that_says_nothing() -> None:
    vague = [
        f"{name_of(path)}: {node.name}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith(VAGUE_ENDINGS)
    ]
    assert vague == []


@pytest.mark.parametrize("feature", ["directory_api", "pathways", "bot"])
def test_every_folder_with_modules_is_a_package_with_a_public_door(feature: str) -> None:
    folders = {path.parent for path in MODULES if name_of(path).startswith(f"{feature}/")}
    # Migrations are scripts that alembic finds by their place.
    folders = {folder for folder in folders if "migrations" not in folder.parts}
    assert [name_of(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []
