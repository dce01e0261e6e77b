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
    Gap,
    Group,
    Leaf,
    NumberLeaf,
    Truth,
    evaluate,
    figures_of,
    leaves_of,
    meaning_of,
)
from pathways.criteria import Criterion, Instead, Kind, Review, criteria_on
from pathways.criterion_reading import parse_criterion
from pathways.decisions import Decisions, decide_all
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
from pathways.levels import LEVEL_FIGURES, LevelRange, infer_level
from pathways.library import AdviceRule, Definitions
from pathways.loading import LinedMapping, read_yaml_with_lines
from pathways.packaged import PACKAGED_DEFINITIONS, load_definitions
from pathways.periods import Period
from pathways.problems import (
    DefinitionProblem,
    DefinitionProblems,
    FactProblem,
    ImpossibleValue,
    UnknownFact,
)
from pathways.published import CRITERIA_SCHEMA_VERSION, criteria_schema
from pathways.questions import Candidate, Choice, Question, next_question, question_about
from pathways.register import RegisteredRule, read_register
from pathways.role import HandOver, Role, hand_over_lines
from pathways.sentences import N_, Sentence, Term, Terms, Value, in_english
from pathways.table import Table, compile_table
from pathways.verdicts import Finding, FindingOutcome, LeafFinding, Outcome, Verdict, decide

__all__ = [
    "CRITERIA_SCHEMA_VERSION",
    "LEVEL_FIGURES",
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
    "Decisions",
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
    "Gap",
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
    "Period",
    "Question",
    "RegisteredRule",
    "Review",
    "Role",
    "Sentence",
    "Source",
    "Table",
    "Term",
    "Terms",
    "Truth",
    "UnknownFact",
    "Value",
    "Verdict",
    "Words",
    "advice_for",
    "changes",
    "compile_table",
    "criteria_on",
    "criteria_schema",
    "decide",
    "decide_all",
    "doors_of",
    "evaluate",
    "explain",
    "facts_on_the_wire",
    "figures_of",
    "follow",
    "hand_over_lines",
    "holds",
    "in_english",
    "infer_level",
    "leaves_of",
    "load_definitions",
    "load_handbook",
    "meaning_of",
    "next_question",
    "parse_condition",
    "parse_criterion",
    "parse_facts",
    "pathway_files",
    "question_about",
    "read_register",
    "read_yaml_with_lines",
]
