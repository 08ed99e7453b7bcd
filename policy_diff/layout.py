"""Where the lines of a document stand on its pages, how each page was read, and what stood there besides the text.

Only a paginated file has a layout with pages; plain text has none. Boxes are in points from the top left
corner of the page as it is shown, so that a picture of the page can be framed with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

#: how the text of a page was come by; `scan`: recognised from its picture; `unread`: the page shows something,
#: and none of it could be read
Way = Literal["glyphs", "pdfium", "scan", "unread", "empty"]
FurnitureKind = Literal["header", "footer", "page_number", "turned", "outside"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line of the text is printed. Pages count from 1; `box` is None where only the page is known.

    `confidence` (0 to 1) is that of the recognition; None for a line that was not recognised from a picture.
    """

    page: int
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A word of a line (from 1) that was recognised with little confidence (0 to 1)."""

    line: int
    word: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Furniture:
    """Something printed that is not part of the text: a running head, a page number, a word at the margin."""

    page: int
    kind: FurnitureKind
    text: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size as shown, in points, how its text was read, and how well that text reads (0 to 1)."""

    number: int
    width: float
    height: float
    way: Way
    score: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages, the place of each physical line of the text (None for an empty one), and what is not in the text.

    `levels`: where the file has styles, the level of each line in its outline: 0 the title, 1 to 9 a heading, None
    text.
    """

    pages: tuple[Page, ...]
    places: tuple[Place | None, ...]
    furniture: tuple[Furniture, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()
    levels: tuple[int | None, ...] = ()

    def level(self, line: int) -> int | None:
        """The level of a line, counted from 1, in the outline; None for text and where nothing says one."""
        return self.levels[line - 1] if 0 < line <= len(self.levels) else None

    def place(self, line: int) -> Place | None:
        """The place of a line, counted from 1; None where it has none."""
        return self.places[line - 1] if 0 < line <= len(self.places) else None

    def spots(self, first: int, last: int) -> Iterator[Place]:
        """The places of the lines from `first` to `last`, those that have one."""
        for place in self.places[max(first - 1, 0) : last]:
            if place is not None:
                yield place

    def pages_of(self, first: int, last: int) -> tuple[int, int] | None:
        """The first and the last page on which these lines stand; None where no page is known."""
        numbers = [place.page for place in self.spots(first, last)]
        return (min(numbers), max(numbers)) if numbers else None

    def without_words(self) -> Layout:
        """The same places, without any word of the document."""
        return replace(self, furniture=tuple(replace(one, text="") for one in self.furniture), doubtful=())
