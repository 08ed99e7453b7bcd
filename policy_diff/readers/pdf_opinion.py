"""How well a page's text reads, and pdfium's reading of it as a second opinion.

Why: now and then a file's fonts or numbers mislead the reading by glyphs, and some broken files are
beyond pdfminer; pdfium reads many of those, if in its own order. The language model compares the two.
What this leaves alone: nothing is mixed; a page is read one way or the other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from normalizers import alphabet
from normalizers.language_model import LanguageModel, words

if TYPE_CHECKING:
    from PIL.Image import Image

#: with fewer words than this nothing can be said of a page
ENOUGH = 8
#: a page that reads worse than this gets a second opinion; one that reads worse than the next is not text
DOUBTFUL, UNUSABLE = 0.8, 0.35
#: a second opinion counts when it has this share of the letters of the first
LETTERS = 0.7
#: how much the order of words counts beside the words
ORDER = 0.25


def score(lines: Sequence[str], language: LanguageModel) -> float:
    """How well lines read, 0 to 1: the share of known words, less where their order is nobody's.

    1 for a page with too few Arabic words to say.
    """
    rows = [[word for word in words(line) if word[0] in alphabet.LETTERS] for line in lines]
    told = [word for row in rows for word in row if len(word) > 1]
    lone = sum(len(row) for row in rows) - len(told)
    if len(told) + lone < ENOUGH:
        return 1.0
    known = sum(map(language.known, told)) / (len(told) + lone)
    pairs = [language.pair(a, b) for row in rows for a, b in pairwise(row)]
    flow = sum(pairs) / len(pairs) if pairs else 0.0
    return known * (1 - ORDER + ORDER / (1 + math.exp(-3 * flow)))


def letters(lines: Sequence[str]) -> int:
    """How many Arabic letters the lines have, whatever their shape."""
    return sum(alphabet.is_letter(c) or alphabet.is_presentation_form(c) for line in lines for c in line)


@dataclass(frozen=True, slots=True)
class Opinion:
    """A document as pdfium sees it."""

    document: pdfium.PdfDocument

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.document)

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page, counted from 1, in points."""
        width, height = self.document.get_page_size(number - 1)
        return float(width), float(height)

    def picture(self, number: int, scale: float) -> Image:
        """A page, counted from 1, drawn in shades of grey with so many pixels a point."""
        page = self.document[number - 1]
        try:
            bitmap = page.render(scale=scale, grayscale=True)
            try:
                drawn: Image = bitmap.to_pil().copy()
            finally:
                bitmap.close()
        finally:
            page.close()
        return drawn

    def lines(self, number: int, most: int) -> list[str]:
        """The lines of a page, counted from 1, at most so many characters of them."""
        page = self.document[number - 1]
        try:
            text = page.get_textpage()
            try:
                found = text.get_text_range(0, min(text.count_chars(), most), errors="replace")
            finally:
                text.close()
        finally:
            page.close()
        lines = found.replace("\ufffe", "").replace("\x00", "").splitlines()
        return [line.strip() for line in lines if line.strip()]


@contextmanager
def opinion(data: bytes) -> Iterator[Opinion | None]:
    """pdfium's view of a file, or None where it cannot open it either."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        yield None
        return
    try:
        yield Opinion(document)
    finally:
        document.close()
