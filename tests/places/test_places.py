"""What people write for "where?" becomes boroughs, the likeliest first, and never more."""

from dataclasses import fields

import pytest

from directory_api.places import Areas, Place, PlaceKind, load_areas


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_areas()


@pytest.mark.parametrize(
    ("text", "boroughs", "kind"),
    [
        ("N17", ("haringey", "enfield"), PlaceKind.DISTRICT),
        ("n17", ("haringey", "enfield"), PlaceKind.DISTRICT),
        ("N17 9AB", ("haringey", "enfield"), PlaceKind.POSTCODE),
        ("n179ab", ("haringey", "enfield"), PlaceKind.POSTCODE),
        ("n 17 9 ab", ("haringey", "enfield"), PlaceKind.POSTCODE),
        ("N١٧", ("haringey", "enfield"), PlaceKind.DISTRICT),
        ("N10", ("haringey", "barnet"), PlaceKind.DISTRICT),
        ("N22 6XX", ("haringey",), PlaceKind.POSTCODE),
        ("N15", ("haringey", "hackney"), PlaceKind.DISTRICT),
        ("EC1V 9AB", ("islington", "hackney"), PlaceKind.POSTCODE),
        ("Tottenham", ("haringey",), PlaceKind.PLACE),
        ("tottenham hale", ("haringey",), PlaceKind.PLACE),
        ("Totenham", ("haringey",), PlaceKind.PLACE),
        ("woodgreen", ("haringey",), PlaceKind.PLACE),
        ("Haringey", ("haringey",), PlaceKind.AREA),
        (" haringay", ("haringey",), PlaceKind.AREA),
        ("harringay ladder", ("haringey",), PlaceKind.PLACE),
        ("Waltham Forest", ("waltham-forest",), PlaceKind.AREA),
        ("walthamforest", ("waltham-forest",), PlaceKind.AREA),
        ("I live in Tottenham, London", ("haringey",), PlaceKind.PLACE),
        ("North Central London", ("ncl",), PlaceKind.AREA),
        ("London", ("london",), PlaceKind.AREA),
        ("توتنهام", ("haringey",), PlaceKind.PLACE),
    ],
)
def test_an_answer_to_where_means_boroughs(
    areas: Areas, text: str, boroughs: tuple[str, ...], kind: PlaceKind
) -> None:
    place = areas.resolve(text)
    assert place is not None
    assert (place.areas, place.kind) == (boroughs, kind)


@pytest.mark.parametrize(
    "text", ["", "   ", "Atlantis", "SW1A 1AA", "17", "?", "Tottenham Court Road", "N", "no", "N99"]
)
def test_an_unknown_place_means_nothing_and_is_asked_again(areas: Areas, text: str) -> None:
    assert areas.resolve(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I am 34, I live in N17, I lost my job", [("haringey", "enfield")]),
        ("my flat is at n179ab and cold", [("haringey", "enfield")]),
        ("Tottenham'da yaşıyorum", [("haringey",)]),
        ("Haringeyde oturuyorum, işimi kaybettim", [("haringey",)]),
        ("N17'de yaşıyorum", [("haringey", "enfield")]),
        ("n17de yaşıyorum", [("haringey", "enfield")]),
        ("Mieszkam w Tottenhamie od roku", [("haringey",)]),
        ("Waxaan ku noolahay Tottenham, shaqadii ayaan waayay", [("haringey",)]),
        ("Vivo en Wood Green con mi madre", [("haringey",)]),
        ("أعيش في توتنهام وفقدت عملي", [("haringey",)]),
        ("أسكن بتوتنهام", [("haringey",)]),
        ("انتقلت إلى إنفيلد", [("enfield",)]),
        ("from Hackney, now in Crouch End", [("hackney",), ("haringey",)]),
        ("Haringey, yes, HARINGEY", [("haringey",)]),
    ],
)
def test_places_are_found_inside_a_longer_text(
    areas: Areas, text: str, found: list[tuple[str, ...]]
) -> None:
    assert [place.areas for place in areas.find_named_places(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "I take bus 29 every day",
        "the N15 bus was late",
        "otobüs N8 gelmedi",
        "I live in flat 17",
        "me n 15 yr old daughter",
        "I was at Tottenham Court Road",
        "camdenite",
        "life in London is hard",
        "postcode SW1A 1AA",
        "no 17, second floor",
    ],
)
def test_numbers_and_lookalikes_are_not_places(areas: Areas, text: str) -> None:
    assert areas.find_named_places(text) == []


def test_a_place_never_holds_the_whole_postcode(areas: Areas) -> None:
    place = areas.resolve("N17 9AB")
    assert place is not None
    assert place.label == "N17"
    assert "9AB" not in repr(place)


def test_a_place_says_nothing_about_a_gp() -> None:
    assert {field.name for field in fields(Place)} == {"areas", "kind", "label"}


def test_a_wider_area_has_its_boroughs_as_members(areas: Areas) -> None:
    ncl = {"barnet", "camden", "enfield", "haringey", "islington"}
    assert areas.members("ncl") == ncl
    assert areas.members("london") == ncl | {"hackney", "waltham-forest"}
    assert areas.members("uk") == areas.members("london") == frozenset(areas.boroughs)


def test_a_borough_is_its_own_only_member(areas: Areas) -> None:
    assert areas.members("haringey") == {"haringey"}


def test_an_unknown_area_has_no_members(areas: Areas) -> None:
    assert areas.members("atlantis") == frozenset()


def test_the_sets_name_every_area(areas: Areas) -> None:
    assert set(areas.sets()) == set(areas.by_code)
    assert areas.sets()["ncl"] == areas.members("ncl")


def test_an_area_has_its_proper_name(areas: Areas) -> None:
    assert areas.name("waltham-forest") == "Waltham Forest"


def test_the_boroughs_of_a_text_are_named_once_each_in_its_order(areas: Areas) -> None:
    text = "from Hackney N16, now in Crouch End"
    assert areas.find_places_in(text) == ("hackney", "islington", "haringey")
    assert areas.find_places_in("nowhere") == ()
