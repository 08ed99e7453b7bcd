"""What is drawn on a page: glyphs, thin rules, and how much else. Values only."""

from __future__ import annotations

from typing import NamedTuple


class Glyph(NamedTuple):
    """One glyph: what it says, its edges, its baseline above the page's foot, its size, its style, pen order."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    order: int

    @property
    def middle(self) -> float:
        """Half way between the edges."""
        return (self.x0 + self.x1) / 2


class Rule(NamedTuple):
    """A straight line: upright when x0 == x1, else level."""

    x0: float
    y0: float
    x1: float
    y1: float


class Sheet(NamedTuple):
    """What is drawn on one page.

    `covered`: the share of the page that its pictures take; `outside`: what stands beyond its crop box.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    turned: tuple[str, ...]
    rules: tuple[Rule, ...]
    images: int
    strokes: int
    upright: bool
    covered: float = 0.0
    outside: str = ""
