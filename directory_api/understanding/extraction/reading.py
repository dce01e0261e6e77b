"""Runs every extractor over a text and joins what they found into facts in wire form."""

from collections.abc import Callable, Mapping, Sequence

from directory_api.understanding.extraction.ages import ages_in
from directory_api.understanding.extraction.babies import pregnancy_and_baby_in
from directory_api.understanding.extraction.claims import claims_in
from directory_api.understanding.extraction.durations import durations_in
from directory_api.understanding.extraction.homes import PlaceFinder, homes_in
from directory_api.understanding.extraction.persons import persons_in
from directory_api.understanding.extraction.scores import scores_in
from directory_api.understanding.extraction.spoken import spoken_languages_in
from directory_api.understanding.extraction.wordings import Wording, wordings_of

Facts = Mapping[str, object]
Extractor = Callable[[Wording], Facts]

# The order is the order of trust: what an earlier one found, a later one does not overwrite.
EXTRACTORS: tuple[Extractor, ...] = (
    persons_in,
    ages_in,
    pregnancy_and_baby_in,
    scores_in,
    claims_in,
    durations_in,
    spoken_languages_in,
)


def extract_facts(
    text: str, languages: Sequence[str] = ("en",), areas: PlaceFinder | None = None
) -> dict[str, object]:
    """The facts of a cleaned text; absent where the text does not plainly say.

    `languages` are those the text may be in, likeliest first; English is always among those tried.
    """
    facts: dict[str, object] = {}
    for wording in wordings_of(text, languages):
        for extractor in EXTRACTORS:
            for name, value in extractor(wording).items():
                facts.setdefault(name, value)
    if areas is not None:
        facts.update(homes_in(text, areas, languages))
    return facts
