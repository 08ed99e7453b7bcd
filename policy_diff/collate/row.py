"""A row of the table: one clause, as each policy that has it reads it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from policy_diff.collate.align import Clause


@dataclass(frozen=True, slots=True)
class TableRow:
    """One clause across the witnesses, by their number, and who has it in another place.

    `heading`: the row is no clause, but the heading of a section that stands in another place. `strayed`: those whose
    damaged text has the clause under another heading, having lost its own; they have moved nothing.
    """

    cells: dict[int, Clause]
    moved: frozenset[int] = frozenset()
    heading: bool = False
    strayed: frozenset[int] = frozenset()

    @property
    def key(self) -> str:
        """The key most read; of equals, the first."""
        counts = Counter(clause.key for clause in self.cells.values())
        return min(counts, key=lambda key: (-counts[key], key))
