"""Every page there is and how to reach it, for the tests that hold for all of them."""

from dataclasses import dataclass, field

from fastapi.testclient import TestClient
from httpx import Response

from tests.web.reading import DANGER, STORY


@dataclass(frozen=True)
class Visit:
    """One way to a page; without a form it is a GET."""

    name: str
    path: str
    form: dict[str, str] | None = None
    status: int = 200
    is_urgent: bool = False
    heading: str | None = field(default=None)

    def go(self, client: TestClient, language: str) -> Response:
        """The page's answer in this language."""
        address = f"/{language}/{self.path}"
        if self.form is None:
            return client.get(address)
        return client.post(address, data=self.form)


VISITS = (
    Visit("home", ""),
    Visit("home with an error", "results", {"words": ""}, 422),
    Visit("results", "results", {"words": STORY, "about": "self"}),
    Visit("results of a need", "results", {"need": "loneliness"}),
    Visit("results of nothing understood", "results", {"words": "zzz qqq"}),
    Visit("urgent results", "results", {"words": DANGER}, is_urgent=True),
    Visit("soft results", "results", {"words": "I am a burden to everyone"}),
    Visit("service", "services/haringey-tt"),
    Visit("service with a private address", "services/solace-haringey"),
    Visit("check", "check"),
    Visit("check with an error", "check", {"fact.age": "old"}, 422),
    Visit(
        "checked",
        "check",
        {"need": "low-mood-anxiety", "fact.age": "17", "fact.phq9": "8", "fact.borough": "N17"},
    ),
    Visit(
        "check compared",
        "check",
        {
            "need": "low-mood-anxiety",
            "compare-first": "haringey-tt",
            "compare-second": "mind-haringey",
        },
    ),
    Visit("checked, urgent", "check", {"need": "debt", "fact.safe_now": "no"}, is_urgent=True),
    Visit("ambassadors", "ambassadors"),
    Visit("ambassadors with an error", "ambassadors", {"words": ""}, 422),
    Visit("found", "ambassadors", {"words": "a woman, 60, alone since her husband died"}),
    Visit("handover", "ambassadors/handover", {"reader": "so", "state": '{"needs":{"food":1}}'}),
    Visit("chat", "chat"),
    Visit("chatted", "chat", {"text": STORY}),
    Visit("chat in danger", "chat", {"text": DANGER}, is_urgent=True),
    Visit("chat with an error", "chat", {"text": " "}, 422),
    Visit("about", "about"),
    Visit("missing doors", "insight/doors"),
    Visit("privacy", "privacy"),
    Visit("accessibility", "accessibility"),
    Visit("missing", "no-such-page", None, 404),
    Visit("missing service", "services/no-such-service", None, 404),
)
