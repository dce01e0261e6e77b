"""The check as plain text for case notes: the same words as the page, with nothing added."""

from collections.abc import Iterable, Sequence

from directory_api.eligibility import AdviceView, PathwayView
from directory_api.languages import Translator, message
from directory_api.web.contexts.doors import DoorCard, ReasonLine
from directory_api.web.contexts.forms import SummaryRow

NOT_STORED = message("These facts are not stored here. Keep this text only where you may.")
_NAMED = message("{label}: {value}")
_NEED = message("What it is about")
_NO_FACTS = message("No facts were given. Each service shows what it would need to know.")
_NOT_KNOWN = message("Not known yet")
_INSTEAD = message("What to try instead")
_WAITING = message("While you wait")
_ADVICE = message("What you can also do")
_TO_CONFIRM = message("It still has to be confirmed locally.")
_NO = "does_not_fit"


def case_notes(
    need: str,
    known: Sequence[SummaryRow],
    rows: Iterable[DoorCard],
    meanwhile: Iterable[str],
    advice: Iterable[AdviceView],
    words: Translator,
) -> str:
    """Need, facts, each service with its answer, what to do meanwhile; lines without markup."""
    facts = [_named(words, row.label, row.value) for row in known]
    parts = [
        [_named(words, words.gettext(_NEED), need), *(facts or [words.gettext(_NO_FACTS)])],
        *(_service(row, words) for row in rows),
        _listed(words.gettext(_WAITING), meanwhile),
        _listed(words.gettext(_ADVICE), (f"{one.text} {one.note}".strip() for one in advice)),
        [words.gettext(NOT_STORED)],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def meanwhile_lines(pathway: PathwayView | None, words: Translator) -> tuple[str, ...]:
    """What to do while waiting, each with what is still to be confirmed locally."""
    if pathway is None:
        return ()
    to_confirm = words.gettext(_TO_CONFIRM)
    return tuple(
        f"{line.text} {to_confirm}" if line.verify else line.text for line in pathway.while_waiting
    )


def _service(row: DoorCard, words: Translator) -> list[str]:
    """One service: its name, answer, reasons with their sources, and what to try or find out."""
    lines = [row.name, row.verdict, *(_reason(one) for one in row.reasons)]
    if row.outcome == _NO:
        instead = (f"{one.before}{one.value}{one.after}" for one in row.instead)
        return lines + _listed(words.gettext(_INSTEAD), instead)
    lines += _listed(words.gettext(_NOT_KNOWN), (_bare(one) for one in row.open_questions))
    return [*lines, row.route, row.freshness]


def _reason(line: ReasonLine) -> str:
    return f"- {_bare(line)}"


def _bare(line: ReasonLine) -> str:
    return f"{line.text} [{line.source}]" if line.source else line.text


def _listed(heading: str, lines: Iterable[str]) -> list[str]:
    listed = [f"- {line}" for line in lines]
    return [f"{heading}:", *listed] if listed else []


def _named(words: Translator, label: str, value: str) -> str:
    return words.gettext(_NAMED).format(label=label, value=value)
