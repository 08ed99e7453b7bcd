"""A section in the making: its heading, where that stands, and the passages below it."""

from __future__ import annotations

from dataclasses import dataclass

from policy_diff.segment.wraps import Passage


@dataclass(frozen=True, slots=True)
class Draft:
    """A section before its items are made: heading, where it stands, and its passages."""

    key: str
    heading: str
    line: int
    run: tuple[Passage, ...]
    why: str
    moved: bool = False

    @property
    def runs_in(self) -> bool:
        """Whether its text begins on the line of its heading."""
        return bool(self.heading and self.run) and self.run[0].first == self.line
