"""The scripts behind `make`: each explains itself, says what is missing, and can be repeated."""

import http.server
import os
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = sorted(p for p in (ROOT / "scripts").iterdir() if p.is_file() and p.suffix == "")
BASH = shutil.which("bash") or "bash"


def run(
    *command: str | Path, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The scripts in a folder of their own, where nothing is installed."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    return tmp_path


@pytest.fixture
def page() -> Iterator[int]:
    """A local server that answers every GET with a small JSON body; yields its port."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/health" else 404)
            self.end_headers()
            self.wfile.write(b'{"assistant":"ready"}')

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("script", COMMANDS, ids=lambda path: path.name)
def test_every_script_says_what_it_is_for(script: Path) -> None:
    answer = run(script, "--help")
    assert answer.returncode == 0
    assert f"Usage: scripts/{script.name}" in answer.stdout
    assert "#" not in answer.stdout


@pytest.mark.parametrize("script", [*COMMANDS, ROOT / ".ci" / "run"], ids=lambda path: path.name)
def test_every_script_is_bash_that_parses_and_stops_at_the_first_failure(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert text.startswith("#!/usr/bin/env bash\n# ")
    assert "/steps.sh" in text or "set -euo pipefail" in text
    assert run(BASH, "-n", script).returncode == 0


def test_make_names_only_scripts_that_exist_and_explains_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"scripts/(\w+)", makefile))
    assert named <= {path.name for path in COMMANDS}
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    explained = run("make", "--no-print-directory", "help").stdout
    assert {"up", "test", "test-fast", "lint", "train", "evaluate", "bench"} <= targets
    assert all(f"make {target}" in explained for target in targets)


def test_the_procfile_names_scripts_that_exist() -> None:
    procfile = (ROOT / "Procfile").read_text(encoding="utf-8")
    assert set(re.findall(r"scripts/(\w+)", procfile)) <= {path.name for path in COMMANDS}
    assert set(re.findall(r"^(\w+):", procfile, re.MULTILINE)) == {"api", "assistant", "actions"}


def test_a_machine_without_a_new_enough_python_is_told_so_in_a_sentence() -> None:
    answer = run("scripts/find_python", "9.0")
    assert answer.returncode != 0
    assert "This needs Python 9.0 or newer, and none was found." in answer.stderr
    assert "run the same command again" in answer.stderr


def test_a_bot_python_that_cannot_be_had_is_told_in_a_sentence(copy: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    path = f"{empty}:/usr/bin:/bin"
    answer = run("scripts/find_bot_python", cwd=copy, PATH=path, PYENV_ROOT=str(empty))
    if answer.returncode == 0:
        pytest.skip("this system brings its own Python 3.10")
    assert "The assistant needs Python 3.10" in answer.stderr
    assert "run the same command again" in answer.stderr


def test_a_name_in_path_that_starts_nothing_is_not_taken_for_python(tmp_path: Path) -> None:
    broken = tmp_path / "python3"
    broken.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    broken.chmod(0o755)
    answer = run("scripts/find_python", "3.8", PATH=f"{tmp_path}:{os.environ['PATH']}")
    if answer.returncode == 0:
        assert answer.stdout.strip() != str(broken)
    else:
        assert "none was found" in answer.stderr


def test_a_taken_port_is_named_with_the_way_round_it(page: int) -> None:
    answer = run("scripts/up", NWD_PORT=str(page))
    assert answer.returncode != 0
    assert f"Port {page} is taken by another program" in answer.stderr
    assert f"NWD_PORT={page + 1000} make up" in answer.stderr


def test_the_health_check_knows_an_answer_from_silence(page: int) -> None:
    assert run("scripts/answers", str(page), "/health").returncode == 0
    assert run("scripts/answers", str(page), "/health", '"assistant": ?"ready"').returncode == 0
    assert run("scripts/answers", str(page), "/health", '"starting"').returncode != 0
    assert run("scripts/answers", str(page), "/missing").returncode != 0
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert run("scripts/answers", str(port), "/health").returncode != 0


def test_a_step_that_fails_shows_its_last_lines_and_what_to_do(copy: Path) -> None:
    script = copy / "scripts" / "probe"
    script.write_text(
        '. "$(dirname "$0")/steps.sh"\n'
        'run_step "Doing it" probe "Try the other way." sh -c "echo deep reason; exit 3"\n',
        encoding="utf-8",
    )
    answer = run(BASH, script, cwd=copy)
    assert answer.returncode != 0
    assert "Doing it … failed" in answer.stdout
    for words in ("deep reason", "Doing it did not work. Try the other way.", ".logs/probe.log"):
        assert words in answer.stderr


def test_a_model_is_named_after_what_it_learned_from(copy: Path) -> None:
    for folder in ("bot/domain", "bot/data", "bot/components"):
        (copy / folder).mkdir(parents=True)
    (copy / "bot/config.yml").write_text("pipeline: []\n", encoding="utf-8")
    (copy / "bot/data/words.yml").write_text("one\n", encoding="utf-8")
    first = run("scripts/train_assistant", "--print", cwd=copy).stdout
    assert re.fullmatch(r"bot/models/assistant-[0-9a-f]{12}\.tar\.gz\n", first)

    (copy / "bot/components/__pycache__").mkdir()
    (copy / "bot/components/__pycache__/nlg.pyc").write_bytes(b"anything")
    assert run("scripts/train_assistant", "--print", cwd=copy).stdout == first

    (copy / "bot/data/words.yml").write_text("two\n", encoding="utf-8")
    assert run("scripts/train_assistant", "--print", cwd=copy).stdout != first


def test_a_model_that_is_there_is_not_trained_again(copy: Path) -> None:
    (copy / "bot/models").mkdir(parents=True)
    (copy / "bot/config.yml").write_text("pipeline: []\n", encoding="utf-8")
    model = run("scripts/train_assistant", "--print", cwd=copy).stdout.strip()
    (copy / model).write_bytes(b"a model")
    answer = run("scripts/train_assistant", cwd=copy)
    assert (answer.returncode, answer.stdout.strip()) == (0, model)
    assert "Training" not in answer.stderr


def test_several_api_processes_are_refused_without_a_shared_store() -> None:
    answer = run("scripts/run_api", NWD_WORKERS="2", REDIS_URL="", NWD_REDIS_URL="")
    assert answer.returncode != 0
    assert "REDIS_URL is not set" in answer.stderr


def test_every_server_listens_on_this_machine_only_unless_told_otherwise() -> None:
    for name, variable in [
        ("run_api", "NWD_HOST"),
        ("run_assistant", "NWD_RASA_HOST"),
        ("run_actions", "NWD_ACTIONS_HOST"),
    ]:
        text = (ROOT / "scripts" / name).read_text(encoding="utf-8")
        assert f"${{{variable}:-127.0.0.1}}" in text
