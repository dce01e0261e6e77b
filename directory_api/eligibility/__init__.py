"""Who can use which service: the engine's verdicts over the catalogue, ranked and said in words."""

from directory_api.eligibility.asking import Answered, Directory, Question, heard_needs, weight_of
from directory_api.eligibility.needs import load_implications
from directory_api.eligibility.pathway_types import (
    LevelDoors,
    NamedService,
    PathwayView,
    RoleView,
    SaidLine,
    SaidMove,
)
from directory_api.eligibility.rules import Rules, describe_facts, load_rules, rule_labels
from directory_api.eligibility.schemas import (
    DoorView,
    FactsBody,
    QuestionBody,
)
from directory_api.eligibility.service import EligibilityService
from directory_api.eligibility.standing import Standing, load_standing
from directory_api.eligibility.types import (
    AdviceView,
    Asker,
    Assessment,
    ChangeView,
    ChoiceView,
    Door,
    Instead,
    MatchRequest,
    MatchResult,
    NeedWeight,
    OpenStep,
    QuestionView,
    Reason,
    Route,
)
from directory_api.eligibility.views import door_view, question_body, service_summary

__all__ = [
    "AdviceView",
    "Answered",
    "Asker",
    "Assessment",
    "ChangeView",
    "ChoiceView",
    "Directory",
    "Door",
    "DoorView",
    "EligibilityService",
    "FactsBody",
    "Instead",
    "LevelDoors",
    "MatchRequest",
    "MatchResult",
    "NamedService",
    "NeedWeight",
    "OpenStep",
    "PathwayView",
    "Question",
    "QuestionBody",
    "QuestionView",
    "Reason",
    "RoleView",
    "Route",
    "Rules",
    "SaidLine",
    "SaidMove",
    "Standing",
    "describe_facts",
    "door_view",
    "heard_needs",
    "load_implications",
    "load_rules",
    "load_standing",
    "question_body",
    "rule_labels",
    "service_summary",
    "weight_of",
]
