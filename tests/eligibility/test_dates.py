"""The rules of the day: the clock that is passed in chooses criteria and figures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from directory_api.app import Rooms
from directory_api.clock import LONDON
from directory_api.database import Database
from directory_api.eligibility import EligibilityService, load_rules, load_standing
from tests.running_fixtures import settings_for

EVENING = datetime(2027, 3, 31, 23, 59, tzinfo=LONDON)
MIDNIGHT = EVENING + timedelta(minutes=1)
OLD_ENOUGH = {
    "id": "old-enough",
    "kind": "must",
    "when": {"fact": "age", "at_least": 18},
    "source": {"key": "X"},
}


def verdict_at(rooms: Rooms, moment: datetime, criterion: Mapping[str, object]) -> str:
    """What a 17-year-old is told at this moment by a service with this one criterion."""
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
    return eligibility.assess(service.id, {"age": 17}).door.outcome.value


@pytest.fixture
def rooms(loaded_database: str) -> Rooms:
    """The rooms over the real records, in the evening."""
    return Rooms(settings_for(loaded_database), Database(loaded_database), lambda: EVENING)


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
