"""Proofs about criteria with the z3 solver: flaws, gaps, what an edit changes, and agreement.

The only package that needs z3; nothing that answers people imports it.
"""

from pathways.proofs.agreement import Agreement, StaysOpen, check_agreement
from pathways.proofs.criteria_proofs import CriterionFlaw, Flaw, flaws_of
from pathways.proofs.editions import Difference, difference
from pathways.proofs.gaps import Asker, Door, find_gaps, is_anybody, nobody_has_a_door
from pathways.proofs.people import Group, People, load_people
from pathways.proofs.profiles import Profile, is_within

__all__ = [
    "Agreement",
    "Asker",
    "CriterionFlaw",
    "Difference",
    "Door",
    "Flaw",
    "Group",
    "People",
    "Profile",
    "StaysOpen",
    "check_agreement",
    "difference",
    "find_gaps",
    "flaws_of",
    "is_anybody",
    "is_within",
    "load_people",
    "nobody_has_a_door",
]
