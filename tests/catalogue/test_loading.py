"""Loading: all of it or nothing, only what changed, and nothing new the second time."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from sqlalchemy import func, select

from directory_api.catalogue import (
    Basis,
    Catalogue,
    Confidence,
    Cost,
    DataFileProblems,
    DeliveryPoint,
    Hours,
    Opening,
    Openness,
    OpenThrough,
    OrganizationRecord,
    Provenance,
    SourceRecord,
)
from directory_api.catalogue.file_format import ServicesFile
from directory_api.catalogue.loading import LoadReport, load_services
from directory_api.catalogue.models import DirectoryVersion, Organization, Service, Source
from directory_api.catalogue.service import CatalogueService
from directory_api.catalogue.snapshot import catalogue_of_file
from directory_api.database import Database
from directory_api.errors import NotFound, Unavailable
from tests.catalogue.conftest import SAMPLE

LoadText = Callable[[str], LoadReport]
ReadText = Callable[[str], ServicesFile]
FIRST_SERVICE = SAMPLE.index("- id: green-door")
SECOND_SERVICE = SAMPLE.index("- id: quiet-house")
WITHOUT_SECOND = SAMPLE[:SECOND_SERVICE]


def snapshot(database: Database) -> Catalogue:
    with database.transaction() as session:
        return CatalogueService(session).snapshot()


def count(database: Database, table: type[object]) -> int:
    with database.transaction() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_the_first_load_adds_everything(load_text: LoadText) -> None:
    report = load_text(SAMPLE)
    assert report.added == ("Green Door", "Quiet House")
    assert (report.changed, report.removed, report.unchanged) == ((), (), ())
    assert report.is_new_version


def test_the_second_load_changes_nothing(database: Database, load_text: LoadText) -> None:
    first = load_text(SAMPLE)
    second = load_text(SAMPLE)
    assert not second.is_new_version
    assert second.unchanged == ("Green Door", "Quiet House")
    assert second.version == first.version
    assert count(database, DirectoryVersion) == 1


def test_only_what_was_rewritten_counts_as_changed(database: Database, load_text: LoadText) -> None:
    before = load_text(SAMPLE)
    report = load_text(
        SAMPLE.replace("over tea", "over soup").replace("needs: [loneliness]", "needs: [food]")
    )
    assert report.changed == ("Green Door",)
    assert report.unchanged == ("Quiet House",)
    assert report.version != before.version
    record = snapshot(database).get("green-door")
    assert record.description == "A place to meet over soup."
    assert record.needs == ("food",)


def test_what_is_gone_from_the_file_is_removed(database: Database, load_text: LoadText) -> None:
    load_text(SAMPLE)
    report = load_text(WITHOUT_SECOND.replace("  K: {", "  K2: {").replace("[PAGE, K]", "[PAGE]"))
    assert report.removed == ("Quiet House",)
    assert list(snapshot(database).services) == ["green-door"]
    assert count(database, Organization) == 1
    assert count(database, Source) == 2


def test_a_new_order_is_kept_without_counting_as_a_change(
    database: Database, load_text: LoadText
) -> None:
    load_text(SAMPLE)
    turned = SAMPLE[:FIRST_SERVICE] + SAMPLE[SECOND_SERVICE:] + SAMPLE[FIRST_SERVICE:SECOND_SERVICE]
    report = load_text(turned)
    assert report.is_new_version
    assert report.changed == ()
    assert list(snapshot(database).services) == ["quiet-house", "green-door"]


def test_an_organization_and_a_source_are_updated(database: Database, load_text: LoadText) -> None:
    load_text(SAMPLE)
    load_text(
        SAMPLE.replace(
            "sector: vcse, community_led: true", "sector: statutory, community_led: unknown"
        ).replace("example.org/page", "example.org/other")
    )
    record = snapshot(database).get("green-door")
    assert record.organization == OrganizationRecord("Green Trust", "statutory", None)
    assert record.provenance.sources[0].url == "https://example.org/other"
    assert count(database, Organization) == 2


def test_a_broken_file_leaves_what_was_loaded(database: Database, load_text: LoadText) -> None:
    load_text(SAMPLE)
    with pytest.raises(DataFileProblems):
        load_text(SAMPLE.replace("needs: [domestic-abuse]", "needs: [no-such-need]"))
    assert list(snapshot(database).services) == ["green-door", "quiet-house"]


def test_a_load_that_fails_half_way_leaves_what_was_loaded(
    database: Database, load_text: LoadText, read_text: ReadText
) -> None:
    load_text(SAMPLE)
    changed = read_text(SAMPLE.replace("over tea", "over soup"))

    def broken_clock() -> datetime:
        raise RuntimeError("the last step of a load fails")

    with pytest.raises(RuntimeError):
        load_services(database, changed, clock=broken_clock)
    assert snapshot(database).get("green-door").description == "A place to meet over tea."


def test_everything_written_about_a_service_comes_back(
    database: Database, load_text: LoadText
) -> None:
    load_text(SAMPLE)
    record = snapshot(database).get("green-door")
    assert record.organization == OrganizationRecord("Green Trust", "vcse", True)
    assert (record.offers, record.levels) == (("social_activity", "helpline"), (1, 2))
    assert (record.age_from, record.age_to) == (18, None)
    assert record.delivery == (DeliveryPoint("1 Invented Road, N22", "side door"),)
    assert (record.interpreter, record.bsl) == (None, False)
    assert record.languages_offered == ("en", "tr")
    assert record.cost == Cost("free", None)
    assert record.hours == Hours(
        opening=(Opening((0, 6), time(18, 0), time(0, 0)),), note="not on holidays"
    )
    assert record.contact == {"phone": "000 0001", "web": "https://example.org/green"}
    assert record.funded_until == date(2027, 3, 31)
    assert record.criteria[0]["source"] == {"key": "PAGE", "seen": 2024, "confirmed": "2026-01-31"}
    assert record.openness is Openness.DIRECT
    assert record.is_confirmed
    assert not record.is_recall
    assert record.provenance == Provenance(
        basis=Basis.STORED,
        confidence=Confidence.HIGH,
        sources=(
            SourceRecord("PAGE", "https://example.org/page", "2024"),
            SourceRecord("K", None, None, "The writer's own knowledge"),
        ),
        seen="2024",
        confirmed=date(2026, 1, 31),
        verify=("hours",),
    )


def test_a_door_without_public_contact_opens_through_others(
    database: Database, load_text: LoadText
) -> None:
    load_text(SAMPLE)
    record = snapshot(database).get("quiet-house")
    assert record.contact == {}
    assert record.openness is Openness.INDIRECT
    assert record.open_through == (
        OpenThrough(service_id="green-door", ask_for="the worker"),
        OpenThrough(finder="example.org"),
    )
    assert record.hours is None
    assert record.is_tentative


def test_a_door_that_nobody_can_open_is_not_open_yet(
    database: Database, load_text: LoadText
) -> None:
    load_text(
        SAMPLE.replace(
            '[{service: green-door, ask_for: "the worker"}, {finder: "example.org"}]', "[]"
        )
    )
    assert snapshot(database).get("quiet-house").openness is Openness.NOT_YET


def test_the_file_alone_gives_the_same_catalogue_as_the_database(
    database: Database, load_text: LoadText, read_text: ReadText
) -> None:
    load_text(SAMPLE)
    assert catalogue_of_file(read_text(SAMPLE)) == snapshot(database)


def test_private_contacts_and_notes_raise_when_a_query_touches_them(
    database: Database, load_text: LoadText
) -> None:
    load_text(SAMPLE)
    with database.transaction() as session:
        service = session.scalars(select(Service).order_by(Service.id)).first()
        for column in ("private_contact", "provenance_note", "organization"):
            with pytest.raises(Exception, match=r"raiseload|lazy='raise'"):
                getattr(service, column)


def test_an_unknown_service_is_not_found(database: Database, load_text: LoadText) -> None:
    load_text(SAMPLE)
    with pytest.raises(NotFound, match="no service with that id"):
        snapshot(database).get("closed-door")


def test_an_empty_directory_says_what_to_run(database: Database) -> None:
    with pytest.raises(Unavailable, match="Run: nwd load"):
        snapshot(database)


def test_a_snapshot_is_built_once_for_each_version(database: Database, load_text: LoadText) -> None:
    load_text(SAMPLE)
    first = snapshot(database)
    assert snapshot(database) is first
    load_text(SAMPLE.replace("over tea", "over soup"))
    assert snapshot(database) is not first


@pytest.mark.parametrize(
    ("page", "names", "pages"),
    [(1, ["Green Door"], 2), (2, ["Quiet House"], 2), (3, [], 2)],
)
def test_pages_are_by_name_and_end_empty(
    database: Database, load_text: LoadText, page: int, names: list[str], pages: int
) -> None:
    load_text(SAMPLE)
    with database.transaction() as session:
        found = CatalogueService(session).list_page(page, size=1)
    assert [record.name for record in found.services] == names
    assert (found.page, found.pages, found.total) == (page, pages, 2)
