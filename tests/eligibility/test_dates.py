"""The rules of the day: the clock that is passed in chooses criteria and figures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from directory_api.app import Rooms, register_all_labels
from directory_api.clock import LONDON
from directory_api.database import Database
from directory_api.eligibility import Door, EligibilityService, load_rules, load_standing
from directory_api.errors import DataProblem
from tests.running_fixtures import settings_for

EVENING = datetime(2027, 3, 31, 23, 59, tzinfo=LONDON)
MIDNIGHT = EVENING + timedelta(minutes=1)
OLD_ENOUGH = {
    "id": "old-enough",
    "kind": "must",
    "when": {"fact": "age", "at_least": 18},
    "source": {"key": "X"},
}


def door_at(rooms: Rooms, moment: datetime, criterion: Mapping[str, object]) -> Door:
    """What a 17-year-old is told at this moment of a service with this one criterion."""
    catalogue = rooms.catalogue()
    service = replace(catalogue.get("samaritans"), criteria=(criterion,))
    settings = settings_for("sqlite://")
    eligibility = EligibilityService(
        replace(catalogue, services={service.id: service}),
        rooms.vocabulary,
        rooms.areas,
        load_rules(rooms.areas, moment.date()),
        load_standing(settings.data_folder),
        lambda: moment,
        settings.default_borough,
    )
    return eligibility.assess(service.id, {"age": 17}).door


def verdict_at(rooms: Rooms, moment: datetime, criterion: Mapping[str, object]) -> str:
    """The verdict alone."""
    return door_at(rooms, moment, criterion).outcome.value


@pytest.fixture
def rooms(loaded_database: str) -> Rooms:
    """The rooms over the real records, in the evening, with words for what they name."""
    rooms = Rooms(settings_for(loaded_database), Database(loaded_database), lambda: EVENING)
    register_all_labels(rooms.vocabulary, rooms.areas, rooms.definitions)
    return rooms


def test_a_criterion_that_ended_yesterday_excludes_nobody_today(rooms: Rooms) -> None:
    ends = {**OLD_ENOUGH, "valid_to": "2027-03-31"}
    assert verdict_at(rooms, EVENING, ends) == "does_not_fit"
    assert verdict_at(rooms, MIDNIGHT, ends) == "fits"


def test_a_criterion_that_begins_tomorrow_excludes_nobody_today(rooms: Rooms) -> None:
    begins = {**OLD_ENOUGH, "valid_from": "2027-04-01"}
    assert verdict_at(rooms, EVENING, begins) == "fits"
    assert verdict_at(rooms, MIDNIGHT, begins) == "does_not_fit"


def test_at_midnight_the_rules_of_the_new_day_are_read(loaded_database: str) -> None:
    now = [EVENING]
    rooms = Rooms(settings_for(loaded_database), Database(loaded_database), lambda: now[0])
    before, definitions = rooms.directory(), rooms.definitions
    assert rooms.directory() is before
    now[0] = MIDNIGHT
    assert rooms.directory() is not before
    assert rooms.definitions is not definitions


def test_rules_that_cannot_be_read_at_midnight_leave_those_of_the_day_before(
    loaded_database: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_areas: object, _day: object) -> None:
        raise DataProblem("ages.yaml:4: The figure “ages.adult” needs a whole number.")

    now = [EVENING]
    rooms = Rooms(settings_for(loaded_database), Database(loaded_database), lambda: now[0])
    definitions = rooms.definitions
    monkeypatch.setattr("directory_api.app.rooms.load_rules", broken)
    now[0] = MIDNIGHT
    assert rooms.directory().eligibility.need_codes
    assert rooms.definitions is definitions
    assert "The rules of 2027-03-31 stay in use: ages.yaml:4" in caplog.text


def test_a_rule_that_nobody_knows_is_shown_as_one_to_ask_about(rooms: Rooms) -> None:
    gap = {"id": "which-schools", "kind": "usually", "when": {"not_known": "education"}}
    door = door_at(rooms, EVENING, gap)
    (reason,) = door.reasons
    assert reason.outcome == "unknown"
    assert reason.text == (
        "We do not know what this service asks about this: School or college. Ask the service."
    )
    assert door.verdict_text == "This might fit. They will check this with you."
