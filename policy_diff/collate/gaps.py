"""Clauses in the same gap: reworded until little is left, but standing in the same place.

Between two clauses that nearly all policies share, one policy has a clause, another has another one,
and each is the other's nearest: then less likeness is enough for one row than elsewhere, least where
neither policy has any other clause there. Definitions with one label are nearer still. Short names
are left apart («مكاتب الخدمة» is not «المقابلة»): of those, place proves nothing. A clause that could
not be read goes with the one that stands alone in its gap.

The figures come from reading such pairs of the written corpus. Of 138 with more likeness, those with .40 and
more were different clauses once in twenty, those alone in their gap with .36 and more as rarely. Of 51 with
less, the fourteen with three words of one root and a quarter of their weight in common were one clause each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from policy_diff.collate.align import Clause, Column
from policy_diff.collate.damage import same_letters
from policy_diff.collate.roots import kinship
from policy_diff.collate.similarity import Matrix, Weights, key_of, likeness

#: likeness needed in a gap, and by two clauses that are alone in it; what one label adds
FLOOR, ALONE_FLOOR, LABEL = 0.42, 0.38, 0.12
#: words of one root in both from which they are one clause all the same, and their share in the weight of both
KIN, KIN_SHARE = 3, 0.24
#: what the same letters in another order are worth: one clause, of which one reading is garbled
SCRAMBLED = 0.9
#: clauses of a gap that are looked at so closely
CLOSELY = 12
#: words both must have, words a label may have, and clauses a gap may have
LEAST, LABEL_WORDS, MOST = 5, 4, 200

Heads = list[list[int]]


def closed(columns: Sequence[Column], heads: Heads, order: Sequence[int], weights: Weights) -> Heads:
    """`heads` with those joined that stand for one clause in one gap. `order` is that of the rows."""
    cells: dict[int, dict[int, Clause]] = defaultdict(dict)
    for column, own in zip(columns, heads, strict=True):
        for clause, head in zip(column, own, strict=True):
            cells[head][clause.witness] = clause
    into: dict[int, int] = {}
    for gap in _gaps(order, cells, len([column for column in columns if column])):
        into |= _joined(gap, cells, weights)
    if not into:
        return heads
    number = {head: at for at, head in enumerate(sorted(set(cells) - set(into)))}
    return [[number[into.get(head, head)] for head in own] for own in heads]


def _gaps(order: Sequence[int], cells: Mapping[int, Mapping[int, Clause]], witnesses: int) -> list[list[int]]:
    """The runs of heads between those that more than half of the policies have."""
    gaps: list[list[int]] = [[]]
    for head in order:
        if 2 * len(cells[head]) > witnesses:
            gaps.append([])
        else:
            gaps[-1].append(head)
    return [gap for gap in gaps if 2 <= len(gap) <= MOST]


def _joined(gap: Sequence[int], cells: Mapping[int, Mapping[int, Clause]], weights: Weights) -> dict[int, int]:
    """Which heads of a gap go into which: mutually nearest, alike enough, and never two of one policy."""
    firsts = [cells[head][min(cells[head])] for head in gap]
    like = _likeness(firsts, weights)
    held = [set(cells[head]) for head in gap]
    for a in range(len(gap)):
        for b in range(len(gap)):
            if a == b or held[a] & held[b]:
                like[a, b] = 0
    into: dict[int, int] = {}
    for a in range(len(gap)):
        b = int(like[a].argmax())
        if a < b and int(like[b].argmax()) == a and like[a, b] >= _floor(a, b, held):
            into[gap[b]] = gap[a]
    return into


def _likeness(clauses: Sequence[Clause], weights: Weights) -> Matrix:
    keys = [clause.key for clause in clauses]
    like = likeness(keys, keys, weights)
    labels = [_label(clause.text) for clause in clauses]
    for a, key in enumerate(keys):
        for b, other in enumerate(keys):
            if not key or not other:
                like[a, b] = ALONE_FLOOR
            elif same_letters(key, other):
                like[a, b] = max(like[a, b], SCRAMBLED)
            elif min(key.count(" "), other.count(" ")) + 1 < LEAST:
                like[a, b] = 0
            elif labels[a] and labels[a] == labels[b]:
                like[a, b] = max(like[a, b] + LABEL, FLOOR)
            elif like[a, b] < FLOOR and len(keys) <= CLOSELY:
                like[a, b] = _in_other_words(key, other, like[a, b], weights)
    return like


def _in_other_words(one: str, other: str, like: float, weights: Weights) -> float:
    """The likeness of two clauses that share little but roots: enough to be paired when they share enough of them."""
    kin = kinship(one, other, weights)
    return FLOOR + kin.share / 10 if kin.count >= KIN and kin.share >= KIN_SHARE else like


def _floor(a: int, b: int, held: Sequence[set[int]]) -> float:
    """The likeness two clauses need: less when no other clause of their policies is in the gap."""
    others = set().union(*(policies for at, policies in enumerate(held) if at not in (a, b)))
    return FLOOR if others & (held[a] | held[b]) else ALONE_FLOOR


def _label(text: str) -> str:
    """What stands before a colon, as a definition has it; "" for none."""
    label, colon, rest = text.partition(":")
    key = key_of(label) if colon and rest.strip() else ""
    return key if key.count(" ") < LABEL_WORDS else ""
