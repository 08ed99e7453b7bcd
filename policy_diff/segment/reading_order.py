"""The order in which the lines of a document are read, where the extractor wrote them in another.

    rows      physical lines that hold something           reading_order_rows.py
    seams     how likely one row follows another            reading_order_seams.py
    pieces    printed lines torn and written backwards      reading_order_pieces.py
    rests     second halves written later on the page       reading_order_rests.py
    headings  headings written below their paragraph       reading_order_headings.py
    markers   bullets and numbers on lines of their own     reading_order_markers.py

Why a stage of its own, after repair and before everything else: a repair keeps line n as line n, and whoever reads
lines further on takes them as they come. An extractor that moves lines does so all over a document, by one simple
mechanism; so each mechanism must first show in the document, and is then applied where the words say that it fits.
Every line keeps its number in the text as extracted, and moves stay on its page. What this leaves alone: the words,
documents whose lines have known places on a page, and everything where the evidence is thin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from normalizers import TracedText
from policy_diff.layout import Layout
from policy_diff.model import Finding, Lines
from policy_diff.segment.findings import finding
from policy_diff.segment.reading_order_headings import raise_headings, with_calendars, with_versions
from policy_diff.segment.reading_order_markers import apart, counted, late, with_markers
from policy_diff.segment.reading_order_pieces import turn
from policy_diff.segment.reading_order_rests import take_back
from policy_diff.segment.reading_order_rows import PIECES, Row, rows_of

#: lines are about as long as the longest but for this share of them
LONGEST = 0.98


@dataclass(frozen=True, slots=True)
class Order:
    """The rows in reading order. `changed`: rows of words were moved, or joined from pieces. `left_out` are the
    numbers of lone bullets that were written apart from their items; `findings` tell what was done."""

    rows: tuple[Row, ...]
    changed: bool = False
    left_out: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()


def reading_order(traced: TracedText, layout: Layout | None = None) -> Order:
    """The lines of `traced` that hold something, as they are read."""
    rows = rows_of(traced)
    if layout is not None and any(place is not None and place.box for place in layout.places):
        return Order(rows)
    words = [row for row in rows if not row.is_lone_marker and not row.is_mark]
    pages = [list(group) for _, group in groupby(words, key=lambda row: row.page)]
    width = _width(words)
    parted = apart(rows)
    turned = turn(pages, width)
    torn = any(len(row.numbers) > 1 for page in turned for row in page)
    ordered = tuple(row for page in take_back(turned, width, torn=torn) for row in page)
    ordered = with_versions(ordered)
    if torn:
        ordered = with_calendars(raise_headings(ordered))
    moved = [row for row in ordered if row.why]
    if all(row.why == PIECES for row in moved) and not torn:
        moved = []  # a cover's number joined to its word: nothing has moved
    kept = [row for row in rows if row.numbers[0] not in parted]
    too_late = late(kept, width, torn=torn)
    read = tuple(with_markers(ordered, kept, too_late, counted(ordered, kept)))
    if read == rows:
        return Order(rows)
    return Order(read, bool(moved), tuple(sorted(parted)), tuple(_told(moved)))


def _width(rows: Sequence[Row]) -> int:
    """How long printed lines get, in characters."""
    sizes = sorted(len(row.text) for row in rows)
    return sizes[min(len(sizes) - 1, int(len(sizes) * LONGEST))] if sizes else 0


def _told(moved: Sequence[Row]) -> list[Finding]:
    """One finding for all lines that were put together or moved; it cites the first."""
    if not moved:
        return []
    first = moved[0].numbers
    count = sum(len(row.numbers) for row in moved)
    where = Lines(min(first), max(first))
    return [finding("lines_reordered", where, moved[0].text, count=count, rows=len(moved), first=min(first))]
