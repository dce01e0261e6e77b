"""Small pure parts: links out of contacts, facts in words, an inquiry that travels in a form."""

import pytest

from directory_api.errors import InvalidFact
from directory_api.languages import translator
from directory_api.places import load_areas
from directory_api.web.answers import read_answer
from directory_api.web.inquiry import Inquiry, read_state
from directory_api.web.presenters.contacts import contact_line, link_for
from directory_api.web.presenters.facts import FactKind, FactWords


@pytest.mark.parametrize(
    ("action", "value", "link"),
    [
        ("call", "0800 328 5644", "tel:08003285644"),
        ("call", "111, then press 2", "tel:111"),
        ("call", "0800 144 8848 (Adviceline, England)", "tel:08001448848"),
        ("call", "ask at the desk", None),
        ("text", "85258", "sms:85258"),
        ("email", "help@example.org", "mailto:help@example.org"),
        ("email", "by form", None),
        ("web", "https://example.org/a", "https://example.org/a"),
        ("web", "example.org", "https://example.org"),
        ("visit", "1 High Road", None),
        ("call", None, None),
    ],
)
def test_a_contact_becomes_a_link_only_when_it_can_be_used(
    action: str, value: str | None, link: str | None
) -> None:
    assert link_for(action, value) == link


def test_only_the_number_is_the_link() -> None:
    line = contact_line("Call 0800 1111 (children).", "call", "0800 1111 (children)")
    assert (line.before, line.value, line.after) == ("Call ", "0800 1111", " (children).")


ENGLISH = translator("en")
KINDS = {
    "age": FactKind("age", "integer", (), 0, 120),
    "borough": FactKind("borough", "area"),
    "carer": FactKind("carer", "boolean"),
    "spoken_language": FactKind("spoken_language", "language"),
}


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("age", 34, "34"),
        ("age", {"at_least": 17, "at_most": 20}, "17 to 20"),
        ("age", {"at_least": 60}, "60 or more"),
        ("age", {"at_most": 17}, "17 or less"),
        ("age", {"declined": True}, "You would rather not say"),
        ("spoken_language", ["tr", "ku"], "Turkish and Kurdish"),
    ],
)
def test_a_fact_is_said_in_words(name: str, value: object, shown: str) -> None:
    assert FactWords(KINDS, translator("en")).value(name, value) == shown


def test_a_place_on_a_border_stays_several_boroughs() -> None:
    areas = load_areas()
    assert read_answer(KINDS["borough"], "N17", areas, ENGLISH) == ["haringey", "enfield"]
    assert read_answer(KINDS["borough"], "haringey", areas, ENGLISH) == "haringey"
    assert read_answer(KINDS["borough"], "none", areas, ENGLISH) == "none"


@pytest.mark.parametrize("raw", ["", "x", "-1", "3.5", "121", "99999999999", "²"])
def test_what_is_not_a_whole_number_is_refused_without_repeating_it(raw: str) -> None:
    with pytest.raises(InvalidFact) as refused:
        read_answer(KINDS["age"], raw, load_areas(), ENGLISH)
    assert refused.value.field == "age"
    assert refused.value.message == "Write a whole number from 0 to 120."


def test_an_inquiry_comes_back_as_it_went() -> None:
    inquiry = Inquiry(words="w").with_fact("age", 34).with_need("debt").without("fact:gender")
    assert read_state(inquiry.to_state(), "w") == inquiry


def test_new_words_keep_what_was_said_outright_and_drop_the_rest() -> None:
    inquiry = Inquiry(
        words="old", facts={"age": 34, "carer": True}, needs={"debt": 0.4, "food": 1.0}
    )
    renewed = inquiry.with_fact("age", 35).with_words("new")
    assert renewed.facts == {"age": 35}
    assert renewed.needs == {"food": 1.0}
    assert not renewed.is_read


def test_saying_a_removed_fact_again_brings_it_back() -> None:
    inquiry = Inquiry().with_fact("age", 34).without("fact:age")
    assert inquiry.facts == {}
    assert "fact:age" not in inquiry.with_fact("age", 35).dropped
