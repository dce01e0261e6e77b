"""What `nwd prove` says: who has no door, what an edit changes, which decisions are wrong."""

import json
from collections.abc import Iterable, Mapping, Sequence

from directory_api.cli.output import complain, say
from directory_api.insight.accepted import Accepted, Comparison
from directory_api.insight.agreeing import Confirmed
from directory_api.insight.need_doors import Directory
from directory_api.insight.profile_words import profile_in_english, profile_on_the_wire
from directory_api.insight.proof import Cell, Proof, State, Who
from pathways import facts_on_the_wire
from pathways.facts import NO_FIXED_ADDRESS
from pathways.proofs import Difference, Profile

Found = Sequence[tuple[Cell, Who]]


def report_gaps(proof: Proof, found: Comparison, directory: Directory, *, everything: bool) -> None:
    """How many doors are open, each new gap, and each accepted one that is not as it was."""
    states = [cell.state for cell in proof.cells]
    needs, areas = len(directory.vocabulary.needs), len(directory.boroughs)
    say(
        f"{needs} needs in {areas} places to live: {states.count(State.OPEN)} open to everybody, "
        f"{states.count(State.PARTLY)} to some, {states.count(State.GAP)} without a specific door."
    )
    if everything:
        for line in _lines(found.known, directory):
            say(f"Accepted: {line}")
        to_ask = [(cell, who) for cell in proof.cells for who in cell.to_ask]
        for line in _lines(to_ask, directory, "only has doors that are usually for others, for"):
            say(f"To ask first: {line}")
    for line, snippet in zip(_lines(found.new, directory), _snippets(found.new), strict=True):
        complain(f"New gap: {line}")
        complain(f"  {snippet}")
    for one in found.gone:
        complain(f"{_place(one)} This gap is closed now. Remove it: {_name(one, directory)}")
    for one in found.smaller:
        complain(f"{_place(one)} This gap is smaller now. Write it anew: {_name(one, directory)}")


def report_differences(
    before: Directory, after: Directory, found: Mapping[str, Difference]
) -> None:
    """Services that came and went, and for each edited one who is shut out and who is let in."""
    old, new = before.catalogue.services, after.catalogue.services
    for service_id in (one for one in old if one not in new):
        say(f"{service_id}: gone.")
    for service_id in (one for one in new if one not in old):
        say(f"{service_id}: new.")
    for service_id, difference in found.items():
        for word, profiles in (
            ("newly shut out", difference.excluded),
            ("newly let in", difference.included),
        ):
            for profile in profiles:
                say(f"{service_id}: {word}: {_profile(profile, after)}.")
    if not found:
        say("No criterion excludes or admits anybody whom it did not before.")


def report_wrong_decisions(confirmed: Confirmed) -> None:
    """Every decision of the engine that the solver refutes: a fault in the code."""
    for service_id, facts in confirmed.wrong:
        known = json.dumps(facts_on_the_wire(facts), ensure_ascii=False)
        complain(f"{service_id}: the engine decides wrongly for {known}. Please report this.")


def report_trees(confirmed: Confirmed, directory: Directory, *, everything: bool) -> None:
    """Trees that say "not known" although every completion agrees."""
    count = len(confirmed.stay_open)
    if count and not everything:
        say(f"{count} trees stay open although every answer agrees: nwd prove --list names them.")
        return
    for service_id, criterion_id, one in confirmed.stay_open:
        who = _profile(one.facts.known, directory)
        say(f"Stays open, but is always {one.truth}: `{criterion_id}` of {service_id}, for {who}.")


def _lines(
    found: Found, directory: Directory, claim: str = "has no specific door for"
) -> list[str]:
    """One sentence for each need and profile, its places together."""
    return [
        f"In {_and(_area(area, directory) for area in areas)}, "
        f"“{directory.vocabulary.needs[need].label}” {claim} "
        f"{_somebody(json.loads(who), directory)}."
        for (need, who), areas in _together(found).items()
    ]


def _snippets(found: Found) -> list[str]:
    """The same as it would be accepted, to copy."""
    return [
        f"{{needs: [{need}], areas: [{', '.join(areas)}], who: {_flow(json.loads(who))}}}"
        for (need, who), areas in _together(found).items()
    ]


def _together(found: Found) -> dict[tuple[str, str], list[str]]:
    groups: dict[tuple[str, str], list[str]] = {}
    for cell, who in found:
        key = (cell.need, json.dumps(who, sort_keys=True))
        groups.setdefault(key, []).append(cell.area)
    return groups


def _flow(value: object) -> str:
    """A value as YAML writes it on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(one) for one in value) + "]"
    if value in ("no", "yes"):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else str(value)


def _somebody(who: Who, directory: Directory) -> str:
    said = _who(who, directory)
    return f"somebody like this: {said}" if who else said


def _who(who: Who, directory: Directory) -> str:
    names = {code: area.name for code, area in directory.areas.by_code.items()}
    return profile_in_english(who, directory.definitions, names)


def _profile(profile: Profile, directory: Directory) -> str:
    return _who(profile_on_the_wire(profile, directory.definitions), directory)


def _name(one: Accepted, directory: Directory) -> str:
    who = _profile(one.who, directory)
    need = directory.vocabulary.needs[one.need].label
    return f"“{need}”, {_area(one.area, directory)}, {who}."


def _place(one: Accepted) -> str:
    return f"{one.file}:{one.line}:"


def _area(code: str, directory: Directory) -> str:
    return "no fixed address" if code == NO_FIXED_ADDRESS else directory.areas.name(code)


def _and(words: Iterable[str]) -> str:
    listed = list(words)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"
