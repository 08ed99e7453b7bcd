"""Clauses that stand in one section in some policies and in another section in others.

Sections are aligned one by one, so such a clause first makes two rows, each missing where the other
is present. Where two rows of different sections are nearly one text and no policy has both, they
become one row, in the section where more policies have it, and the others are marked as moved. That
needs more likeness than within a section: the place speaks against it.

Of a damaged policy a clause of any length goes to where the others have it to the letter. A policy that has nothing
else in that section has lost its heading, and moved nothing; of a single clause that is said only if the policy has no
such heading, and the clause stands after what comes before it and before what comes after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from policy_diff.collate.row import TableRow
from policy_diff.collate.similarity import Matrix, Weights, letters_of, likeness

#: likeness of one clause in two sections, and words it must have
FLOOR, LEAST = 0.72, 4
#: rows that are held against each other; the most widely held first
MOST = 600
#: clauses of a section that a damaged policy has under another heading, from which it has lost its own
STRAYED = 2

Table = tuple[str, list[TableRow]]
#: a row by the numbers of its section and of its own
Place = tuple[int, int]


def joined(
    tables: Sequence[Table],
    weights: Weights,
    witnesses: int,
    damaged: frozenset[int],
    headed: Sequence[frozenset[int]],
) -> list[Table]:
    """The tables with clauses that crossed a section's border on one row. `headed`: who has the heading of each."""
    rows = {(at, n): row for at, (_, own) in enumerate(tables) for n, row in enumerate(own)}
    there = [frozenset(w for row in own for w in row.cells) for _, own in tables]
    gone: set[Place] = set()
    for one, other in _pairs(rows, weights, witnesses, damaged):
        if not {one, other} & gone and not set(rows[one].cells) & set(rows[other].cells):
            if damaged.issuperset(rows[one].cells) and there[other[0]].isdisjoint(rows[one].cells):
                one, other = other, one
            moved, strayed = _elsewhere(rows[other], there[one[0]], damaged)
            rows[one] = TableRow(
                rows[one].cells | rows[other].cells,
                rows[one].moved | rows[other].moved | moved,
                strayed=rows[one].strayed | rows[other].strayed | strayed,
            )
            gone.add(other)
    rows = _with_lone_moves({place: row for place, row in rows.items() if place not in gone}, headed)
    return [(key, [rows[at, n] for n in range(len(own)) if (at, n) in rows]) for at, (key, own) in enumerate(tables)]


def _with_lone_moves(rows: Mapping[Place, TableRow], headed: Sequence[frozenset[int]]) -> dict[Place, TableRow]:
    """The rows; who has strayed with hardly a clause of a section, and not where it belongs, has moved that clause."""
    strays = Counter((at, w) for (at, _), row in rows.items() for w in row.strayed)
    out = dict(rows)
    for (at, n), row in rows.items():
        few = (w for w in row.strayed if strays[at, w] < STRAYED)
        if lone := frozenset(w for w in few if w in headed[at] or not _in_order(rows, at, row, w)):
            out[at, n] = replace(row, moved=row.moved | lone, strayed=row.strayed - lone)
    return out


def _in_order(rows: Mapping[Place, TableRow], at: int, row: TableRow, witness: int) -> bool:
    """Whether a clause stands behind what `witness` has in the sections before `at` and above what follows."""
    line = row.cells[witness].lines.first
    others = [
        (place[0] - at, other.cells[witness].lines)
        for place, other in rows.items()
        if witness in other.cells and place[0] != at and witness not in other.moved | other.strayed
    ]
    return all(lines.last <= line if before < 0 else lines.first >= line for before, lines in others)


def _elsewhere(
    other: TableRow, there: frozenset[int], damaged: frozenset[int]
) -> tuple[frozenset[int], frozenset[int]]:
    """Of the policies that have a clause in another section: who moved it, and who lost the heading there."""
    strayed = frozenset(w for w in other.cells if w in damaged and w not in there)
    return frozenset(other.cells) - strayed, strayed


def _pairs(
    rows: Mapping[Place, TableRow], weights: Weights, witnesses: int, damaged: frozenset[int]
) -> Iterator[tuple[Place, Place]]:
    """Rows of different sections that are one clause, nearest first; the wider held first."""
    gapped = sorted(
        (place for place in rows if len(rows[place].cells) < witnesses), key=lambda p: (-len(rows[p].cells), p)
    )
    long = [place for place in gapped if _words(rows[place]) >= LEAST][:MOST]
    keys = [rows[place].key for place in long]
    yield from ((long[a], long[b]) for a, b in _nearest(likeness(keys, keys, weights), long))
    if damaged:
        yield from _same_letters(rows, gapped, damaged)


def _same_letters(
    rows: Mapping[Place, TableRow], gapped: Sequence[Place], damaged: frozenset[int]
) -> Iterator[tuple[Place, Place]]:
    """Rows that the others have, each with those of damaged policies alone that are the same to the letter."""
    alike: dict[str, list[Place]] = {}
    for place in gapped:
        if letters := letters_of(rows[place].key):
            alike.setdefault(letters, []).append(place)
    for places in alike.values():
        for one in (place for place in places if not damaged.issuperset(rows[place].cells)):
            yield from (
                (one, other) for other in places if other[0] != one[0] and damaged.issuperset(rows[other].cells)
            )


def _words(row: TableRow) -> int:
    """The words of a row's shortest reading, own names as they are written."""
    return min(len(clause.text.split()) for clause in row.cells.values())


def _nearest(like: Matrix, places: Sequence[Place]) -> list[tuple[int, int]]:
    """Pairs of rows of different sections that are alike enough, nearest first; the wider held row first."""
    ones, others = np.nonzero(np.triu(like >= FLOOR, 1))
    pairs = [(a, b) for a, b in zip(ones.tolist(), others.tolist(), strict=True) if places[a][0] != places[b][0]]
    return sorted(pairs, key=lambda pair: (-like[pair], pair))
