"""The page of figures: a row for each number, with its days, its source and who uses it."""

from datetime import date

import pytest

from directory_api.cli.figures_report import figures_page
from pathways import Definitions, Figure, Period, Source

MARCH, APRIL = date(2027, 3, 31), date(2027, 4, 1)


@pytest.mark.parametrize(
    ("period", "holds"),
    [
        (Period(), "always"),
        (Period(None, MARCH), "until 2027-03-31"),
        (Period(APRIL), "from 2027-04-01"),
        (Period(MARCH, APRIL), "from 2027-03-31 until 2027-04-01"),
    ],
)
def test_a_number_says_on_which_days_it_holds(period: Period, holds: str) -> None:
    figure = Figure("ages.adult", 18, "years", Source("ACT"), period, verify=True)
    definitions = Definitions({}, {}, every_figure={figure.name: (figure,)})
    page = figures_page(definitions, {figure.name: ["service `x`", "advice `A`"]})
    row = (
        f"| `ages.adult` | 18 years | {holds} | ACT; *to be confirmed* | service `x`, advice `A` |"
    )
    assert row in page.splitlines()


def test_both_numbers_of_a_figure_stand_below_each_other_and_notes_at_the_end() -> None:
    entries = (
        Figure("score", 10, None, Source("X"), Period(None, MARCH), note="Until the new edition."),
        Figure("score", 9, None, Source("Y"), Period(APRIL)),
    )
    page = figures_page(Definitions({}, {}, every_figure={"score": entries}), {})
    assert page.splitlines()[-6:] == [
        "| `score` | 10 | until 2027-03-31 | X | nobody |",
        "| `score` | 9 | from 2027-04-01 | Y | nobody |",
        "",
        "## Notes",
        "",
        "- `score`: Until the new edition.",
    ]
