"""What every page shows round its own content: languages, crisis words, navigation, the way out."""

from dataclasses import dataclass

from directory_api.languages import Language


@dataclass(frozen=True)
class LanguageLink:
    """One language to switch to, under its own name; `href` is this same page in it."""

    code: str
    autonym: str
    direction: str
    href: str
    is_current: bool


@dataclass(frozen=True)
class NavigationLink:
    """A link of the page's head or foot; its label is in the reader's language."""

    label: str
    href: str
    is_current: bool


@dataclass(frozen=True)
class HiddenField:
    """A value that travels with a form so that nothing has to be kept on our side."""

    name: str
    value: str


@dataclass(frozen=True)
class Contact:
    """A sentence with a number or address to use inside it; a bare sentence has no value."""

    before: str
    value: str = ""
    after: str = ""
    href: str | None = None


@dataclass(frozen=True)
class CrisisWords:
    """Crisis words in one language: a heading, what to do, whom to call."""

    code: str
    direction: str
    heading: str
    lines: tuple[str, ...]
    contacts: tuple[Contact, ...]


@dataclass(frozen=True)
class CrisisPanel:
    """Crisis words before or beside an answer; with the English under them in a draft language."""

    is_urgent: bool
    words: CrisisWords
    english: CrisisWords | None = None


@dataclass(frozen=True)
class Frame:
    """What the layout needs; every page's context has one as `frame`.

    `path` is the page's address inside its language ("results"). `carried` holds the fields that a
    posted page needs again when only the language changes; without them a language is a plain link.
    """

    language: Language
    path: str
    home: str
    languages: tuple[LanguageLink, ...]
    navigation: tuple[NavigationLink, ...]
    footer: tuple[NavigationLink, ...]
    bar: CrisisWords
    exit_action: str
    exit_address: str
    conversation: str | None = None
    carried: tuple[HiddenField, ...] = ()
