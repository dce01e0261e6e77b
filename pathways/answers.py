"""From facts as they travel (JSON, forms, the chat) to facts the engine can use.

What may not be kept is dropped here: safety facts choose words elsewhere, and a postcode is turned
into a borough before it comes near the engine.
"""

import math
import re
from collections.abc import Mapping

from pathways.areas import expand_area
from pathways.facts import (
    ELSEWHERE,
    NO_FIXED_ADDRESS,
    AllOf,
    FactDefinition,
    Facts,
    FactType,
    Interval,
    Known,
    Meaning,
    OneOf,
)
from pathways.library import Definitions
from pathways.problems import ImpossibleValue, UnknownFact, remedy_for_name

_UNKNOWN_WORDS = frozenset({"", "unknown"})
_DECLINED_WORDS = frozenset({"declined", "prefer_not_to_say"})
_FLAG_WORDS = {"yes": True, "true": True, "no": False, "false": False}
_SLUG = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LONGEST_CODE = 60


def parse_facts(raw: Mapping[str, object], definitions: Definitions) -> Facts:
    """Facts from their travelling form; names may be aliases.

    Raises:
        UnknownFact: a name is none of the facts.
        ImpossibleValue: a value is none that the fact can have.
    """
    known: dict[str, Known] = {}
    declined: set[str] = set()
    for name, value in raw.items():
        fact = definitions.fact(name)
        if fact is None:
            raise _unknown_fact(name, definitions)
        if _is_declined(value):
            declined.add(fact.name)
            continue
        parsed = _parse_value(fact, value, definitions)
        if parsed is not None and fact.is_usable_in_criteria:
            known[fact.name] = parsed
    declined = {name for name in declined if definitions.facts[name].is_usable_in_criteria}
    known = {**_implied(known, declined, definitions), **known}
    return Facts(known, frozenset(declined - known.keys()))


def _implied(
    known: Mapping[str, Known], declined: set[str], definitions: Definitions
) -> dict[str, Known]:
    """What follows from what was said by its meaning: who sleeps outside has no home."""
    return {
        implied: answer
        for name, value in known.items()
        if value is not False
        for implied, answer in definitions.facts[name].implies.items()
        if implied not in declined
    }


def facts_on_the_wire(facts: Facts) -> dict[str, object]:
    """The travelling form of facts; `parse_facts` reads it back to the same facts."""
    wire: dict[str, object] = {name: _on_the_wire(value) for name, value in facts.known.items()}
    return wire | {name: {"declined": True} for name in sorted(facts.declined)}


def _on_the_wire(value: Known) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, Interval):
        if value.is_exact:
            return value.at_least
        return {"at_least": value.at_least, "at_most": value.at_most}
    if isinstance(value, OneOf) and value.is_exact:
        return value.codes[0]
    return list(value.codes)


def _unknown_fact(name: object, definitions: Definitions) -> UnknownFact:
    shown = str(name)[:_LONGEST_CODE]
    names = [*definitions.facts, *definitions.aliases]
    remedy = remedy_for_name(shown, names, "the list of facts")
    return UnknownFact(shown, f"There is no fact of this name. {remedy}")


def _is_declined(value: object) -> bool:
    if isinstance(value, Mapping):
        return value.get("declined") is True and len(value) == 1
    return isinstance(value, str) and value in _DECLINED_WORDS


def _parse_value(fact: FactDefinition, value: object, definitions: Definitions) -> Known | None:
    if value is None or (isinstance(value, str) and value.strip() in _UNKNOWN_WORDS):
        return None
    if fact.type is FactType.BOOLEAN:
        return _parse_flag(fact, value)
    if fact.type is FactType.INTEGER:
        return _parse_number(fact, value)
    if fact.type is FactType.TEXT:
        if not isinstance(value, str):
            raise ImpossibleValue(fact.name, "This fact is a text.")
        return None
    return _parse_codes(fact, value, definitions)


def _parse_flag(fact: FactDefinition, value: object) -> bool:
    if isinstance(value, bool):
        return value
    flag = _FLAG_WORDS.get(value.strip().lower()) if isinstance(value, str) else None
    if flag is None:
        raise ImpossibleValue(fact.name, "The answer has to be true or false.")
    return flag


def _parse_number(fact: FactDefinition, value: object) -> Interval | None:
    if isinstance(value, Mapping):
        if not value or value.keys() - {"at_least", "at_most"}:
            raise _impossible_number(fact)
        low = _bounds(fact, value.get("at_least", fact.lowest))[0]
        high = _bounds(fact, value.get("at_most", fact.highest))[1]
    else:
        low, high = _bounds(fact, value)
    if not fact.lowest <= low <= high <= fact.highest:
        raise _impossible_number(fact)
    return None if (low, high) == (fact.lowest, fact.highest) else Interval(low, high)


def _bounds(fact: FactDefinition, value: object) -> tuple[int, int]:
    """The whole numbers round a number: 17 gives 17 and 17, half a month gives 0 and 1."""
    if isinstance(value, str) and value.strip().isdecimal() and len(value) <= _LONGEST_CODE:
        value = int(value)
    if isinstance(value, float) and math.isfinite(value):
        return math.floor(value), math.ceil(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _impossible_number(fact)
    return value, value


def _impossible_number(fact: FactDefinition) -> ImpossibleValue:
    return ImpossibleValue(
        fact.name,
        f"The answer has to be a number from {fact.lowest} to {fact.highest}, "
        "or a range with at_least and at_most.",
    )


def _parse_codes(
    fact: FactDefinition, value: object, definitions: Definitions
) -> OneOf | AllOf | None:
    given = value if isinstance(value, list | tuple) else [value]
    found: dict[str, None] = {}
    for each in given:
        found.update(dict.fromkeys(_codes_for(fact, each, definitions)))
    if not found:
        raise _impossible_code(fact)
    if fact.meaning is Meaning.ALL_OF:
        return AllOf(tuple(found))
    return None if fact.values and len(found) == len(fact.values) else OneOf(tuple(found))


def _codes_for(fact: FactDefinition, value: object, definitions: Definitions) -> tuple[str, ...]:
    if isinstance(value, bool) and fact.type is FactType.ENUM:
        value = "yes" if value else "no"
    if not isinstance(value, str) or len(value) > _LONGEST_CODE:
        raise _impossible_code(fact)
    code = value.strip()
    if fact.type is FactType.ENUM:
        codes = (code,) if code in fact.values else fact.value_aliases.get(code, ())
    elif fact.type is FactType.AREA:
        codes = _area_codes(code, definitions)
    else:
        codes = (code,) if _LANGUAGE_TAG.fullmatch(code) else ()
    if not codes:
        raise _impossible_code(fact)
    return codes


def _area_codes(code: str, definitions: Definitions) -> tuple[str, ...]:
    if not _SLUG.fullmatch(code):
        return ()
    if not definitions.areas or code in {NO_FIXED_ADDRESS, ELSEWHERE}:
        return (code,)
    return expand_area(code, definitions.areas) if code in definitions.areas else ()


def _impossible_code(fact: FactDefinition) -> ImpossibleValue:
    if fact.values:
        allowed = ", ".join(fact.values)
        return ImpossibleValue(fact.name, f"The answer has to be one of: {allowed}.")
    if fact.type is FactType.AREA:
        return ImpossibleValue(
            fact.name, "The answer has to be an area code of this directory, none or elsewhere."
        )
    return ImpossibleValue(fact.name, "The answer has to be a language tag such as en or tr.")
