"""The settings that are documented are the settings there are, with their defaults.

To write the table anew: `python -m tests.docs.test_settings`.
"""

import sys

from pydantic import AliasChoices
from pydantic.fields import FieldInfo

from directory_api.settings import REPOSITORY, Settings
from tests.docs.pages import ROOT, between, text_of

PAGE = "docs/deploy.md"
HEAD = "| variable | default | |\n|---|---|---|\n"


def names_of(name: str, field: FieldInfo) -> list[str]:
    """What the setting is called in the environment."""
    alias = field.validation_alias
    if isinstance(alias, AliasChoices):
        return [str(choice) for choice in alias.choices]
    return [f"NWD_{name.upper()}"]


def shown_default(field: FieldInfo) -> str:
    """The default as people read it, paths from the root of the repository."""
    default = field.get_default()
    if default is None:
        return "not set"
    return f"`{default}`".replace(f"{REPOSITORY}/", "")


def settings_table() -> str:
    """Every setting with its names, its default and what it is."""
    rows = []
    for name, field in Settings.model_fields.items():
        names = " or ".join(f"`{one}`" for one in names_of(name, field))
        rows.append(f"| {names} | {shown_default(field)} | {field.description} |\n")
    return HEAD + "".join(rows)


def test_the_table_of_settings_is_what_the_code_says() -> None:
    assert between(text_of(PAGE), "settings") == settings_table()


def test_every_setting_says_what_it_is() -> None:
    silent = [name for name, field in Settings.model_fields.items() if not field.description]
    assert silent == []


def write_table() -> None:
    """Put the table into the page."""
    page = ROOT / PAGE
    text = page.read_text(encoding="utf-8")
    start, _, rest = text.partition("<!-- settings -->\n")
    end = rest.partition("<!-- end of settings -->")[2]
    marked = f"<!-- settings -->\n{settings_table()}<!-- end of settings -->"
    page.write_text(start + marked + end, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(write_table())
