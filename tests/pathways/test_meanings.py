"""Two conditions that say the same are known to, however they are written; and figures by name."""

from datetime import date

import pytest

from pathways import Definitions, Figure, Gap, Period, Source, figures_of, meaning_of

YOUNG = {"fact": "age", "at_most": 17}
CARER = {"fact": "carer", "is": True}
ADULT = {"fact": "age", "at_least": {"figure": "ages.adult"}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"any": [YOUNG, CARER]}, {"any": [CARER, YOUNG]}),
        ({"all": [YOUNG, {"any": [CARER]}]}, {"all": [{"any": [CARER]}, YOUNG]}),
        ({"fact": "gender", "in": ["woman", "man"]}, {"fact": "gender", "in": ["man", "woman"]}),
        ({"fact": "language", "is": "tr"}, {"fact": "spoken_language", "is": "tr"}),
        ({"fact": "borough", "is": "haringey"}, {"fact": "borough", "within": ["haringey"]}),
        (ADULT, {"fact": "age", "at_least": 18}),
        ({"not_known": "age"}, {"not_known": "age"}),
    ],
)
def test_what_says_the_same_has_one_meaning(rule, one, other):
    assert meaning_of(rule(one).when) == meaning_of(rule(other).when)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"any": [YOUNG, CARER]}, {"all": [YOUNG, CARER]}),
        (
            {"at_least": {"n": 1, "of": [YOUNG, CARER]}},
            {"at_least": {"n": 2, "of": [YOUNG, CARER]}},
        ),
        (YOUNG, {"fact": "age", "at_most": 16}),
        (CARER, {"fact": "carer", "is": False}),
        ({"not_known": "age"}, {"not_known": "gender"}),
    ],
)
def test_what_says_something_else_has_another_meaning(rule, one, other):
    assert meaning_of(rule(one).when) != meaning_of(rule(other).when)


def test_a_condition_names_its_figures(rule):
    between = {
        "fact": "age",
        "between": [{"figure": "open-door.age_from"}, {"figure": "open-door.age_to"}],
    }
    names = figures_of(rule({"any": [CARER, ADULT, between]}).when)
    assert names == {"ages.adult", "open-door.age_from", "open-door.age_to"}


def test_a_figure_that_has_ended_is_still_named():
    assert figures_of(Gap("age", "ages.adult")) == {"ages.adult"}
    assert figures_of(Gap("age")) == frozenset()


def test_a_figure_is_out_of_date_only_where_it_once_had_a_number():
    figure = Figure("ages.adult", 18, "years", Source("X"), Period(None, date(2027, 3, 31)))
    definitions = Definitions({}, {}, every_figure={"ages.adult": (figure,)})
    assert definitions.is_out_of_date("ages.adult")
    assert not definitions.is_out_of_date("ages.adlut")
