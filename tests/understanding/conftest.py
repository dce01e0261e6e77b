"""Understanding as the app builds it, once for all tests of this folder."""

from pathlib import Path

import pytest
import yaml

from directory_api.encoder import load_encoder
from directory_api.places import load_areas
from directory_api.settings import get_settings
from directory_api.understanding import UnderstandingService, create_understanding

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def understanding() -> UnderstandingService:
    return create_understanding(load_encoder(), load_areas(), get_settings().cache_folder)


@pytest.fixture(scope="session")
def phrases_only() -> UnderstandingService:
    return UnderstandingService(None, load_areas())


def read_sentences(name: str) -> list[tuple[str, list[str], str]]:
    rows = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [(language, needs, text) for language, needs, text in rows]


@pytest.fixture(scope="session")
def development() -> list[tuple[str, list[str], str]]:
    return read_sentences("development.yaml")


@pytest.fixture(scope="session")
def unseen() -> list[tuple[str, list[str], str]]:
    return read_sentences("unseen.yaml")
