"""The clauses of a policy as the facts look at them: words, lines, section, in reading order.

Why: a fact stands in one clause, and a clause's own lines must not swallow those of the clauses
below it. Lines that no section holds (the cover) are clauses too, in the section `cover`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from normalizers import TracedText, fold
from policy_diff.model import Item, Lines
from policy_diff.segment import Segmented

COVER = "cover"


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of one item, without those below it."""

    text: str
    lines: Lines
    section: str

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(fold(self.text).split())


def clauses(segmented: Segmented, traced: TracedText) -> tuple[Clause, ...]:
    """The cover's lines, then every item of every section."""
    return (*_cover(segmented, traced), *_items(segmented))


def _cover(segmented: Segmented, traced: TracedText) -> Iterator[Clause]:
    held = {n for section in segmented.sections for n in range(section.lines.first, section.lines.last + 1)}
    for number, line in enumerate(traced.lines, 1):
        if number not in held and line.strip():
            yield Clause(" ".join(line.split()), Lines(number, number), COVER)


def _items(segmented: Segmented) -> Iterator[Clause]:
    for section in segmented.sections:
        for item in section.walk():
            yield Clause(item.text, _own_lines(item), section.key)


def _own_lines(item: Item) -> Lines:
    if not item.items:
        return item.lines
    return Lines(item.lines.first, max(item.lines.first, item.items[0].lines.first - 1))
