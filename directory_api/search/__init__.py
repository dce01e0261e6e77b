"""Finding services by name, by meaning and by place; every hit says why it was found."""

from directory_api.search.service import Hit, SearchPage, SearchRequest, SearchService, Why
from directory_api.search.vectors import ServiceVectors, build_service_vectors

__all__ = [
    "Hit",
    "SearchPage",
    "SearchRequest",
    "SearchService",
    "ServiceVectors",
    "Why",
    "build_service_vectors",
]
