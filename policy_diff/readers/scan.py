"""A picture of a page to lines: recognised words put in reading order, those that are doubtful marked.

    words ─ as glyphs of a line ─> columns, order of words, gaps: the same road as that of a PDF's glyphs

Why the same road: tesseract writes a line's numbers and Latin words in the order of the eye, not of
reading, and takes columns from the left. What this leaves alone: the words (`recognition`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING

from normalizers import alphabet
from normalizers.language_model import LanguageModel, load
from policy_diff.layout import Box, Page
from policy_diff.readers.page_lines import Line, Read, line_of
from policy_diff.readers.pdf_lines import logical
from policy_diff.readers.pdf_opinion import UNUSABLE, score
from policy_diff.readers.pdf_order import printed
from policy_diff.readers.pdf_printed import Printed
from policy_diff.readers.pdf_sheet import Glyph, Sheet
from policy_diff.readers.recognition import Word, recognised

if TYPE_CHECKING:
    from PIL.Image import Image

#: a word that is less sure is marked: of those above .8 93 to 99 % were right, of those between .7 and .8 76 %,
#: of those below half
SURE = 0.75
#: … and an unknown word that is less sure than this
SURE_UNKNOWN = 0.9
#: the type size of a line, as a share of its height; words stand so far apart, in ems, and are so wide, at least
SIZE, APART, NARROW = 0.7, 0.25, 0.3
#: closing quotation marks without an opening one that cannot all be meant
MISTAKEN = 3
_OPENS, _CLOSES = "«", "»"
#: a picture whose shades, of 256, are nearer to each other shows nothing
SHADES = 48
#: tesseract takes Arabic-Indic digits for other signs, and is sure of it
_INDIC = re.compile(f"[{alphabet.ARABIC_INDIC_DIGITS}]")


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of a page, with so many pixels for each point of the page."""

    picture: Image
    scale: float


def read_shot(shot: Shot, number: int) -> Read:
    """The page in a picture. It is unread when nothing that makes sense can be recognised.

    Raises RuntimeError when the recognition takes too long.
    """
    found, turn = recognised(shot.picture, 72 * shot.scale)
    words = [word.scaled(1 / shot.scale) for word in found]
    width, height = (round(size / shot.scale, 1) for size in shot.picture.size)
    page = page_of(words, number, width, height, turn)
    if page.page.way == "unread" and not found and not _shows_something(shot.picture):
        return replace(page, page=replace(page.page, way="empty"))
    return page


def page_of(found: Sequence[Word], number: int, width: float, height: float, turn: int = 0) -> Read:
    """The page with these words, in points, of a page of this size that was turned so many degrees to the left."""
    language = load()
    upright = (height, width) if turn % 180 else (width, height)
    sheet = _sheet(found, *upright)
    lines = [_line(line, found, number, sheet.height, language) for line in printed(sheet)]
    lines = with_commas([_turned_back(line, turn, width, height) for line in lines if line.text])
    value = score([line.text for line in lines], language) if lines else 0.0
    usable = bool(lines) and value >= UNUSABLE
    page = Page(number, width, height, "scan" if usable else "unread", round(value, 3))
    return Read(page, tuple(lines) if usable else ())


def unread(shot: Shot, number: int) -> Read:
    """The page, of which nothing was read."""
    width, height = (round(size / shot.scale, 1) for size in shot.picture.size)
    return Read(Page(number, width, height, "unread", 0.0), ())


def with_commas(lines: Sequence[Line]) -> list[Line]:
    """Commas in the place of closing quotation marks, on a page with several of these and none that opens.

    In some typefaces tesseract takes every comma for one.
    """
    text = "".join(line.text for line in lines)
    if _OPENS in text or text.count(_CLOSES) < MISTAKEN:
        return list(lines)
    return [replace(line, text=line.text.replace(_CLOSES, alphabet.COMMA)) for line in lines]


def _shows_something(picture: Image) -> bool:
    """Whether a picture is more than one shade."""
    small = picture.convert("L")
    small.thumbnail((300, 300))
    shades = small.histogram()
    used = [shade for shade, count in enumerate(shades) if count]
    return used[-1] - used[0] > SHADES


def _sheet(found: Sequence[Word], width: float, height: float) -> Sheet:
    """The words as glyphs: those of a line on one baseline, in tesseract's order, with room between them."""
    lines: dict[tuple[int, int, int], list[int]] = {}
    for index, word in enumerate(found):
        lines.setdefault(word.line, []).append(index)
    glyphs = []
    for line in lines.values():
        size = SIZE * _middle([found[index].bottom - found[index].top for index in line])
        foot = height - _middle([found[index].bottom for index in line]) + 0.2 * size
        edge = width
        for index in line:  # from the right; boxes of neighbours may overlap
            right = min(found[index].right, edge)
            left = min(found[index].left, right - NARROW * size)
            glyphs.append(Glyph(found[index].text, left, right, foot, size, False, index))
            edge = left - APART * size
    return Sheet(width, height, tuple(glyphs), (), (), 0, 0, True)


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def _line(line: Printed, found: Sequence[Word], number: int, height: float, language: LanguageModel) -> Line:
    made = line_of(line, (logical(part).text for part in line.all), number, height)
    words = [found[glyph.order] for part in line.all for glyph in reversed(part.glyphs)]
    sure = sum(word.confidence for word in words) / len(words)
    doubtful = tuple((word.text, round(word.confidence, 2)) for word in words if _is_doubtful(word, language))
    return replace(made, place=replace(made.place, confidence=round(sure, 2)), doubtful=doubtful)


def _is_doubtful(word: Word, language: LanguageModel) -> bool:
    """Whether a reader should look at the page before this word is believed."""
    if not any(map(str.isalnum, word.text)):
        return False
    if word.confidence < SURE or _INDIC.search(word.text):
        return True
    parts = re.findall(f"[{alphabet.WORD_CLASS}]{{2,}}", word.text)
    return word.confidence < SURE_UNKNOWN and not all(map(language.known, parts))


def _turned_back(line: Line, turn: int, width: float, height: float) -> Line:
    """The line with its box on the page as it lies, not as it was turned to be read."""
    box = line.place.box
    if box is None or not turn:
        return line
    if turn == 90:  # the page's right edge was turned to the head
        box = Box(width - box.bottom, box.left, width - box.top, box.right)
    elif turn == 180:
        box = Box(width - box.right, height - box.bottom, width - box.left, height - box.top)
    else:
        box = Box(box.top, height - box.right, box.bottom, height - box.left)
    return replace(line, place=replace(line.place, box=Box(*(round(edge, 1) for edge in astuple(box)))))
