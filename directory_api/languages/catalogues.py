"""Reads the gettext catalogues as translators leave them: nothing to compile."""

import gettext
import io
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE_FOLDER = Path(__file__).parent / "locale"


@cache
def load_catalogue(code: str) -> gettext.NullTranslations:
    """The translations of one language.

    English, or a language without a catalogue, gives the source text.
    """
    path = LOCALE_FOLDER / code / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as source:
        catalogue = read_po(source, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
