"""Which clauses stand elsewhere: against the order of the rows, among their siblings, with their parents.

A clause has moved when its place among the clauses beside it is another than most have. What lies
below a clause that moved goes with it and has not moved itself; and where all stands in the same order,
a parent more or less moves nothing: that is how lists are laid out. Of clauses that changed places as
few as possible are said to have moved; of equally few, those that are worded as hardly anyone has them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from policy_diff.collate.align import Column

Heads = Sequence[Sequence[int]]


def moved(rows: Sequence[int], columns: Sequence[Column], heads: Heads) -> list[set[int]]:
    """For each head, the witnesses that have it elsewhere; `rows` are the heads in the order of the table."""
    rank = {row: at for at, row in enumerate(rows)}
    readings: list[Counter[str]] = [Counter() for _ in rows]
    for column, own in zip(columns, heads, strict=True):
        for clause, head in zip(column, own, strict=True):
            readings[head][clause.key] += 1
    out: list[set[int]] = [set() for _ in rows]
    for column, own in zip(columns, heads, strict=True):
        for at in _astray(column, own, [rank[head] for head in own], readings):
            out[own[at]].add(column[at].witness)
    return out


def _astray(column: Column, own: Sequence[int], ranks: Sequence[int], readings: Sequence[Counter[str]]) -> set[int]:
    """The numbers of the clauses of one policy that stand elsewhere."""
    if all(earlier < later for earlier, later in pairwise(ranks)):
        return set()
    siblings: dict[int, list[int]] = defaultdict(list)
    for at, clause in enumerate(column):
        siblings[clause.parent].append(at)
    found: set[int] = set()
    for group in siblings.values():
        shared = [readings[own[at]][column[at].key] for at in group]
        found |= {group[n] for n in out_of_order([ranks[at] for at in group], shared)}
    return found


def moved_sections(
    order: Sequence[int], sequences: Sequence[Sequence[int]], sizes: Sequence[Sequence[int]]
) -> dict[int, set[int]]:
    """For each section, the witnesses that have it elsewhere among their sections.

    `sequences` has the sections of each witness, `order` all of them in the order of the table, `sizes` how many
    clauses each witness has in each of these: where two have changed places, the shorter one has moved.
    """
    rank = {section: at for at, section in enumerate(order)}
    out: dict[int, set[int]] = {section: set() for section in order}
    for witness, sequence in enumerate(sequences):
        ranks = [rank[section] for section in sequence]
        for at in out_of_order(ranks, [sizes[one][witness] for one in ranks]):
            out[sequence[at]].add(witness)
    return out


def out_of_order(ranks: Sequence[int], weights: Sequence[int] = ()) -> set[int]:
    """The indices of the different `ranks` outside a longest increasing subsequence: what has moved.

    Of equally long ones it is the one with the greatest weight, and of these the first.
    """
    if all(earlier < later for earlier, later in pairwise(ranks)):
        return set()
    number = {rank: at for at, rank in enumerate(sorted(ranks), 1)}
    best: list[tuple[int, int, int]] = [(0, 0, -1)] * (len(ranks) + 1)
    before: list[int] = []
    for at, rank in enumerate(ranks):
        length, weight, last = _best_below(best, number[rank])
        before.append(last)
        _enter(best, number[rank], (length + 1, weight + (weights[at] if weights else 0), at))
    at = _best_below(best, len(ranks) + 1)[2]
    keep: set[int] = set()
    while at >= 0:
        keep.add(at)
        at = before[at]
    return set(range(len(ranks))) - keep


def _best_below(best: Sequence[tuple[int, int, int]], rank: int) -> tuple[int, int, int]:
    """The longest, weightiest sequence that ends below `rank`; `best` is a tree of maxima of prefixes."""
    rank -= 1
    found = (0, 0, -1)
    while rank > 0:
        if best[rank][:2] > found[:2]:
            found = best[rank]
        rank -= rank & -rank
    return found


def _enter(best: list[tuple[int, int, int]], rank: int, sequence: tuple[int, int, int]) -> None:
    while rank < len(best):
        if sequence[:2] > best[rank][:2]:
            best[rank] = sequence
        rank += rank & -rank
