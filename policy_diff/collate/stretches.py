"""What only damaged texts have on rows of its own, and the others elsewhere: one row for a stretch, not one a line.

A table that an extractor wrote cell by cell leaves a run of clauses of a word or two. Each is *unclear* by itself, and
forty such rows bury what differs. So clauses that follow each other in the damaged texts, stand alone on their rows,
and are explained by damage, become one clause with all their lines. It is as unclear as they were.
What this leaves alone: clauses that others read too, clauses that a text may truly have alone, and sound texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from policy_diff.collate.doubt import Doubts
from policy_diff.collate.readings import of_row
from policy_diff.collate.row import TableRow

Table = tuple[str, list[TableRow]]
Witnesses = tuple[int, ...]


def joined(tables: Sequence[Table], baseline: int | None, doubts: Doubts) -> list[Table]:
    """The tables with the rows of a stretch as one, where its first stands."""
    if not doubts.damaged:
        return list(tables)
    return [(key, _of_section(rows, baseline, doubts)) for key, rows in tables]


def _of_section(rows: Sequence[TableRow], baseline: int | None, doubts: Doubts) -> list[TableRow]:
    out: dict[int, TableRow] = dict(enumerate(rows))
    for run in _runs(rows, {n for n, row in enumerate(rows) if _is_scattered(row, baseline, doubts)}):
        first = run[0]
        for n in run[1:]:
            both = ((w, out[first].cells[w], below) for w, below in rows[n].cells.items())
            # what counts the lower one stands among the words
            whole = replace(out[first], cells={w: above.joined(below, below.marker) for w, above, below in both})
            if _is_scattered(whole, baseline, doubts):
                out[first] = whole
                del out[n]
            else:
                first = n
    return [out[n] for n in sorted(out)]


def _is_scattered(row: TableRow, baseline: int | None, doubts: Doubts) -> bool:
    """Whether only damaged texts have the row, and nobody surely has or lacks it."""
    count = len(doubts.witnesses)
    if row.heading or row.moved or len(row.cells) == count or not doubts.damaged.issuperset(row.cells):
        return False
    found = of_row(row, count, baseline, doubts)
    return not found.groups and not found.missing


def _runs(rows: Sequence[TableRow], scattered: set[int]) -> Iterator[list[int]]:
    """The numbers of scattered rows of the same texts that follow each other in each of them."""
    after = {w: _following(rows, w) for n in scattered for w in rows[n].cells}
    alike: dict[Witnesses, list[int]] = defaultdict(list)
    for n in scattered:
        alike[tuple(sorted(rows[n].cells))].append(n)
    for witnesses, own in sorted(alike.items()):
        run: list[int] = []
        for n in sorted(own, key=lambda n: rows[n].cells[witnesses[0]].place):
            if run and not all(after[w].get(run[-1]) == n for w in witnesses):
                yield run
                run = []
            run.append(n)
        yield run


def _following(rows: Sequence[TableRow], witness: int) -> Mapping[int, int]:
    """For each row of a text the row that it has next."""
    own = [(row.cells[witness].place, n) for n, row in enumerate(rows) if witness in row.cells and not row.heading]
    return {one: two for (_, one), (_, two) in pairwise(sorted(own))}
