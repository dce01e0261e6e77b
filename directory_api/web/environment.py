"""One Jinja environment per language: the words are the only thing in which they differ.

Templates decide nothing but layout. A name that a page's context lacks is an error, never a blank.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from directory_api.languages import Translator, translator

TEMPLATES = Path(__file__).parent / "templates"

Words = Callable[..., Markup]


@cache
def environment_of(code: str) -> Environment:
    """The templates as readers of this language see them."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_word_globals(translator(code)))
    return environment


def _word_globals(words: Translator) -> dict[str, object]:
    return {"_": _gettext(words), "ngettext": _ngettext(words)}


def _gettext(words: Translator) -> Words:
    """`_("You said {age}.", age=17)`: the message is escaped, then each value as it is put in."""

    def gettext(text: str, **values: object) -> Markup:
        translated = escape(words.gettext(text))
        return translated.format(**values) if values else translated

    return gettext


def _ngettext(words: Translator) -> Words:
    """`ngettext("{count} door", "{count} doors", 3)`, with the plural forms of the language."""

    def ngettext(singular: str, plural: str, count: int) -> Markup:
        return escape(words.ngettext(singular, plural, count))

    return ngettext
