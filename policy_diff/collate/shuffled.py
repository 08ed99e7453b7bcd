"""Policies whose clauses reached us out of order: that they stand elsewhere says nothing then.

An extractor that reads columns across, or a heading that was lost, puts a dozen clauses in another place at once.
Of a damaged text (`doubt`) no clause is said to have moved when more than a few have; a clause or two that stand
elsewhere in a text that is otherwise in order have moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from policy_diff.collate.doubt import Doubts
from policy_diff.collate.row import TableRow

#: clauses elsewhere in a damaged text, and headings that it has lost, up to which they have moved
MOVED = 3

Table = tuple[str, list[TableRow]]


def settled(tables: Sequence[Table], doubts: Doubts) -> list[Table]:
    """The tables without the moves of damaged policies that are out of order.

    Tells `doubts` who is out of order, and of the rows.
    """
    doubts.rows = [row for _, rows in tables for row in rows]
    moves = Counter(w for _, rows in tables for row in rows for w in row.moved)
    moves += Counter(w for _, rows in tables for w in frozenset[int]().union(*(row.strayed for row in rows)))
    doubts.disordered = frozenset(w for w, count in moves.items() if count > MOVED)
    # Of two texts in another order either may be said to be: beside damaged ones alone, a sound one is not.
    sound = set(range(len(doubts.witnesses))) - doubts.damaged
    judged = doubts.damaged | (sound if len(sound) == 1 else set())
    shuffled = frozenset(w for w in judged if doubts.damaged and moves[w] > MOVED)
    return [(key, list(_without(rows, shuffled))) for key, rows in tables] if shuffled else list(tables)


def _without(rows: Sequence[TableRow], shuffled: frozenset[int]) -> Iterable[TableRow]:
    for row in rows:
        left = replace(row, moved=row.moved - shuffled)
        if left.moved or not row.heading:
            yield left
