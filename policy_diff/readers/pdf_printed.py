"""Fragments in printed lines: what stands on one line, and where the gap above it is wider than usual."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policy_diff.readers.pdf_lines import SAME_LINE, Fragment

#: a gap between lines that is so many times the usual one parts paragraphs
PARTED = 1.45


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


def by_line(found: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments as lines from the head down, each from the right."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(found, key=lambda fragment: -fragment.y):
        if lines and lines[-1][0].y - fragment.y <= SAME_LINE * max(lines[-1][0].size, fragment.size):
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return [sorted(line, key=lambda fragment: -fragment.x1) for line in lines]


def with_gaps(lines: Sequence[Printed]) -> list[Printed]:
    """The lines, each marked that stands further below the one before it than lines usually do."""
    steps = [a.lowest - b.y for a, b in pairwise(lines)]
    usual = sorted(step for step in steps if step > 0)
    if not usual:
        return list(lines)
    limit = PARTED * usual[len(usual) // 2]
    return [lines[0], *(Printed(line.cells, step > limit) for line, step in zip(lines[1:], steps, strict=True))]
