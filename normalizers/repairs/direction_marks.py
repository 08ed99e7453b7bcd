"""Invisible characters that steer the direction of text, taken out; odd blanks made plain ones.

Extractors put up to a thousand of them on a page (pdftotext wraps each run in embedding marks).
They are never printed, they break words for every search, and nothing after this repair has to
know of them. Zero-width joiners go as well: Arabic letters join without them. A NUL is a glyph that the
extractor could not read; between two digits it was a slash or a point, and a blank keeps the numbers apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers import alphabet
from normalizers.document import Document
from normalizers.text import Edit, Piece, merged

CODE = "direction-marks"
NAME = "Direction marks taken out"
EXAMPLES = (("\u202bسياسة\u202c التطوع\u200f", "سياسة التطوع"),)
CLEAN = ("سياسة التطوع (2024)",)

_NUL = "\x00"
_MARK = re.compile(f"[{''.join(sorted(alphabet.DIRECTION_MARKS | alphabet.ODD_BLANKS))}{_NUL}]")


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line that holds such characters."""
    for number, line in document.numbered():
        found = list(_MARK.finditer(line))
        if not found:
            continue
        pieces, last = [], 0
        for match in found:
            blank = match.group() in alphabet.ODD_BLANKS or _between_digits(match)
            pieces += [Piece(last, match.start()), Piece(match.start(), match.end(), " " if blank else "")]
            last = match.end()
        pieces.append(Piece(last, len(line)))
        yield Edit(CODE, number, line, merged(pieces), f"{len(found)} characters that are never printed", 1.0)


def _between_digits(match: re.Match[str]) -> bool:
    """Whether it is an unread glyph between two digits."""
    line, start, stop = match.string, match.start(), match.end()
    around = line[start - 1 : start], line[stop : stop + 1]
    return match.group() == _NUL and all(character and character in alphabet.DIGITS for character in around)
