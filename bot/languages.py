"""The languages the assistant writes, and how a language named in a message is recognised."""

import functools
import re

from babel import Locale

# Each language by its own name, in the order in which it is offered.
AUTONYMS: dict[str, str] = {
    "en": "English",
    "tr": "Türkçe",
    "pl": "Polski",
    "so": "Soomaali",
    "es": "Español",
    "ar": "العربية",
}
DEFAULT = "en"
RIGHT_TO_LEFT = frozenset({"ar"})
# Spellings that the locale data lacks: other forms of the name, also without diacritics.
_MORE_NAMES: dict[str, str] = {
    "inglés": "en", "ingles": "en", "ingilizce": "en", "angielsku": "en", "ingiriis": "en",
    "turkce": "tr", "turecku": "tr", "turki": "tr", "turco": "tr",
    "polsku": "pl", "lehçe": "pl", "lehce": "pl", "polaco": "pl",
    "somali": "so", "af soomaali": "so", "somalijsku": "so",
    "espanol": "es", "castellano": "es", "hiszpańsku": "es", "isbaanish": "es",
    "arabic": "ar", "arabsku": "ar", "arapça": "ar", "arapca": "ar", "carabi": "ar",
    "عربي": "ar", "بالعربية": "ar", "بالإنجليزية": "en", "انجليزي": "en",
}  # fmt: skip


def offered(code: object) -> str | None:
    """The language's code when the assistant writes it, else None."""
    return code if isinstance(code, str) and code in AUTONYMS else None


@functools.lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names = {autonym.casefold(): code for code, autonym in AUTONYMS.items()}
    for reader in AUTONYMS:
        for code in AUTONYMS:
            name = Locale.parse(reader).languages.get(code)
            if name:
                names[name.casefold()] = code
    return {**names, **_MORE_NAMES}


def language_named_in(text: str) -> str | None:
    """The code of the last offered language that the text names ("Türkçe yazın" -> "tr").

    The last, because "I don't know English, Polish please" asks for the second.
    """
    lowered = text.casefold()
    found = [
        (match.start(), code)
        for name, code in _names().items()
        for match in re.finditer(rf"(?<!\w){re.escape(name)}", lowered)
    ]
    return max(found)[1] if found else None
