"""A national number stands in one place: changing its file changes every answer, and no code."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from directory_api.catalogue import Catalogue, load_vocabulary
from directory_api.catalogue.snapshot import catalogue_of_file
from directory_api.cli.check import Checked, check_everything
from directory_api.cli.figure_uses import uses_of_figures
from directory_api.cli.figures_report import figures_page
from directory_api.eligibility import (
    EligibilityService,
    MatchRequest,
    NeedWeight,
    load_standing,
)
from directory_api.languages import OFFERED, translator
from directory_api.places import load_areas
from directory_api.settings import REPOSITORY
from pathways import PACKAGED_DEFINITIONS, Definitions, load_definitions
from tests.running_fixtures import tuesday

ADULT = re.compile(r"(adult: \{value: )18,")
SERVICE, CRITERION = "nlft-core", "old-enough"
LANGUAGES = [language.code for language in OFFERED]
CHANGED = Path("figures") / "ages.yaml"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Definitions:
    """The definitions with one number changed in one file: adults are 16 and over."""
    folder = tmp_path_factory.mktemp("definitions") / "definitions"
    shutil.copytree(PACKAGED_DEFINITIONS, folder)
    text = (folder / CHANGED).read_text(encoding="utf-8")
    (folder / CHANGED).write_text(ADULT.sub(r"\g<1>16,", text, count=1), encoding="utf-8")
    return load_definitions(folder, on=tuesday().date())


@pytest.fixture(scope="module")
def as_it_is() -> Definitions:
    """The definitions as they are."""
    return load_definitions(on=tuesday().date())


@pytest.fixture(scope="module")
def checked() -> Checked:
    """The real records and rules, checked."""
    return check_everything(REPOSITORY / "data")


@pytest.fixture(scope="module")
def catalogue(checked: Checked) -> Catalogue:
    """The real records."""
    return catalogue_of_file(checked.file)


def directory(definitions: Definitions, catalogue: Catalogue) -> EligibilityService:
    """The directory over the real records with these definitions."""
    areas = load_areas()
    known = definitions.with_areas(areas.sets())
    standing = load_standing(REPOSITORY / "data")
    return EligibilityService(
        catalogue, load_vocabulary(), areas, known, standing, tuesday, "haringey"
    )


@pytest.fixture(scope="module")
def before(as_it_is: Definitions, catalogue: Catalogue) -> EligibilityService:
    """The directory with the number as it is."""
    return directory(as_it_is, catalogue)


@pytest.fixture(scope="module")
def after(changed: Definitions, catalogue: Catalogue) -> EligibilityService:
    """The directory with the number changed."""
    return directory(changed, catalogue)


def verdict(eligibility: EligibilityService, **facts: object) -> str:
    """What the service is for this person."""
    return eligibility.assess(SERVICE, facts).door.outcome.value


@pytest.mark.parametrize(
    ("age", "old", "new"),
    [
        (15, "does_not_fit", "does_not_fit"),
        (16, "does_not_fit", "might_fit"),
        (17, "does_not_fit", "might_fit"),
        (18, "might_fit", "might_fit"),
    ],
)
def test_the_verdict_follows_the_number(
    before: EligibilityService, after: EligibilityService, age: int, old: str, new: str
) -> None:
    assert (verdict(before, age=age), verdict(after, age=age)) == (old, new)


def sentence(eligibility: EligibilityService, language: str) -> str:
    """The rule as a reader of this language sees it."""
    door = eligibility.assess(SERVICE, {}, language).door
    return next(reason.text for reason in door.reasons if reason.criterion == CRITERION)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_follows_the_number_in_every_language(
    before: EligibilityService, after: EligibilityService, language: str
) -> None:
    words = translator(language)
    old, new = words.number(18), words.number(16)
    assert old in sentence(before, language)
    assert sentence(after, language) == sentence(before, language).replace(old, new)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_advice_follows_the_number_in_every_language(
    before: EligibilityService, after: EligibilityService, language: str
) -> None:
    words = translator(language)
    request = MatchRequest(
        needs=(NeedWeight("cyp-mental-health", 1.0),), facts={"age": 17}, language=language
    )
    told = {
        name: next(one.text for one in eligibility.match(request).advice if one.id == "T-TRANS-1")
        for name, eligibility in (("before", before), ("after", after))
    }
    assert words.number(18) in told["before"]
    assert told["after"] == told["before"].replace(words.number(18), words.number(16))


def page(definitions: Definitions, checked: Checked) -> Mapping[str, str]:
    """Each row of the page of figures by the figure's name."""
    uses = uses_of_figures(checked.written, definitions, checked.areas, checked.handbook)
    rows = re.findall(r"^\| `(.*?)` \|(.*)$", figures_page(definitions, uses), re.MULTILINE)
    return dict(rows)


def test_the_documentation_follows_the_number(
    as_it_is: Definitions, changed: Definitions, checked: Checked
) -> None:
    old, new = page(as_it_is, checked), page(changed, checked)
    different = [name for name in old if old[name] != new[name]]
    assert different == ["ages.adult"]
    assert new["ages.adult"].startswith(" 16 years |")
