"""The page about missing doors: what the proof says, in words, for a navigator or a curator."""

import json
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from directory_api.app import create_app
from directory_api.insight import Cell, InsightService, State
from directory_api.languages import translator
from directory_api.settings import REPOSITORY
from directory_api.web.presenters.facts import FactWords, fact_kinds
from directory_api.web.presenters.insight import DoorsPresenter
from tests.running_fixtures import settings_for, tuesday
from tests.web.reading import ReadPage

DATA = REPOSITORY / "data"


@pytest.fixture
def page(plain_client: TestClient) -> ReadPage:
    return ReadPage(plain_client.get("/en/insight/doors"))


@pytest.fixture
def presenter(plain_app: FastAPI) -> DoorsPresenter:
    words = translator("en")
    kinds = fact_kinds(plain_app.state.describe_facts())
    return DoorsPresenter(words, FactWords(kinds, words), "haringey")


def test_every_need_is_in_the_table_or_in_the_list_below_it(
    page: ReadPage, plain_app: FastAPI
) -> None:
    rows = [page.text(one) for one in page.one("table", id="needs").iter("th")]
    rows = rows[len(page.one("table", id="needs").findall("thead/tr/th")) :]
    plain = [page.text(one) for one in page.one("ul", class_="needs-list").iter("li")]
    labels = [need.label for need in plain_app.state.vocabulary.needs.values()]
    assert sorted([*rows, *plain]) == sorted(labels)


def test_who_is_left_out_at_home_stands_first_in_a_sentence(page: ReadPage) -> None:
    (first, *_) = page.one("table", id="needs").findall("tbody/tr")
    text = page.text(first)
    assert text.startswith("Very strong feelings")
    assert "Haringey Not open to everybody" in text
    assert "People like this have no door: Age (17 or less)." in text
    assert "People like this have no door: Registered with a GP (No)." in text
    assert text.endswith("Other boroughs No door")


def test_groups_of_people_are_told_with_the_needs_without_a_door_for_them(
    page: ReadPage,
) -> None:
    rows = [page.text(one) for one in page.one("table", id="groups").findall("tbody/tr")]
    assert rows[0].startswith("Age (15 or less) No door Very strong feelings Ask first Stress")
    assert "Registered with a GP (No) No door Very strong feelings Ask first –" in rows


def test_the_doors_that_do_not_count_are_named_and_lead_to_their_pages(page: ReadPage) -> None:
    assert "/en/services/samaritans" in page.links()
    assert "These do not count above" in page.text()


def test_the_page_can_be_found_from_the_page_about_the_service(plain_client: TestClient) -> None:
    assert "/en/insight/doors" in ReadPage(plain_client.get("/en/about")).links()


def test_the_committed_proof_is_true_of_the_committed_data(plain_app: FastAPI) -> None:
    rooms = plain_app.state.rooms
    written = json.loads((DATA / "proof.json").read_text("utf-8"))["fingerprint"]
    assert rooms.fingerprint(rooms.catalogue()) == written, "Run: nwd prove --write"


def test_a_page_about_data_that_changed_since_says_so(
    plain_app: FastAPI, tmp_path: Path, presenter: DoorsPresenter
) -> None:
    written = (DATA / "proof.json").read_text("utf-8")
    old = json.loads(written)["fingerprint"]
    (tmp_path / "proof.json").write_text(written.replace(old, "0" * 16), encoding="utf-8")
    report = insight_of(plain_app, tmp_path).doors(plain_app.state.rooms.catalogue())
    assert not report.is_current
    assert "have changed since" in str(presenter.notice(report))


@pytest.mark.parametrize("content", [None, "{broken"])
def test_without_a_proof_the_page_says_that_nothing_was_worked_out(
    plain_app: FastAPI, tmp_path: Path, presenter: DoorsPresenter, content: str | None
) -> None:
    if content is not None:
        (tmp_path / "proof.json").write_text(content, encoding="utf-8")
    report = insight_of(plain_app, tmp_path).doors(plain_app.state.rooms.catalogue())
    assert report.cells == ()
    assert presenter.notice(report) == "This has not been worked out yet."


def test_the_whole_page_works_without_a_proof(loaded_database: str, tmp_path: Path) -> None:
    app = create_app(settings_for(loaded_database), tuesday)
    app.state.insight = insight_of(app, tmp_path)
    page = ReadPage(TestClient(app).get("/en/insight/doors"))
    assert page.all("table") == []
    assert "This has not been worked out yet." in page.text()


def insight_of(app: FastAPI, folder: Path) -> InsightService:
    rooms = app.state.rooms
    return InsightService(folder, rooms.fingerprint, rooms.standing)


def test_places_that_are_alike_share_a_line(presenter: DoorsPresenter) -> None:
    young = ({"age": {"at_most": 17}},)
    cells = [
        Cell("food", "haringey", 2, (), ({},)),
        Cell("food", "barnet", 1, young),
        Cell("food", "camden", 1, young),
        Cell("food", "hackney", 0, ({},)),
    ]
    (row,) = presenter.rows(cells)
    home, no_address, others = row.cells
    assert [one.left_out for one in home] == [("Everybody should ask first.",)]
    assert no_address == ()
    assert [(one.places, one.state) for one in others] == [
        ("Hackney", "No door"),
        ("Barnet and Camden", "Not open to everybody"),
    ]


@pytest.mark.parametrize(
    ("gaps", "state"),
    [((), State.OPEN), (({"age": 10},), State.PARTLY), (({}, {"age": 10}), State.GAP)],
)
def test_a_cell_is_open_partly_open_or_a_gap(
    gaps: tuple[dict[str, object], ...], state: State
) -> None:
    assert Cell("food", "haringey", 1, gaps).state is state
