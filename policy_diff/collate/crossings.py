"""Clauses that stand in one section in some policies and in another section in others.

Sections are aligned one by one, so such a clause first makes two rows, each missing where the other
is present. Where two rows of different sections are nearly one text and no policy has both, they
become one row, in the section where more policies have it, and the others are marked as moved. That
needs more likeness than within a section: the place speaks against it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from policy_diff.collate.row import TableRow
from policy_diff.collate.similarity import Matrix, Weights, likeness

#: likeness of one clause in two sections, and words it must have
FLOOR, LEAST = 0.72, 4
#: rows that are held against each other; the most widely held first
MOST = 600


Table = tuple[str, list[TableRow]]


def joined(tables: Sequence[Table], weights: Weights, witnesses: int) -> list[Table]:
    """The tables with clauses that crossed a section's border on one row."""
    rows = {(at, n): row for at, (_, own) in enumerate(tables) for n, row in enumerate(own)}
    gapped = [place for place, row in rows.items() if len(row.cells) < witnesses and _words(row) >= LEAST]
    gapped = sorted(gapped, key=lambda place: (-len(rows[place].cells), place))[:MOST]
    keys = [rows[place].key for place in gapped]
    like = likeness(keys, keys, weights)
    gone: set[tuple[int, int]] = set()
    for a, b in _nearest(like, gapped):
        one, other = gapped[a], gapped[b]
        if not {one, other} & gone and not set(rows[one].cells) & set(rows[other].cells):
            moved = rows[one].moved | rows[other].moved | frozenset(rows[other].cells)
            rows[one] = TableRow(rows[one].cells | rows[other].cells, moved)
            gone.add(other)
    return [
        (key, [rows[at, n] for n in range(len(own)) if (at, n) not in gone]) for at, (key, own) in enumerate(tables)
    ]


def _words(row: TableRow) -> int:
    """The words of a row's shortest reading, own names as they are written."""
    return min(len(clause.text.split()) for clause in row.cells.values())


def _nearest(like: Matrix, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs of rows of different sections that are alike enough, nearest first; the wider held row first."""
    ones, others = np.nonzero(np.triu(like >= FLOOR, 1))
    pairs = [(a, b) for a, b in zip(ones.tolist(), others.tolist(), strict=True) if places[a][0] != places[b][0]]
    return sorted(pairs, key=lambda pair: (-like[pair], pair))
