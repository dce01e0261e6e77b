"""The API's own description, taken at its word: generated requests never break the server."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from starlette.applications import Starlette
from starlette.routing import Mount

from directory_api.app import create_app
from tests.running_fixtures import settings_for, tuesday

pytestmark = pytest.mark.slow

EVERY_OPERATION = (
    "GET /health",
    "GET /v1/schemas/criteria/1.0",
    "GET /v1/services",
    "GET /v1/services/{service_id}",
    "GET /v1/vocabulary",
    "POST /v1/conversations",
    "POST /v1/conversations/end",
    "POST /v1/conversations/forget",
    "POST /v1/conversations/messages",
    "POST /v1/match",
    "POST /v1/services/search",
    "POST /v1/services/{service_id}/assessment",
    "POST /v1/understand",
)
# They take nothing, so nothing about them can be wrong.
TAKE_NOTHING = ("GET /health", "GET /v1/schemas/criteria/1.0", "GET /v1/vocabulary")
AS_DESCRIBED = settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def described(loaded_database: str) -> schemathesis.BaseSchema:
    """The description as the application serves it; inside another, it is never shut down."""
    app = create_app(settings_for(loaded_database), tuesday)
    inside = Starlette(routes=[Mount("/", app)])
    return schemathesis.openapi.from_asgi("/v1/openapi.json", inside)


def test_every_operation_is_tried(described: schemathesis.BaseSchema) -> None:
    paths = described.raw_schema["paths"].items()
    found = {f"{method.upper()} {path}" for path, methods in paths for method in methods}
    assert found == set(EVERY_OPERATION)


@pytest.mark.parametrize("operation", EVERY_OPERATION)
def test_requests_as_described_never_break_the_server(
    described: schemathesis.BaseSchema, operation: str
) -> None:
    _try_to_break(described, operation, schemathesis.GenerationMode.POSITIVE)


@pytest.mark.parametrize("operation", [one for one in EVERY_OPERATION if one not in TAKE_NOTHING])
def test_requests_other_than_described_never_break_the_server(
    described: schemathesis.BaseSchema, operation: str
) -> None:
    _try_to_break(described, operation, schemathesis.GenerationMode.NEGATIVE)


def _try_to_break(
    described: schemathesis.BaseSchema, operation: str, mode: schemathesis.GenerationMode
) -> None:
    """Send what was generated for this operation, and look at every answer."""
    method, path = operation.split(" ")

    @given(case=described[path][method].as_strategy(generation_mode=mode))
    @AS_DESCRIBED
    def holds(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(checks=[schemathesis.checks.not_a_server_error])

    holds()
