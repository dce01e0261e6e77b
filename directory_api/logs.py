"""Logging that says what the service does and never what a person said.

Access logs carry method, path and status only; free text and facts travel in bodies, which nobody
logs.
"""

import logging


def configure_logging(level: str = "INFO") -> None:
    """Send plain one-line records to standard error and keep chatty libraries quiet."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for noisy in ("httpx", "httpcore", "sqlalchemy.engine", "multipart", "python_multipart"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
