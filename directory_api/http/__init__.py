"""What every answer over HTTP shares: problems, limits, body reading and security headers."""

from directory_api.http.bodies import RawBodyMiddleware, raw_body
from directory_api.http.headers import SecurityHeadersMiddleware
from directory_api.http.limits import Limiter, limit_words
from directory_api.http.problems import (
    Problem,
    UnexpectedErrorMiddleware,
    install_problem_handlers,
    problem_responses,
)

__all__ = [
    "Limiter",
    "Problem",
    "RawBodyMiddleware",
    "SecurityHeadersMiddleware",
    "UnexpectedErrorMiddleware",
    "install_problem_handlers",
    "limit_words",
    "problem_responses",
    "raw_body",
]
