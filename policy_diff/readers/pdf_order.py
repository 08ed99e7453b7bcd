"""Fragments to printed lines in the order in which a page is read.

    table     cells between rules; row by row from its head, in a row from the right
    columns   text in two or more, each with full lines: the right one first
    the rest  from the head of the page down, in a line from the right

A row of a table is one line: its cells are one statement. A cell with a list or with several lines of
text is set line by line, as printed. What this leaves alone: letters, and which lines are furniture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalizers import alphabet
from policy_diff.readers.pdf_columns import flow
from policy_diff.readers.pdf_lines import Fragment, fragments
from policy_diff.readers.pdf_printed import PARTED, Printed, by_line, with_gaps
from policy_diff.readers.pdf_sheet import Rule, Sheet

#: rules that end this near to each other meet
MEETS = 3.0
#: a cell with more glyphs than this, or with so many lines that open like a list, is not one statement
CELL_GLYPHS, CELL_ITEMS = 240, 2
#: a level line that takes this share of the page's width parts what is above from what is below
PARTING = 0.6

_LIST_SIGNS = alphabet.BULLETS | alphabet.DASHES


@dataclass(frozen=True, slots=True, order=True)
class _Cell:
    """A cell's edges; ordered as rows are read when `top` is negated."""

    left: float
    bottom: float
    right: float
    top: float

    def is_level_with(self, other: _Cell) -> bool:
        """Whether the two are cells of one row."""
        return abs(self.top - other.top) <= MEETS and abs(self.bottom - other.bottom) <= MEETS

    def is_beside(self, fragment: Fragment) -> bool:
        """Whether a fragment stands to the left or right of the cell, not over or under it."""
        apart = fragment.x1 <= self.left + MEETS or fragment.x0 >= self.right - MEETS
        return apart and self.bottom <= fragment.y <= self.top

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
    parting: list[Table] = [(rule.y0, []) for rule in sheet.rules if rule.x1 - rule.x0 >= PARTING * sheet.width]
    for top, rows in sorted([*tables, *parting], key=lambda table: -table[0]):
        above = [fragment for fragment in rest if fragment.y > top]
        rest = rest[len(above) :]
        lines += flow(above, sheet.width)
        lines += rows
    return with_gaps([*lines, *flow(rest, sheet.width)])


#: the height at which a table is read, and its rows
Table = tuple[float, list[Printed]]


def _tables(found: Sequence[Fragment], rules: Sequence[Rule]) -> tuple[list[Table], list[Fragment]]:
    """The tables and side boxes, and the fragments outside of them."""
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
    boxes: list[_Cell] = []
    for group in _with_row_mates(_touching(sorted(cells))):
        if len(group) == 1:
            boxes += group
        else:
            rows = [line for row in _rows_of_cells(group) for line in _row(row, cells)]
            tables.append((max(cell.top for cell in group), rows))
    for box in boxes:
        beside = [fragment for fragment in free if box.is_beside(fragment)]
        if len(by_line(beside)) > 1:
            tables.append((_start(beside, free), [Printed((tuple(line),)) for line in by_line(cells[box])]))
        else:
            free += cells[box]
    return tables, free


def _start(beside: Sequence[Fragment], free: Sequence[Fragment]) -> float:
    """The height just above the paragraph beside a box: the box is read before it, not in its middle."""
    first = max(beside, key=lambda fragment: fragment.y)
    at, step = first.y, 2 * PARTED * first.size
    for y in sorted({fragment.y for fragment in free if fragment.y > at}):
        if y - at > step:
            break
        at = y
    return at + 0.5 * first.size


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


def _with_row_mates(groups: Sequence[list[_Cell]]) -> list[list[_Cell]]:
    """The groups; cells that stand alone in one row, with empty ones between them, are one."""
    rows: list[list[_Cell]] = []
    for cell in (group[0] for group in groups if len(group) == 1):
        row = next((row for row in rows if row[0].is_level_with(cell)), None)
        if row is None:
            rows.append([cell])
        else:
            row.append(cell)
    return [*(group for group in groups if len(group) > 1), *rows]


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
    """A row as one line, or as the lines of its cells where a cell is more than one statement.

    An empty cell between two is empty in the line, too.
    """
    content = [by_line(cells[cell]) for cell in row]
    if len(content) > 1 and all(map(_is_statement, content)):
        said = [tuple(f for line in lines for f in line) for lines in content]
        empty = [right.left - left.right > MEETS for right, left in pairwise(row)]
        return [
            Printed(
                tuple(part for cell, gap in zip(said, [*empty, False], strict=True) for part in (cell, ())[: 1 + gap])
            )
        ]
    return [Printed((tuple(line),)) for lines in content for line in lines]


def _is_statement(lines: Sequence[Sequence[Fragment]]) -> bool:
    """Whether the lines of a cell are one short statement, wrapped, and no list."""
    items = sum(line[0].glyphs[-1].text in _LIST_SIGNS for line in lines)
    return items < CELL_ITEMS and sum(len(f.glyphs) for line in lines for f in line) <= CELL_GLYPHS
