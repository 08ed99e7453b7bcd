"""A number that fell out of its brackets (`( )30`, `رقم )(4`), put back between them.

Digits run the other way in an Arabic line, so extractors take them for a run of their own and leave
the brackets behind empty. Empty brackets with a number right beside them are the evidence; brackets
that are empty because a form leaves them open (`المدة ( ) يوماً`) have none beside them and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers import alphabet
from normalizers.document import Document
from normalizers.text import Edit, Piece, merged

CODE = "emptied-brackets"
NAME = "Number put back into its brackets"
EXAMPLES = (
    ("خلال مدة ( )30 يوماً من تقديم الطلب", "خلال مدة (30) يوماً من تقديم الطلب"),
    ("في اجتماع مجلس الإدارة رقم ( )٤بتاريخ", "في اجتماع مجلس الإدارة رقم (٤) بتاريخ"),
)
CLEAN = ("المدة ( ) يوماً", "المادة (30) من النظام", "خلال ( ) 12/5/2023")

_D = alphabet.DIGIT_CLASS
_LETTER = f"[{alphabet.WORD_CLASS}]"
#: the brackets, then the number: no longer than a list or meeting number or a count of days
_AFTER = re.compile(
    rf"(?P<open>[(\[])\s*(?P<close>[)\]])(?P<number>[{_D}]{{1,4}})(?![{_D}/.,\-])(?P<glue>(?={_LETTER}))?"
)


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with such brackets."""
    for number, line in document.numbered():
        found = list(_AFTER.finditer(line))
        if not found:
            continue
        pieces, last = [], 0
        for match in found:
            pieces += [Piece(last, match.end("open")), Piece(*match.span("number")), Piece(*match.span("close"))]
            if match["glue"] is not None:
                pieces.append(Piece(match.end(), match.end(), " "))
            last = match.end()
        pieces.append(Piece(last, len(line)))
        yield Edit(CODE, number, line, merged(pieces), "empty brackets with a number written right behind them", 0.96)
