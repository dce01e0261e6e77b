"""The language of a text is found from letters, small words and statistics, or left as chosen."""

import pytest

from directory_api.understanding import LanguageSource, detect_language

TEXTS = [
    ("en", "I am so tired and I do not know where to go"),
    ("en", "im 17 college kicked me out dont wanna tell mum"),
    ("tr", "Çok yalnızım ve konuşacak kimsem yok"),
    ("tr", "cok yalnizim ve konusacak kimsem yok"),
    ("pl", "Nie mam z kim porozmawiać o tym, co czuję"),
    ("pl", "nie moge spac i caly czas sie boje"),
    ("so", "Waxaan u baahanahay qof aan la hadlo"),
    ("es", "No sé a quién pedir ayuda para mi hijo"),
    ("es", "tengo mucho miedo y no puedo dormir"),
    ("ar", "لا أعرف أين أذهب وأنا خائفة"),
    ("fa", "نمی‌دانم کجا بروم و می‌ترسم"),
    ("ur", "مجھے نیند نہیں آتی اور میں پریشان ہوں"),
    ("ckb", "من زۆر ماندووم و ناتوانم بخەوم"),
    ("he", "אני לא יודע לאן ללכת"),
    ("yi", "איך ווייס נישט וואו צו גיין"),
    ("am", "የት እንደምሄድ አላውቅም"),
    ("ti", "ናበይ ከም ዝኸይድ ኣይፈልጥን"),
    ("el", "Δεν ξέρω πού να πάω"),
    ("bn", "আমি ঘুমাতে পারি না"),
    ("uk", "Я не знаю, куди звернутися по допомогу"),
    ("bg", "Не знам към кого да се обърна за помощ"),
    ("pt", "Não sei onde pedir ajuda para o meu filho"),
    ("ro", "Nu știu unde să cer ajutor pentru fiul meu"),
    ("zh", "我睡不着，很担心"),
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_the_language_of_a_sentence_is_found(code: str, text: str) -> None:
    found = detect_language(text)
    assert (found.code, found.source) == (code, LanguageSource.DETECTED)


@pytest.mark.parametrize("text", ["17", "ok", "N17", "debt", "", "😟", "im 17"])
def test_a_word_or_two_keeps_the_chosen_language(text: str) -> None:
    found = detect_language(text, chosen="pl")
    assert (found.code, found.source) == ("pl", LanguageSource.CHOSEN)


def test_without_words_or_choice_the_language_is_english_by_default() -> None:
    assert detect_language("17").source is LanguageSource.DEFAULT


def test_a_chosen_language_does_not_hide_what_is_typed() -> None:
    assert detect_language("Nie mogę spać i ciągle się boję", chosen="en").code == "pl"


def test_development_sentences_are_known_by_language(development: list) -> None:
    right = sum(detect_language(text).code == code for code, _, text in development)
    assert right / len(development) >= 0.96
