"""Where people fall through: which needs have a specific door where, proven and kept as a file.

This door gives what is read. `proving` needs the solver, and only the command line uses it.
"""

from directory_api.insight.fingerprint import fingerprint
from directory_api.insight.proof import Cell, GroupResult, Proof, State, Who, read_proof
from directory_api.insight.service import DoorsReport, InsightService

__all__ = [
    "Cell",
    "DoorsReport",
    "GroupResult",
    "InsightService",
    "Proof",
    "State",
    "Who",
    "fingerprint",
    "read_proof",
]
