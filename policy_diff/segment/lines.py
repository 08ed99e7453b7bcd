"""Physical lines as the segmentation sees them: clean, with their marker, without the empty ones.

Why: an extraction tears markers from their items («-» alone, the text two lines below), leaves the
numbers of a list at the far end of the line, and prints page numbers in between. Here a line gets
the marker that its neighbours make credible. What this leaves alone: words, and line numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from normalizers import alphabet, fold
from policy_diff.profiles import forms
from policy_diff.segment.markers import ROMAN, Marker, labelled, parse
from policy_diff.segment.reading_order_rows import Row
from policy_diff.segment.sentences import ends_clause, joins

#: a number counts on when its neighbour in the list stands within so many lines
NEIGHBOURS = 14
#: a word labels the parts of a document that counts so many by it
LABELS = 3
#: a line of so many letters that ends in no sign has broken off
LONG_LINE = 60
_GONE = str.maketrans(dict.fromkeys(alphabet.DIRECTION_MARKS) | dict.fromkeys(alphabet.ODD_BLANKS, " "))
_DASH_CLASS = "".join(sorted(re.escape(c) for c in alphabet.DASHES))
_COLON_NUMBER = re.compile(r":\s?(\d{1,2}(?:\.\d{1,2})+)\s*(?=[^\W\d_])")
_DIGITS_ONLY = re.compile(r"[\W_]*\d{1,3}[\W_]*")
_BETWEEN_DASHES = re.compile(rf"[{_DASH_CLASS}]\s?\d{{1,3}}\s?[{_DASH_CLASS}]")
_STRAY_END = re.compile(r"(?<=\S)\s+[.\-]\d{1,2}$")
#: the dots of a table of contents lead to a page, not to a marker
_LEADER = re.compile(r"(?:\.\s?){3,}\s*\d{1,3}$|…\s*\d{1,3}$")
_END_NUMBER = re.compile(
    r"\s*(?:(?P<sign>[.\-])\s?(?P<a>\d{1,2})|(?:(?<=\s)\(\s?)?(?P<b>\d{1,2})\s?(?P<after>[.)\-]))$"
)
_BULLET_CLASS = "".join(sorted(re.escape(c) for c in alphabet.BULLETS))
_END_BULLET = re.compile(rf"(?<![:\s])\s*(?:(?<=[^\W\d_.])\s+[{_DASH_CLASS}]|[{_BULLET_CLASS}])$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty. `number` counts from 1 in the extract; `blanks` empty lines stand before it.

    `body` is the line without its marker (an ordinal stays in it). `numbers`, where it is a printed line that the
    extract has in pieces: those of all its pieces.
    """

    number: int
    body: str
    marker: Marker | None
    blanks: int
    numbers: tuple[int, ...] = ()


def clean(text: str) -> str:
    """`text` with single plain blanks, none at the ends, and without direction marks."""
    return " ".join(text.translate(_GONE).split())


def read_lines(rows: Sequence[Row]) -> tuple[Line, ...]:
    """The rows of a document as lines, with the markers that hold up against their neighbours."""
    lines = _without_numbers_of_things(tuple(map(_raw, rows)))
    return _with_lone_markers(_at_line_ends(_without_weak(_with_own_labels(lines))))


def _raw(row: Row) -> Line:
    paged = _BETWEEN_DASHES.fullmatch(row.text.translate(alphabet.TO_ASCII_DIGITS))
    marker, body = (None, row.text) if paged else parse(_colon_last(row.text))
    return Line(row.numbers[0], body, marker, row.blanks, row.numbers if len(row.numbers) > 1 else ())


def _colon_last(words: str) -> str:
    """A colon before a whole line, or before its number («:1.2 نص»), was printed after it: mirrored punctuation."""
    if numbered := _COLON_NUMBER.match(words):
        return f"{numbered[1]}: {words[numbered.end() :]}"
    mirrored = words.startswith(":") and len(words) > 2 and words[1:].strip()[:1].isalpha() and words[-1] not in ".:"
    return f"{words[1:].strip()} :" if mirrored else words


def _without_numbers_of_things(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A number below a line that ends in «رقم» belongs to that sentence («في اجتماعه رقم» / «(4) المؤرخ …»)."""
    out = list(lines[:1])
    for last, line in pairwise(lines):
        own = line.marker is not None and line.marker.value and not line.blanks and _awaits_number(last.body)
        out.append(as_words(line) if own else line)
    return tuple(out)


def _awaits_number(words: str) -> bool:
    """Whether the next thing to be read is the number of something."""
    return bool(set(fold(words.rstrip(":( ")).split()[-1:]) & forms().numbered)


def as_words(line: Line) -> Line:
    """The line with its marker among its words again."""
    marker = line.marker
    body = line.body if marker is None or marker.part_of_text else f"{marker.text} {line.body}".strip()
    return replace(line, marker=None, body=body)


def _with_own_labels(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """«الموضوع الأول: …» where the document counts on so from one to three or more: its own word for a part."""
    found = {at: label for at, line in enumerate(lines) if line.marker is None and (label := labelled(line.body))}
    counts: dict[str, list[int]] = {}
    for _, (marker, _) in sorted(found.items()):
        counts.setdefault(marker.style, []).append(marker.value)
    own = {style for style, values in counts.items() if len(values) >= LABELS and values == sorted(set(values))}
    own = {style for style in own if counts[style][0] == 1 and counts[style][-1] <= len(counts[style]) + 1}
    return tuple(
        replace(line, marker=found[at][0], body=found[at][1].strip())
        if at in found and found[at][0].style in own
        else line
        for at, line in enumerate(lines)
    )


def counts_on(lines: Sequence[Line], index: int, marker: Marker) -> bool:
    """Whether a neighbour carries the next or the previous number of the same style."""
    before = lines[max(0, index - NEIGHBOURS) : index]
    after = lines[index + 1 : index + 1 + NEIGHBOURS]

    def has(run: Sequence[Line], step: int) -> bool:
        alike = [x.marker for x in run if x.marker and x.marker.style == marker.style]
        return any(
            other.value == marker.value + step
            or (marker.major and other.value == marker.value and other.major == marker.major + step)
            for other in alike
        )

    return has(after, 1) or has(before, -1)


def _without_weak(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A weak marker that no neighbour supports is part of the words again."""
    out: list[Line] = []
    for index, line in enumerate(lines):
        marker = line.marker
        if marker and marker.weak and not _is_name(line) and (style := _supported(lines, out, index, marker)):
            out.append(replace(line, marker=replace(marker, style=style)))
        elif marker and marker.weak:
            out.append(as_words(line))
        else:
            out.append(line)
    return tuple(out)


def _supported(lines: Sequence[Line], before: Sequence[Line], index: int, marker: Marker) -> str:
    """The style that a weak marker has by its neighbours; empty when none supports it."""
    if counts_on(lines, index, marker):
        return marker.style
    if marker.kind in ("section", "ordinal") or marker.style.endswith("0") or marker.style.startswith(ROMAN):
        return marker.style if _counts_far(lines, index, marker) else ""
    last = next((x.marker for x in reversed(before[-NEIGHBOURS:]) if x.marker and x.marker.kind == marker.kind), None)
    return last.style if last and last.value == marker.value - 1 else ""


def _counts_far(lines: Sequence[Line], index: int, marker: Marker) -> bool:
    """Whether the parts of the document, however far apart, count on from this one, or to it."""
    after = any(
        x.marker and x.marker.style == marker.style and x.marker.value == marker.value + 1 for x in lines[index:]
    )
    return after or any(
        x.marker and x.marker.style == marker.style and x.marker.value == marker.value - 1 for x in lines[:index]
    )


def _is_name(line: Line) -> bool:
    """Whether a letter before a full stop is a title before a person's name."""
    return bool(line.marker and line.marker.kind == "letter" and set(fold(line.body).split()[1:4]) & forms().name_links)


def _at_line_ends(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Markers at the wrong end of their line go to the front; a second, stray number there is left out."""
    ends = [_end_marker(line) for line in lines]
    with_ends = [replace(line, marker=end[0]) if end else line for line, end in zip(lines, ends, strict=True)]
    out = []
    for index, (line, end) in enumerate(zip(lines, ends, strict=True)):
        if line.marker and line.marker.kind != "ordinal":
            out.append(replace(line, body=_STRAY_END.sub("", line.body) or line.body))
        elif end and (end[0].kind == "bullet" or counts_on(with_ends, index, end[0])):
            out.append(replace(line, marker=end[0], body=end[1]))
        else:
            out.append(line)
    return tuple(out)


def _end_marker(line: Line) -> tuple[Marker, str] | None:
    """A marker at the end of a line that has none at its start, and the words without it."""
    if line.marker or not line.body:
        return None
    plain = line.body.translate(alphabet.TO_ASCII_DIGITS)
    if _LEADER.search(plain):
        return None
    if number := _END_NUMBER.search(plain):
        value = int(number["a"] or number["b"])
        body = line.body[: number.start()].strip()
        style = f"number{(number['sign'] or number['after'])}"
        if not value or not body or _awaits_number(body):
            return None
        return Marker(plain[number.start() :].strip(), "number", style, value), body
    if (bullet := _END_BULLET.search(line.body)) and len(line.body.split()) > 1:
        sign = line.body[-1]
        style = "-" if sign in alphabet.DASHES else sign
        return Marker(sign, "bullet", f"bullet{style}"), line.body[: bullet.start()].strip()
    return None


def _is_rest(last: Line, line: Line) -> bool:
    """Whether `line` plainly goes on where a long line broke off («… تقديم الخدمة» / «وأداء مقدم الخدمة.»)."""
    return len(last.body) >= LONG_LINE and not ends_clause(last.body) and joins((fold(line.body).split() or [""])[0])


def is_page_number(line: Line) -> bool:
    """Whether the line holds a number and nothing else."""
    text = f"{line.marker.text if line.marker else ''} {line.body}".translate(alphabet.TO_ASCII_DIGITS)
    return bool(_DIGITS_ONLY.fullmatch(text.strip()))


def _with_lone_markers(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A marker that stands alone goes to the line below it, if that has none and the numbers fit."""
    out: list[Line] = []
    waiting: Line | None = None
    last = 0
    for line in lines:
        if line.marker and line.marker.kind in ("number", "letter", "bullet") and not line.body:
            waiting = line
            continue
        if waiting and waiting.marker and line.marker is None and not is_page_number(line):
            mark = waiting.marker
            if mark.kind == "bullet" and out and _is_rest(out[-1], line):
                waiting = None  # an item that broke off above the sign goes on below it
            elif mark.kind != "number" or mark.value in (1, last + 1):
                line = replace(line, marker=mark, blanks=line.blanks + waiting.blanks)
        if line.marker and line.marker.kind == "number":
            last = line.marker.value
        if waiting and waiting.marker is not line.marker:
            line = replace(line, blanks=line.blanks + waiting.blanks)
        waiting = None
        out.append(line)
    return tuple(out)
