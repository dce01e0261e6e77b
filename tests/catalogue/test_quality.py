"""The report on the records: counts, and what to confirm first by how much depends on it."""

from dataclasses import replace
from datetime import date

from directory_api.catalogue import (
    Basis,
    Confidence,
    OrganizationRecord,
    Provenance,
    ServiceRecord,
    Vocabulary,
)
from directory_api.catalogue.quality import rank_by_dependence, write_data_quality
from directory_api.catalogue.snapshot import catalogue_of_file
from directory_api.places import Areas
from tests.catalogue.conftest import SAMPLE
from tests.catalogue.test_loading import ReadText

LEAD = ServiceRecord(
    id="lead", name="Lead", organization=OrganizationRecord("A", "vcse"), needs=("food",),
    area=("haringey",),
)  # fmt: skip
SURE = Provenance(basis=Basis.STORED, confidence=Confidence.HIGH)


def test_a_record_that_stands_alone_comes_before_one_of_many(areas: Areas) -> None:
    alone = replace(LEAD, id="z-alone", needs=("debt",))
    shared = [replace(LEAD, id=f"a-{number}") for number in range(3)]
    ranked = rank_by_dependence([*shared, alone], areas)
    assert [one.record.id for one in ranked] == ["z-alone", "a-0", "a-1", "a-2"]
    assert (ranked[0].points, ranked[0].only_one_for) == (1.0, 1)
    assert round(ranked[1].points, 3) == 0.333


def test_a_wider_area_counts_each_borough(areas: Areas) -> None:
    (ranked,) = rank_by_dependence([replace(LEAD, area=("ncl",))], areas)
    assert ranked.points == 5.0


def test_what_is_confirmed_or_sure_need_not_be_asked(areas: Areas) -> None:
    sure = replace(LEAD, contact={"phone": "1"}, provenance=SURE)
    confirmed = replace(LEAD, provenance=Provenance(confirmed=date(2026, 1, 1)))
    assert rank_by_dependence([sure, confirmed], areas) == []


def test_a_field_to_be_checked_is_worth_asking(areas: Areas) -> None:
    marked = replace(SURE, verify=("hours",))
    record = replace(LEAD, contact={"phone": "1"}, provenance=marked)
    assert [one.record for one in rank_by_dependence([record], areas)] == [record]


def test_the_report_counts_and_names_without_any_private_contact(
    read_text: ReadText, vocabulary: Vocabulary, areas: Areas
) -> None:
    file = read_text(SAMPLE)
    report = write_data_quality(catalogue_of_file(file), file, vocabulary, areas)
    assert "| directly | 1 |" in report
    assert "| through somebody | 1 |" in report
    assert "1 of 2 have been confirmed" in report
    assert "Quiet House (`quiet-house`)" in report
    for private in ("000 0002", "unchecked@example.org", "000 0009"):
        assert private not in report
