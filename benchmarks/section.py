"""The places in docs/performance.md that a benchmark writes itself, each between two comments."""

import re


def begin(name: str) -> str:
    """The comment that opens the figures of one benchmark."""
    return f"<!-- figures: written by `scripts/bench {name} --write` -->"


def end(name: str) -> str:
    """The comment that closes them."""
    return f"<!-- end of the figures of {name} -->"


def replace_section(page: str, name: str, text: str) -> str:
    """The page with the figures of one benchmark replaced; what stands around them stays."""
    between = re.compile(re.escape(begin(name)) + r".*?" + re.escape(end(name)), re.DOTALL)
    if not between.search(page):
        raise SystemExit(
            f"docs/performance.md has no place for figures: {begin(name)} … {end(name)}"
        )
    return between.sub(lambda _: f"{begin(name)}\n\n{text}\n\n{end(name)}", page, count=1)
