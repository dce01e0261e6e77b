"""The session of a request: one request is one transaction, committed before the answer leaves."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from directory_api.database.session import Database


def get_database(request: Request) -> Database:
    """The database that `create_app` has put into the app's state."""
    database: Database = request.app.state.database
    return database


def get_session(database: Annotated[Database, Depends(get_database)]) -> Iterator[Session]:
    """A session for one request."""
    with database.transaction() as session:
        yield session


# With the default scope a failed commit would come after "200 OK" has been sent.
SessionDep = Annotated[Session, Depends(get_session, scope="function")]
