"""From the values of a match to the bodies of the API; nothing is decided here."""

from directory_api.catalogue import ServiceRecord
from directory_api.eligibility.schemas import (
    AdviceBody,
    AssessmentView,
    ChangeBody,
    ChoiceViewBody,
    DoorView,
    InsteadView,
    OpenStepView,
    QuestionBody,
    ReasonView,
    RouteView,
    ServiceSummary,
)
from directory_api.eligibility.types import AdviceView, Assessment, Door, QuestionView
from directory_api.safety import SafetyView


def service_summary(service: ServiceRecord) -> ServiceSummary:
    """The published part of a record that lists show."""
    return ServiceSummary(
        id=service.id,
        name=service.name,
        organization=service.organization.name,
        sector=service.organization.sector,
        description=service.description,
        needs=list(service.needs),
        languages=list(service.languages_offered),
        interpreter=service.interpreter,
        cost=service.cost.kind,
        contact=dict(service.contact),
        confirmed=service.is_confirmed,
        confidence=str(service.provenance.confidence),
    )


def door_view(door: Door) -> DoorView:
    """One door as JSON."""
    return DoorView(
        service=service_summary(door.service),
        verdict=door.outcome.value,
        verdict_text=door.verdict_text,
        level=door.level,
        reasons=_reasons(door),
        route=RouteView(code=door.route.code, text=door.route.text),
        how_to_open=_steps(door),
        while_waiting=list(door.while_waiting),
        rank_reason=door.rank_reason,
        freshness=door.freshness,
        open_today=door.open_today,
        standing=door.is_standing,
        instead=_instead(door),
    )


def _reasons(door: Door) -> list[ReasonView]:
    return [ReasonView.model_validate(reason, from_attributes=True) for reason in door.reasons]


def _steps(door: Door) -> list[OpenStepView]:
    return [
        OpenStepView(text=step.text, action=step.action, value=step.value, service=step.service_id)
        for step in door.how_to_open
    ]


def _instead(door: Door) -> list[InsteadView]:
    return [InsteadView(text=one.text, service=one.service_id) for one in door.instead]


def question_body(question: QuestionView | None) -> QuestionBody | None:
    """The next question as JSON; None when nothing is worth asking."""
    if question is None:
        return None
    choices = [
        ChoiceViewBody.model_validate({"value": choice.value, "label": choice.label})
        for choice in question.choices
    ]
    return QuestionBody(
        fact=question.fact,
        text=question.text,
        why=question.why,
        kind=question.kind,
        choices=choices,
        sensitive=question.sensitive,
    )


def advice_body(advice: AdviceView) -> AdviceBody:
    """One piece of advice as JSON."""
    return AdviceBody(
        id=advice.id,
        text=advice.text,
        services=list(advice.service_ids),
        source=advice.source,
        say=advice.say,
        note=advice.note,
        verify=advice.verify,
    )


def assessment_view(assessment: Assessment, safety: SafetyView) -> AssessmentView:
    """One assessment as JSON."""
    door = assessment.door
    return AssessmentView(
        service=service_summary(door.service),
        verdict=door.outcome.value,
        verdict_text=door.verdict_text,
        reasons=_reasons(door),
        blocking_facts=list(assessment.blocking_facts),
        open_facts=list(assessment.open_facts),
        what_would_change=[
            ChangeBody(fact=change.fact, text=change.text, verdict=change.outcome)
            for change in assessment.changes
        ],
        how_to_open=_steps(door),
        instead=_instead(door),
        safety=safety,
    )
