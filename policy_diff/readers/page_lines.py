"""Pages of lines to one text: what every reader of printed pages does at its end.

    printed line  ─ its words ─>  Line, with its place on the page
    pages of lines  ─ furniture apart ─>  text, layout

What this leaves alone: how a page's lines were found (`pdf`, `scan`), and the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalizers import alphabet
from normalizers.language_model import LanguageModel, load
from policy_diff.layout import Box, Doubtful, Furniture, FurnitureKind, Layout, Page, Place
from policy_diff.readers.document import Note
from policy_diff.readers.pdf_furniture import Strip, furniture
from policy_diff.readers.pdf_printed import Printed

_LETTERS = re.compile(f"[{alphabet.WORD_CLASS}]+")
#: what stands between the cells of a row
CELLS = " | "
#: capitals and tails of Arabic, in ems above and below the baseline
ASCENT, DESCENT = 0.9, 0.35


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, its place, its share of the page's height from the foot, and the gap above.

    `doubtful`: words that were recognised with little confidence, and how much.
    """

    text: str
    place: Place
    height: float = 0.5
    gap: bool = False
    doubtful: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A page, its lines, what stood on it sideways and beyond its edge; `pictured`: a picture may hold more words."""

    page: Page
    lines: tuple[Line, ...]
    turned: str = ""
    outside: str = ""
    pictured: bool = False


def line_of(line: Printed, words: Iterable[str], page: int, height: float, upright: bool = True) -> Line:
    """A printed line with its words, its place counted from the head of the page; without box on a turned page."""
    source = iter(words)
    cells = [_wrapped([part for _ in cell if (part := next(source).strip())]) for cell in line.cells]
    parts = line.all
    box = Box(
        left=round(min(part.x0 for part in parts), 1),
        top=round(height - max(part.y + ASCENT * part.size for part in parts), 1),
        right=round(max(part.x1 for part in parts), 1),
        bottom=round(height - min(part.y - DESCENT * part.size for part in parts), 1),
    )
    bold = sum(part.bold for part in parts) * 2 > len(parts)
    place = Place(page, box if upright else None, round(line.size, 1), bold)
    return Line(_joined(cells), place, line.y / (height or 1.0), line.gap)


def _wrapped(parts: Sequence[str]) -> str:
    """The lines of a cell as one; a word that a narrow cell has broken is whole again."""
    out = ""
    for part in parts:
        out += "" if not out or _is_broken(out.split()[-1], part.split()[0]) else " "
        out += part
    return out


def _is_broken(end: str, start: str) -> bool:
    """Whether the end of a line and the start of the next are one word: known together, and not each alone."""
    if not (_LETTERS.fullmatch(end) and (found := _LETTERS.match(start))):
        return False
    language, start = load(), found[0]
    return language.known(end + start) and not (_is_word(end, language) and _is_word(start, language))


def _is_word(text: str, language: LanguageModel) -> bool:
    return len(text) > 1 and language.known(text)


def _joined(cells: Sequence[str]) -> str:
    """The cells of a row in one line, without empty ones; a number that stands alone counts the cell beside it."""
    out = ""
    for left, right in pairwise(["", *cells]):
        if right:
            out += "" if not out else " " if left and (_counts(left) or _counts(right)) else CELLS
            out += right
    return out


def _counts(cell: str) -> bool:
    return len(cell) <= 4 and cell.strip("().-").isdigit()


def assembled(pages: Sequence[Read]) -> tuple[str, Layout]:
    """The text without furniture, and the place of each of its lines."""
    lines = [line for page in pages for line in page.lines]
    kinds = furniture([Strip(line.place.page, line.height, line.text) for line in lines], len(pages))
    apart = []
    for index, kind in sorted(kinds.items()):
        place = lines[index].place
        apart.append(Furniture(place.page, kind, lines[index].text, place.box))
    for page in pages:
        said: tuple[tuple[FurnitureKind, str], ...] = (("turned", page.turned), ("outside", page.outside))
        apart += [Furniture(page.page.number, kind, text) for kind, text in said if text.strip()]
    text: list[str] = []
    places: list[Place | None] = []
    doubtful: list[Doubtful] = []
    for index, line in enumerate(lines):
        if index in kinds:
            continue
        if line.gap and text and places[-1] is not None and places[-1].page == line.place.page:
            text.append("")
            places.append(None)
        text.append(line.text)
        places.append(line.place)
        doubtful += [Doubtful(len(text), word, confidence) for word, confidence in line.doubtful]
    layout = Layout(tuple(page.page for page in pages), tuple(places), tuple(apart), tuple(doubtful))
    return "".join(f"{line}\n" for line in text), layout


def notes_of(pages: Sequence[Read], layout: Layout, missing: str, lost: int = 0) -> tuple[Note, ...]:
    """What the user should know about the reading. `missing`: what recognition would need, if anything."""
    by_way: dict[str, list[int]] = {}
    for page in pages:
        by_way.setdefault(page.page.way, []).append(page.page.number)
    pictured = [page.page.number for page in pages if page.pictured]
    notes = []
    if "unread" in by_way:
        notes.append(Note("pages_unread", listed(by_way["unread"]), "high"))
    if pictured:
        notes.append(Note("pictures_unread", listed(pictured), "medium"))
    if missing and ("unread" in by_way or pictured):
        notes.append(Note("recognition_missing", missing))
    if "scan" in by_way:
        notes.append(Note("pages_recognised", listed(by_way["scan"])))
    if layout.doubtful:
        words = [one.word for one in layout.doubtful[:EXAMPLES]]
        more = "" if len(layout.doubtful) <= EXAMPLES else " …"
        notes.append(Note("words_doubtful", f"{len(layout.doubtful)} ({' · '.join(words)}{more})", "medium"))
    if "pdfium" in by_way:
        notes.append(Note("pages_by_pdfium", listed(by_way["pdfium"])))
    if lost:
        notes.append(Note("glyphs_lost", str(lost)))
    return tuple(notes)


#: so many doubtful words are named in the finding; all are in the layout
EXAMPLES = 8


def listed(numbers: Sequence[int]) -> str:
    """Page numbers in a row."""
    return ", ".join(map(str, numbers))
