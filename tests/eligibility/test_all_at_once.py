"""A match decides about all services at once; each says what it says when asked about alone."""

from random import Random

import pytest
from fastapi import FastAPI

from directory_api.eligibility import Asker, MatchRequest, NeedWeight
from pathways import facts_on_the_wire
from tests.pathways.real_world import somebody

NEEDS = ("low-mood-anxiety", "debt", "memory", "domestic-abuse", "homelessness", "perinatal")


@pytest.mark.parametrize("seed", range(12))
def test_every_door_of_a_match_is_decided_as_it_is_alone(plain_app: FastAPI, seed: int) -> None:
    chance = Random(seed)
    eligibility = plain_app.state.rooms.directory().eligibility
    facts = facts_on_the_wire(somebody(chance))
    needs = tuple(NeedWeight(code) for code in chance.sample(NEEDS, 2))
    result = eligibility.match(MatchRequest(needs, facts, Asker.NAVIGATOR, limit=50))
    assert result.doors
    for door in (*result.doors, *result.others):
        alone = eligibility.assess(door.service.id, facts).door
        assert door.verdict == alone.verdict
        assert door.reasons == alone.reasons
