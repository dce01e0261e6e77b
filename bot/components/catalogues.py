"""Reads the assistant's message catalogues (.po) through Babel; there is no compile step."""

import functools
import gettext
import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE_FOLDER = Path(__file__).resolve().parent.parent / "locale"


def catalogue_path(folder: Path, language: str) -> Path:
    """Where one language's catalogue lies."""
    return folder / language / "assistant.po"


@functools.lru_cache(maxsize=64)
def load_catalogue(folder: Path, language: str) -> gettext.NullTranslations:
    """One language's translations; English text passes through when there is no catalogue."""
    path = catalogue_path(folder, language)
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
