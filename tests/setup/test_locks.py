"""The lock files install anywhere: complete, with hashes, without an address or a path."""

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements"
LOCKS = ["tools.txt", "api.txt", "dev.txt", "bot.txt", "bench.txt"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def normal_name(requirement: str) -> str:
    """The name of a requirement, as package indexes compare names."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def locked_blocks(lock: str) -> list[str]:
    text = (REQUIREMENTS / lock).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines).strip())


def locked_names(lock: str) -> set[str]:
    return {normal_name(block) for block in locked_blocks(lock)}


def requirement_lines(name: str) -> list[str]:
    lines = (REQUIREMENTS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address_and_no_path(lock: str) -> None:
    text = (REQUIREMENTS / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|file:|@ |(^|\s)\.{0,2}/|--index|--find-links|--extra", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_one_exact_version_and_hashes(lock: str) -> None:
    without = [b.splitlines()[0] for b in locked_blocks(lock) if "--hash=sha256:" not in b]
    assert not without
    assert all(re.match(r"[a-z0-9._-]+(\[[a-z0-9,._-]+\])?==\S+", b) for b in locked_blocks(lock))


def test_the_api_lock_covers_every_dependency_of_the_project() -> None:
    wanted = {normal_name(entry) for entry in PROJECT["project"]["dependencies"]}
    assert wanted <= locked_names("api.txt")


def test_the_engines_that_are_only_measured_never_reach_the_product() -> None:
    ours = {"numpy", "pyyaml"}
    measured = {normal_name(line) for line in requirement_lines("bench.in")} - ours
    assert measured
    for lock in ("api.txt", "dev.txt", "bot.txt"):
        assert not measured & locked_names(lock)


def test_the_bench_runs_our_engine_with_the_versions_of_the_product() -> None:
    product = {block.splitlines()[0] for block in locked_blocks("api.txt")}
    for block in locked_blocks("bench.txt"):
        if normal_name(block) in {"numpy", "pyyaml"}:
            assert block.splitlines()[0] in product


def test_the_development_lock_covers_its_group_and_agrees_with_the_api_lock() -> None:
    wanted = {normal_name(entry) for entry in PROJECT["dependency-groups"]["dev"]}
    assert wanted <= locked_names("dev.txt")
    versions = [{b.splitlines()[0] for b in locked_blocks(lock)} for lock in ("api.txt", "dev.txt")]
    assert versions[0] <= versions[1]


def test_the_bots_list_is_the_projects_extra_plus_a_small_tensorflow() -> None:
    extra = {normal_name(entry) for entry in PROJECT["project"]["optional-dependencies"]["bot"]}
    listed = {normal_name(line) for line in requirement_lines("bot.in")}
    assert listed - extra == {"tensorflow-cpu"}
    assert extra <= listed


def test_the_extra_for_the_bot_never_reaches_the_apis_python() -> None:
    entries = PROJECT["project"]["optional-dependencies"]["bot"]
    assert all(entry.endswith("python_version < '3.11'") for entry in entries)


def test_the_bots_lock_leaves_out_what_rasa_never_imports() -> None:
    left_out = {normal_name(line) for line in requirement_lines("bot-without.txt")}
    assert {"jax", "jaxlib", "tensorboard", "libclang", "tensorflow"} <= left_out
    assert not left_out & locked_names("bot.txt")


def test_the_api_environment_never_holds_rasa() -> None:
    for lock in ("api.txt", "dev.txt"):
        assert not {"rasa", "rasa-sdk", "tensorflow-cpu"} & locked_names(lock)


def imported_libraries(folder: str) -> set[str]:
    """Top-level modules that a package of ours imports and that are neither Python's nor ours."""
    found: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {"directory_api", "pathways", "bot"}


@pytest.mark.parametrize("folder", ["directory_api", "pathways"])
def test_every_library_that_the_product_imports_is_in_its_lock(folder: str) -> None:
    providers = metadata.packages_distributions()
    libraries = imported_libraries(folder)
    missing = {
        library
        for library in libraries
        if not {normal_name(name) for name in providers.get(library, [])} & locked_names("api.txt")
    }
    assert missing == set()
