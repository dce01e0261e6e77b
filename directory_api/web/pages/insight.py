"""GET /{language}/insight/doors: which needs have a door of their own where, and who has none."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from directory_api.insight import InsightService
from directory_api.web.contexts.pages import InsightDoorsPage
from directory_api.web.presenters.insight import DoorsPresenter
from directory_api.web.rendering import respond
from directory_api.web.requests import PageDep

router = APIRouter(include_in_schema=False)


@router.get("/{language}/insight/doors")
def doors(page: PageDep, request: Request) -> Response:
    """The proof as a table that a person can read; nothing is proven while somebody waits."""
    insight: InsightService = request.app.state.insight
    catalogue = page.catalogue
    report = insight.doors(catalogue)
    home: str = request.app.state.settings.default_borough
    presenter = DoorsPresenter(page.words, page.facts, home)
    return respond(
        InsightDoorsPage(
            frame=page.frame("insight/doors"),
            notice=presenter.notice(report),
            summary=presenter.summary(report.cells),
            columns=presenter.columns(),
            rows=presenter.rows(report.cells),
            plain=presenter.plain(report.cells),
            groups_heading=presenter.groups_heading(),
            groups=presenter.groups(report.groups),
            standing=presenter.standing(report.standing, catalogue, page.home),
        )
    )
