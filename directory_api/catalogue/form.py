"""Holding a curated file against its format, so that every mistake has a line and a remedy."""

from collections.abc import Collection, Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from directory_api.catalogue.data_files import DataFile, DataFileProblems, Problem, Step

Format = TypeVar("Format", bound=BaseModel)

FORMAT_REMEDY = "See docs/data-format.md for what may stand here."
_REMEDIES = {
    "missing": "Add it, or write `unknown` where the format allows it.",
    "bool_type": "Write true, false or unknown.",
    "bool_parsing": "Write true, false or unknown.",
    "string_type": "Put the words between quotes.",
    "string_too_short": "Write it, or leave the key out.",
    "too_short": "Name at least one.",
    "int_type": "Write a whole number.",
    "date_from_datetime_parsing": "Write the date as 2026-01-31, or null.",
}
_NOT_STEPS = {"[key]", "bool", "str"}


def read_form(source: DataFile, form: type[Format]) -> Format:
    """The file as its format; raises DataFileProblems with everything that does not fit."""
    try:
        return form.model_validate(source.content)
    except ValidationError as error:
        problems = [_problem(source, details, form) for details in error.errors()]
        raise DataFileProblems(list(dict.fromkeys(problems))) from None


def did_you_mean(word: str, known: Collection[str]) -> str | None:
    """The nearest known word, as a remedy, or None when none is near."""
    best = process.extractOne(word, list(known), score_cutoff=75)
    return f"Did you mean `{best[0]}`?" if best else None


def unknown_code(
    source: DataFile, path: Sequence[Step], kind: str, code: str, known: Collection[str]
) -> Problem:
    """A problem: the file names something that is not there."""
    remedy = did_you_mean(code, known) or f"Use a {kind} that is listed, or add it there."
    return source.problem(path, f"There is no {kind} `{code}`.", remedy)


def _problem(source: DataFile, details: ErrorDetails, form: type[BaseModel]) -> Problem:
    path = tuple(step for step in details["loc"] if step not in _NOT_STEPS)
    remedy = _REMEDIES.get(details["type"], FORMAT_REMEDY)
    if details["type"] == "missing":
        where = _describe(source, path[:-1])
        return source.problem(path[:-1], f"In {where}, `{path[-1]}` is missing.", remedy)
    if details["type"] == "extra_forbidden":
        where = _describe(source, path[:-1])
        near = did_you_mean(str(path[-1]), sorted(_keys_of(form)))
        return source.problem(
            path, f"In {where}, `{path[-1]}` is no key of this format.", near or FORMAT_REMEDY
        )
    message = details["msg"].removeprefix("Value error, ")
    said = f"In {_describe(source, path)}: {message[:1].lower()}{message[1:]}."
    return source.problem(path, said, remedy)


def _describe(source: DataFile, path: Sequence[Step]) -> str:
    inside = ".".join(str(step) for step in path)
    if len(path) < 2 or path[0] != "services" or not isinstance(path[1], int):
        return f"`{inside}`" if path else "the file"
    services = source.content.get("services")
    entry = services[path[1]] if isinstance(services, list) else None
    name = entry.get("id") if isinstance(entry, dict) else None
    part = ".".join(str(step) for step in path[2:])
    return f"service `{name or path[1]}`" + (f", `{part}`" if part else "")


def _keys_of(form: type[BaseModel]) -> set[str]:
    """The keys of a format and of the formats inside it."""
    keys: set[str] = set()
    waiting, seen = [form], {form}
    while waiting:
        one = waiting.pop()
        for name, field in one.model_fields.items():
            keys.add(field.alias or name)
            for inner in _models_in(field.annotation):
                if inner not in seen:
                    seen.add(inner)
                    waiting.append(inner)
    return keys


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    arguments = getattr(annotation, "__args__", ())
    return [model for argument in arguments for model in _models_in(argument)]
