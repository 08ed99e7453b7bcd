"""PDF to text: page by page from the glyphs, with pdfium for what cannot be read so.

    bytes ─ glyphs ─> lines in reading order ─ letters, brackets ─> text, furniture apart, scored

The text has one line for each printed line and for each row of a table, and an empty one where the
page leaves a wider gap. Every line knows its page and box. A page that shows something but has no
usable text is said to be unread; a file with none at all is refused. What this leaves alone: words,
and damage that is on the page itself: that is for the repairs.

Start reading from `read_pdf`, then `pdf_glyphs`, `pdf_lines`, `pdf_order`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from normalizers.language_model import LanguageModel, load
from policy_diff.errors import UnreadableError
from policy_diff.readers.document import Note
from policy_diff.readers.layout import Box, Furniture, Layout, Page, Place, Way
from policy_diff.readers.pdf_furniture import Strip, furniture
from policy_diff.readers.pdf_glyphs import GlyphReader, Sheet
from policy_diff.readers.pdf_letters import resolved
from policy_diff.readers.pdf_lines import logical, with_brackets
from policy_diff.readers.pdf_mending import mended
from policy_diff.readers.pdf_opinion import DOUBTFUL, LETTERS, UNUSABLE, Opinion, letters, opinion, score
from policy_diff.readers.pdf_order import Printed, printed

#: more pages than the longest handbook
MAX_PAGES = 2_000
#: more glyphs than 2,000 full pages
MAX_ALL_GLYPHS = 6_000_000
#: a page without text on which the pen moved so often shows something
STROKES = 300
#: what stands between the cells of a row
CELLS = " | "
#: capitals and tails of Arabic, in ems above and below the baseline
ASCENT, DESCENT = 0.9, 0.35


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, its place, its share of the page's height from the foot, and the gap above."""

    text: str
    place: Place
    height: float = 0.5
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A page and its lines."""

    page: Page
    lines: tuple[Line, ...]
    turned: str = ""


def read_pdf(data: bytes, name: str, *, max_pages: int = MAX_PAGES) -> tuple[str, Layout, tuple[Note, ...]]:
    """The text of a PDF, its layout, and what was noticed.

    Raises UnreadableError for an encrypted or broken file, one without pages or with too many, and
    one without a usable text layer.
    """
    language = load()
    with opinion(data) as second:
        sheets = _sheets(data, name, max_pages)
        if not _shows_glyphs(sheets):
            again = mended(data)
            retried = _sheets(again, name, max_pages) if again else None
            sheets = retried if _shows_glyphs(retried) else sheets
        if sheets is None:
            pages, lost = _all_by(second, name, max_pages, language), 0
        else:
            pages, lost = _by_glyphs(sheets, language)
            pages = [_better(page, second, language) for page in pages]
    if not pages:
        raise UnreadableError("has no pages", where=name, to_do="check how it was made")
    unread = [page.page.number for page in pages if page.page.way == "unread"]
    if not any(page.lines for page in pages):
        raise _without_text(name, pages)
    return _assembled(pages, _notes(pages, unread, lost))


def _without_text(name: str, pages: Sequence[Read]) -> UnreadableError:
    what = "has no usable text: its pages are pictures, or its fonts do not say which letters they show"
    if all(page.page.way == "empty" for page in pages):
        what = "has only empty pages"
    return UnreadableError(what, where=name, to_do="recognise the scan (OCR) first, or ask for the Word file")


def _sheets(data: bytes, name: str, max_pages: int) -> list[Sheet | None] | None:
    """What is drawn on each page, None for a page that pdfminer cannot read; None for all of a broken file."""
    sheets: list[Sheet | None] = []
    total = 0
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        reader = GlyphReader()
        for page in PDFPage.create_pages(document):
            if len(sheets) >= max_pages:
                raise _too_many(name, max_pages)
            sheets.append(_sheet(reader, page, name))
            total += len(sheets[-1].glyphs) if sheets[-1] else 0
            if total > MAX_ALL_GLYPHS:
                raise UnreadableError(f"has more than {MAX_ALL_GLYPHS:,} glyphs", where=name, to_do="split it")
    except PDFEncryptionError:
        raise UnreadableError("is encrypted", where=name, to_do="open it with its password and save it anew") from None
    except UnreadableError:
        raise
    except Exception:  # pdfminer raises anything on broken files, and pdfium may still read them
        return None
    return sheets if any(sheets) else None


def _shows_glyphs(sheets: Sequence[Sheet | None] | None) -> bool:
    return any(sheet is not None and sheet.glyphs for sheet in sheets or ())


def _too_many(name: str, max_pages: int) -> UnreadableError:
    return UnreadableError(f"has more than {max_pages:,} pages", where=name, to_do="split it")


def _sheet(reader: GlyphReader, page: PDFPage, name: str) -> Sheet | None:
    try:
        return reader.read(page)
    except UnreadableError as error:
        raise UnreadableError(f"has {error.what}", where=name, to_do=error.to_do) from None
    except Exception:  # as above, for one page
        return None


def _by_glyphs(sheets: Sequence[Sheet | None], language: LanguageModel) -> tuple[list[Read], int]:
    """The pages read from their glyphs, and how many glyphs could not be told."""
    drawn = [printed(sheet) if sheet else [] for sheet in sheets]
    texts = [logical(part) for lines in drawn for line in lines for part in line.all]
    told, lost = resolved(with_brackets(texts), language)
    words = iter(told)
    pages = []
    for number, (sheet, lines) in enumerate(zip(sheets, drawn, strict=True), 1):
        made = tuple(_line(line, words, sheet, number) for line in lines) if sheet else ()
        pages.append(_judged(number, sheet, tuple(line for line in made if line.text), language))
    return pages, lost


def _line(line: Printed, words: Iterable[str], sheet: Sheet, number: int) -> Line:
    """A printed line with its words, its place counted from the head of the page."""
    source = iter(words)
    cells = [" ".join(part for _ in cell if (part := next(source).strip())) for cell in line.cells]
    parts = line.all
    box = Box(
        left=round(min(part.x0 for part in parts), 1),
        top=round(sheet.height - max(part.y + ASCENT * part.size for part in parts), 1),
        right=round(max(part.x1 for part in parts), 1),
        bottom=round(sheet.height - min(part.y - DESCENT * part.size for part in parts), 1),
    )
    place = Place(
        number, box if sheet.upright else None, round(line.size, 1), sum(part.bold for part in parts) * 2 > len(parts)
    )
    return Line(_joined([cell for cell in cells if cell]), place, line.y / (sheet.height or 1.0), line.gap)


def _joined(cells: Sequence[str]) -> str:
    """The cells of a row in one line; a number that stands alone counts the cell beside it."""
    out = cells[0] if cells else ""
    for left, right in pairwise(cells):
        out += (" " if _counts(left) or _counts(right) else CELLS) + right
    return out


def _counts(cell: str) -> bool:
    return len(cell) <= 4 and cell.strip("().-").isdigit()


def _judged(number: int, sheet: Sheet | None, lines: tuple[Line, ...], language: LanguageModel) -> Read:
    """The page with its score; a page without lines is unread when something is drawn on it."""
    width, height = (sheet.width, sheet.height) if sheet else (0.0, 0.0)
    turned = "".join(sheet.turned) if sheet else ""
    way: Way = "glyphs"
    if not lines:
        shows = sheet is None or sheet.images or sheet.glyphs or sheet.strokes > STROKES
        way = "unread" if shows else "empty"
    value = score([line.text for line in lines], language) if lines else 0.0
    return Read(Page(number, width, height, way, round(value, 3)), lines, turned)


def _better(read: Read, second: Opinion | None, language: LanguageModel) -> Read:
    """The page as it reads best; without its lines when no way of reading gives text."""
    if read.page.way == "empty" or (read.lines and read.page.score >= DOUBTFUL):
        return read
    other = _by_opinion(second, read.page.number, language)
    best = other if other and _is_better(other, read) else read
    if best.page.score < UNUSABLE:
        return replace(best, page=replace(best.page, way="unread"), lines=())
    return best


def _is_better(other: Read, read: Read) -> bool:
    """Whether the second reading has about as much text as the first, and reads better."""
    own, first = ([line.text for line in one.lines] for one in (other, read))
    return letters(own) > LETTERS * letters(first) and other.page.score > read.page.score + 0.02


def _by_opinion(second: Opinion | None, number: int, language: LanguageModel) -> Read | None:
    """The page as pdfium reads it."""
    if second is None or number > second.pages:
        return None
    try:
        found = second.lines(number, MAX_ALL_GLYPHS)
        width, height = second.size(number)
    except Exception:  # a broken page; pdfium's own errors are not all of one kind
        return None
    lines = tuple(Line(text, Place(number)) for text in found)
    value = score(found, language) if found else 0.0
    return Read(Page(number, width, height, "pdfium" if found else "unread", round(value, 3)), lines)


def _all_by(second: Opinion | None, name: str, max_pages: int, language: LanguageModel) -> list[Read]:
    """All pages of a file that pdfminer cannot read, as pdfium reads them."""
    if second is None:
        raise UnreadableError("is a broken PDF", where=name, to_do="open it in a viewer and print it to a new PDF")
    if second.pages > max_pages:
        raise _too_many(name, max_pages)
    pages = []
    for number in range(1, second.pages + 1):
        read = _by_opinion(second, number, language) or Read(Page(number, 0.0, 0.0, "unread", 0.0), ())
        usable = read.page.score >= UNUSABLE
        pages.append(read if usable else replace(read, page=replace(read.page, way="unread"), lines=()))
    return pages


def _assembled(pages: Sequence[Read], notes: tuple[Note, ...]) -> tuple[str, Layout, tuple[Note, ...]]:
    """The text without furniture, with the place of each line."""
    lines = [line for page in pages for line in page.lines]
    kinds = furniture([Strip(line.place.page, line.height, line.text) for line in lines], len(pages))
    apart = []
    for index, kind in sorted(kinds.items()):
        place = lines[index].place
        apart.append(Furniture(place.page, kind, lines[index].text, place.box))
    apart += [Furniture(page.page.number, "turned", page.turned) for page in pages if page.turned.strip()]
    text: list[str] = []
    places: list[Place | None] = []
    for index, line in enumerate(lines):
        if index in kinds:
            continue
        if line.gap and text and places[-1] is not None and places[-1].page == line.place.page:
            text.append("")
            places.append(None)
        text.append(line.text)
        places.append(line.place)
    layout = Layout(tuple(page.page for page in pages), tuple(places), tuple(apart))
    return "".join(f"{line}\n" for line in text), layout, notes


def _notes(pages: Sequence[Read], unread: Sequence[int], lost: int) -> tuple[Note, ...]:
    """What the user should know about the reading."""
    by_opinion = [page.page.number for page in pages if page.page.way == "pdfium"]
    notes = []
    if unread:
        notes.append(Note("pages_unread", _listed(unread)))
    if by_opinion:
        notes.append(Note("pages_by_pdfium", _listed(by_opinion)))
    if lost:
        notes.append(Note("glyphs_lost", str(lost)))
    return tuple(notes)


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
