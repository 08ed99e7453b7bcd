"""Columns of text on a page, found where they are: most pages with columns have other lines too.

A gutter is a strip right of the lines' right ends: those of the left column end at one place, since text
from the right is set to the right. It is believed where, for a stretch of the page, no line crosses it and
both sides are full lines of text. What this leaves alone: tables (`pdf_order`), and rows of a table
without rules, whose cells are too short for lines of a column.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from policy_diff.readers.pdf_lines import Fragment
from policy_diff.readers.pdf_printed import Printed, by_line

#: a column is so wide at least, as a share of the page, has so many lines, and so many of them are full
COLUMN_WIDTH, COLUMN_LINES, FULL_LINES = 0.16, 4, 0.55
#: a line is full when it fills this share of its column; a line of text has so many glyphs, on the average
FULL, TEXT = 0.7, 16
#: a gutter is so wide, in ems
GUTTER = 0.8
#: ends of lines that are so near to each other, in points, are one edge
EDGE = 3.0
#: two fragments stand beside each other when their baselines differ by less, in ems
NEAR = 1.2
#: what follows a column's end after so many times its usual step is not part of it
APART = 1.6


def flow(found: Sequence[Fragment], width: float) -> list[Printed]:
    """Text outside tables, on a page so wide: columns where there are any, else line by line."""
    parts = _columns(found, width) if len(found) >= 2 * COLUMN_LINES else None
    if parts is None:
        return [Printed((tuple(line),)) for line in by_line(found)]
    return [line for part in parts for line in flow(part, width)]


def _columns(found: Sequence[Fragment], width: float) -> tuple[list[Fragment], ...] | None:
    """What stands above two columns, the right one, the left one, and what stands below; None without columns."""
    for gutter in _gutters(found):
        for top, bottom in _stretches(found, gutter):
            inside = [f for f in found if bottom <= f.y <= top]
            right, left = ([f for f in inside if (f.x0 >= gutter) is side] for side in (True, False))
            if not (_is_column(right, width) and _is_column(left, width) and _beside(right, left)):
                continue
            bottom = _end(right, left)
            above, below = [f for f in found if f.y > top], [f for f in found if f.y < bottom]
            return above, [f for f in right if f.y >= bottom], [f for f in left if f.y >= bottom], below
    return None


def _gutters(found: Sequence[Fragment]) -> list[float]:
    """Places just right of where several lines end that have something further right of them, the commonest first."""
    rows = sorted(found, key=lambda fragment: fragment.y)
    heights = [fragment.y for fragment in rows]
    ends: Counter[int] = Counter()
    for left in rows:
        reach = NEAR * left.size
        near = rows[bisect_left(heights, left.y - reach) : bisect_right(heights, left.y + reach)]
        if any(other.x0 - left.x1 >= GUTTER * left.size for other in near):
            ends[round(left.x1 / EDGE)] += 1
    em = sorted(fragment.size for fragment in found)[len(found) // 2]
    usual = [end for end, count in ends.most_common() if count + ends[end - 1] + ends[end + 1] >= COLUMN_LINES - 1]
    return [end * EDGE + 0.5 * GUTTER * em for end in usual]


def _stretches(found: Sequence[Fragment], gutter: float) -> list[tuple[float, float]]:
    """From where to where down the page no line crosses the gutter."""
    stretches: list[tuple[float, float]] = []
    run: list[float] = []
    for fragment in sorted(found, key=lambda fragment: -fragment.y):
        if fragment.x0 < gutter < fragment.x1:
            if run:
                stretches.append((run[0], run[-1]))
            run = []
        else:
            run.append(fragment.y)
    return [*stretches, (run[0], run[-1])] if run else stretches


def _end(right: Sequence[Fragment], left: Sequence[Fragment]) -> float:
    """Where the longer column ends: at a gap below the end of the shorter one, if there is one."""
    shorter = max(min(f.y for f in side) for side in (right, left))
    longer = sorted({f.y for f in (*right, *left)}, reverse=True)
    steps = sorted(a - b for side in (right, left) for a, b in _pairs(side))
    usual = steps[len(steps) // 2]
    at = shorter
    for y in longer:
        if y < shorter and at - y > APART * usual:
            return at
        at = min(at, y)
    return at


def _pairs(side: Sequence[Fragment]) -> list[tuple[float, float]]:
    """The baselines of neighbouring lines."""
    heights = [line[0].y for line in by_line(side)]
    return list(pairwise(heights))


def _is_column(side: Sequence[Fragment], width: float) -> bool:
    """Whether fragments are a column of text: enough lines, wide enough, most of them full."""
    lines = by_line(side)
    if len(lines) < COLUMN_LINES:
        return False
    left, right = min(f.x0 for f in side), max(f.x1 for f in side)
    if sum(len(f.glyphs) for f in side) < TEXT * len(lines):
        return False
    full = sum(max(f.x1 for f in line) - min(f.x0 for f in line) >= FULL * (right - left) for line in lines)
    return right - left >= COLUMN_WIDTH * width and full >= FULL_LINES * len(lines)


def _beside(right: Sequence[Fragment], left: Sequence[Fragment]) -> bool:
    """Whether two columns stand side by side for most of the shorter one."""
    top = min(max(f.y for f in right), max(f.y for f in left))
    bottom = max(min(f.y for f in right), min(f.y for f in left))
    shorter = min(max(f.y for f in side) - min(f.y for f in side) for side in (right, left))
    return top - bottom >= 0.6 * shorter
