"""Tatweel taken out: the stroke that stretches a word to fill a line carries no meaning.

Last of the repairs that look at letters, because it is the evidence for the others: a segment
begins at it (`segment_order`), and a lam-alef was lost beside it (`lam_alef`). A tatweel between
digits or alone (a dash drawn with the wrong key) is left alone, and so is the one after the last
letter of an abbreviation (هـ), which is how the abbreviation is printed, and the one that leads over to a number,
a quotation or another script (`الـ12`).
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
CLEAN = ("1445/10/29 هـ", "ـــــــ", "تقديم خدمة", "خلال الـ12 شهرا", "والـ NDA")

_LETTER = f"[{''.join(sorted(alphabet.LETTERS | alphabet.MARKS))}]"
#: what they are written with
_BEFORE = frozenset({alphabet.WAW, alphabet.FEH, alphabet.ALEF, alphabet.LAM, "ب", "ك"})
_STRETCH = re.compile(f"(?<={_LETTER}){alphabet.TATWEEL}+(?={_LETTER})|(?<={_LETTER}{_LETTER}){alphabet.TATWEEL}+")
#: an article or a preposition before what it does not join (`الـ12`, `والـ PDF`, `بـ "أمانة"`), also with its vowel
_BEFORE_OTHERS = re.compile(
    rf"(?<![{alphabet.WORD_CLASS}])[{''.join(sorted(_BEFORE))}]{{1,4}}{alphabet.TATWEEL}"
    rf"(?=\s*[^\s{alphabet.WORD_CLASS}]|[{alphabet.MARK_CLASS}]+(?![{alphabet.WORD_CLASS}]))"
)


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with stretched words."""
    for number, line in document.numbered():
        if alphabet.TATWEEL not in line:
            continue
        pieces, last = [], 0
        kept = {match.end() for match in _BEFORE_OTHERS.finditer(line)}
        for match in _STRETCH.finditer(line):
            if match.end() in kept:
                continue
            pieces.append(Piece(last, match.start()))
            last = match.end()
        if pieces:
            pieces.append(Piece(last, len(line)))
            yield Edit(CODE, number, line, merged(pieces), f"{len(pieces) - 1} stretched words", 1.0)
