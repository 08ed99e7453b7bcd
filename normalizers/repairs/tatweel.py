"""Tatweel taken out: the stroke that stretches a word to fill a line carries no meaning.

Last of the repairs that look at letters, because it is the evidence for the others: a segment
begins at it (`segment_order`), and a lam-alef was lost beside it (`lam_alef`). A tatweel between
digits or alone (a dash drawn with the wrong key) is left alone, and so is the one after the last
letter of an abbreviation (هـ), which is how the abbreviation is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers import alphabet
from normalizers.document import Document
from normalizers.text import Edit, Piece, merged

CODE = "tatweel"
NAME = "Tatweel taken out"
EXAMPLES = (("تقديــم خدمــة", "تقديم خدمة"), ("بتاريــخ 1442/12/22هـ", "بتاريخ 1442/12/22هـ"))
CLEAN = ("1445/10/29 هـ", "ـــــــ", "تقديم خدمة")

_LETTER = f"[{''.join(sorted(alphabet.LETTERS | alphabet.MARKS))}]"
_STRETCH = re.compile(f"(?<={_LETTER}){alphabet.TATWEEL}+(?={_LETTER})|(?<={_LETTER}{_LETTER}){alphabet.TATWEEL}+")


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with stretched words."""
    for number, line in document.numbered():
        if alphabet.TATWEEL not in line:
            continue
        pieces, last = [], 0
        for match in _STRETCH.finditer(line):
            pieces.append(Piece(last, match.start()))
            last = match.end()
        if pieces:
            pieces.append(Piece(last, len(line)))
            yield Edit(CODE, number, line, merged(pieces), f"{len(pieces) - 1} stretched words", 1.0)
