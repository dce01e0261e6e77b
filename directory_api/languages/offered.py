"""Which languages are offered, how each calls itself, and who has read its words."""

from dataclasses import dataclass
from typing import Literal

from directory_api.errors import NotFound

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Language:
    """A reply language: BCP 47 code, its own name, its English name, direction and review state.

    `reviewed_by` is None until a named person has read every word; until then the state is "draft".
    """

    code: str
    autonym: str
    english_name: str
    direction: Direction = "ltr"
    reviewed_by: str | None = None

    @property
    def state(self) -> Literal["draft", "reviewed"]:
        """Whether a named person has checked the words; English is the source text."""
        return "reviewed" if self.code == "en" or self.reviewed_by else "draft"


OFFERED: tuple[Language, ...] = (
    Language("en", "English", "English"),
    Language("tr", "Türkçe", "Turkish"),
    Language("pl", "Polski", "Polish"),
    Language("so", "Soomaali", "Somali"),
    Language("es", "Español", "Spanish"),
    Language("ar", "العربية", "Arabic", "rtl"),
)
_BY_CODE = {language.code: language for language in OFFERED}


def is_offered(code: str) -> bool:
    """Whether replies can be given in this language."""
    return code in _BY_CODE


def get_language(code: str) -> Language:
    """The offered language of this code; raises NotFound with the codes there are."""
    try:
        return _BY_CODE[code]
    except KeyError:
        offered = ", ".join(_BY_CODE)
        raise NotFound(
            f"We do not answer in that language yet. Use one of: {offered}.", field="language"
        ) from None


def best_language(accept_language: str) -> Language:
    """The first offered language of an Accept-Language header, weighed by its q values.

    Else English.
    """
    wishes: list[tuple[float, int, str]] = []
    for position, part in enumerate(accept_language[:500].split(",")):
        tag, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            weight = 0.0
        wishes.append((-weight, position, tag.split("-")[0].strip().lower()))
    for weight, _, code in sorted(wishes):
        if weight and code in _BY_CODE:
            return _BY_CODE[code]
    return _BY_CODE["en"]
