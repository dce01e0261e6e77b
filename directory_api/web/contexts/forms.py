"""What the form components show: choices, questions, errors and what has been understood."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One option of radios, checkboxes or a select."""

    value: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True)
class ChoiceGroup:
    """Options of a select under one heading."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class FormError:
    """Something to put right: a whole sentence, and the id of the field it speaks of."""

    text: str
    field_id: str


@dataclass(frozen=True)
class QuestionForm:
    """One question about the person; it can always be skipped."""

    fact: str
    text: str
    why: str | None
    kind: str
    choices: tuple[Choice, ...]
    value: str = ""
    error: str | None = None


@dataclass(frozen=True)
class FactField:
    """One fact of the compact form: a question with what is known so far."""

    name: str
    label: str
    kind: str
    choices: tuple[Choice, ...]
    value: str = ""
    error: str | None = None


@dataclass(frozen=True)
class FactGroup:
    """Facts that belong together; the less usual ones are folded."""

    heading: str
    note: str | None
    fields: tuple[FactField, ...]
    is_open: bool


@dataclass(frozen=True)
class SummaryRow:
    """One thing that was understood; the keys are what its buttons post, None for no button."""

    label: str
    value: str
    change: str | None
    remove: str | None
