"""The models that are compared: ours, and Rasa's default pipeline trained on the same phrases.

The default pipeline is read from the installed Rasa, so it is the one that `rasa init` would train.
"""

import hashlib
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.places import CACHE, ROOT

BOT_PYTHON = ROOT / ".venv-bot" / "bin" / "python"
RASA = ROOT / ".venv-bot" / "bin" / "rasa"
# What Rasa reads into a model beside the pipeline; the same on both sides.
LEARNT_FROM = ("bot/domain", "bot/data", "requirements/bot.txt")
# Turns what the gateway sends (language, needs, facts) into entities, for our actions.
NEEDED_BY_OUR_ACTIONS = "bot.components.metadata.MetadataReader"
IN_THE_ASSISTANTS_ENVIRONMENT = (
    'set -a; . scripts/steps.sh; . scripts/assistant_environment.sh; exec "$@"'
)


@dataclass(frozen=True)
class Model:
    """A trained model, and how long its training took if it was trained now."""

    path: Path
    seconds: float | None = None

    @property
    def megabytes(self) -> float:
        """The size of its file."""
        return self.path.stat().st_size / 1e6


def in_environment(*command: str) -> list[str]:
    """The command, run as scripts/ run Rasa: same variables, same folder."""
    # The second argument stands where bash keeps a script's own name.
    return ["bash", "-c", IN_THE_ASSISTANTS_ENVIRONMENT, "scripts/bench", *command]


def our_model() -> Model:
    """The model that `make up` would use."""
    began = time.monotonic()
    printed = subprocess.run(
        ["scripts/train_assistant"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout.split()
    seconds = time.monotonic() - began
    return Model(ROOT / printed[-1], seconds if seconds > 5 else None)


def default_configuration() -> str:
    """Rasa's own default pipeline and policies, with the one component our actions need."""
    folders = ROOT / ".venv-bot" / "lib"
    pattern = "python*/site-packages/rasa/engine/recipes/config_files/default_config.yml"
    written = next(folders.glob(pattern)).read_text(encoding="utf-8")
    configuration = yaml.safe_load(written)
    configuration["assistant_id"] = "default-pipeline"
    configuration["pipeline"].append({"name": NEEDED_BY_OUR_ACTIONS})
    return yaml.safe_dump(configuration, sort_keys=False)


def default_model() -> Model:
    """Rasa's default pipeline on our phrases, rules and domain; trained when they changed."""
    configuration = default_configuration()
    path = CACHE / f"default-{_fingerprint(configuration)}.tar.gz"
    if path.exists():
        return Model(path)
    CACHE.mkdir(parents=True, exist_ok=True)
    file = CACHE / "default_config.yml"
    file.write_text(configuration, encoding="utf-8")
    began = time.monotonic()
    _train(file, path)
    return Model(path, time.monotonic() - began)


def _train(configuration: Path, path: Path) -> None:
    making = CACHE / "making"
    command = in_environment(
        *(str(RASA), "train", "--force", "--config", str(configuration)),
        *("--domain", "bot/domain", "--data", "bot/data"),
        *("--out", str(making), "--fixed-model-name", "default"),
    )
    log = CACHE / "training.log"
    with log.open("w", encoding="utf-8") as output:
        done = subprocess.run(command, cwd=ROOT, stdout=output, stderr=output, check=False)
    if done.returncode:
        raise SystemExit(f"Training Rasa's default pipeline failed; its log is {log}.")
    (making / "default.tar.gz").rename(path)


def _fingerprint(configuration: str) -> str:
    digest = hashlib.sha256(configuration.encode())
    for path in _inputs():
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _inputs() -> Iterator[Path]:
    for name in LEARNT_FROM:
        path = ROOT / name
        yield from sorted(path.rglob("*.yml")) if path.is_dir() else [path]
