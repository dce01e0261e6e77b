"""What can be wrong with what is said about a person, and with what an author wrote.

Each message says what happened, why and what to do, and never repeats what a person typed.
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


class FactProblem(Exception):
    """A fact cannot be used; `name` is the fact, `problem` a sentence that says what is allowed."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name
        self.problem = problem


class UnknownFact(FactProblem):
    """There is no fact of this name."""


class ImpossibleValue(FactProblem):
    """The fact is known, the value is none that it can have."""


class DefinitionProblem(Exception):
    """Something an author wrote cannot be used: where, what is wrong, and what to do about it."""

    def __init__(self, file: str, line: int, problem: str, remedy: str) -> None:
        super().__init__(f"{file}:{line}: {problem} {remedy}")
        self.file = file
        self.line = line
        self.problem = problem
        self.remedy = remedy


class DefinitionProblems(DefinitionProblem):
    """All the problems of a folder at once; its own fields are those of the first."""

    def __init__(self, problems: Sequence[DefinitionProblem]) -> None:
        first = problems[0]
        super().__init__(first.file, first.line, first.problem, first.remedy)
        self.problems = tuple(problems)


def remedy_for_name(name: str, known: Iterable[str], what: str) -> str:
    """What to do about a name that does not exist: the nearest one, or where the list is."""
    close = get_close_matches(name, list(known), n=1)
    if close:
        return f"Did you mean “{close[0]}”?"
    return f"Use one of the names defined in {what}."
