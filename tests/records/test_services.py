"""The directory keeps every service it was given, and publishes no contact that nobody checked."""

import re
from collections import Counter
from itertools import chain

import pytest

from tests.records.curated import Entry, read, service, services, shared

PRIVATE = ("contact_corroborated", "contact_unverified")
CONTACT_KINDS = {
    "phone", "text", "email", "web", "relay", "phone_national", "phone_uc", "out_of_hours",
    "professionals", "referrals", "walk_in", "address", "area_note", "via", "other",
}  # fmt: skip
# Nobody can honestly open these doors yet: their contact is unchecked and nobody refers to them.
NOT_YET = {
    "nsphuk", "talking-matters", "mindline-trans", "modern-slavery", "pfh", "independent-age",
    "contact-families", "gingerbread", "family-lives", "drinkline", "combat-stress",
}  # fmt: skip
DIRECT = {"phone", "text", "email", "web", "address", "walk_in", "phone_national"}


def plain(text: str) -> str:
    """Letters and digits only, so that https:// and spaces do not matter."""
    return re.sub(r"[^a-z0-9]", "", text.lower().removeprefix("https://"))


def test_there_are_203_services() -> None:
    assert len(services()) == 203


def test_no_id_is_used_twice() -> None:
    doubles = [name for name, times in Counter(s["id"] for s in services()).items() if times > 1]
    assert doubles == []


def test_every_first_record_is_here_under_its_id_and_in_its_order() -> None:
    given = [entry["id"] for entry in shared("services_facts.yaml")["services"]]
    known = [entry["id"] for entry in services()]
    assert [name for name in known if name in set(given)] == given


def test_every_public_contact_was_public_in_the_first_sources() -> None:
    first = {entry["id"]: entry for entry in shared("services_facts.yaml")["services"]}
    for entry in services():
        allowed = plain(" ".join((first[entry["id"]].get("contact") or {}).values()))
        for kind in DIRECT & entry["contact"].keys():
            said = entry["contact"][kind]
            assert plain(said) in allowed, f"{entry['id']}: {kind} {said!r} is not in the source"


def test_unchecked_contacts_are_kept_but_apart() -> None:
    first = {entry["id"]: entry for entry in shared("services_facts.yaml")["services"]}
    for entry in services():
        for key in PRIVATE:
            assert entry.get(key) == first[entry["id"]].get(key), entry["id"]


def test_no_unchecked_contact_stands_anywhere_public() -> None:
    for entry in services():
        unchecked = set(chain.from_iterable(entry.get(key, {}).values() for key in PRIVATE))
        public = {key: value for key, value in entry.items() if key not in PRIVATE}
        words = str({k: v for k, v in public.items() if k != "provenance"})
        assert [value for value in unchecked if value in words] == [], entry["id"]


def test_links_are_addresses_and_not_descriptions() -> None:
    for entry in services():
        web = entry["contact"].get("web", "https://x.uk")
        assert re.fullmatch(r"https://[\w.-]+\.[a-z]{2,}(/\S*)?", web), f"{entry['id']}: {web}"


def test_contacts_use_the_documented_kinds() -> None:
    used = set(chain.from_iterable(entry["contact"] for entry in services()))
    assert used <= CONTACT_KINDS


def test_every_door_has_a_way_in_except_those_that_nobody_can_open_yet() -> None:
    shut = {
        entry["id"]
        for entry in services()
        if not (DIRECT & entry["contact"].keys() or entry.get("delivery") or entry["open_through"])
    }
    assert shut == NOT_YET


def test_whoever_opens_a_door_for_others_can_be_reached() -> None:
    for entry in services():
        for step in entry["open_through"]:
            assert ("service" in step) is not ("finder" in step), entry["id"]
            if "service" in step:
                helper = service(step["service"])
                reachable = helper["contact"] or helper["open_through"] or helper.get("delivery")
                assert reachable, f"{entry['id']} through {helper['id']}"


@pytest.mark.parametrize("entry", services(), ids=lambda entry: entry["id"])
def test_codes_are_those_of_the_vocabulary(entry: Entry) -> None:
    words = read("vocabulary.yaml")
    for key in ("needs", "offers", "audiences", "routes", "access"):
        assert set(entry[key]) <= set(words[key]), key
    assert set(entry["levels"]) <= set(words["levels"])
    assert entry["cost"]["kind"] in words["costs"]
    assert entry["organization"]["sector"] in words["sectors"]
    assert set(entry["area"]) <= set(read("areas.yaml")["areas"])


def test_every_source_that_is_named_exists() -> None:
    known = read("services.yaml")["sources"]
    named = set(chain.from_iterable(entry["provenance"]["sources"] for entry in services()))
    assert named <= known.keys()
    assert all(source["title"] for source in known.values())


def test_nothing_is_marked_confirmed_before_somebody_has_asked_the_service() -> None:
    assert [s["id"] for s in services() if s["provenance"]["confirmed"] is not None] == []


def test_nobody_has_told_us_how_long_a_service_is_funded() -> None:
    assert {entry["funded_until"] for entry in services()} == {"unknown"}


def test_services_for_one_sex_or_about_abuse_are_never_listed_as_not_fitting() -> None:
    abuse = {"domestic-abuse", "sexual-violence", "honour-based-abuse"}
    for entry in services():
        hidden = entry["omit_from_others"]
        if entry.get("gender") or "lgbtq" in entry["audiences"][:1]:
            assert hidden, entry["id"]
        if abuse & set(entry["needs"][:1]):
            assert hidden, entry["id"]


def test_a_confidential_service_publishes_no_place() -> None:
    for entry in services():
        if entry["confidential"]:
            assert "address" not in entry["contact"], entry["id"]
            assert "delivery" not in entry, entry["id"]


def test_hours_that_were_only_recalled_say_so() -> None:
    for entry in services():
        hours = entry["hours"]
        first = {e["id"]: e for e in shared("services_facts.yaml")["services"]}[entry["id"]]
        if "recall" in str(first.get("hours", "")):
            assert "recalled" in hours["note"], entry["id"]


def test_the_refuge_never_shows_where_it_is() -> None:
    assert service("solace-haringey")["confidential"] is True


def test_decoys_stay_with_their_own_area() -> None:
    assert service("tt-camden-islington")["area"] == ["camden", "islington"]
    assert service("tt-city-hackney")["area"] == ["hackney"]
    assert service("derman")["area"] == ["hackney"]


def test_a_service_whose_area_nobody_knows_says_so() -> None:
    unknown = [entry for entry in services() if not entry["area"]]
    assert [entry["id"] for entry in unknown] == ["kooth"]
    assert "area" in unknown[0]["provenance"]["verify"]
    assert unknown[0]["area_note"]
