"""GET /v1/schemas/criteria/1.0: the form of criteria, for other directories and their tools."""

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse

from directory_api.http import limit_words, problem_responses
from pathways import CRITERIA_SCHEMA_VERSION, criteria_schema

# A published version never changes; an hour lets a mistake in one be mended.
KEPT_FOR_AN_HOUR = {"Cache-Control": "public, max-age=3600"}

router = APIRouter(prefix="/v1", tags=["schemas"])


class SchemaResponse(JSONResponse):
    """A JSON Schema, by its own name."""

    media_type = "application/schema+json"


@router.get(
    f"/schemas/criteria/{CRITERIA_SCHEMA_VERSION}",
    response_class=SchemaResponse,
    responses=problem_responses(429),
    dependencies=[Depends(limit_words)],
)
def get_criteria_schema() -> SchemaResponse:
    """The JSON Schema (2020-12) of the criteria of a service, as docs/criteria.md explains it."""
    return SchemaResponse(criteria_schema(), headers=KEPT_FOR_AN_HOUR)
