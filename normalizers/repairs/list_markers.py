"""List numbers that were torn from their items, taken out of the text or put back before it.

A word processor draws an item's number apart from its words, so extractors drop it where it does
not belong. Three things are seen:
 - a marker written the wrong way round (`.1 المقابلة`, `-1 المقابلة`) is left to segmentation,
   which reads either way; here it only must not count as a word of the text;
 - an item that begins with a bullet or a dash and *ends* in a number with its full stop (`.2`), or
   has one glued inside (`والممارسات .6 المعايير`): the number of the list, painted later;
 - a line with nothing but such a number (`5 .`), where the items around have markers of their own.

The first digit of a sentence, a date, a sum or a reference (`المادة 5.`) is never taken: a torn
number has its full stop *before* it, or stands alone; and it is only taken in a document that has
at least two of them, because one alone may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from normalizers import alphabet
from normalizers.document import Document
from normalizers.text import Edit, Piece, Plan, merged

CODE = "stray-number"
NAME = "Torn list number taken out"
EXAMPLES = (
    ("- تصحيح المفاهيم السائدة .1\n- تكوين انطباعات جديدة .2", "- تصحيح المفاهيم السائدة\n- تكوين انطباعات جديدة"),
)
CLEAN = (".1 المقابلة\n.2 الخطابات", "1. المقابلة\n2. الخطابات", "وفق المادة 5.\nوفق المادة 6.", "5\n6")

#: how many torn numbers a document must have before any is taken
ENOUGH = 2
#: list numbers go this far
HIGHEST = 40

_D = alphabet.DIGIT_CLASS
_BULLET = "".join(sorted(re.escape(c) for c in alphabet.BULLETS | alphabet.DASHES))
_LETTER = f"[{alphabet.WORD_CLASS}]"
_MARKED = re.compile(rf"\s*(?:[{_BULLET}]|[{_D}]{{1,2}}\s*[-.)]|[-.(]\s*[{_D}]{{1,2}}(?![{_D}]))")
#: a full stop and then a number, at the end of the line or between two words
_TORN = re.compile(rf"(?<![{_D}.])\s*\.\s?(?P<number>[{_D}]{{1,2}})(?=\s*$|\s+{_LETTER})")
_ARABIC = re.compile(f"[{''.join(sorted(alphabet.LETTERS))}]")
_ALONE = re.compile(rf"\s*(?:(?P<a>[{_D}]{{1,2}})\s*[.\-)]|[.\-(]\s*(?P<b>[{_D}]{{1,2}}))\s*")


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with a torn number, in a document that has enough of them."""
    beside = _neighbours(document.lines)
    found = [edit for number, line in document.numbered() if (edit := _line(number, line, *beside[number - 1]))]
    if len(found) >= ENOUGH:
        yield from found


def _line(number: int, line: str, before: str, after: str) -> Edit | None:
    alone = _ALONE.fullmatch(line)
    if alone:
        if not _marked_neighbour(before, after):
            return None
        taken = alone["a"] or alone["b"]
        return Edit(CODE, number, line, (), f"the list number {taken} alone on its line", 0.95, removed=taken)
    marked = _MARKED.match(line)
    if not marked:
        return None
    matches = [m for m in _TORN.finditer(line, marked.end()) if int(_ascii(m["number"])) <= HIGHEST]
    if not matches:
        return None
    taken = "".join(m["number"] for m in matches)
    return Edit(
        CODE, number, line, _without(line, matches), f"the list number {taken} behind its item", 0.95, removed=taken
    )


def _ascii(digits: str) -> str:
    return digits.translate(alphabet.TO_ASCII_DIGITS)


def _without(line: str, matches: list[re.Match[str]]) -> Plan:
    pieces, last = [], 0
    for match in matches:
        pieces.append(Piece(last, match.start()))
        if match.end() < len(line):
            pieces.append(Piece(match.start(), match.start(), ""))
        last = match.end()
    pieces.append(Piece(last, len(line)))
    return merged(pieces)


def _neighbours(lines: Sequence[str]) -> list[tuple[str, str]]:
    """For each line the nearest one with words above it and below it, or nothing; one pass each way."""
    worded = [line if _has_words(line) else "" for line in lines]
    above = list(accumulate(worded, lambda near, line: line or near, initial=""))
    below = list(accumulate(reversed(worded), lambda near, line: line or near, initial=""))
    return list(zip(above, reversed(below[:-1]), strict=False))


def _marked_neighbour(before: str, after: str) -> bool:
    """Whether the items around carry markers of their own: the nearest lines with words, each way."""
    return (bool(_MARKED.match(before)) and not _ends_open(before)) or (bool(_MARKED.match(after)) and bool(before))


def _has_words(line: str) -> bool:
    return _ARABIC.search(line) is not None


def _ends_open(line: str) -> bool:
    return line.rstrip().endswith((":", alphabet.COMMA, ","))
