"""The rows of a document as they are put in order: physical lines that hold something, with their page.

A row is one printed line: one physical line of the extract, or several that are pieces of one. It keeps the numbers
of its lines, which are those of the text as extracted. What this leaves alone: everything but blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from normalizers import TracedText, alphabet
from policy_diff.segment.reading_order_seams import cuts_word

_GONE = str.maketrans(dict.fromkeys(alphabet.DIRECTION_MARKS) | dict.fromkeys(alphabet.ODD_BLANKS, " "))
_SIGNS = "".join(sorted(re.escape(c) for c in alphabet.DASHES | alphabet.BULLETS))
_LONE = re.compile(rf"[{_SIGNS}]|o|[(\[]?\d{{1,2}}[)\]]?\s?[.\-)]|[.\-(]\s?\d{{1,2}}[.\-)]?")
LONGEST_MARKER = 6
PAGE_BREAK = "\f"
#: why a row is not simply one line where it stood
TORN = "pieces of one line, written last piece first"
PIECES = "pieces of one line"


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line: its words, the numbers of the physical lines it is made of, in reading order, its page
    (from 0), the empty lines before it, and why it is not simply one line where it stood."""

    text: str
    numbers: tuple[int, ...]
    page: int = 0
    blanks: int = 0
    why: str = ""

    @property
    def is_lone_marker(self) -> bool:
        """Whether it is a bullet or a numbered marker and nothing else."""
        return len(self.text) <= LONGEST_MARKER and bool(_LONE.fullmatch(self.text.translate(alphabet.TO_ASCII_DIGITS)))

    @property
    def is_bullet(self) -> bool:
        """Whether it is a bullet and nothing else, which does not say where it belongs."""
        return self.is_lone_marker and not any(c.isdigit() for c in self.text)

    @property
    def stays(self) -> bool:
        """Whether it begins where its lines stood: nothing took it elsewhere on the page."""
        return self.why in ("", TORN, PIECES)

    @property
    def is_mark(self) -> bool:
        """Whether it holds nothing but marks that an extraction has parted from their word."""
        return all(c in alphabet.MARKS or c == alphabet.TATWEEL for c in self.text)

    @property
    def is_sign(self) -> bool:
        """Whether it holds nothing but closing punctuation."""
        return all(c in alphabet.CLOSERS or c in alphabet.CLOSE_BRACKETS or c == " " for c in self.text)


def clean(text: str) -> str:
    """`text` with single plain blanks, none at the ends, and without direction marks."""
    return " ".join(text.translate(_GONE).split())


def rows_of(traced: TracedText) -> tuple[Row, ...]:
    """The lines of `traced` that hold something, each as a row."""
    return tuple(_rows(traced))


def _rows(traced: TracedText) -> Iterator[Row]:
    page = blanks = 0
    for number, (text, source) in enumerate(zip(traced.lines, traced.original_lines, strict=True), 1):
        before = source.lstrip(" ").startswith(PAGE_BREAK)
        page += source.count(PAGE_BREAK) if before else 0
        words = clean(text)
        if words:
            yield Row(words, (number,), page, blanks)
            blanks = 0
        else:
            blanks += 1
        page += 0 if before else source.count(PAGE_BREAK)


def joined(rows: Sequence[Row], why: str) -> Row:
    """Pieces of one printed line, in reading order, as one row."""
    text = rows[0].text
    for row in rows[1:]:
        tight = row.text[0] in alphabet.CLOSERS or row.text[0] in alphabet.CLOSE_BRACKETS
        tight = tight or text[-1] in alphabet.OPEN_BRACKETS or cuts_word(text, row.text)
        text += row.text if tight else f" {row.text}"
    numbers = tuple(number for row in rows for number in row.numbers)
    first = min(rows, key=lambda row: min(row.numbers))
    return replace(rows[0], text=text, numbers=numbers, blanks=first.blanks, why=why)
