"""PHQ-9 and GAD-7 scores that a professional gave: only beside the questionnaire's name."""

import re

from directory_api.understanding.extraction.wordings import Wording

# "PHQ-9, 22", "phq9 of 14", "PHQ 9: 8", "a GAD-7 score of 6", "22 on the PHQ-9".
_BETWEEN = (
    r"(?:[\s,:=]|score[sd]?|is|was|of|at|now|came|out|puan\w*|wynik|puntaje|puntuacion|de){0,6}?"
)
_PHQ = r"phq[ -]?9?"
_GAD = r"gad[ -]?7?"
_LARGEST = {"phq9": 27, "gad7": 21, "phq9_item9": 3}
_ITEM = re.compile(rf"(?:item|question|q) ?9{_BETWEEN}\s(?P<n>[0-3])(?!\d)")


def scores_in(wording: Wording) -> dict[str, object]:
    """The scores that stand beside their questionnaire's name and are possible."""
    text = wording.folded
    found: dict[str, object] = {}
    for name, title in (("phq9", _PHQ), ("gad7", _GAD)):
        score = _score(title, text)
        if score is not None and score <= _LARGEST[name]:
            found[name] = score
    item = _ITEM.search(text)
    if item:
        found["phq9_item9"] = int(item["n"])
    return found


def _score(title: str, text: str) -> int | None:
    number = r"(?P<n>\d{1,2})(?![\d/]*\d?%)(?!\d)"
    after = re.search(rf"\b{title}{_BETWEEN}(?<=[\s:=,]){number}", text)
    if after:
        return int(after["n"])
    before = re.search(rf"(?<!\d){number} (?:on|in|for) (?:the |my |her |his )?{title}\b", text)
    return int(before["n"]) if before else None
