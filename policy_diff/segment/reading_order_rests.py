"""Second halves of wrapped clauses that an extractor wrote later on the page, taken back to their first halves.

    تقديم المعلومات … واستفساراتهم من خلال عدة          (broke off at the edge of the page)
    تقديم خدمة للمستفيد من موقعه …
    قنوات.                                              (its rest, a box of its own to the extractor)

An extractor that groups lines to boxes puts a short last line into another box than the full line above it. A rest
goes back where the seams around its old and its new place together gain much by it. What this leaves alone: rests of
several lines, headings, items with a marker, rests of another page, and documents that are not written in boxes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from normalizers import fold
from policy_diff.profiles import forms
from policy_diff.segment.heading_forms import signs
from policy_diff.segment.markers import parse
from policy_diff.segment.reading_order_pieces import BOXED, heads
from policy_diff.segment.reading_order_rows import Row
from policy_diff.segment.reading_order_seams import edge, follows
from policy_diff.segment.sentences import ends_clause

#: a rest stands within so many rows of its first half
WINDOW = 40
#: a line that broke off for want of room is about as long as lines get; a rest, which ends its clause, is shorter
FULL, SHORT = 0.7, 0.7
#: one that begins with a conjunction may be a sentence, unless it is as short as this
SHORT_AND = 0.3
#: a rest is taken back for so many nats, and where lines are known to be torn for so many (measured on the extracts of
#: producers: of 14 short lines that gained 4 nats or more all were rests, of 9 that gained 1.5 to 4 five were)
GAIN, GAIN_WHERE_TORN = 4.0, 2.0
#: a rest fits its first half so well, and what stands there fits it so badly
FITS, BADLY = 0.5, 0.0
#: a heading does not go on a line that broke off: so many nats against it
HEADING_CUTS = 3.0
WHY = "the rest of a line that broke off, written later on the page"


def take_back(pages: Sequence[Sequence[Row]], width: int, *, torn: bool) -> tuple[tuple[Row, ...], ...]:
    """Each page with its rests behind their first halves. `width` is how long printed lines get, in characters; `torn`:
    the extractor is known to tear lines."""
    if sum(row.blanks > 0 for rows in pages for row in rows) < BOXED * sum(map(len, pages)):
        return tuple(tuple(rows) for rows in pages)
    return tuple(_page(rows, width, GAIN_WHERE_TORN if torn else GAIN) for rows in pages)


def _page(rows: Sequence[Row], width: int, least: float) -> tuple[Row, ...]:
    """The page with its rests taken back, those that gain most first; all that do not touch each other in one go."""
    out = list(rows)
    for _ in rows:
        touched: set[int] = set()
        goes_to: dict[int, int] = {}
        for gain, at, start in sorted(_moves(out, width), reverse=True):
            near = {at - 1, at, start - 1, start, start + 1}
            if gain >= least and not near & touched:
                touched |= near
                goes_to[at] = start
        if not goes_to:
            break
        out = list(_moved(out, goes_to))
    return tuple(out)


def _moved(rows: Sequence[Row], goes_to: Mapping[int, int]) -> Iterator[Row]:
    """The rows, before row `at` the one that goes there."""
    away = set(goes_to.values())
    for at, row in enumerate(rows):
        if at in goes_to:
            yield replace(rows[goes_to[at]], why=WHY, blanks=0)
        if at not in away:
            yield row


def _moves(rows: Sequence[Row], width: int) -> Iterator[tuple[float, int, int]]:
    """The gain of taking row `start` up to place `at`, for all that may be the rest of the row before `at`."""
    rests = [start for start in range(1, len(rows)) if _is_rest(rows[start - 1], rows[start], width)]
    for at in range(1, len(rows)) if rests else ():
        broken = edge(rows[at - 1].text).end in ("plain", "function", "open")
        if not broken or len(rows[at - 1].text) < FULL * width:
            continue
        cut = HEADING_CUTS * heads(rows[at].text)
        if _seam(rows, at - 1, at) - cut >= BADLY:
            continue
        for start in rests[bisect_right(rests, at) : bisect_right(rests, at + WINDOW)]:
            if _seam(rows, at - 1, start) >= FITS:
                yield _gain(rows, at, start) + cut, at, start


def _is_rest(before: Row, row: Row, width: int) -> bool:
    """Whether a row may be the rest of another than the one it stands below: short, and the end of a clause."""
    first = edge(row.text)
    if first.start not in ("plain", "and", "digit", "bracket") or not first.first or not ends_clause(before.text):
        return False
    if parse(row.text)[0] is not None:
        return False
    ends = ends_clause(row.text) and (row.text[-1] != ":" or bool(set(fold(row.text).split()[-2:]) & forms().lead_ins))
    short = SHORT_AND if first.start == "and" else SHORT
    return len(row.text) < short * width and ends and not heads(row.text) and not signs(row.text)


def _gain(rows: Sequence[Row], at: int, start: int) -> float:
    """How much better the seams read with row `start` taken to place `at`."""
    gain = _seam(rows, at - 1, start) + _seam(rows, start, at) + _seam(rows, start - 1, start + 1)
    return gain - _seam(rows, at - 1, at) - _seam(rows, start - 1, start) - _seam(rows, start, start + 1)


def _seam(rows: Sequence[Row], before: int, after: int) -> float:
    return follows(rows[before].text, rows[after].text) if after < len(rows) else 0.0
