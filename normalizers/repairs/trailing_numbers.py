"""List numbers that stand behind their items (`المقابلة.١ -`, `الهوية الوطنية ..1`), put before them.

An item's number is drawn first, at the right edge of the page; an extractor that writes the runs of a line from
the left gives it last, behind the full stop of the item. One line tells nothing: `كيلو .5` may be a price. What tells
is that the numbers count: lines near one another that end in 1, 2, 3. Then each goes to the beginning of its line,
behind a bullet, with the dash that belongs to it.

An item that has its bullet or dash before it, and nothing but the number behind it, is left to `list_markers`: the
number belongs to a list that was painted later. Leaders of a table of contents (`الفصل الأول ..... 3`), numbers
without a full stop or a dash, and numbers that do not count on from one another stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizers import alphabet
from normalizers.document import Document
from normalizers.text import Edit, permutation

CODE = "number-behind"
NAME = "List number put before its item"
EXAMPLES = (
    (
        "المقابلة.١ -\nالاتصالات الهاتفية.٢ -\nوسائل التواصل الاجتماعي.٣ -",
        "١ - المقابلة.\n٢ - الاتصالات الهاتفية.\n٣ - وسائل التواصل الاجتماعي.",
    ),
    (
        "أن يكون المستفيد سعودياً ..1\nأن يسكن في نطاق الجمعية ..2\nألا يستفيد من جمعية أخرى ..3",
        ".1 أن يكون المستفيد سعودياً.\n.2 أن يسكن في نطاق الجمعية.\n.3 ألا يستفيد من جمعية أخرى.",
    ),
)
CLEAN = (
    "شاي 5\nسكر 6\nأرز 7",
    "الفصل الأول ..... 1\nالفصل الثاني ..... 2\nالفصل الثالث ..... 3",
    "وفق المادة 1.\nوفق المادة 2.\nوفق المادة 3.",
    ".1 المقابلة\n.2 الخطابات\n.3 الزيارات",
)

#: how many lines must count on from one another, how many where others do so, and how many lines may stand between two
ENOUGH, ENOUGH_MORE, BETWEEN = 3, 2, 2
#: list numbers go this far
HIGHEST = 40

_D = alphabet.DIGIT_CLASS
_DASH = "".join(sorted(re.escape(dash) for dash in alphabet.DASHES))
_BULLET = "".join(sorted(re.escape(bullet) for bullet in alphabet.BULLETS))
_MARK = rf"[{alphabet.WORD_CLASS})\]»\"]"
#: an item with its number behind it: a bullet and a dash may stand at either end, a full stop between the two
_ITEM = re.compile(
    rf"(?P<bullet>[{_BULLET}])?(?:\s*(?P<stop_first>\.)(?=\s))?(?:\s*(?P<dash>[{_DASH}])(?!\d))?"
    rf"\s*(?P<body>[^\s{_BULLET}{_DASH}.{_D}].*?{_MARK})"
    rf"(?:(?P<stop>\s*\.)?(?P<dot>\s*\.\s?)(?P<number>[{_D}]{{1,2}})(?![{_D}])(?P<behind>\s*[{_DASH}])?"
    rf"|(?P<stop_before>\s*\.)?\s+(?P<number_before>[{_D}]{{1,2}}\s?[.{_DASH}](?![{_D}])))"
    rf"(?:\s*(?P<tail>[{_BULLET}]))?"
)
#: what such a line ends in, and how many characters of it tell
_ENDS, _END = re.compile(rf"[{_D}]\s?[.{_DASH}]?\s*[{_BULLET}{_DASH}]?$"), 8
#: an item with its number before it, either way round
_FIRST = re.compile(
    rf"(?:[{_BULLET}]\s*)?(?:\.(?P<dotted>)\s?)?(?P<number>[{_D}]{{1,2}})"
    rf"(?(dotted)(?![{_D}])|\s?[.{_DASH})](?![{_D}]))"
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A line with a list number: the number, and if it stands behind, the line's parts in the order in which they
    are read."""

    line: int
    value: int
    parts: tuple[tuple[int, int], ...]


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each item whose number stands behind it."""
    items = [item for number, line in document.numbered() if (item := _item(number, line))]
    runs = list(_counting(items))
    if max((sum(bool(item.parts) for item in run) for run in runs), default=0) < ENOUGH:
        return
    for run in runs:
        for item in run if len(run) >= ENOUGH_MORE else ():
            if not item.parts:
                continue
            line = document.lines[item.line - 1]
            joints = [
                "" if line[start:stop].strip() in alphabet.CLOSERS and index else " "
                for index, (start, stop) in enumerate(item.parts[1:])
            ]
            why = f"the list number {item.value} behind its item; {len(run)} lines count on"
            yield Edit(CODE, item.line, line, permutation(line, item.parts, joints), why, 0.95)


def _item(number: int, line: str) -> _Item | None:
    start, stop = len(line) - len(line.lstrip()), len(line.rstrip())
    first = _FIRST.match(line, start)
    if first:
        return _Item(number, int(first["number"].translate(alphabet.TO_ASCII_DIGITS)), ())
    match = _ITEM.fullmatch(line, start, stop) if _ENDS.search(line[max(start, stop - _END) : stop]) else None
    if match is None or (match["number_before"] and not match["tail"]):
        return None
    if (match["bullet"] or match["dash"]) and not (match["behind"] or match["tail"]):
        return None
    ours = "number" if match["number"] else "number_before"
    value = int(re.sub(r"\D", "", match[ours]).translate(alphabet.TO_ASCII_DIGITS))
    if not 0 < value <= HIGHEST:
        return None
    dashed = match["dash"] or match["behind"]
    # The full stop is the sentence's, where a dash marks the item.
    dot = match.span("dot")
    marker = match.span(ours)
    stops = [match.span(group) for group in ("stop", "stop_before", "stop_first") if match[group]]
    if match["dot"] and dashed:
        stops = [*stops, dot]
    elif match["dot"]:
        marker = (line.index(".", dot[0]), marker[1])
    dash = [match.span(group) for group in ("dash", "behind") if match[group]]
    bullet = [match.span(group) for group in ("bullet", "tail") if match[group]]
    parts = [_bare(line, span) for span in (*bullet, marker, *dash, match.span("body"), *stops)]
    return _Item(number, value, tuple(parts))


def _bare(line: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span without the blanks at its sides."""
    text = line[span[0] : span[1]]
    start = span[0] + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def _counting(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """The items whose numbers count on from one another, near one another."""
    run: list[_Item] = []
    for item in items:
        if run and not (item.value == run[-1].value + 1 and item.line - run[-1].line <= BETWEEN + 1):
            yield run
            run = []
        run.append(item)
    if run:
        yield run
