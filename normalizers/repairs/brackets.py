"""Brackets that face the wrong way after a line was put in order, turned round.

In right-to-left text a bracket is drawn mirrored. An extractor that wrote the line left to right
gives the closing one where the opening one belongs. They are turned only where turning makes the
line's brackets balance and they do not balance as they stand; a bracket that opens on one line and
closes on the next is left alone, and so is the half bracket of a list marker (`1)`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers import alphabet
from normalizers.document import Document
from normalizers.text import Edit, Piece, merged

CODE = "brackets"
NAME = "Brackets turned round"
EXAMPLES = ((")مسجلة بترخيص رقم 3549(", "(مسجلة بترخيص رقم 3549)"),)
CLEAN = ("(مسجلة بترخيص رقم 3549)", "1) المقابلة", "جمعية (بر")

_TURN = dict(
    zip(alphabet.OPEN_BRACKETS + alphabet.CLOSE_BRACKETS, alphabet.CLOSE_BRACKETS + alphabet.OPEN_BRACKETS, strict=True)
)

_BRACKET = re.compile(f"[{re.escape(''.join(_TURN))}]")


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line whose brackets balance only when they are turned."""
    for number, line in document.numbered():
        places = [match.start() for match in _BRACKET.finditer(line)]
        if len(places) < 2 or _balanced([line[i] for i in places]):
            continue
        if not _balanced([_TURN[line[i]] for i in places]):
            continue
        pieces, last = [], 0
        for place in places:
            pieces += [Piece(last, place), Piece(place, place + 1, _TURN[line[place]])]
            last = place + 1
        pieces.append(Piece(last, len(line)))
        yield Edit(CODE, number, line, merged(pieces), "balanced only when turned round", 0.98)


def _balanced(brackets: list[str]) -> bool:
    opened: list[str] = []
    for bracket in brackets:
        if bracket in alphabet.OPEN_BRACKETS:
            opened.append(bracket)
        elif not opened or _TURN[opened.pop()] != bracket:
            return False
    return not opened
