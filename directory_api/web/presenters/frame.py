"""The frame of a page: languages, navigation, crisis bar and the way out."""

from dataclasses import dataclass

from directory_api.languages import OFFERED, get_language, message, translator
from directory_api.web.contexts.frame import Frame, HiddenField, LanguageLink, NavigationLink
from directory_api.web.presenters.crisis import crisis_bar

_NAVIGATION = (
    ("", message("Find help")),
    ("chat", message("Chat")),
    ("ambassadors", message("For ambassadors")),
    ("check", message("For professionals")),
)
_FOOTER = (
    ("about", message("About this service")),
    ("privacy", message("Your privacy")),
    ("accessibility", message("Accessibility")),
)


@dataclass(frozen=True)
class Place:
    """Where a page stands: its language, its path in it, and what a switch must carry."""

    language: str
    exit_address: str
    path: str = ""
    conversation: str | None = None
    carried: tuple[HiddenField, ...] = ()


def make_frame(place: Place) -> Frame:
    """The frame of the page at this place."""
    language = get_language(place.language)
    home = f"/{language.code}/"
    return Frame(
        language=language,
        path=place.path,
        home=home,
        languages=_languages(place),
        navigation=_links(_NAVIGATION, home, place),
        footer=_links(_FOOTER, home, place),
        bar=crisis_bar(language.code),
        exit_action=f"{home}exit",
        exit_address=place.exit_address,
        conversation=place.conversation,
        carried=place.carried,
    )


def _languages(place: Place) -> tuple[LanguageLink, ...]:
    return tuple(
        LanguageLink(
            code=one.code,
            autonym=one.autonym,
            direction=one.direction,
            href=f"/{one.code}/{place.path}",
            is_current=one.code == place.language,
        )
        for one in OFFERED
    )


def _links(
    pages: tuple[tuple[str, str], ...], home: str, place: Place
) -> tuple[NavigationLink, ...]:
    words = translator(place.language)
    return tuple(
        NavigationLink(words.gettext(label), f"{home}{path}", path == place.path)
        for path, label in pages
    )
