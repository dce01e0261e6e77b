"""Facts are taken where words are plain, in six languages, and nowhere else."""

import pytest

from directory_api.places import load_areas
from directory_api.understanding.extraction import extract_facts
from pathways import load_definitions, parse_facts

AREAS = load_areas()


def facts(text: str, language: str = "en") -> dict[str, object]:
    return extract_facts(text, (language,), AREAS)


HOME_AND_GP = {"borough": "haringey", "gp_borough": "camden"}
FIRST_MONTH = {"at_least": 0, "at_most": 1}

STATED = [
    # age: digits of any script, words, whose it is
    ("en", "im 17 and fed up", {"age": 17, "for_whom": "self"}),
    ("en", "I'm seventeen", {"age": 17}),
    ("en", "I am thirty-four years old", {"age": 34}),
    ("en", "She is 62 and lonely", {"age": 62, "gender": "woman", "for_whom": "other"}),
    ("en", "He waits outside her room. She is 14.", {"age": 14}),
    ("en", "I help a girl. Her stepdad drinks. She is 14.", {"age": 14}),
    ("en", "a Greek man, 34, cannot sleep", {"age": 34, "gender": "man"}),
    ("en", "a 15-year-old girl needs someone", {"age": 15, "gender": "woman"}),
    ("en", "lady, 71, on her own", {"age": 71, "gender": "woman"}),
    ("en", "a Somali woman, 60, alone since her husband died", {"age": 60, "gender": "woman"}),
    ("en", "my mum is 79 and falls a lot", {"age": 79, "gender": "woman", "for_whom": "other"}),
    ("en", "my son is 22 and hears voices", {"age": 22, "psychosis_signs": True}),
    ("en", "I am 31, my son is 4", {"age": 31, "child_age": 4, "dependent_child": True}),
    ("en", "I'm about 40", {"age": {"at_least": 38, "at_most": 42}}),
    ("en", "she is in her thirties", {"age": {"at_least": 30, "at_most": 39}}),
    ("en", "I'm nearly 18", {"age": {"at_least": 17, "at_most": 18}}),
    ("en", "my teenager is so anxious", {}),
    ("en", "an elderly man has no visitors", {"age": {"at_least": 60}, "gender": "man"}),
    ("tr", "34 yaşındayım", {"age": 34, "for_whom": "self"}),
    ("tr", "on yedi yaşındayım", {"age": 17}),
    ("tr", "annem 81 yaşında, çok yalnız", {"age": 81, "gender": "woman", "for_whom": "other"}),
    ("pl", "mam 34 lata", {"age": 34, "for_whom": "self"}),
    ("pl", "mam trzydzieści cztery lata", {"age": 34}),
    ("pl", "moja mama ma 81 lat, jest sama", {"age": 81, "gender": "woman"}),
    ("es", "tengo 40 años", {"age": 40, "for_whom": "self"}),
    ("es", "tengo treinta y cuatro años", {"age": 34}),
    ("es", "mi hijo tiene 19 años y oye voces", {"age": 19, "gender": "man"}),
    ("so", "waxaan jiraa 34", {"age": 34, "for_whom": "self"}),
    ("so", "soddon iyo afar jir baan ahay", {"age": 34}),
    ("ar", "عمري ٣٤ سنة", {"age": 34, "for_whom": "self"}),
    ("ar", "عمري أربع وثلاثون سنة", {"age": 34}),
    ("ar", "ابني عمره ١٩ سنة يسمع أصوات", {"age": 19, "gender": "man", "psychosis_signs": True}),
    # places
    ("en", "I live in N17", {"borough": ["haringey", "enfield"]}),
    ("en", "home is Wood Green, my GP is in Camden", HOME_AND_GP),
    # scores
    ("en", "PHQ-9 of 14 and GAD-7: 11", {"phq9": 14, "gad7": 11}),
    ("en", "phq9 8", {"phq9": 8}),
    ("en", "she scored 19 on the PHQ-9", {"phq9": 19}),
    # babies
    ("en", "my baby is eight months old", {"baby_months": 8, "dependent_child": True}),
    ("en", "two weeks after her baby was born", {"baby_months": FIRST_MONTH}),
    ("en", "I'm pregnant and scared", {"pregnant": True}),
    ("pl", "jestem w ciąży", {"pregnant": True}),
    ("es", "estoy embarazada", {"pregnant": True}),
    # GP, status, language
    ("en", "she is not registered with a doctor", {"gp_registered": False}),
    ("tr", "GP'm yok", {"gp_registered": False}),
    ("en", "they have no recourse to public funds", {"immigration_status": "limited_leave_nrpf"}),
    ("en", "he is an asylum seeker", {"immigration_status": "asylum"}),
    ("en", "my asylum claim was refused", {"immigration_status": "refused"}),
    ("en", "a Bengali-speaking lady", {"spoken_language": ["bn"], "gender": "woman"}),
    ("en", "he only speaks Tigrinya", {"spoken_language": ["ti"]}),
    ("en", "she understands little English", {"english": "basic"}),
    ("en", "he speaks no English", {"english": "none"}),
    ("en", "he needs an interpreter", {"interpreter_needed": True}),
    ("en", "I use BSL", {"bsl": True}),
    # daily life
    ("en", "I lost my job in May", {"employment": "none"}),
    ("so", "shaqadaydii waan waayay", {"employment": "none"}),
    ("ar", "فقدت عملي", {"employment": "none"}),
    ("en", "I look after my husband with dementia", {"carer": True, "for_whom": "self"}),
    ("pl", "opiekuję się chorą mamą", {"carer": True}),
    ("en", "we will be evicted in two weeks", {"homeless_in_days": 14}),
    ("en", "I sleep in my car", {"rough_sleeping": True}),
    ("en", "there is nothing to eat in the house", {"food_now": True}),
    ("en", "bailiffs are at the door", {"debt": True}),
    ("en", "I have felt like this for three months", {"duration_weeks": 13}),
    ("en", "my brother took his own life", {"suicide_bereavement": True, "for_whom": "self"}),
    ("en", "my wife hits me, I am a man", {"domestic_abuse": True, "gender": "man"}),
    ("en", "I am autistic, no learning disability", {"autism": "yes", "learning_disability": "no"}),
    ("en", "I have diabetes", {"long_term_condition": True}),
    ("en", "I'm trans", {"lgbtq": True}),
    ("en", "she can't get out of bed", {"functioning": "marked"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_what_is_said_plainly_is_taken(language: str, text: str, expected: dict) -> None:
    found = facts(text, language)
    assert {name: found.get(name) for name in expected} == expected


TRAPS = [
    ("en", "I take bus 29 from flat 17 and paid £40", ["age", "borough"]),
    ("en", "open 24/7, room 12, floor 3", ["age"]),
    ("en", "I am 20 weeks pregnant", ["age"]),
    ("en", "I'm 100% sure", ["age"]),
    ("en", "I'm 2 months behind with the rent", ["age", "baby_months"]),
    ("en", "I am 15 minutes late", ["age"]),
    ("en", "GP did PHQ-9, 22, said he is low", ["age"]),
    ("en", "she lives in flat, 17, top floor", ["age"]),
    ("en", "two kids 3 and 6", ["age"]),
    ("en", "he lives with his mother who is 79", ["age"]),
    ("en", "my son is 19 and I am exhausted", ["age"]),
    ("en", "a Polish builder in Tottenham", ["spoken_language", "employment"]),
    ("en", "a Turkish man", ["spoken_language", "immigration_status"]),
    ("en", "must leave on Friday", ["homeless_in_days", "homeless_now"]),
    ("en", "I am scared of being homeless", ["homeless_now"]),
    ("en", "I am not homeless", ["homeless_now"]),
    ("en", "phone calls make me panic", ["digital_access"]),
    ("en", "no voices, never heard any", ["domestic_abuse"]),
    ("en", "he does not hear voices", ["age"]),
    ("en", "I was fired because I was pregnant", ["pregnant"]),
    ("en", "my husband lost his job", ["employment"]),
    ("en", "I might lose my job", ["employment"]),
    ("en", "I lived here for five years", ["duration_weeks"]),
    ("en", "six months in prison", ["duration_weeks"]),
    ("en", "I think I am autistic", ["learning_disability"]),
    ("en", "they call me gay at school", ["lgbtq"]),
    ("en", "I used to live in Hackney", ["borough"]),
    ("en", "I work in Camden", ["borough"]),
    ("en", "came out of hospital in Enfield", ["borough"]),
    ("en", "my PHQ-9 went up", ["phq9"]),
    ("en", "PHQ-9 of 44", ["phq9"]),
    ("en", "my daughter has diabetes", ["long_term_condition"]),
    ("en", "he won't eat, refuses food", ["food_now"]),
    ("en", "the kids upstairs scream at night", ["dependent_child"]),
    ("en", "domestic abuse training for volunteers", ["domestic_abuse"]),
    ("es", "tengo 2 hijos", ["age"]),
    ("es", "llevo 10 años viviendo aquí", ["age", "duration_weeks"]),
    ("pl", "mieszkam tu od 10 lat", ["duration_weeks", "age"]),
    ("tr", "10 yıldır burada yaşıyorum", ["duration_weeks", "age"]),
    ("ar", "عندي ٣ أطفال", ["age"]),
    ("pl", "od dłuższego czasu jestem smutna", ["debt"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "absent"), TRAPS)
def test_what_is_not_said_is_not_taken(language: str, text: str, absent: list[str]) -> None:
    found = facts(text, language)
    assert [name for name in absent if name in found] == []


def test_two_statements_that_disagree_leave_the_fact_open() -> None:
    assert "autism" not in facts("I am autistic. They say I am not autistic.")


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_every_fact_taken_is_one_the_rules_can_read(
    language: str, text: str, expected: dict
) -> None:
    parse_facts(facts(text, language), load_definitions())


def test_community_and_nationality_are_never_facts() -> None:
    found = facts("A young married Charedi woman, Nigerian mum, Muslim, Turkish")
    assert set(found) <= {"gender", "for_whom"}
