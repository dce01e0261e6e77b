"""From records to the bodies of the endpoints."""

from collections.abc import Mapping, Sequence

from pydantic import JsonValue, TypeAdapter

from directory_api.catalogue.records import ServiceRecord
from directory_api.catalogue.schemas import (
    AgeView,
    AreaView,
    CostView,
    DeliveryView,
    HoursView,
    LanguagesView,
    NeedView,
    OpenThroughView,
    OrganizationView,
    ProvenanceView,
    ServiceInLanguageView,
    ServicePageView,
    ServiceView,
    TermView,
    TranslationView,
    VocabularyView,
)
from directory_api.catalogue.service import Page
from directory_api.catalogue.translation import TranslatedText
from directory_api.catalogue.vocabulary import Terms, Vocabulary
from directory_api.places import Areas

_CRITERION = TypeAdapter(dict[str, JsonValue])


def service_view(record: ServiceRecord) -> ServiceView:
    """A record as a body; an address of a confidential service is left out even if recorded."""
    return ServiceView(
        id=record.id,
        name=record.name,
        organization=OrganizationView.model_validate(record.organization),
        description=record.description,
        offers=list(record.offers),
        needs=list(record.needs),
        levels=list(record.levels),
        audiences=list(record.audiences),
        age=_age(record.age_from, record.age_to),
        child_age=_age(record.child_age_from, record.child_age_to),
        gender=record.gender,
        area=list(record.area),
        area_note=record.area_note,
        delivery=[DeliveryView.model_validate(place) for place in record.delivery],
        routes=list(record.routes),
        access=list(record.access),
        languages=LanguagesView(
            offered=list(record.languages_offered),
            interpreter=record.interpreter,
            bsl=record.bsl,
            evidence=record.languages_evidence,
        ),
        cost=CostView.model_validate(record.cost),
        hours=HoursView.model_validate(record.hours) if record.hours else None,
        contact=dict(record.contact),
        openness=record.openness.value,
        open_through=[OpenThroughView.model_validate(way) for way in record.open_through],
        eligibility_notes=list(record.eligibility_notes),
        not_for=list(record.not_for),
        criteria=[_json(criterion) for criterion in record.criteria],
        funded_until=record.funded_until,
        confidential=record.confidential,
        omit_from_others=record.omit_from_others,
        provenance=ProvenanceView.model_validate(record.provenance),
    )


def service_in_language_view(
    record: ServiceRecord, texts: Mapping[str, TranslatedText]
) -> ServiceInLanguageView:
    """A record as a body, with the translation of its free text if there is any."""
    service = service_view(record)
    return ServiceInLanguageView(**dict(service), translation=_translation(texts))


def page_view(page: Page, version: str) -> ServicePageView:
    """A page of records as a body."""
    return ServicePageView(
        services=[service_view(record) for record in page.services],
        page=page.page,
        pages=page.pages,
        total=page.total,
        version=version,
    )


def vocabulary_view(
    vocabulary: Vocabulary, areas: Areas, facts: Sequence[Mapping[str, JsonValue]]
) -> VocabularyView:
    """All codes as a body; the facts come from whoever knows the pathways engine."""
    return VocabularyView(
        version=vocabulary.version,
        needs=[NeedView.model_validate(need) for need in vocabulary.needs.values()],
        offers=_terms(vocabulary.offers),
        audiences=_terms(vocabulary.audiences),
        levels=_terms(vocabulary.levels),
        routes=_terms(vocabulary.routes),
        access=_terms(vocabulary.access),
        sectors=_terms(vocabulary.sectors),
        costs=_terms(vocabulary.costs),
        areas=[
            AreaView(
                code=area.code,
                name=area.name,
                gss=area.gss,
                within=list(area.within),
                members=sorted(areas.members(area.code)),
            )
            for area in areas.by_code.values()
        ],
        facts=list(facts),
    )


def _translation(texts: Mapping[str, TranslatedText]) -> TranslationView | None:
    if not texts:
        return None
    one = next(iter(texts.values()))
    return TranslationView(
        language=one.language,
        is_machine_made=one.is_machine_made,
        provider=one.provider,
        texts={field: translated.text for field, translated in texts.items()},
    )


def _age(at_least: int | None, at_most: int | None) -> AgeView | None:
    if at_least is None and at_most is None:
        return None
    return AgeView(at_least=at_least, at_most=at_most)


def _terms(terms: Terms) -> list[TermView]:
    return [TermView.model_validate(term) for term in terms.values()]


def _json(criterion: Mapping[str, object]) -> dict[str, JsonValue]:
    """A criterion as JSON; it came out of a JSON column, so this only tells the type checker."""
    return _CRITERION.validate_python(dict(criterion))
