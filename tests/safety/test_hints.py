"""Danger that is only hinted at, language by language, and the calm that sounds like it."""

import pytest

from directory_api.safety import Answer, Kind, assess_words

SUICIDE, VIOLENCE, CHILD, MEDICAL, ILL = Kind
HINTS = [
    ("After Friday nobody will have to put up with me any more", SUICIDE),
    ("she messaged goodbye and forgive me and her phone goes to voicemail", SUICIDE),
    ("footsteps, someone is coming up the stairs, I cannot speak", VIOLENCE),
    ("I'm 7 and my dad hits me with his belt", CHILD),
    ("I stopped drinking yesterday, I'm shaking and seeing rats", MEDICAL),
    ("he says the newborn is not his and must be drowned", ILL),
    ("ya no seré un problema para mi familia", SUICIDE),
    ("oigo sus pasos, está entrando, no puedo hablar", VIOLENCE),
    ("tengo 8 años y mi padre me pega con la correa", CHILD),
    ("se le torció la boca y no mueve el brazo", MEDICAL),
    ("quiero arrancarme el microchip de la cabeza con un cuchillo", ILL),
    ("bundan sonra kimseye dert olmayacağım", SUICIDE),
    ("merdivende ayak sesleri, geliyor, konuşamıyorum", VIOLENCE),
    ("9 yaşındayım, annem iki gündür yok, yemek kalmadı", CHILD),
    ("annemin ağzı kaydı, sağ tarafı tutmuyor", MEDICAL),
    ("şeytan bana atla diyor", ILL),
    ("od dziś nie będę dla was problemem", SUICIDE),
    ("slysze kroki na schodach, nie moge mowic", VIOLENCE),
    ("mam 8 lat i ojczym mnie bije kablem", CHILD),
    ("mamie opadł kącik ust, bełkocze słowa", MEDICAL),
    ("głosy każą mu skoczyć z dachu", ILL),
    ("hadda kadib cidna dhib kuma noqon doono", SUICIDE),
    ("tallaabooyin ayaan maqlayaa, ma hadli karo, guriga ayuu joogaa", VIOLENCE),
    ("8 jir ayaan ahay, aabbahay ul ayuu igu garaacaa", CHILD),
    ("afkiisu wuu qalloocday, hadalkiisana lama fahmi karo, weji dhac", MEDICAL),
    ("shaydaanku wuxuu leeyahay bood", ILL),
    ("بعد اليوم لن أكون عالة على أهلي", SUICIDE),
    ("اسمع خطواته على السلم ولا اقدر احكي", VIOLENCE),
    ("عمري 8 سنوات وأبي يضربني بالعصا", CHILD),
    ("فمها انحرف ولا تستطيع تحريك يدها", MEDICAL),
    ("الشيطان يقول لي اقفز", ILL),
    ("baba byedrobni halla2", VIOLENCE),
]
CALM = [
    "college kicked me out last term, what courses are there",
    "my daughter overdosed on chocolate at Easter",
    "I cannot live without tea",
    "no puedo vivir sin café",
    "mi equipo perdió, sobredosis de fútbol",
    "kahvesiz yaşayamam",
    "bez herbaty nie umiem żyć",
    "qaxwe la'aan ma noolaan karo",
    "لا أستطيع العيش بدون قهوة",
    "I hurt myself as a teenager, years ago, and now I help others",
    "kiedyś mąż mnie bił, dwadzieścia lat temu",
]


@pytest.mark.parametrize(("sentence", "kind"), HINTS)
def test_danger_that_is_hinted_at_is_urgent(sentence: str, kind: Kind) -> None:
    found = assess_words(sentence)

    assert found.answer is Answer.URGENT
    assert kind in found.kinds


@pytest.mark.parametrize("sentence", CALM)
def test_calm_words_are_never_urgent(sentence: str) -> None:
    assert assess_words(sentence).answer is not Answer.URGENT


def test_being_sent_away_by_a_school_is_not_violence() -> None:
    assert Kind.VIOLENCE_NOW not in assess_words("my college kicked me out").kinds
