"""A section's body, written as lines, to the model's items.

    marker | text        one clause; the marker as printed, before ` | `
    text                 a clause that is printed without a marker
      marker | text      two blanks of indentation: nested below the line above

What this leaves alone: the words, and markers of whatever kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from policy_diff.model import Item, Lines, Section

BAR = "|"
INDENT = 2
#: what stands before the bar counts the item («المادة (12):», «الخطوة السادسة:»); a label belongs to its words
LONGEST_MARKER = 24


class BodyError(ValueError):
    """A body line that breaks the rules above; the message gives its number."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    depth: int
    marker: str
    text: str


def section(key: str, heading: str, body: str, before: int) -> Section:
    """The section of this `body`. Its lines go on from `before`; the heading counts as one when there is one."""
    first = before + 1
    start = before + bool(heading)
    lines = _lines(body)
    items = _items(lines, 0, start)
    return Section(key=key, heading=heading, items=items, lines=Lines(first, max(first, start + len(lines))))


def _lines(body: str) -> list[_Line]:
    lines: list[_Line] = []
    for number, raw in enumerate(body.splitlines(), 1):
        if raw.strip():
            line = _line(number, raw)
            if line.depth > (lines[-1].depth + 1 if lines else 0):
                raise BodyError(f"line {number}: is nested two levels deeper than the line above")
            lines.append(line)
    if not lines:
        raise BodyError("is empty")
    return lines


def _line(number: int, raw: str) -> _Line:
    indent = len(raw) - len(raw.lstrip(" "))
    if indent % INDENT:
        raise BodyError(f"line {number}: is indented by {indent} blanks; two a level")
    if raw != raw.rstrip() or "\t" in raw:
        raise BodyError(f"line {number}: has a tab, or blanks at its end")
    marker, bar, text = raw.strip().partition(f" {BAR} ")
    if BAR in (text if bar else marker):
        raise BodyError(f"line {number}: has a bar that divides nothing; write `marker {BAR} text`")
    if not bar:
        return _Line(number, indent // INDENT, "", marker)
    if not marker.strip() or len(marker) > LONGEST_MARKER:
        raise BodyError(f"line {number}: what stands before the bar is no marker")
    return _Line(number, indent // INDENT, marker, text)


def _items(lines: Sequence[_Line], depth: int, before: int) -> tuple[Item, ...]:
    """The items at `depth`, each with the deeper lines that follow it; the first is on line `before + 1`."""
    starts = [at for at, line in enumerate(lines) if line.depth == depth]
    items = []
    for at, stop in pairwise([*starts, len(lines)]):
        below = _items(lines[at + 1 : stop], depth + 1, before + at + 1)
        span = Lines(before + at + 1, before + stop)
        items.append(Item(text=lines[at].text, marker=lines[at].marker, items=below, lines=span))
    return tuple(items)
