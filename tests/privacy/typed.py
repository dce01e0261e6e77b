"""What invented people type in these tests: words that exist nowhere else, and how to find them.

A secret counts as found in any form it may take on its way: as typed, folded by the understanding,
escaped in JSON, or in an address.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote, quote_plus

POSTCODE = "N17 9ZQ"
NAME = "Quendolyn Vashtorpe"
AGE, SCORE, WEEKS = 97, 26, 4711
# In each language a sentence with a word that was made up, a name, a postcode and an age.
SENTENCES = {
    "en": f"I am {NAME}, {AGE}, of {POSTCODE}. My zorblequandry left me, I worry and cannot sleep",
    "tr": f"Ben {NAME}, {AGE} yaşındayım, {POSTCODE}. Şığdırakçümbüz beni terk etti, uyuyamıyorum",
    "pl": f"Nazywam się {NAME}, mam {AGE} lat, {POSTCODE}. Źdźbłowęgarzyca odeszła, nie śpię",
    "so": f"Waxaan ahay {NAME}, {AGE} jir, {POSTCODE}. Xaaqdhuurowgaal ayaa iga tagay, waan werwer",
    "es": f"Soy {NAME}, tengo {AGE} años, {POSTCODE}. Mi ñandurrialquejo me dejó y no duermo",
    "ar": f"اسمي قيصورة البنجلاطي، عمري {AGE} سنة، {POSTCODE}. زخطربيقونظ تركني ولا أستطيع النوم",
}
MADE_UP = (
    "Quendolyn",
    "Vashtorpe",
    "zorblequandry",
    "Şığdırakçümbüz",
    "Źdźbłowęgarzyca",
    "Xaaqdhuurowgaal",
    "ñandurrialquejo",
    "قيصورة",
    "البنجلاطي",
    "زخطربيقونظ",
    POSTCODE,
    POSTCODE.replace(" ", ""),
)
FACTS: dict[str, object] = {
    "age": AGE,
    "postcode": POSTCODE,
    "phq9": SCORE,
    "duration_weeks": WEEKS,
}
# A number alone may stand anywhere; beside the name of its fact it says something about somebody.
_TOLD = re.compile(rf"\b(?:age|phq9|duration_weeks)\W{{1,6}}(?:{AGE}|{SCORE}|{WEEKS})\b")


def secrets_in(content: bytes, also: Iterable[str] = ()) -> set[str]:
    """The secrets that these bytes hold, in whatever form."""
    readable = _folded(content.decode("utf-8", errors="ignore"))
    found = {
        secret
        for secret in (*MADE_UP, *also)
        if _folded(secret) in readable or any(form in content for form in _forms(secret))
    }
    return found | set(_TOLD.findall(readable))


def _forms(secret: str) -> Iterable[bytes]:
    escaped = json.dumps(secret)[1:-1]
    for form in (secret, escaped, quote(secret), quote_plus(secret), ascii(secret)[1:-1]):
        yield form.encode()
    yield secret.encode("utf-16-le")


def _folded(text: str) -> str:
    """Lower case without accents, as phrases and names are compared."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))
