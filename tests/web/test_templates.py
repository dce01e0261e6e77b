"""Templates and contexts: each name that a template uses is a field, and each field is used."""

from dataclasses import fields

import pytest
from jinja2 import meta, nodes

from directory_api.web.contexts import pages as contexts
from directory_api.web.environment import TEMPLATES, environment_of
from directory_api.web.rendering import Page

GIVEN = {"_", "ngettext"}
PAGES = [
    one
    for one in vars(contexts).values()
    if isinstance(one, type) and issubclass(one, Page) and one is not Page
]
FILES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
COMPONENTS = [name for name in FILES if name.startswith("components/")]


def names_of(template: str) -> set[str]:
    environment = environment_of("en")
    loader = environment.loader
    assert loader is not None
    source = loader.get_source(environment, template)[0]
    tree = environment.parse(source)
    return meta.find_undeclared_variables(tree) - GIVEN - macros_of(tree)


def macros_of(tree: nodes.Template) -> set[str]:
    """The macros that a template imports or has itself."""
    own = {macro.name for macro in tree.find_all(nodes.Macro)}
    for found in tree.find_all(nodes.FromImport):
        own |= {one if isinstance(one, str) else one[1] for one in found.names}
    return own


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_template_uses_exactly_the_fields_of_its_context(page: type[Page]) -> None:
    used = names_of(page.template) | names_of("layout.html")
    assert used == {field.name for field in fields(page)}


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_knows_only_what_it_is_given(component: str) -> None:
    assert names_of(component) - {"caller"} == set()


@pytest.mark.parametrize("name", FILES)
def test_every_template_compiles(name: str) -> None:
    assert environment_of("ar").get_template(name)


def test_every_template_belongs_to_a_page_or_is_a_part_of_one() -> None:
    assert {page.template for page in PAGES} | {"layout.html", *COMPONENTS} == set(FILES)


def test_no_template_computes_or_trusts_raw_text() -> None:
    for name in FILES:
        source = (TEMPLATES / name).read_text(encoding="utf-8")
        for forbidden in ("autoescape false", "{% set", "{% do", "style=", "onclick"):
            assert forbidden not in source, f"{name}: {forbidden}"


def test_every_text_has_a_note_for_translators() -> None:
    from directory_api.languages.extraction import extract

    template = extract([TEMPLATES], {})
    without = [one.id for one in template if one.id and not one.auto_comments]
    assert without == []


def test_values_in_a_sentence_are_escaped_once() -> None:
    words = environment_of("en").globals["_"]
    assert str(words("You said {age}.", age="<b>&")) == "You said &lt;b&gt;&amp;."  # type: ignore[operator]
