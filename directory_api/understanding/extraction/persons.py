"""Whom a text is about, and that person's gender where a word says it.

Somebody who speaks of a loss, of harm done to them or of the person they care for speaks of
themselves; gender is taken from nouns and pronouns, never from names, work or nationality.
"""

from enum import StrEnum

from directory_api.understanding.extraction.wordings import Wording


class Helped(StrEnum):
    """The person who is to be helped, as far as the words say."""

    SELF = "self"
    OTHER = "other"
    UNSAID = "unsaid"


def persons_in(wording: Wording) -> dict[str, object]:
    """`for_whom` and `gender`, where the words leave no doubt."""
    helped = whom(wording)
    found: dict[str, object] = {}
    if helped is not Helped.UNSAID:
        found["for_whom"] = helped.value
    gender = _gender(wording, helped)
    if gender is not None:
        found["gender"] = gender
    return found


def whom(wording: Wording) -> Helped:
    """The asker or somebody else; unsaid when the words could mean either."""
    if wording.says("about_harm") or wording.says("about_loss"):
        return Helped.SELF
    if wording.says("asks_about_other"):
        return Helped.OTHER
    speaks_of_self = wording.says("self_state") or wording.says("self_age")
    speaks_of_other = wording.says("their_state")
    if speaks_of_self == speaks_of_other:
        return Helped.UNSAID
    return Helped.SELF if speaks_of_self else Helped.OTHER


def _gender(wording: Wording, helped: Helped) -> str | None:
    woman, man = wording.says("self_woman"), wording.says("self_man")
    if woman != man:
        return "woman" if woman else "man"
    if helped is not Helped.OTHER:
        return None
    return _first_noun(wording) or _only_pronoun(wording)


def _first_noun(wording: Wording) -> str | None:
    """The first person named in the text who is not somebody's relative beside the story."""
    beside = [match.span() for match in wording.words.find("not_helped", wording.folded)]
    nouns = [
        (match.start(), gender)
        for gender, idea in (("woman", "woman_noun"), ("man", "man_noun"))
        for match in wording.words.find(idea, wording.folded)
        if not any(start <= match.start() < end for start, end in beside)
    ]
    return min(nouns)[1] if nouns else None


def _only_pronoun(wording: Wording) -> str | None:
    she, he = wording.says("she"), wording.says("he")
    if she == he:
        return None
    return "woman" if she else "man"
