"""Reads a page as a browser would, but strictly: any mistake in the markup fails the test."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
from httpx import Response

STORY = "I am 34, I live in N17, I lost my job, I worry all the time and cannot sleep"
DANGER = "I want to kill myself tonight"


class ReadPage:
    """One page: its tree, and short ways to ask what a reader would see."""

    def __init__(self, answer: Response) -> None:
        self.answer = answer
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        self.root: Element = parser.parse(answer.text)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element of this tag with these attributes; `class_` means `class`."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            one
            for one in self.root.iter(tag)
            if all(one.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} x <{tag} {attributes}>"
        return found[0]

    def text(self, element: Element | None = None) -> str:
        """What is written, with single spaces."""
        return " ".join(
            " ".join((element if element is not None else self.root).itertext()).split()
        )

    def headings(self, level: int) -> list[str]:
        """The headings of one level in order."""
        return [self.text(one) for one in self.root.iter(f"h{level}")]

    def doors(self) -> list[str]:
        """The ids of the doors in the order of the page."""
        return [
            str(one.get("id")).removeprefix("door-")
            for one in self.root.iter("article")
            if str(one.get("id")).startswith("door-")
        ]

    def hidden(self) -> dict[str, str]:
        """The hidden fields of the main part's first form that carries a state, by name."""
        for form in self.one("main").iter("form"):
            fields = {
                str(one.get("name")): str(one.get("value"))
                for one in form.iter("input")
                if one.get("type") == "hidden"
            }
            if "state" in fields or "transcript" in fields:
                return fields
        return {}

    def links(self) -> Iterator[str]:
        """Every address that the page leads to."""
        for one in self.root.iter("a"):
            yield str(one.get("href"))

    def addresses(self) -> set[str]:
        """Every address in the page: links, forms, and buttons that change the form's."""
        found = set(self.links())
        found |= {str(one.get("action")) for one in self.root.iter("form") if one.get("action")}
        found |= {
            str(one.get("formaction")) for one in self.root.iter("button") if one.get("formaction")
        }
        return found
