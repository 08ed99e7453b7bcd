"""Invisible characters that steer the direction of text, taken out; odd blanks made plain ones.

Extractors put up to a thousand of them on a page, they break words for every search, and nothing after
this repair has to know of them. Zero-width joiners go as well: Arabic letters join without them. A NUL is
a glyph that the extractor could not read; between two digits it was a slash or a point, and a blank keeps
the numbers apart.

What they say is obeyed first. pdftotext wraps what holds no Arabic letter in a run from left to right, in
the order in which it stands on the page: `<run> ،<end>` is a blank on the left of a comma, so the comma comes
first and the blank behind it, and `<run> .3<end>` is `3. `. A number, a date and words in Latin letters are
read from left to right as they stand. Where one run from right to left ends and another begins within a
line, two words were written without the blank between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers import alphabet
from normalizers.document import Document
from normalizers.text import Edit, Piece, merged

CODE = "direction-marks"
NAME = "Direction marks taken out"
EXAMPLES = (
    ("\u202bسياسة\u202c التطوع\u200f", "سياسة التطوع"),
    (
        "\u202b\u202a .3\u202cبتاريخ\u202a 2023/11/27\u202cم\u202a ،\u202cبحسب النظام\u202a.\u202c\u202c",
        "3. بتاريخ 2023/11/27م، بحسب النظام.",
    ),
)
CLEAN = ("سياسة التطوع (2024)",)

_NUL = "\x00"
_MARK = re.compile(f"[{''.join(sorted(alphabet.DIRECTION_MARKS | alphabet.ODD_BLANKS))}{_NUL}]")
_RLE, _LRE, _PDF = alphabet.RIGHT_TO_LEFT_RUN, alphabet.LEFT_TO_RIGHT_RUN, alphabet.RUN_END
_STEERING = "".join(sorted(alphabet.DIRECTION_MARKS))
#: a run from left to right without Arabic letters, which stands on the page as it is written
_AS_DRAWN = re.compile(f"{_LRE}(?P<drawn>[^{_STEERING}{alphabet.WORD_CLASS}]*){_PDF}")
#: what is read from left to right within it: Latin letters with all between them, a number with its points
_SIGNS = "%٪#$°"
_NUMBER = f"[{_SIGNS}]*[{alphabet.DIGIT_CLASS}]+(?:[{alphabet.NUMBER_JOINTS}][{alphabet.DIGIT_CLASS}]+)*[{_SIGNS}]*"
_TOKEN = re.compile(rf"[^\W\d_](?:.*[^\W_])?[{_SIGNS}]*|{_NUMBER}|.", re.S)
#: two runs without a blank between them
_SEAM = re.compile(f"(?<=[{alphabet.WORD_CLASS}]){_PDF}{_RLE}(?=[{alphabet.WORD_CLASS}])")


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line that holds such characters."""
    for number, line in document.numbered():
        found = _MARK.findall(line)
        if not found:
            continue
        pieces, last = [], 0
        for match in _AS_DRAWN.finditer(line) if _RLE in line else ():
            pieces += [*_plain(line, last, match.start()), *_as_read(line, match)]
            last = match.end()
        pieces += _plain(line, last, len(line))
        yield Edit(CODE, number, line, merged(pieces), f"{len(found)} characters that are never printed", 1.0)


def _plain(line: str, start: int, stop: int) -> Iterator[Piece]:
    """The pieces of a stretch without its marks, in its order."""
    seams = {match.start() for match in _SEAM.finditer(line, start, stop)}
    for match in _MARK.finditer(line, start, stop):
        blank = match.group() in alphabet.ODD_BLANKS or _between_digits(match) or match.start() in seams
        yield Piece(start, match.start())
        yield Piece(match.start(), match.end(), " " if blank else "")
        start = match.end()
    yield Piece(start, stop)


def _as_read(line: str, run: re.Match[str]) -> Iterator[Piece]:
    """The pieces of a drawn run from right to left; blanks that come to stand at the line's end are dropped."""
    pieces = [Piece(*token.span()) for token in _TOKEN.finditer(line, *run.span("drawn"))][::-1]
    if not line[run.end() :].strip(_STEERING):
        while pieces and line[pieces[-1].start : pieces[-1].stop].isspace():
            pieces.pop()
    yield from pieces


def _between_digits(match: re.Match[str]) -> bool:
    """Whether it is an unread glyph between two digits."""
    line, start, stop = match.string, match.start(), match.end()
    around = line[start - 1 : start], line[stop : stop + 1]
    return match.group() == _NUL and all(character and character in alphabet.DIGITS for character in around)
