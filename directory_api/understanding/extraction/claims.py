"""Facts that are stated in so many words: "no GP", "lost my job", "I look after my mum"."""

import re
from collections.abc import Iterator

from directory_api.understanding.extraction.tables import Claim
from directory_api.understanding.extraction.wordings import Wording

_SENTENCES = re.compile(r"[^.!?;]+")


def claims_in(wording: Wording) -> dict[str, object]:
    """The stated facts; when two values of one fact are stated, neither is taken."""
    stated: dict[str, list[object]] = {}
    for claim in wording.words.claims:
        if _is_stated(claim, wording.folded) and claim.value not in stated.get(claim.fact, []):
            stated.setdefault(claim.fact, []).append(claim.value)
    return {fact: values[0] for fact, values in stated.items() if len(values) == 1}


def _is_stated(claim: Claim, folded: str) -> bool:
    """Said in a sentence that does not take it back."""
    return any(
        claim.says.search(sentence) and not (claim.unless and claim.unless.search(sentence))
        for sentence in _sentences(folded)
    )


def _sentences(folded: str) -> Iterator[str]:
    for match in _SENTENCES.finditer(folded):
        yield match[0].strip()
