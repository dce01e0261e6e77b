"""The pathways engine: facts about a person and criteria of services in, verdicts with reasons out.

Pure: it reads its own YAML and nothing else; no web, no database, no clock. Start with `decide`.
"""

from pathways.advice import Advice, advice_for, holds
from pathways.answers import facts_on_the_wire, parse_facts
from pathways.areas import AreaSets
from pathways.changes import Change, changes
from pathways.condition_reading import parse_condition
from pathways.conditions import (
    ChoiceLeaf,
    Condition,
    FlagLeaf,
    Group,
    Leaf,
    NumberLeaf,
    Truth,
    evaluate,
    leaves_of,
)
from pathways.criteria import Criterion, Instead, Kind
from pathways.criterion_reading import parse_criterion
from pathways.explain import explain
from pathways.facts import (
    AllOf,
    FactDefinition,
    Facts,
    FactType,
    Interval,
    Known,
    OneOf,
)
from pathways.figures import Figure, Source
from pathways.handbook import Handbook, load_handbook, pathway_files
from pathways.journey_reading import Words
from pathways.journeys import (
    Beside,
    DoorQuery,
    Journey,
    Line,
    Move,
    MoveNow,
    Pathway,
    doors_of,
    follow,
)
from pathways.levels import LevelRange, infer_level
from pathways.library import AdviceRule, Definitions
from pathways.loading import LinedMapping, read_yaml_with_lines
from pathways.packaged import PACKAGED_DEFINITIONS, load_definitions
from pathways.problems import (
    DefinitionProblem,
    DefinitionProblems,
    FactProblem,
    ImpossibleValue,
    UnknownFact,
)
from pathways.questions import Candidate, Choice, Question, next_question, question_about
from pathways.register import RegisteredRule, read_register
from pathways.role import HandOver, Role, hand_over_lines
from pathways.sentences import N_, Sentence, Term, Terms, Value, in_english
from pathways.verdicts import Finding, FindingOutcome, LeafFinding, Outcome, Verdict, decide

__all__ = [
    "N_",
    "PACKAGED_DEFINITIONS",
    "Advice",
    "AdviceRule",
    "AllOf",
    "AreaSets",
    "Beside",
    "Candidate",
    "Change",
    "Choice",
    "ChoiceLeaf",
    "Condition",
    "Criterion",
    "DefinitionProblem",
    "DefinitionProblems",
    "Definitions",
    "DoorQuery",
    "FactDefinition",
    "FactProblem",
    "FactType",
    "Facts",
    "Figure",
    "Finding",
    "FindingOutcome",
    "FlagLeaf",
    "Group",
    "HandOver",
    "Handbook",
    "ImpossibleValue",
    "Instead",
    "Interval",
    "Journey",
    "Kind",
    "Known",
    "Leaf",
    "LeafFinding",
    "LevelRange",
    "Line",
    "LinedMapping",
    "Move",
    "MoveNow",
    "NumberLeaf",
    "OneOf",
    "Outcome",
    "Pathway",
    "Question",
    "RegisteredRule",
    "Role",
    "Sentence",
    "Source",
    "Term",
    "Terms",
    "Truth",
    "UnknownFact",
    "Value",
    "Verdict",
    "Words",
    "advice_for",
    "changes",
    "decide",
    "doors_of",
    "evaluate",
    "explain",
    "facts_on_the_wire",
    "follow",
    "hand_over_lines",
    "holds",
    "in_english",
    "infer_level",
    "leaves_of",
    "load_definitions",
    "load_handbook",
    "next_question",
    "parse_condition",
    "parse_criterion",
    "parse_facts",
    "pathway_files",
    "question_about",
    "read_register",
    "read_yaml_with_lines",
]
