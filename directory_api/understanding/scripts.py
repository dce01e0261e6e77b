"""What letters and small words say about a language: scripts, marks and function words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from directory_api.understanding.folding import fold

FUNCTION_WORDS = Path(__file__).parent / "function_words.yaml"
_WORD = re.compile(r"[\w']+")

# Unicode name of a letter begins with its script; here one language of ours uses the script.
_SCRIPTS = {
    "GREEK": "el",
    "BENGALI": "bn",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "TAMIL": "ta",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "CJK": "zh",
    "DEVANAGARI": "hi",
}
_YIDDISH = re.compile(r"[װױײ]|(?<!\w)(?:און|איך|איז|נישט|מיט|האב|האָב|דער|די|ביסט|אַ)(?!\w)")
# Letters and words of Tigrinya that Amharic does not use.
_TIGRINYA = re.compile(r"[ኸኹኺኻኼኽኾቐቑቒቓቔቕቖ]|እየ|ኣሎ|ኣይ|ንስኻ|ደሓን|ኣነ|ናይ")
_SORANI = re.compile("[ێۆڵڕ]")
_URDU = re.compile("[ٹڈڑںےہھ]")
_PERSIAN = re.compile("[پچژگکی]")
_PASHTO = re.compile("[ټډړښځڅۍې]")


def letters_in(text: str) -> int:
    """How many letters the text has."""
    return sum(character.isalpha() for character in text)


def main_script(text: str) -> str | None:
    """The script most of the letters are written in, by its Unicode name ("LATIN")."""
    counts = Counter(
        unicodedata.name(character, "?").split(" ")[0] for character in text if character.isalpha()
    )
    return counts.most_common(1)[0][0] if counts else None


def language_by_letters(text: str) -> tuple[str, float] | None:
    """Language and confidence, when letters leave only one of ours; else None."""
    script = main_script(text)
    if script in _SCRIPTS:
        return _SCRIPTS[script], 0.99
    if script == "HEBREW":
        return ("yi", 0.9) if _YIDDISH.search(text) else ("he", 0.9)
    if script == "ETHIOPIC":
        return ("ti", 0.9) if _TIGRINYA.search(text) else ("am", 0.85)
    return _language_of_arabic_script(text) if script == "ARABIC" else None


def _language_of_arabic_script(text: str) -> tuple[str, float]:
    for letters, code in ((_SORANI, "ckb"), (_PASHTO, "ps"), (_URDU, "ur"), (_PERSIAN, "fa")):
        if letters.search(text):
            return code, 0.9
    return "ar", 0.9


def function_word_shares(text: str) -> Mapping[str, float]:
    """For each language, the share of the text's words that are small words of that language."""
    words = _WORD.findall(fold(text))
    if not words:
        return {}
    return {
        code: sum(word in known for word in words) / len(words)
        for code, known in _function_words().items()
    }


@lru_cache(maxsize=1)
def _function_words() -> Mapping[str, frozenset[str]]:
    content = yaml.safe_load(FUNCTION_WORDS.read_text(encoding="utf-8"))
    return {str(code): frozenset(str(words).split()) for code, words in content.items()}
