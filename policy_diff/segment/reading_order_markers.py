"""Bullets and numbers that an extractor wrote on lines of their own, beside the rows whose words were put in order.

    … بمستوى ونوعية الخدمات المقدمة للمستفيد ومحاولة
    •                                                   (of the item that began on the line above)
    القضاء على معوقات …

Numbers that count 1, 2, 3 go to the clauses of the one list that has as many, where they do not stand there already.
A bullet goes with the row below it. Where a clause runs on over the bullet, it goes with the row above, if the
document does so again and again. Several bullets in a row were parted from their items, and nobody knows from which:
they are left out. What this leaves alone: numbers for which
there is no such list, and a single bullet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from normalizers import alphabet
from policy_diff.segment.reading_order_rows import Row
from policy_diff.segment.reading_order_seams import edge, follows
from policy_diff.segment.sentences import ends_clause

#: a list has so many clauses
FEWEST = 2
#: so many bullets in a row were parted from their items
RUN = 2
#: clauses run on over so many bullets, and over this share of all, where the extractor writes them a line too late
LATE, LATE_SHARE = 3, 0.4
#: a line that broke off for want of room is about as long as lines get
FULL = 0.6


def apart(rows: Sequence[Row]) -> frozenset[int]:
    """The numbers of the rows that belong to no row of words: bullets in a run, marks parted from their word."""
    out = [row.numbers[0] for row in rows if row.is_mark]
    for lone, group in groupby((row for row in rows if not row.is_mark), key=lambda row: row.is_bullet):
        run = list(group)
        if lone and len(run) >= RUN:
            out += [row.numbers[0] for row in run]
    return frozenset(out)


def late(rows: Sequence[Row], width: int, *, torn: bool) -> frozenset[int]:
    """The numbers of the bullets that stand one row too late, if that is a habit; an extractor that tears lines
    writes the bullet last, as the right end of its line."""
    lone = [at for at, row in enumerate(rows) if row.is_bullet]
    if torn:
        return frozenset(rows[at].numbers[0] for at in lone if at)
    found = [at for at in lone if 0 < at < len(rows) - 1 and _runs_on(rows[at - 1], rows[at + 1], width)]
    habit = len(found) >= max(LATE, LATE_SHARE * len(lone))
    return frozenset(rows[at].numbers[0] for at in found) if habit else frozenset()


def _runs_on(above: Row, below: Row, width: int) -> bool:
    """Whether a clause broke off in the row above and goes on in the row below."""
    broken = edge(above.text).end in ("plain", "function", "open") and len(above.text) >= FULL * width
    return broken and not below.is_lone_marker and follows(above.text, below.text) > 0


def counted(ordered: Sequence[Row], rows: Sequence[Row]) -> dict[int, Row]:
    """The numbers on rows of their own that count the clauses of a list, by the first line of the clause they count."""
    out: dict[int, Row] = {}
    lists: dict[tuple[int, int], list[list[Row]]] = {}
    for clauses in sorted((found for found in _lists(ordered) if len(found) >= FEWEST), key=_place):
        lists.setdefault((len(clauses), clauses[0].page), []).append(clauses)
    for run in _sequences(rows):
        if fitting := lists.get((len(run), run[0].page)):
            best = fitting.pop(_nearest(fitting, _place(run)))
            out.update((clause.numbers[0], number) for clause, number in zip(best, run, strict=True))
    return out


def _place(run: Sequence[Row]) -> int:
    """The first line of a run of rows."""
    return run[0].numbers[0]


def _nearest(lists: Sequence[Sequence[Row]], place: int) -> int:
    """Which of some lists, in the order of their lines, begins nearest to a line; of two the upper one."""
    below = bisect_left(lists, place, key=_place)
    return min((at for at in (below - 1, below) if 0 <= at < len(lists)), key=lambda at: abs(_place(lists[at]) - place))


def _sequences(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The runs of lone numbers that count up from 1, whatever rows stand between them."""
    run: list[Row] = []
    for row in (row for row in rows if row.is_lone_marker and not row.is_bullet):
        value = int("".join(c for c in row.text.translate(alphabet.TO_ASCII_DIGITS) if c.isdigit()))
        if value != len(run) + 1:
            if len(run) >= FEWEST:
                yield run
            run = []
        if value == len(run) + 1:
            run.append(row)
    if len(run) >= FEWEST:
        yield run


def _lists(ordered: Sequence[Row]) -> Iterator[list[Row]]:
    """The clauses below each row that ends in a colon, to the next such row or page, each by its first row."""
    found: list[Row] = []
    below = begins = False
    for row in ordered:
        if row.text.endswith(":") or (found and found[-1].page != row.page):
            yield found
            found = []
        below = below or row.text.endswith(":")
        if not row.text.endswith(":") and below and begins:
            found.append(row)
        begins = ends_clause(row.text)
    yield found


def with_markers(
    ordered: Sequence[Row], rows: Sequence[Row], too_late: frozenset[int], counting: Mapping[int, Row]
) -> Iterator[Row]:
    """The ordered rows, and each lone marker of `rows` before the row it goes with: that which it counts, if any."""
    leads = {number: row.numbers[0] for row in ordered for number in row.numbers}
    settled = {row.numbers[0] for row in ordered if row.stays}
    before: dict[int, list[Row]] = {number: [marker] for number, marker in counting.items()}
    placed = {marker.numbers[0] for marker in counting.values()}
    above: int | None = None
    waiting: list[tuple[Row, int | None]] = []
    for row in rows:
        number = leads.get(row.numbers[0])
        if number is None:
            if row.numbers[0] not in placed:
                waiting.append((row, above))
            continue
        for marker, owner in waiting:
            near = (owner, number) if marker.numbers[0] in too_late else (number, owner)
            found = sorted((n for n in near if n is not None), key=lambda n: n not in settled)
            before.setdefault(found[0], []).append(marker)
        waiting, above = [], number
    left = [marker for marker, _ in waiting]
    for row in ordered:
        yield from before.get(row.numbers[0], ())
        yield row
    yield from left
