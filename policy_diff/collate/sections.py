"""Which sections of N policies are the same section, also under another name or in another place.

A section that the profile knows goes with those of its key. One that it does not know (`other`) goes
with those of its heading, numbering aside. Then two such groups become one where no policy has both
and most clauses of the smaller stand in the other too, or where their headings are alike: a renamed
section is no section missing here and added there. Two groups that both have a key of the profile
need the clauses: their names are known to differ.

What this leaves alone: sections that share neither clauses nor heading stay apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from policy_diff.collate.similarity import Weights, key_of, likeness, stems
from policy_diff.collate.witness import OwnNames
from policy_diff.model import Policy
from policy_diff.segment.heading_forms import plain_heading

OTHER = "other"
#: likeness from which a clause of one section stands in another, and the share of clauses that must
SAME_CLAUSE, SAME_SECTION = 0.6, 0.5
#: words that the shared clauses must have together: a list of names says too little
LEAST_WORDS = 8
#: share of common stems from which two headings are alike
SAME_HEADING = 0.6
#: clauses of a group that are compared, groups that are compared at all
CLAUSES, GROUPS = 40, 200


@dataclass(frozen=True, slots=True)
class Group:
    """Sections that are one: for each witness that has it, the numbers of its sections."""

    key: str
    members: Mapping[int, tuple[int, ...]]
    heading: frozenset[str] = frozenset()


def groups(witnesses: Sequence[Policy], names: Sequence[OwnNames]) -> list[Group]:
    """The groups of sections, by key and heading; every section of every policy is in one."""
    found: dict[tuple[str, frozenset[str]], dict[int, list[int]]] = {}
    for at, policy in enumerate(witnesses):
        for number, section in enumerate(policy.sections):
            heading = stems(key_of(plain_heading(section.heading))) if section.key == OTHER else frozenset[str]()
            found.setdefault((section.key, heading), {}).setdefault(at, []).append(number)
    made = [
        Group(key, {at: tuple(numbers) for at, numbers in found[key, heading].items()}, heading)
        for key, heading in sorted(found, key=lambda name: (name[0], sorted(name[1])))
    ]
    return _joined(made, witnesses, names) if len(made) > 1 else made


def _joined(made: list[Group], witnesses: Sequence[Policy], names: Sequence[OwnNames]) -> list[Group]:
    """`made` with those that are one section under two names as one, the most alike first."""
    apart = [
        (a, b)
        for a in range(min(GROUPS, len(made)))
        for b in range(a + 1, min(GROUPS, len(made)))
        if not made[a].members.keys() & made[b].members.keys()
    ]
    if not apart:
        return made
    needed = {at for pair in apart for at in pair}
    clauses = {at: _clauses(made[at], witnesses, names) for at in needed}
    weights = Weights(key for keys in clauses.values() for key in keys)
    alike = {pair: _alike(made[pair[0]], made[pair[1]], clauses[pair[0]], clauses[pair[1]], weights) for pair in apart}
    into = list(range(len(made)))
    for one, other in sorted((pair for pair in apart if alike[pair] > 0), key=lambda pair: (-alike[pair], pair)):
        a, b = _root(into, one), _root(into, other)
        if a != b and not made[a].members.keys() & made[b].members.keys():
            first, second = sorted((a, b), key=lambda at: (made[at].key == OTHER, -len(made[at].members), at))
            made[first] = replace(made[first], members={**made[first].members, **made[second].members})
            into[second] = first
    return [group for at, group in enumerate(made) if into[at] == at]


def _root(into: Sequence[int], at: int) -> int:
    while into[at] != at:
        at = into[at]
    return at


def _clauses(group: Group, witnesses: Sequence[Policy], names: Sequence[OwnNames]) -> list[str]:
    """The keys of the group's clauses, the most common first."""
    counts: Counter[str] = Counter()
    for at, numbers in sorted(group.members.items()):
        for number in numbers:
            counts.update(names[at].key(item.text) for item in witnesses[at].sections[number].walk())
    return sorted(counts, key=lambda key: (-counts[key], key))[:CLAUSES]


def _alike(one: Group, other: Group, mine: Sequence[str], theirs: Sequence[str], weights: Weights) -> float:
    """How sure it is that two groups are one section: above 1 by their clauses, above 0 by their headings."""
    if mine and theirs:
        like = likeness(mine, theirs, weights) >= SAME_CLAUSE
        fewer, hits = (mine, like.any(axis=1)) if len(mine) <= len(theirs) else (theirs, like.any(axis=0))
        words = sum(fewer[at].count(" ") + 1 for at in np.flatnonzero(hits).tolist())
        share = float(np.mean(hits))
        if share >= SAME_SECTION and words >= LEAST_WORDS:
            return 1 + share
    common = len(one.heading & other.heading)
    total = len(one.heading | other.heading)
    share = common / total if total else 0.0
    return share if share >= SAME_HEADING and "" not in one.heading else 0.0
