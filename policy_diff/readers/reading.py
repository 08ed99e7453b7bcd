r"""Which reader reads a file: its content decides, its suffix never.

    %PDF                            pdf
    a zip with word/document        word
    PNG, JPEG, TIFF                 picture: recognised
    OLE2, {\rtf, OpenDocument      converted by LibreOffice where there is one, then as above
    <html …, saved pages            web
    # headings …                    markdown
    anything else                   plain, or a refusal that says what to do

The readers of files with pages are loaded only when one is met.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from policy_diff.errors import UnreadableError
from policy_diff.layout import Layout
from policy_diff.model import Source
from policy_diff.readers.document import Document, Note, bytes_of, shown, within
from policy_diff.readers.markdown import read_markdown
from policy_diff.readers.plain import is_arabic, read_plain
from policy_diff.readers.terms import Terms

#: files that a search of a folder picks up
SUFFIXES = (".txt", ".pdf", ".docx", ".html", ".htm", ".mhtml", ".mht", ".doc", ".odt", ".rtf",
            ".png", ".jpg", ".jpeg", ".tif", ".tiff")  # fmt: skip
#: a PDF's mark stands this near to the beginning
PDF_MARK = 1024
#: what is looked at to tell what a file is
HEAD = 4096
#: told how many pages of how many are read
PageWatch = Callable[[int, int], None]
Kind = Literal["pdf", "zip", "picture", "old", "archive", "web", "text"]
_MARKS: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"\xd0\xcf\x11\xe0", "old"),
    (b"{\\rtf", "old"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
_MEDIA = {b"\x89P": "image/png", b"\xff\xd8": "image/jpeg", b"II": "image/tiff", b"MM": "image/tiff"}
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_SAVED = re.compile(rb"(?:^|\n)content-type:\s*multipart/related", re.I)


def read_document(
    path: str | Path, *, terms: Terms | None = None, watch: PageWatch = lambda done, pages: None
) -> Document:
    """Read the file at `path`, or standard input for `-`, in this process.

    `watch` is told the pages as they are read. Raises UnreadableError for a missing, empty, binary,
    broken, encrypted, too large or non-Arabic file.
    """
    terms = terms or Terms()
    name = shown(path)
    data = bytes_of(path, name, terms.limits.paged_bytes)
    text, layout, notes, media_type, reader = _read(data, name, terms, watch)
    if not is_arabic(text):
        raise UnreadableError(
            "no Arabic letter in it", where=name, to_do="policies are read in Arabic; is this the right file?"
        )
    source = Source(path=name, sha256=hashlib.sha256(data).hexdigest(), media_type=media_type, reader=reader)
    return Document(source, text, notes, layout)


def kind_of(head: bytes) -> Kind:
    """What kind of file begins with `head`."""
    if b"%PDF-" in head[:PDF_MARK]:
        return "pdf"
    for mark, kind in _MARKS:
        if head.startswith(mark):
            return kind
    return "web" if _is_web(head) else "text"


def is_plain(head: bytes) -> bool:
    """Whether a file that begins with `head` is text, marked up or not."""
    return kind_of(head) in ("web", "text")


Read = tuple[str, Layout | None, tuple[Note, ...], str, str]


def _read(data: bytes, name: str, terms: Terms, watch: PageWatch) -> Read:
    """The text of a file with what is known of it: layout, notes, media type, the reader's name."""
    kind = kind_of(data[:HEAD])
    if kind == "pdf":
        return _read_pdf(data, name, terms, watch)
    if kind == "zip":
        return _read_zip(data, name, terms)
    if kind == "old":
        return _read_converted(data, name, terms)
    if kind == "picture":
        from policy_diff.readers.picture import read_picture

        media_type = next(media for mark, media in _MEDIA.items() if data.startswith(mark))
        return *read_picture(data, name, terms, watch), media_type, "scan"
    if kind == "archive":
        raise UnreadableError("is an archive, which is not read", where=name, to_do="unpack it and give its files")
    if kind == "web":
        from policy_diff.readers.web import read_web

        return *read_web(data, name), "text/html", "web"
    text, notes = read_plain(within(data, name, terms.limits.bytes), name)
    if (marked := read_markdown(text)) is not None:
        return *marked, notes, "text/markdown", "markdown"
    return text, None, notes, "text/plain", "plain"


def _read_pdf(data: bytes, name: str, terms: Terms, watch: PageWatch) -> Read:
    from policy_diff.readers.pdf import read_pdf

    return *read_pdf(data, name, terms=terms, watch=watch), "application/pdf", "pdf"


def _read_zip(data: bytes, name: str, terms: Terms) -> Read:
    from policy_diff.readers.word import MEDIA_TYPE, read_word
    from policy_diff.readers.word_archive import is_open_document

    if is_open_document(data):
        return _read_converted(data, name, terms)
    return *read_word(data, name), MEDIA_TYPE, "word"


def _read_converted(data: bytes, name: str, terms: Terms) -> Read:
    from policy_diff.readers.converting import as_word, media_type
    from policy_diff.readers.word import read_word

    text, layout, notes = read_word(as_word(data, name, terms), name)
    return text, layout, (Note("converted", "LibreOffice"), *notes), media_type(data), "word"


def _is_web(head: bytes) -> bool:
    """Whether the file begins as a web page does, in any encoding, or as a saved one."""
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return bool(_HTML.match(plain)) or bool(_SAVED.search(plain))
