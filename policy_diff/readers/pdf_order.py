"""Fragments to printed lines in the order in which a page is read.

    table     cells between rules; row by row from its head, in a row from the right
    columns   text in two or more, each with full lines: the right one first
    the rest  from the head of the page down, in a line from the right

A row of a table is one line: its cells are one statement. A cell with a list or with several lines of
text is set line by line, as printed. What this leaves alone: letters, and which lines are furniture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalizers import alphabet
from policy_diff.readers.pdf_glyphs import Rule, Sheet
from policy_diff.readers.pdf_lines import SAME_LINE, Fragment, fragments

#: rules that end this near to each other meet
MEETS = 3.0
#: a cell with more glyphs than this, or with so many lines that open like a list, is not one statement
CELL_GLYPHS, CELL_ITEMS = 240, 2
#: a column is so wide at least, as a share of the page, has so many lines, and so many of them are full
COLUMN_WIDTH, COLUMN_LINES, FULL_LINES = 0.16, 4, 0.55
#: a line is full when it fills this share of its column
FULL = 0.7
#: a gutter is so wide, in ems, and crossed by so small a share of the lines
GUTTER, CROSSED = 0.8, 0.34
#: a gap between lines that is so many times the usual one parts paragraphs
PARTED = 1.45


_LIST_SIGNS = alphabet.BULLETS | alphabet.DASHES


@dataclass(frozen=True, slots=True)
class Printed:
    """One line as read: its cells from the right, each of fragments; `gap`: a wider gap than usual stands above it."""

    cells: tuple[tuple[Fragment, ...], ...]
    gap: bool = False

    @property
    def all(self) -> tuple[Fragment, ...]:
        """All fragments of the line."""
        return tuple(fragment for cell in self.cells for fragment in cell)

    @property
    def y(self) -> float:
        """The highest baseline."""
        return max(fragment.y for fragment in self.all)

    @property
    def lowest(self) -> float:
        """The lowest baseline."""
        return min(fragment.y for fragment in self.all)

    @property
    def size(self) -> float:
        """The size of its largest fragment."""
        return max(fragment.size for fragment in self.all)


@dataclass(frozen=True, slots=True, order=True)
class _Cell:
    """A cell's edges; ordered as rows are read when `top` is negated."""

    left: float
    bottom: float
    right: float
    top: float

    def touches(self, other: _Cell) -> bool:
        """Whether the two have an edge or more in common."""
        return (
            self.left <= other.right + MEETS
            and other.left <= self.right + MEETS
            and self.bottom <= other.top + MEETS
            and other.bottom <= self.top + MEETS
        )


def printed(sheet: Sheet) -> list[Printed]:
    """The lines of a page in reading order."""
    found = fragments(sheet.glyphs, sheet.rules)
    tables, free = _tables(found, sheet.rules)
    lines: list[Printed] = []
    rest = sorted(free, key=lambda fragment: -fragment.y)
    for top, rows in sorted(tables, key=lambda table: -table[0]):
        above = [fragment for fragment in rest if fragment.y > top]
        rest = rest[len(above) :]
        lines += _flow(above, sheet.width)
        lines += rows
    return _with_gaps([*lines, *_flow(rest, sheet.width)])


Table = tuple[float, list[Printed]]


def _tables(found: Sequence[Fragment], rules: Sequence[Rule]) -> tuple[list[Table], list[Fragment]]:
    """The tables, each with its upper edge and its rows, and the fragments outside of them."""
    walls = [rule for rule in rules if rule.x0 == rule.x1]
    levels = [rule for rule in rules if rule.x0 != rule.x1]
    cells: dict[_Cell, list[Fragment]] = {}
    free: list[Fragment] = []
    for fragment in found:
        cell = _cell_of(fragment, walls, levels) if len(walls) > 1 and len(levels) > 1 else None
        if cell is None:
            free.append(fragment)
        else:
            cells.setdefault(cell, []).append(fragment)
    tables: list[Table] = []
    for group in _touching(sorted(cells)):
        if len(group) == 1:
            free += cells[group[0]]
        else:
            rows = [line for row in _rows_of_cells(group) for line in _row(row, cells)]
            tables.append((max(cell.top for cell in group), rows))
    return tables, free


def _cell_of(fragment: Fragment, walls: Sequence[Rule], levels: Sequence[Rule]) -> _Cell | None:
    """The cell in which a fragment stands, or None where rules are missing on a side."""
    y, x, slack = fragment.y + 0.2 * fragment.size, (fragment.x0 + fragment.x1) / 2, 0.35 * fragment.size
    left = [wall.x0 for wall in walls if wall.y0 - MEETS <= y <= wall.y1 + MEETS and wall.x0 <= fragment.x0 + slack]
    right = [wall.x0 for wall in walls if wall.y0 - MEETS <= y <= wall.y1 + MEETS and wall.x0 >= fragment.x1 - slack]
    below = [level.y0 for level in levels if level.x0 - MEETS <= x <= level.x1 + MEETS and level.y0 <= y]
    above = [level.y0 for level in levels if level.x0 - MEETS <= x <= level.x1 + MEETS and level.y0 >= y]
    if not (left and right and below and above):
        return None
    return _Cell(round(max(left), 0), round(max(below), 0), round(min(right), 0), round(min(above), 0))


def _touching(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """The cells in groups that hang together."""
    groups: list[list[_Cell]] = []
    for cell in cells:
        near = [group for group in groups if any(cell.touches(other) for other in group)]
        groups = [group for group in groups if not any(group is other for other in near)]
        groups.append([cell, *(other for group in near for other in group)])
    return groups


def _rows_of_cells(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """Rows from the head down, each from the right; a cell that spans rows is read in its first."""
    rows: list[list[_Cell]] = []
    for cell in sorted(cells, key=lambda cell: (-cell.top, -cell.right)):
        if rows and rows[-1][0].top - cell.top <= MEETS:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row, key=lambda cell: -cell.right) for row in rows]


def _row(row: Sequence[_Cell], cells: dict[_Cell, list[Fragment]]) -> list[Printed]:
    """A row as one line, or as the lines of its cells where a cell is more than one statement."""
    content = [_lines(cells[cell]) for cell in row]
    if len(content) > 1 and all(map(_is_statement, content)):
        return [Printed(tuple(tuple(f for line in lines for f in line) for lines in content))]
    return [Printed((tuple(line),)) for lines in content for line in lines]


def _is_statement(lines: Sequence[Sequence[Fragment]]) -> bool:
    """Whether the lines of a cell are one short statement, wrapped, and no list."""
    items = sum(line[0].glyphs[-1].text in _LIST_SIGNS for line in lines)
    return items < CELL_ITEMS and sum(len(f.glyphs) for line in lines for f in line) <= CELL_GLYPHS


def _lines(found: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments as lines from the head down, each from the right."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(found, key=lambda fragment: -fragment.y):
        if lines and lines[-1][0].y - fragment.y <= SAME_LINE * max(lines[-1][0].size, fragment.size):
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return [sorted(line, key=lambda fragment: -fragment.x1) for line in lines]


def _flow(found: Sequence[Fragment], width: float) -> list[Printed]:
    """Text outside tables: columns where there are any, else line by line."""
    if len(found) >= 2 * COLUMN_LINES:
        for gutter in _gutters(found):
            for top, bottom in _stretches(found, gutter):
                inside = [f for f in found if bottom <= f.y <= top]
                right = [f for f in inside if f.x0 >= gutter[0]]
                left = [f for f in inside if f.x1 <= gutter[1]]
                if _is_column(right, width) and _is_column(left, width) and _beside(right, left):
                    above = [f for f in found if f.y > top]
                    below = [f for f in found if f.y < bottom]
                    parts = (above, right, left, below)
                    return [line for part in parts for line in _flow(part, width)]
    return [Printed((tuple(line),)) for line in _lines(found)]


def _gutters(found: Sequence[Fragment]) -> list[tuple[float, float]]:
    """Upright strips that hardly any line crosses, the widest first."""
    edges = sorted({x for fragment in found for x in (fragment.x0, fragment.x1)})
    em = sorted(fragment.size for fragment in found)[len(found) // 2]
    most = CROSSED * max(sum(f.x0 <= (a + b) / 2 <= f.x1 for f in found) for a, b in pairwise(edges))
    strips: list[list[float]] = []
    for a, b in pairwise(edges):
        if sum(f.x0 <= (a + b) / 2 <= f.x1 for f in found) <= most:
            if strips and strips[-1][1] == a:
                strips[-1][1] = b
            else:
                strips.append([a, b])
    inner = [(a, b) for a, b in strips if b - a >= GUTTER * em and a > edges[0] and b < edges[-1]]
    return sorted(inner, key=lambda strip: strip[0] - strip[1])


def _stretches(found: Sequence[Fragment], gutter: tuple[float, float]) -> list[tuple[float, float]]:
    """From where to where down the page no line crosses the gutter."""
    stretches: list[tuple[float, float]] = []
    run: list[float] = []
    middle = (gutter[0] + gutter[1]) / 2
    for fragment in sorted(found, key=lambda fragment: -fragment.y):
        if fragment.x0 < middle < fragment.x1:
            if run:
                stretches.append((run[0], run[-1]))
            run = []
        else:
            run.append(fragment.y)
    return [*stretches, (run[0], run[-1])] if run else stretches


def _is_column(side: Sequence[Fragment], width: float) -> bool:
    """Whether fragments are a column of text: enough lines, wide enough, most of them full."""
    lines = _lines(side)
    if len(lines) < COLUMN_LINES:
        return False
    left, right = min(f.x0 for f in side), max(f.x1 for f in side)
    full = sum(max(f.x1 for f in line) - min(f.x0 for f in line) >= FULL * (right - left) for line in lines)
    return right - left >= COLUMN_WIDTH * width and full >= FULL_LINES * len(lines)


def _beside(right: Sequence[Fragment], left: Sequence[Fragment]) -> bool:
    """Whether two columns stand side by side for most of the shorter one."""
    top = min(max(f.y for f in right), max(f.y for f in left))
    bottom = max(min(f.y for f in right), min(f.y for f in left))
    shorter = min(max(f.y for f in side) - min(f.y for f in side) for side in (right, left))
    return top - bottom >= 0.6 * shorter


def _with_gaps(lines: Sequence[Printed]) -> list[Printed]:
    """The lines, each marked that stands further below the one before it than lines usually do."""
    steps = [a.lowest - b.y for a, b in pairwise(lines)]
    usual = sorted(step for step in steps if step > 0)
    if not usual:
        return list(lines)
    limit = PARTED * usual[len(usual) // 2]
    return [lines[0], *(Printed(line.cells, step > limit) for line, step in zip(lines[1:], steps, strict=True))]
