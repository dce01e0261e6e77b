"""The English sentences for what a service is set up for and what is known, by fact and by shape.

Every template is a whole sentence. A fact without sentences of its own gets the general ones, which
name it by its label. Services are "set up for" people; nobody is ever "not ill enough".
"""

from collections.abc import Mapping
from enum import StrEnum

from pathways.sentences import N_


class Shape(StrEnum):
    """What a leaf asks for, or what is known, without saying of which fact."""

    YES = "yes"
    NO = "no"
    EXACTLY = "exactly"
    FROM = "from"
    UP_TO = "up_to"
    BETWEEN = "between"
    NOT_BETWEEN = "not_between"
    CHOICE = "choice"
    NOT_CHOICE = "not_choice"
    CHOICE_OR_NO_ADDRESS = "choice_or_no_address"
    NO_ADDRESS = "no_address"


GENERAL_RULES: Mapping[Shape, str] = {
    Shape.YES: N_("This service is set up for people whose answer to “{fact}” is yes."),
    Shape.NO: N_("This service is set up for people whose answer to “{fact}” is no."),
    Shape.EXACTLY: N_("This service is set up for this number at “{fact}”: {lowest}."),
    Shape.FROM: N_("This service is set up for this number or more at “{fact}”: {lowest}."),
    Shape.UP_TO: N_("This service is set up for this number or less at “{fact}”: {highest}."),
    Shape.BETWEEN: N_("This service is set up for {lowest} to {highest} at “{fact}”."),
    Shape.NOT_BETWEEN: N_("This service is not set up for {lowest} to {highest} at “{fact}”."),
    Shape.CHOICE: N_("This service is set up for this answer to “{fact}”: {choices}."),
    Shape.NOT_CHOICE: N_("This service is not set up for this answer to “{fact}”: {choices}."),
    Shape.CHOICE_OR_NO_ADDRESS: N_(
        "This service is set up for people who live in {choices} or have no fixed address."
    ),
    Shape.NO_ADDRESS: N_("This service is set up for people who have no fixed address."),
}

RULES: Mapping[tuple[str, Shape], str] = {
    ("age", Shape.EXACTLY): N_("This service is set up for people aged {lowest}."),
    ("age", Shape.FROM): N_("This service is set up for people aged {lowest} and over."),
    ("age", Shape.UP_TO): N_("This service is set up for people aged {highest} and under."),
    ("age", Shape.BETWEEN): N_("This service is set up for people aged {lowest} to {highest}."),
    ("child_age", Shape.FROM): N_("This service is set up for children aged {lowest} and over."),
    ("child_age", Shape.UP_TO): N_("This service is set up for children aged {highest} and under."),
    ("child_age", Shape.BETWEEN): N_(
        "This service is set up for children aged {lowest} to {highest}."
    ),
    ("baby_months", Shape.UP_TO): N_(
        "This service is set up for parents whose baby is {highest} months old or younger."
    ),
    ("phq9", Shape.FROM): N_("This service is set up for a PHQ-9 score of {lowest} or more."),
    ("phq9", Shape.UP_TO): N_("This service is set up for a PHQ-9 score of {highest} or less."),
    ("gad7", Shape.FROM): N_("This service is set up for a GAD-7 score of {lowest} or more."),
    ("gad7", Shape.UP_TO): N_("This service is set up for a GAD-7 score of {highest} or less."),
    ("audit", Shape.FROM): N_("This service is set up for an AUDIT score of {lowest} or more."),
    ("dash_score", Shape.FROM): N_("This service is set up for a DASH score of {lowest} or more."),
    ("homeless_in_days", Shape.UP_TO): N_(
        "This service is set up for people who may lose their home within {highest} days."
    ),
    ("duration_weeks", Shape.FROM): N_(
        "This service is set up for problems that have lasted {lowest} weeks or more."
    ),
    ("memory_change_months", Shape.FROM): N_(
        "This service is set up for memory changes over {lowest} months or more."
    ),
    ("outcomes_unmet", Shape.FROM): N_(
        "This service is set up for people who cannot manage {lowest} or more of the ten daily "
        "things that the law lists."
    ),
    ("borough", Shape.CHOICE): N_("This service is set up for people who live in {choices}."),
    ("borough", Shape.NOT_CHOICE): N_(
        "This service is not set up for people who live in {choices}."
    ),
    ("gp_borough", Shape.CHOICE): N_(
        "This service is set up for people whose GP practice is in {choices}."
    ),
    ("gp_borough", Shape.NOT_CHOICE): N_(
        "This service is not set up for people whose GP practice is in {choices}."
    ),
    ("cared_for_borough", Shape.CHOICE): N_(
        "This service is set up for people who look after someone in {choices}."
    ),
    ("spoken_language", Shape.CHOICE): N_("This service works in {choices}."),
    ("gender", Shape.CHOICE): N_("This service is set up for this gender: {choices}."),
    ("gender", Shape.NOT_CHOICE): N_("This service is not set up for this gender: {choices}."),
    ("immigration_status", Shape.CHOICE): N_(
        "This service is set up for people with this immigration status: {choices}."
    ),
    ("immigration_status", Shape.NOT_CHOICE): N_(
        "By law this may not be open to people with this immigration status: {choices}."
    ),
    ("education", Shape.CHOICE): N_(
        "This service is set up for young people who are: {choices}."
    ),
    ("functioning", Shape.CHOICE): N_(
        "This service is set up for problems that affect daily life this much: {choices}."
    ),
    ("learning_disability", Shape.CHOICE): N_(
        "This service is set up for people with a learning disability. Answer needed: {choices}."
    ),
    ("autism", Shape.CHOICE): N_(
        "This service is set up for autistic people. Answer needed: {choices}."
    ),
    ("carer", Shape.YES): N_(
        "This service is set up for people who look after someone without pay."
    ),
    ("gp_registered", Shape.YES): N_(
        "This service is set up for people who are registered with a GP."
    ),
    ("homeless_now", Shape.YES): N_("This service is set up for people with nowhere to live."),
    ("homeless_now", Shape.NO): N_("This service is set up for people who have a home."),
    ("rough_sleeping", Shape.NO): N_("This service is set up for people who sleep indoors."),
    ("rough_sleeping", Shape.YES): N_("This service is set up for people who sleep outside."),
    ("dependent_child", Shape.YES): N_(
        "This service is set up for people who have a child at home."
    ),
    ("dependent_child", Shape.NO): N_(
        "This service is set up for people without a child at home."
    ),
    ("pregnant", Shape.YES): N_("This service is set up for people who are pregnant."),
    ("psychosis_signs", Shape.YES): N_(
        "This service is set up for people who hear or see things that others do not."
    ),
    ("psychosis_signs", Shape.NO): N_(
        "This service is not set up for people who hear or see things that others do not. "
        "Other teams are."
    ),
    ("first_episode", Shape.YES): N_(
        "This service is set up for people to whom this happens for the first time."
    ),
    ("mania_signs", Shape.YES): N_(
        "This service is set up for people who are very excited and hardly sleep for days."
    ),
    ("prior_treatment", Shape.YES): N_(
        "This service is set up for people who have had treatment for this before."
    ),
    ("mania_signs", Shape.NO): N_(
        "This service is not set up for people who are very excited and hardly sleep for days. "
        "Other teams are."
    ),
    ("eating_signs", Shape.YES): N_("This service is set up for worries about eating."),
    ("eating_signs", Shape.NO): N_(
        "This service is not set up for worries about eating. Other teams are."
    ),
    ("under_secondary_care", Shape.YES): N_(
        "This service is set up for people who are already seen by a mental health team."
    ),
    ("under_secondary_care", Shape.NO): N_(
        "This service is set up for people who are not already seen by a mental health team."
    ),
    ("trauma", Shape.YES): N_(
        "This service is set up for people who have been through something terrible."
    ),
    ("long_term_condition", Shape.YES): N_(
        "This service is set up for people with a long-term illness."
    ),
    ("suicide_bereavement", Shape.YES): N_(
        "This service is set up for people who have lost someone to suicide."
    ),
    ("disability", Shape.YES): N_("This service is set up for disabled people."),
    ("bsl", Shape.YES): N_("This service is set up for people who use British Sign Language."),
    ("lgbtq", Shape.YES): N_("This service is run by and for LGBTQ+ people."),
    ("domestic_abuse", Shape.YES): N_(
        "This service is set up for people who are hurt or controlled at home."
    ),
    ("care_needs", Shape.YES): N_(
        "This service is set up for people who need help with daily living."
    ),
    ("care_experienced", Shape.YES): N_(
        "This service is set up for people who were in care as children."
    ),
    ("income_low", Shape.YES): N_("This service is set up for people who have little money."),
    ("debt", Shape.YES): N_("This service is set up for people with debts."),
    ("food_now", Shape.YES): N_("This service is set up for people with nothing to eat today."),
    ("voucher", Shape.YES): N_("This service is set up for people with a food bank voucher."),
    ("consent", Shape.YES): N_("This service is set up for people who have agreed to it."),
    ("drugs", Shape.NO): N_(
        "This service is not set up for people who use drugs. Other services are."
    ),
    ("drugs", Shape.YES): N_("This service is set up for people who use drugs."),
    ("in_mh_crisis_treatment", Shape.YES): N_(
        "This service is set up for people who are treated for a mental health crisis."
    ),
}  # fmt: skip

USUAL_RULES: Mapping[tuple[str, Shape], str] = {
    ("age", Shape.FROM): N_("This service is usually for people aged {lowest} and over."),
    ("age", Shape.UP_TO): N_("This service is usually for people aged {highest} and under."),
    ("age", Shape.BETWEEN): N_("This service is usually for people aged {lowest} to {highest}."),
    ("borough", Shape.CHOICE): N_("This service is usually for people who live in {choices}."),
    ("gp_borough", Shape.CHOICE): N_(
        "This service is usually for people whose GP practice is in {choices}."
    ),
    ("gender", Shape.CHOICE): N_("This service is usually for this gender: {choices}."),
}

AGE_KNOWN: Mapping[Shape, str] = {
    Shape.EXACTLY: N_("The age given is {lowest}."),
    Shape.FROM: N_("The age given is {lowest} or more."),
    Shape.UP_TO: N_("The age given is {highest} or less."),
    Shape.BETWEEN: N_("The age given is between {lowest} and {highest}."),
}
SCORE_KNOWN: Mapping[Shape, str] = {
    Shape.EXACTLY: N_("The score given is {lowest}."),
    Shape.FROM: N_("The score given is {lowest} or more."),
    Shape.UP_TO: N_("The score given is {highest} or less."),
    Shape.BETWEEN: N_("The score given is between {lowest} and {highest}."),
}
KNOWN: Mapping[Shape, str] = {
    Shape.YES: N_("The answer given is yes."),
    Shape.NO: N_("The answer given is no."),
    Shape.EXACTLY: N_("The number given is {lowest}."),
    Shape.FROM: N_("The number given is {lowest} or more."),
    Shape.UP_TO: N_("The number given is {highest} or less."),
    Shape.BETWEEN: N_("The number given is between {lowest} and {highest}."),
    Shape.CHOICE: N_("The answer given is: {choices}."),
}
AREA_KNOWN = N_("The area given is {choices}.")
NO_ADDRESS_KNOWN = N_("No fixed address was given.")
ELSEWHERE_KNOWN = N_("The area given is not one of those on our list.")
LANGUAGE_KNOWN = N_("The language given is {choices}.")
NOT_KNOWN = N_("We do not know this yet: {fact}.")
RULE_NOT_KNOWN = N_("We do not know what this service asks about this: {fact}. Ask the service.")
DECLINED = N_("Nobody has to say this, and it shuts nobody out: {fact}.")

ALL_NEEDED = N_("All of these are needed.")
ONE_IS_ENOUGH = N_("Any one of these is enough.")
SOME_NEEDED = N_("At least {count} of these are needed.")

ASK_ANYWAY = N_("It may still say yes, so ask the service.")
NOBODY_SHUT_OUT = N_("This shuts nobody out.")
SERVICE_CHECKS = N_("The service will check this.")
