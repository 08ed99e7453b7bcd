"""Lines that were written from their last number to their first (`م.2024/05/08 هـ الموافق1445/10/29 تم …`).

Digits run from left to right inside an Arabic line. Some extractors (pypdf) take each number for a run of
its own, put every run into reading order and write the runs from the last to the first. There is one way to
undo that: the stretches between the numbers in reverse. Three things are asked for:
 - a seam: a number that touches what stands beside it (`الموافق1445`, `(٤)تم`), or the letter of a calendar
   at the beginning of the line;
 - a line that ends in a word that wants a number behind it (`رقم`, `بتاريخ`), or, where it begins with the
   letter of a calendar, in a number;
 - a reading that the language model likes better by ENOUGH nats.

Lines whose words between the numbers read backwards themselves are reversed as a whole, which is the work
of `segment_order`; lines with Latin letters and those whose only number may be that of a list item are left
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalizers import alphabet
from normalizers.atoms import Atom, Kind, atoms
from normalizers.document import Document
from normalizers.language_model import END, LanguageModel, words
from normalizers.segment_parts import COLUMN
from normalizers.text import Edit, Piece, Plan, merged

CODE = "number-runs"
NAME = "Stretches between numbers put in order"
EXAMPLES = (
    (
        "م.2024/05/08 هـ الموافق1445/10/29 تم اعتماد السياسة بجلسة مجلس الإدارة الثانية المنعقدة بتاريخ",
        "تم اعتماد السياسة بجلسة مجلس الإدارة الثانية المنعقدة بتاريخ 1445/10/29هـ الموافق 2024/05/08م.",
    ),
    (" بالمركز الوطني لتنمية القطاع غير الربحي.(3549) مسجلة بترخيص رقم",
     "مسجلة بترخيص رقم (3549) بالمركز الوطني لتنمية القطاع غير الربحي."),
    ("(  3549مسجلة بترخيص رقم )", "( مسجلة بترخيص رقم 3549 )"),
)  # fmt: skip
CLEAN = (
    "مسجلة بترخيص رقم (3549) بالمركز الوطني",
    "1 المقابلة",
    "30 يوماً من تاريخ تقديم الطلب",
    "هاتف 0112345678 فاكس 0112345679",
    "ضريبة القيمة المضافة (15%)          78.56 ر.س",
    "السعر: 349 ر.س  ~~429 ر.س~~  (وفّر 80 ر.س)",
)

#: nats a line must gain: in real extractions it was never less than 3.3, in an invoice that nothing is wrong with 2.0
ENOUGH = 3.0
#: how well a word that wants a number behind it goes with one, and how badly it ends a line
WANTS, ENDS = 0.9, 0.6
#: where the words between the numbers read so much worse than in reverse, the line is reversed as a whole
BACKWARDS = -2.0
#: a bare number shorter than this may be that of a list item
LIST_NUMBER = 3
#: more numbers than this are a table
MOST = 6

_NUMBER = re.compile(f"[{alphabet.DIGIT_CLASS}]")
_LATIN = re.compile("[A-Za-z]")
_CALENDAR = re.compile(rf"\s*(?:{alphabet.HEH}{alphabet.TATWEEL}?|{alphabet.MEEM})(?![{alphabet.WORD_CLASS}])")
#: a letter that stands for a word before its number (`ط3`, `ج2`), or a prefix with its stroke (`بـ15`, `الـ30`); the
#: letters of calendars stand behind theirs
_ABBREVIATED = re.compile(
    rf"(?<![{alphabet.WORD_CLASS}])(?![{''.join(sorted(alphabet.CALENDAR_LETTERS))}])"
    rf"[{alphabet.WORD_CLASS}](?:[{alphabet.WORD_CLASS}]{{0,3}}{alphabet.TATWEEL})?\Z"
)
_BRACKET = f"[{re.escape(alphabet.OPEN_BRACKETS + alphabet.CLOSE_BRACKETS)}]"
_OPENS = re.compile(rf"{_BRACKET}\s*$")
_AROUND = re.compile(
    rf"\s*{_BRACKET}(?P<inner>[^{re.escape(alphabet.OPEN_BRACKETS + alphabet.CLOSE_BRACKETS)}]+){_BRACKET}\s*"
)
_CLOSES = re.compile(rf"\s*{_BRACKET}")


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line whose stretches stand in reverse."""
    for number, text in document.numbered():
        if not _NUMBER.search(text) or _LATIN.search(text):
            continue
        runs, gain = _read(text, document.language)
        if gain >= ENOUGH:
            why = f"{len(runs)} stretches between numbers, reads {gain:.1f} nats better in reverse"
            confidence = round(min(0.99, 0.92 + gain / 300), 3)
            yield Edit(CODE, number, text, _plan(text, runs), why, confidence)


Runs = Sequence[tuple[int, int]]


def _read(text: str, language: LanguageModel) -> tuple[Runs, float]:
    """The runs of the line and what reversing them gains; nothing where no seam shows, or it is a row in columns."""
    parts = atoms(text)
    if any(part.blanks >= COLUMN for part in parts[1:]):
        return (), 0.0
    numbers = [
        (part.start, part.stop) for part in parts if part.kind is Kind.NUMBER and part.text[0] in alphabet.DIGITS
    ]
    if not 0 < len(numbers) <= MOST:
        return (), 0.0
    runs = _runs(text, numbers)
    if all(
        stop - start < LIST_NUMBER for start, stop in runs if (start, stop) in numbers or _digits(text, start, stop)
    ):
        return (), 0.0
    begins = _CALENDAR.match(text) and len(runs) > 1 and runs[1] in numbers
    if not begins and not any(_touch(text, before, after) for before, after in pairwise(runs)):
        return (), 0.0
    if not _wants(parts, language, dated=bool(begins)):
        return (), 0.0
    said = [words(text[start:stop]) for start, stop in runs]
    if len(runs) < 2 or sum(_direction(run, language) for run in said) < BACKWARDS:
        return (), 0.0
    turned = tuple(word for run in reversed(said) for word in run)
    return runs, language.sequence(turned) - language.sequence(words(text))


def _digits(text: str, start: int, stop: int) -> bool:
    """Whether the run is a number in its brackets."""
    return text[start:stop].strip().strip(alphabet.OPEN_BRACKETS + alphabet.CLOSE_BRACKETS).strip().isdigit()


def _wants(parts: Sequence[Atom], language: LanguageModel, *, dated: bool) -> bool:
    """Whether the line ends in a word that wants a number behind it, or, where it begins with the letter of a
    calendar, in a number. A letter («ر.س») abbreviates what stands behind its number."""
    last = next(part for part in reversed(parts) if part.kind is not Kind.PUNCTUATION)
    if last.kind is Kind.NUMBER:
        return dated
    if len(last.text) == 1:
        return False
    return language.pair(last.text, alphabet.ASCII_DIGITS) >= WANTS and language.pair(last.text, END) <= ENDS


def _touch(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether two runs stand together without a blank, and not as a number and what counts or ends it, or a letter that
    abbreviates a word before it, do."""
    seam = before[1]
    if text[seam - 1].isspace() or text[seam : seam + 1].isspace() or text[seam] in alphabet.CLOSERS:
        return False
    if text[seam - 1] in "/-":
        return False
    digit = text[seam - 1] in alphabet.DIGITS
    if not digit and _ABBREVIATED.search(text[:seam]):
        return False
    return not (digit and (_CALENDAR.match(text, seam) or text[seam] not in alphabet.LETTERS))


def _direction(run: Sequence[str], language: LanguageModel) -> float:
    return language.sequence(run) - language.sequence(run[::-1]) if len(run) > 2 else 0.0


def _runs(text: str, numbers: Runs) -> list[tuple[int, int]]:
    """The numbers, each with its brackets, and the stretches between them; brackets around it all stay."""
    runs: list[tuple[int, int]] = []
    inner = _AROUND.fullmatch(text)
    last, end = inner.span("inner") if inner else (0, len(text))
    for start, stop in numbers:
        opens, closes = _OPENS.search(text, last, start), _CLOSES.match(text, stop)
        if opens and closes:
            start, stop = opens.start(), closes.end()
        runs += [(last, start), (start, stop)]
        last = stop
    runs.append((last, end))
    return [(start, stop) for start, stop in runs if text[start:stop].strip()]


def _plan(text: str, runs: Runs) -> Plan:
    """The runs in reverse, one blank between them, none before the letter of a calendar or a full stop."""
    around = _AROUND.fullmatch(text)
    pieces: list[Piece] = [Piece(0, around.start("inner"))] if around else []
    blank = [Piece(len(text), len(text), " ")] if around and around["inner"] != around["inner"].strip() else []
    begun = False
    for start, stop in _bracketed(text, runs):
        bare = text[start:stop]
        if not bare.strip():
            continue
        start, stop = start + len(bare) - len(bare.lstrip()), stop - (len(bare) - len(bare.rstrip()))
        close = text[start] in alphabet.CLOSERS or (begun and _CALENDAR.match(text, start))
        if not begun:
            pieces += blank
        elif not close:
            pieces.append(Piece(start, start, " "))
        pieces.append(Piece(start, stop))
        begun = True
    return merged((*pieces, *blank, Piece(around.end("inner"), len(text))) if around else pieces)


def _bracketed(text: str, runs: Runs) -> Iterator[tuple[int, int]]:
    """The runs in reading order; brackets around a number that stand at the far ends of the stretches beside it
    (`( بالمركز … .3549) مسجلة`) are each a run of their own, beside the number."""
    order = list(reversed(runs))
    for index, (start, stop) in enumerate(order):
        if index + 1 < len(order) and _torn(text, order, index + 1):
            bracket = text.index(text[start:stop].lstrip()[0], start)
            yield bracket + 1, stop
            yield bracket, bracket + 1
        elif index and _torn(text, order, index):
            after = order[index + 1]
            bracket = text.index(text[after[0] : after[1]].lstrip()[0], after[0])
            yield start, stop
            yield bracket, bracket + 1
        elif index > 1 and _torn(text, order, index - 1):
            bracket = text.index(text[start:stop].lstrip()[0], start)
            yield bracket + 1, stop
        else:
            yield start, stop


def _torn(text: str, order: Runs, index: int) -> bool:
    """Whether run `index` in reading order is a number between two stretches that each begin with a bracket."""
    if not 0 < index < len(order) - 1 or text[order[index][0]] not in alphabet.DIGITS:
        return False
    return all(_OPENS.match(text[order[at][0] : order[at][1]].lstrip()[:1]) for at in (index - 1, index + 1))
