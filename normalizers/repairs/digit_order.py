"""Dates whose digits stand backwards (`٣٢٠٢/٠١/٧١` for ١٧/١٠/٢٠٢٣), turned round.

Digits run from left to right inside an Arabic line, and an extractor that turns the whole line turns
them too. A date tells: a year is between 1300 and 1500 or between 1900 and 2100, a month at most 12,
a day at most 31. A date is turned only where it is impossible as it stands and possible when turned,
number by number or as a whole; other numbers are left alone, because nothing tells about them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers import alphabet
from normalizers.document import Document
from normalizers.text import Edit, Piece, Plan, merged, replay

CODE = "digit-order"
NAME = "Digits of a date turned round"
EXAMPLES = (("بتاريخ 3202/01/71م", "بتاريخ 2023/10/17م"), ("بتاريخ ٧١/٠١/٣٢٠٢م", "بتاريخ ١٧/١٠/٢٠٢٣م"))
CLEAN = ("بتاريخ 2023/10/17م", "١٧/١٠/٢٠٢٣م", "1445/10/29هـ", "رقم 3/27/366", "12/5/1443")

_D = f"[{alphabet.DIGIT_CLASS}]"
_AROUND = f"[{alphabet.DIGIT_CLASS}/\\-]"
_DATE = re.compile(rf"(?<!{_AROUND})({_D}{{1,4}})([/\-])({_D}{{1,2}})\2({_D}{{1,4}})(?!{_AROUND})")


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with such a date."""
    for number, line in document.numbered():
        pieces, last, said = [], 0, []
        for match in _DATE.finditer(line):
            plan = _turned(match)
            if plan:
                pieces += [Piece(last, match.start()), *plan]
                last = match.end()
                said.append(f"{match.group()} → {replay(plan, line)}")
        if said:
            pieces.append(Piece(last, len(line)))
            yield Edit(CODE, number, line, merged(pieces), "، ".join(said), 0.97)


def _turned(match: re.Match[str]) -> Plan | None:
    """The plan that makes the date possible, if it is not and one way of turning it is."""
    line = match.string
    if _possible(match.group()):
        return None
    spans = [match.span(group) for group in (1, 3, 4)]
    joints = [(spans[0][1], spans[1][0]), (spans[1][1], spans[2][0])]
    each = [Piece(*spans[0], None, True), Piece(*joints[0]), Piece(*spans[1], None, True), Piece(*joints[1])]
    ways = (merged((*each, Piece(*spans[2], None, True))), merged((Piece(*match.span(), None, True),)))
    return next((way for way in ways if _possible(replay(way, line))), None)


def _possible(date: str) -> bool:
    """Whether it may be a date: year first or last, and a month in the middle."""
    first, middle, last = (part for part in re.split(r"[/\-]", date.translate(alphabet.TO_ASCII_DIGITS)))
    year, day = (first, last) if len(first) == 4 else (last, first)
    if len(year) != 4 or not (1300 <= int(year) <= 1500 or 1900 <= int(year) <= 2100):
        return False
    return 1 <= int(middle) <= 12 and 1 <= int(day) <= 31
