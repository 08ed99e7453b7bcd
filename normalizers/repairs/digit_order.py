"""Dates whose digits stand backwards or in pieces (`٣٢٠٢/٠١/٧١`, `٧١م /٠١/٣٢٠٢`, `/ / 29 10 1445`), put right.

Digits run from left to right inside an Arabic line, and an extractor that turns the line turns them too, or
tears the date at its slashes. A date tells: a year is between 1300 and 1500 or between 1900 and 2100, a
month at most 12, a day at most 31. Three things are put right, each only where the date cannot have
been printed as it stands and is possible afterwards:
 - digits turned round, number by number or as a whole (either gives the same day: the one that ends in its
   year is taken), also with blanks at the slashes, or in their place before the letter of a calendar;
 - the letter of the calendar written behind the first number (`٧١م /٠١/٣٢٠٢`), or right before the date
   (`م2024/05/08`), where no letter stands, unless the document writes them apart;
 - the slashes written before or behind the three numbers (`/ / 29 10 1445هـ`).

Numbers that are no dates tell nothing, but percentages: hardly one is written with a nought before it (`%٠٥`), and
where LED of a document in Arabic digits are, and others begin with a five (`%٥٢`), each was turned round in a line
of its own: all numbers of such a line are turned, unless one of its percentages ends in a nought, as it should
(`%٥٠ %٢٥`), and on the line behind it what stands in brackets with a nought first. Where every date of a document
stood backwards, or percentages begin with noughts, other numbers in the same digits may stand so too: that is
suggested, never done.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from normalizers import alphabet
from normalizers.document import Document
from normalizers.text import Edit, Piece, Plan, merged, replay

CODE = "digit-order"
NAME = "Digits of a date put in order"
EXAMPLES = (
    ("بتاريخ 3202/01/71م", "بتاريخ 17/10/2023م"),
    ("بتاريخ ٧١/٠١/٣٢٠٢م", "بتاريخ ١٧/١٠/٢٠٢٣م"),
    ("المنعقدة بتاريخ / / 29 10 1445هـ", "المنعقدة بتاريخ 29/10/1445هـ"),
)
CLEAN = (
    "خصم ٠٫٥٪ ثم ٠١٪",
    "بتاريخ 2023/10/17م",
    "١٧/١٠/٢٠٢٣م",
    "1445/10/29هـ",
    "رقم 3/27/366",
    "12/5/1443",
    "1445 / 10 / 29 هـ",
)

_D = f"[{alphabet.DIGIT_CLASS}]"
_AROUND = f"[{alphabet.DIGIT_CLASS}/\\-]"
_SEPARATOR = f"[/\\-{alphabet.LOST_SLASHES}]"
_CALENDAR = f"(?:{alphabet.HEH}{alphabet.TATWEEL}?|{alphabet.MEEM})"
_DATE = re.compile(
    rf"(?:(?<![{alphabet.WORD_CLASS}])(?P<before>{_CALENDAR}))?(?<!{_AROUND})"
    rf"(?P<a>{_D}{{1,4}})(?P<calendar>{_CALENDAR})?(?P<x> ?{_SEPARATOR} ?)"
    rf"(?P<b>{_D}{{1,2}})(?P<y> ?{_SEPARATOR} ?)(?P<c>{_D}{{1,4}})(?!{_AROUND})"
)
_APART = re.compile(
    rf"(?<![{alphabet.WORD_CLASS}]){_CALENDAR} {_D}+[/-]|[/-]{_D}+ {_CALENDAR}(?![{alphabet.WORD_CLASS}])"
)
_SLASHES = r"(?P<x>/) ?(?P<y>/)"
_NUMBERS = rf"(?P<a>{_D}{{2,4}}) (?P<b>{_D}{{2}}) (?P<c>{_D}{{2,4}})"
_SHED = re.compile(rf"(?<!{_AROUND})(?:{_SLASHES} ?{_NUMBERS}(?!{_AROUND}))")
_SHED_BEHIND = re.compile(rf"(?<!{_AROUND}){_NUMBERS} ?{_SLASHES}(?!{_AROUND})")
_BARE = re.compile(
    rf"(?<!{_AROUND})(?<!{_D} )(?P<a>{_D}{{1,4}})(?P<x> )(?P<b>{_D}{{1,2}})(?P<y> )(?P<c>{_D}{{1,4}})"
    rf"(?= ?{_CALENDAR}(?![{alphabet.WORD_CLASS}]))"
)
_NUMBER = re.compile(rf"(?<!{_AROUND}){_D}{{2,}}(?!{_AROUND})")
#: why a number may stand backwards
BY_DATES = "every date of the document stood backwards; this number may, too"
BY_PERCENTAGES = "percentages of the document stood backwards; this number may, too"
#: how many percentages with a nought before them show that lines were turned
LED = 3
_PERCENT = re.compile(
    rf"(?<![{alphabet.DIGIT_CLASS}{alphabet.NUMBER_JOINTS}])"
    rf"(?:[%٪] ?(?P<behind>{_D}{{2,}})|(?P<before>{_D}{{2,}}) ?[%٪])(?![{alphabet.NUMBER_JOINTS}]?{_D})"
)
#: a number without a point or comma in it
_PLAIN = re.compile(
    rf"(?<![{alphabet.DIGIT_CLASS}{alphabet.NUMBER_JOINTS}]){_D}{{2,}}(?![{alphabet.NUMBER_JOINTS}]?{_D})"
)
_ANY = re.compile(f"{_D}{{2}}")


@dataclass(frozen=True, slots=True)
class _Found:
    """A date in a line, and the plan that puts it right; no plan where it is possible as it stands."""

    start: int
    stop: int
    plan: Plan
    turned: bool


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with such a date; a suggestion for numbers that may stand backwards as well."""
    digits = [(number, line) for number, line in document.numbered() if _ANY.search(line)]
    apart = writes_apart(line for _, line in digits)
    lines = [(number, line, list(_dates(line, apart))) for number, line in digits]
    suspected = _led([line for _, line in digits])
    led = suspected and suspected & _fives(line for _, line in digits)
    backwards = dict.fromkeys(suspected, BY_PERCENTAGES)
    backwards |= dict.fromkeys(_backwards([(line, found) for _, line, found in lines]), BY_DATES)
    last = -1
    for number, line, found in lines:
        mended = [date for date in found if date.plan]
        percents = [] if found else list(_turned(line, led) or _going_on(line, led if last == number - 1 else ()))
        if percents:
            last = number
        if mended or percents:
            yield _edit(number, line, mended or percents)
        elif backwards and not any(not first for _, first in _noughts(line)):
            yield from _suggested(number, line, backwards)


def writes_apart(lines: Iterable[str]) -> bool:
    """Whether a blank stands somewhere between a date and the letter of its calendar."""
    return any(_APART.search(line) for line in lines)


def _edit(number: int, line: str, found: Sequence[_Found]) -> Edit:
    pieces, last = [], 0
    for date in found:
        pieces += [Piece(last, date.start), *date.plan]
        last = date.stop
    pieces.append(Piece(last, len(line)))
    said = "، ".join(f"{line[date.start : date.stop]} → {replay(date.plan, line)}" for date in found)
    return Edit(CODE, number, line, merged(pieces), said, 0.97)


def _dates(line: str, apart: bool) -> Iterator[_Found]:
    """The dates of the line, in order, none over another; `apart`: the document writes a blank between a date and
    the letter of its calendar."""
    last = 0
    matches = chain(*(pattern.finditer(line) for pattern in (_DATE, _SHED, _SHED_BEHIND, _BARE)))
    for match in sorted(matches, key=lambda match: match.start()):
        if match.start() < last:
            continue
        ways = [plan for plan in _ways(match, apart) if possible(replay(plan, line))]
        plan = next((plan for plan in ways if _ends_in_year(replay(plan, line))), next(iter(ways), ()))
        last = match.end()
        yield _Found(match.start(), match.end(), plan, any(piece.backwards for piece in plan))


def _ways(match: re.Match[str], apart: bool) -> Iterator[Plan]:
    """The ways to put the date right, likelier ones first; none where it is possible as it stands, or where the
    letter before it may belong to it as it does elsewhere in the document (`apart`)."""
    if match.re is _BARE:
        if not possible(match.group()):
            yield merged(Piece(*match.span(group), None, group in "abc") for group in "axbyc")
        return
    shed = match.re is not _DATE
    a, b, c, x, y = (match.span(group) for group in "abcxy")
    calendar = next((name for name in ("before", "calendar") if not shed and match[name]), None)
    if calendar == "before" and apart:
        return
    if not shed and not calendar and possible(match.group()):
        return
    end = [Piece(*match.span(calendar))] if calendar else []
    x, y = (_slash(match.string, span) for span in (x, y))
    for turn in (False, True):
        runs = [Piece(*span, None, turn) for span in (a, b, c)]
        yield merged((runs[0], Piece(*x), runs[1], Piece(*y), runs[2], *end))
    if not shed and calendar != "calendar":
        yield merged((Piece(a[0], c[1], None, True), *end))


def _slash(line: str, span: tuple[int, int]) -> tuple[int, int]:
    """The separator without the blanks at its sides."""
    start, stop = span
    bare = line[start:stop].strip()
    start = line.index(bare, start)
    return start, start + len(bare)


def _backwards(lines: Sequence[tuple[str, Sequence[_Found]]]) -> frozenset[str]:
    """The kinds of digits in which every date of the document stood backwards."""
    turned: dict[str, list[bool]] = {}
    for line, found in lines:
        for date in found:
            kind = _kind(next(digit for digit in line[date.start : date.stop] if digit in alphabet.DIGITS))
            turned.setdefault(kind, []).append(date.turned)
    return frozenset(kind for kind, votes in turned.items() if all(votes))


def _kind(digit: str) -> str:
    return next(
        digits
        for digits in (alphabet.ASCII_DIGITS, alphabet.ARABIC_INDIC_DIGITS, alphabet.EXTENDED_DIGITS)
        if digit in digits
    )


def _noughts(line: str) -> Iterator[tuple[str, bool]]:
    """The kind of digits of each percentage of the line that begins or ends in a nought, and whether it begins so."""
    for match in _PERCENT.finditer(line):
        figure = match["behind"] or match["before"]
        plain = figure.translate(alphabet.TO_ASCII_DIGITS)
        if (plain[0] == "0") != (plain[-1] == "0"):
            yield _kind(figure[0]), plain[0] == "0"


def _led(lines: Sequence[str]) -> frozenset[str]:
    """The kinds of digits, but those of Latin text, in which the document has LED percentages with a nought first,
    and fewer with one last."""
    found = Counter(seen for line in lines for seen in _noughts(line))
    led = {kind: often for (kind, first), often in found.items() if first}
    sure = (kind for kind, often in led.items() if often >= LED and often > found[kind, False])
    return frozenset(sure) - {alphabet.ASCII_DIGITS}


def _fives(lines: Iterable[str]) -> frozenset[str]:
    """The kinds of digits of which a percentage begins with a five and is no multiple of it: shares are rounded to
    fives (`%٥٢` is 25 %), and drafters who write single digits with a nought (`٠٧٪`) leave no such ones."""
    figures = (match["behind"] or match["before"] for line in lines for match in _PERCENT.finditer(line))
    ends = ((figure, figure.translate(alphabet.TO_ASCII_DIGITS)) for figure in figures)
    return frozenset(_kind(figure[0]) for figure, plain in ends if plain[0] == "5" and plain[-1] not in "05")


def _turned(line: str, kinds: Collection[str]) -> list[_Found]:
    """The numbers of a line with a percentage that has a nought first, where none ends in one; each turned round."""
    seen = list(_noughts(line)) if kinds else []
    if not any(first and kind in kinds for kind, first in seen) or not all(first for _, first in seen):
        return []
    return [_round(match) for match in _PLAIN.finditer(line) if _kind(match.group()[0]) in kinds and _differs(match)]


def _going_on(line: str, kinds: Collection[str]) -> list[_Found]:
    """The numbers in brackets that have a nought first, `(٠٣) دقيقة`, on the line behind one that was turned."""
    if not kinds or any(True for _ in _noughts(line)):
        return []
    bracketed = (match for match in _PLAIN.finditer(line) if line[match.start() - 1 : match.start()] in ("(", ")"))
    return [
        _round(match)
        for match in bracketed
        if _kind(match.group()[0]) in kinds and match.group()[0] in alphabet.NOUGHTS and _differs(match)
    ]


def _round(match: re.Match[str]) -> _Found:
    return _Found(*match.span(), (Piece(*match.span(), None, True),), turned=True)


def _differs(match: re.Match[str]) -> bool:
    return match.group() != match.group()[::-1]


def _suggested(number: int, line: str, backwards: Mapping[str, str]) -> Iterator[Edit]:
    pieces, last, why = [], 0, ""
    for match in _NUMBER.finditer(line):
        if _kind(match.group()[0]) in backwards and match.group() != match.group()[::-1]:
            pieces += [Piece(last, match.start()), Piece(*match.span(), None, True)]
            last, why = match.end(), backwards[_kind(match.group()[0])]
    if pieces:
        pieces.append(Piece(last, len(line)))
        yield Edit(CODE, number, line, merged(pieces), why, 0.5, "suggested")


def _ends_in_year(date: str) -> bool:
    return len(re.split(r"\D+", date.strip(alphabet.HEH + alphabet.TATWEEL + alphabet.MEEM))[-1]) == 4


def possible(date: str) -> bool:
    """Whether it may be a date: year first or last, and a month in the middle."""
    parts = re.findall(r"\d+", date.translate(alphabet.TO_ASCII_DIGITS))
    first, middle, last = parts if len(parts) == 3 else ("", "", "")
    year, day = (first, last) if len(first) == 4 else (last, first)
    if len(year) != 4 or not (1300 <= int(year) <= 1500 or 1900 <= int(year) <= 2100):
        return False
    return 1 <= int(middle) <= 12 and 1 <= int(day) <= 31
