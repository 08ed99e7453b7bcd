"""Which reader reads a file: its content decides, its suffix never.

    %PDF                        pdf
    a zip with word/document    word
    <html …, saved pages        web
    anything else               plain, or a refusal that says what to do

The readers of files with pages are loaded only when one is met.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from policy_diff.errors import UnreadableError
from policy_diff.model import Source
from policy_diff.readers.document import MAX_BYTES, PAGED, Document, bytes_of, shown, within
from policy_diff.readers.plain import is_arabic, read_plain

#: files that a search of a folder picks up
SUFFIXES = (".txt", ".pdf", ".docx", ".html", ".htm", ".mhtml", ".mht")
#: a PDF's mark stands this near to the beginning
PDF_MARK = 1024
_PDF = "application/pdf"
_SAVE_AS = "save it as .docx or .pdf and give that file"
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", f"open it in Word or LibreOffice, {_SAVE_AS}"),
    (b"{\\rtf", "a rich-text file", f"open it in Word or LibreOffice, {_SAVE_AS}"),
    (b"\x89PNG", "a picture", "recognise its text (OCR) first, or ask for the document itself"),
    (b"\xff\xd8\xff", "a picture", "recognise its text (OCR) first, or ask for the document itself"),
    (b"II*\x00", "a picture", "recognise its text (OCR) first, or ask for the document itself"),
    (b"MM\x00*", "a picture", "recognise its text (OCR) first, or ask for the document itself"),
    (b"Rar!", "an archive", "unpack it and give the files in it"),
    (b"7z\xbc\xaf", "an archive", "unpack it and give the files in it"),
    (b"\x1f\x8b", "an archive", "unpack it and give the files in it"),
)
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_SAVED = re.compile(rb"(?:^|\n)content-type:\s*multipart/related", re.I)


def read_document(path: str | Path, *, max_bytes: int = MAX_BYTES) -> Document:
    """Read the file at `path`, or standard input for `-`.

    `max_bytes` is the limit for text; a file with pages may be 20 times as large. Raises
    UnreadableError for a missing, empty, binary, broken, encrypted, too large or non-Arabic file.
    """
    name = shown(path)
    data = bytes_of(path, name, max_bytes * PAGED)
    document = _read(data, name, hashlib.sha256(data).hexdigest(), max_bytes)
    if not is_arabic(document.text):
        raise UnreadableError(
            "no Arabic letter in it", where=name, to_do="policies are read in Arabic; is this the right file?"
        )
    return document


def _read(data: bytes, name: str, sha256: str, max_bytes: int) -> Document:
    head = data[:4096]
    if b"%PDF-" in head[:PDF_MARK]:
        from policy_diff.readers.pdf import read_pdf

        text, layout, notes = read_pdf(data, name)
        return Document(Source(path=name, sha256=sha256, media_type=_PDF, reader="pdf"), text, notes, layout)
    if data.startswith(b"PK\x03\x04"):
        from policy_diff.readers.word import MEDIA_TYPE, read_word

        text, layout, notes = read_word(data, name)
        return Document(Source(path=name, sha256=sha256, media_type=MEDIA_TYPE, reader="word"), text, notes, layout)
    for magic, kind, to_do in _REFUSED:
        if data.startswith(magic):
            raise UnreadableError(f"is {kind}, which is not read", where=name, to_do=to_do)
    if _is_web(head):
        from policy_diff.readers.web import read_web

        text, notes = read_web(data, name)
        return Document(Source(path=name, sha256=sha256, media_type="text/html", reader="web"), text, notes)
    text, notes = read_plain(within(data, name, max_bytes), name)
    return Document(Source(path=name, sha256=sha256), text, notes)


def _is_web(head: bytes) -> bool:
    """Whether the file begins as a web page does, in any encoding, or as a saved one."""
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return bool(_HTML.match(plain)) or bool(_SAVED.search(plain))
