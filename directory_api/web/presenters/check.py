"""The form for professionals: needs by kind, and facts in groups with the unusual ones folded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from directory_api.catalogue import Vocabulary
from directory_api.languages import Translator, message
from directory_api.web.contexts.forms import Choice, ChoiceGroup, FactGroup
from directory_api.web.presenters.facts import FactKind, FactWords

_DOMAINS = {
    "A": message("Mind"),
    "B": message("People and life"),
    "C": message("Safety"),
    "D": message("Home and money"),
    "E": message("Status and rights"),
    "F": message("Alcohol, drugs and gambling"),
    "G": message("Body and care"),
}


@dataclass(frozen=True)
class _Group:
    heading: str
    note: str | None
    names: tuple[str, ...]
    is_open: bool = False


_SCORES = message("Only if a professional already has them. Do not ask these questions yourself.")
_SAFETY = message(
    "Only if you already know. These answers bring up urgent numbers. They are not kept, and no "
    "service sees them."
)
_GROUPS = (
    _Group(
        message("About the person"),
        None,
        ("age", "borough", "gp_borough", "functioning", "spoken_language", "gender"),
        is_open=True,
    ),
    _Group(
        message("Scores"), _SCORES, ("phq9", "gad7", "audit", "dash_score"), is_open=True
    ),
    _Group(
        message("Health"),
        None,
        (
            "gp_registered", "under_secondary_care", "prior_treatment", "duration_weeks",
            "psychosis_signs", "first_episode", "mania_signs", "eating_signs", "trauma",
            "long_term_condition", "pregnant", "baby_months", "memory_change_months",
            "learning_disability", "autism", "disability", "alcohol", "drugs",
            "in_mh_crisis_treatment", "detained_section",
        ),
    ),
    _Group(
        message("Family and care"),
        None,
        (
            "for_whom", "consent", "carer", "cared_for_borough", "care_needs", "outcomes_unmet",
            "dependent_child", "child_age", "care_experienced", "suicide_bereavement", "lgbtq",
        ),
    ),
    _Group(
        message("Home, work and money"),
        None,
        (
            "homeless_now", "homeless_in_days", "rough_sleeping", "income_low", "debt", "food_now",
            "voucher", "employment", "education", "immigration_status", "offending",
        ),
    ),
    _Group(
        message("Language and access"),
        None,
        ("english", "interpreter_needed", "bsl", "digital_access"),
    ),
    _Group(
        message("Safety"),
        _SAFETY,
        (
            "safe_now", "risk_now", "can_keep_safe", "others_at_risk", "child_at_risk",
            "dv_immediate", "domestic_abuse", "honour_based", "phq9_item9", "delirium_signs",
            "withdrawal_signs", "physical_red_flags",
        ),
    ),
)  # fmt: skip


def need_groups(vocabulary: Vocabulary, words: Translator, chosen: str) -> tuple[ChoiceGroup, ...]:
    """Every need, by kind, for the list of the form."""
    return tuple(
        ChoiceGroup(
            words.gettext(label),
            tuple(
                Choice(need.code, words.term("need", need.code), need.code == chosen)
                for need in vocabulary.needs.values()
                if need.domain == domain
            ),
        )
        for domain, label in _DOMAINS.items()
    )


def fact_groups(
    facts: FactWords,
    kinds: Mapping[str, FactKind],
    words: Translator,
    known: Mapping[str, object],
    errors: Mapping[str, str],
) -> tuple[FactGroup, ...]:
    """The fields in their groups; a folded group opens when something in it is filled or wrong."""
    return tuple(_group(group, facts, kinds, words, known, errors) for group in _GROUPS)


def _group(
    group: _Group,
    facts: FactWords,
    kinds: Mapping[str, FactKind],
    words: Translator,
    known: Mapping[str, object],
    errors: Mapping[str, str],
) -> FactGroup:
    names: Sequence[str] = [name for name in group.names if name in kinds]
    return FactGroup(
        heading=words.gettext(group.heading),
        note=words.gettext(group.note) if group.note else None,
        fields=tuple(facts.field(name, known.get(name), errors.get(name)) for name in names),
        is_open=group.is_open or any(name in known or name in errors for name in names),
    )
