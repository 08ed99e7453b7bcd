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
from collections.abc import Callable, Sequence
from dataclasses import replace

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from normalizers.language_model import LanguageModel, load
from policy_diff.errors import UnreadableError
from policy_diff.layout import Layout, Page, Place, Way
from policy_diff.readers.document import Note
from policy_diff.readers.page_lines import Line, Read, assembled, line_of, notes_of
from policy_diff.readers.pdf_glyphs import GlyphReader
from policy_diff.readers.pdf_letters import resolved
from policy_diff.readers.pdf_lines import logical, with_brackets
from policy_diff.readers.pdf_mending import mended
from policy_diff.readers.pdf_opinion import DOUBTFUL, LETTERS, UNUSABLE, Opinion, letters, opinion, score
from policy_diff.readers.pdf_order import printed
from policy_diff.readers.pdf_scan import with_recognised
from policy_diff.readers.pdf_sheet import Sheet
from policy_diff.readers.terms import Terms

#: more glyphs than 2,000 full pages
MAX_ALL_GLYPHS = 6_000_000
#: a page without text on which the pen moved so often shows something
STROKES = 300
#: pictures that take this share of a page with fewer letters than this hold its text, or may
COVERED, SPARSE = 0.4, 250

PageWatch = Callable[[int, int], None]


def read_pdf(
    data: bytes, name: str, *, terms: Terms | None = None, watch: PageWatch = lambda done, pages: None
) -> tuple[str, Layout, tuple[Note, ...]]:
    """The text of a PDF, its layout, and what was noticed.

    Raises UnreadableError for an encrypted or broken file, one without pages or with too many, and
    one without a usable text layer.
    """
    terms = terms or Terms()
    language = load()
    with opinion(data) as second:
        if second is not None and second.pages > terms.limits.pages:
            raise _too_many(name, terms.limits.pages)
        sheets = _all_sheets(data, name, terms.limits.pages, _counted(watch, second))
        if sheets is None or (not sheets and second is not None):
            pages, lost = _all_by(second, name, terms.limits.pages, language), 0
        else:
            pages, lost = _by_glyphs(sheets, language)
            pages = [_better(page, second, language) for page in pages]
        if not pages:
            raise UnreadableError("has no pages", where=name, to_do="check how it was made")
        pages, missing = with_recognised(pages, second, terms.limits, watch) if terms.recognise else (pages, "")
    if not any(page.lines for page in pages):
        raise _without_text(name, pages, missing)
    text, layout = assembled(pages)
    return text, layout, notes_of(pages, layout, missing, lost)


def _without_text(name: str, pages: Sequence[Read], missing: str) -> UnreadableError:
    if all(page.page.way == "empty" for page in pages):
        return UnreadableError("has only empty pages", where=name, to_do="check how it was made")
    what = "has no usable text: its pages are pictures, or its fonts do not say which letters they show"
    to_do = "ask for the Word file, or for a better scan"
    if missing:
        to_do = f"install {missing}, so that its pages can be recognised, or ask for the Word file"
    return UnreadableError(what, where=name, to_do=to_do)


def _counted(watch: PageWatch, second: Opinion | None) -> Callable[[int], None]:
    """`watch`, told how many pages there are."""
    pages = second.pages if second is not None else 0
    return lambda done: watch(done, pages)


def _all_sheets(data: bytes, name: str, max_pages: int, told: Callable[[int], None]) -> list[Sheet | None] | None:
    """What is drawn on each page, of the file as it is or, where that shows nothing, with its table mended."""
    sheets = _sheets(data, name, max_pages, told)
    if _shows_glyphs(sheets):
        return sheets
    again = mended(data)
    retried = _sheets(again, name, max_pages, told) if again else None
    return retried if _shows_glyphs(retried) else sheets


def _sheets(data: bytes, name: str, max_pages: int, told: Callable[[int], None]) -> list[Sheet | None] | None:
    """What is drawn on each page, None for a page that pdfminer cannot read; None for all of a broken file."""
    sheets: list[Sheet | None] = []
    total = 0
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        reader = GlyphReader()
        for page in PDFPage.create_pages(document):
            if len(sheets) >= max_pages:
                raise _too_many(name, max_pages)
            told(len(sheets))
            sheets.append(_sheet(reader, page, name))
            total += len(sheets[-1].glyphs) if sheets[-1] else 0
            if total > MAX_ALL_GLYPHS:
                raise UnreadableError(f"has more than {MAX_ALL_GLYPHS:,} glyphs", where=name, to_do="split it")
    except PDFEncryptionError:
        raise UnreadableError("is encrypted", where=name, to_do="open it with its password and save it anew") from None
    except (UnreadableError, MemoryError):
        raise
    except Exception:  # pdfminer raises anything on broken files, and pdfium may still read them
        return None
    return sheets if any(sheets) or not sheets else None


def _shows_glyphs(sheets: Sequence[Sheet | None] | None) -> bool:
    return any(sheet is not None and sheet.glyphs for sheet in sheets or ())


def _too_many(name: str, max_pages: int) -> UnreadableError:
    to_do = "is it one policy? raise the limit with --max-pages N if it is"
    return UnreadableError(f"has more pages than the limit of {max_pages:,}", where=name, to_do=to_do)


def _sheet(reader: GlyphReader, page: PDFPage, name: str) -> Sheet | None:
    try:
        return reader.read(page)
    except UnreadableError as error:
        raise UnreadableError(f"has {error.what}", where=name, to_do=error.to_do) from None
    except MemoryError:
        raise
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
        made = tuple(line_of(line, words, number, sheet.height, sheet.upright) for line in lines) if sheet else ()
        pages.append(_judged(number, sheet, tuple(line for line in made if line.text), language))
    return pages, lost


def _judged(number: int, sheet: Sheet | None, lines: tuple[Line, ...], language: LanguageModel) -> Read:
    """The page with its score; a page without lines is unread when something is drawn on it."""
    width, height = (sheet.width, sheet.height) if sheet else (0.0, 0.0)
    turned, outside = ("".join(sheet.turned), sheet.outside) if sheet else ("", "")
    way: Way = "glyphs"
    if not lines:
        shows = sheet is None or sheet.images or sheet.glyphs or sheet.strokes > STROKES
        way = "unread" if shows else "empty"
    value = score([line.text for line in lines], language) if lines else 0.0
    sparse = sheet is not None and sheet.covered > COVERED and letters([line.text for line in lines]) < SPARSE
    page = Page(number, width, height, way, round(value, 3))
    return Read(page, lines, turned, outside, bool(lines) and sparse)


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
    except MemoryError:
        raise
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
