"""Tables that were printed, or extracted, as running text: where a row begins and where it is complete.

    الصلاحية: توقيع الشيكات؛ المدير التنفيذي: يوصي؛ رئيس المجلس: يعتمد      a label that opens many rows
    الصرف فوق 8,000 ريال: المدير المالي: ق؛ رئيس المجلس: م                  named cells, many such lines
    شراء بثلاثة عروض: رئيس القسم يقترح؛ المدير التنفيذي يعتمد                   a name of its own for each row
    المدير التنفيذي / يوقع الشهادات / بموعد                                 cells between strokes

Why apart from wrapped paragraphs: a row ends where its cells are complete, not where a sentence
does, and a cell that ends in a colon leads in to nothing. What this leaves alone: dates and
fractions written with a stroke.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalizers import alphabet, fold
from policy_diff.segment.edges import Edges
from policy_diff.segment.lines import Line

#: a label opens rows when so many lines begin with it
OPENS = 3
#: lines of named cells that make a table, though no label opens them
NAMED = 5
#: so many cell borders make a row, and so many lines of such rows a table
BORDERS, ROWS = 2, 2
#: so many lines in a row with one border each make a table of two columns
PAIRS = 3
#: an opening label has at most so many words
LABEL_WORDS = 3
#: a line of this share of the length of the one before it is no rest of a row
AS_LONG = 0.8
#: what readers put between the cells of a row; a row that has it is whole
CELLS = " | "
_STROKE = re.compile(r"(?<=\D)\s/\s|\s/\s(?=\D)")
_OPENER = re.compile(rf"([^:.,{alphabet.COMMA}{alphabet.SEMICOLON}]{{2,30}}):\s\S")
_BETWEEN_CELLS = re.compile(rf"[;{alphabet.SEMICOLON}]")
_NAMED_CELL = re.compile(r"\w:\s+\w")
#: what a row is about, and no further colon
_OWN_NAME = re.compile(rf"([^:{alphabet.SEMICOLON};]{{2,60}}):\s[^:]+")
_CELL_END = (alphabet.SEMICOLON, ";", ":", "/")


@dataclass(frozen=True, slots=True)
class Tables:
    """What was learnt of the tables: labels that open rows, the cell borders of the row on each line, whether
    there are rows of named cells without a label of their own, and the lines that begin with a row's own name."""

    openers: frozenset[str]
    borders: dict[int, int]
    named: bool = False
    own: frozenset[int] = frozenset()

    def opens(self, line: Line) -> bool:
        """Whether a row begins on this line, as far as the line itself can tell."""
        return _opener(line) in self.openers

    def is_row(self, line: Line) -> bool:
        """Whether the line begins or continues a row."""
        return self.opens(line) or line.number in self.borders

    def is_open(self, group: Sequence[Line]) -> bool:
        """Whether the row begun by `group` breaks off before a cell."""
        cells = self.opens(group[0]) or (self.named and bool(_BETWEEN_CELLS.search(_joined(group))))
        return cells and group[-1].body.endswith(_CELL_END)

    def goes_on(self, group: Sequence[Line], line: Line, *, full: bool, known: bool) -> bool | None:
        """Whether `line` continues the row begun by `group`; None when neither is part of a table.

        `full`: the last line of the group ended for want of room; `known`: this is no estimate.
        """
        if CELLS in group[-1].body or CELLS in line.body:
            return False
        if self.opens(line) or (known and not full and self.is_row(group[0])):
            return False
        if self.named and has_named_cells(line.body) and has_named_cells(_joined(group)):
            return False
        if self.is_open(group):
            return True
        if line.number in self.own and not group[-1].body.endswith(_CELL_END):
            return False
        if self.opens(group[0]):
            return full and not _is_paragraph(group, line)
        wanted, here = self.borders.get(group[0].number, 0), strokes(line.body)
        if not wanted:
            return False if line.number in self.borders else None
        have = strokes(_joined(group))
        if known:
            return line.number in self.borders and have + here + _between(group, line) <= wanted
        if have < wanted:
            return 0 < have + here <= wanted and line.number in self.borders
        return full and not here and line.number in self.borders


def strokes(text: str) -> int:
    """How many cell borders `text` has."""
    return len(_STROKE.findall(text))


def is_row(text: str) -> bool:
    """Whether a passage looks like a row of cells; a name and its gloss («مقدمة | Introduction») are none."""
    cells = text.split(CELLS)
    return (len(cells) > 1 and not (len(cells) == 2 and _is_gloss(cells))) or strokes(text) >= BORDERS


def _is_gloss(cells: Sequence[str]) -> bool:
    """Whether one of two cells is in Latin letters and the other is not."""
    latin = [any(char.isascii() and char.isalpha() for char in cell) for cell in cells]
    return latin.count(True) == 1 and not any(char.isdigit() for char in "".join(cells))


def _joined(group: Sequence[Line]) -> str:
    return " ".join(line.body for line in group)


def _between(group: Sequence[Line], line: Line) -> int:
    """A border that stands at the end of one line or at the beginning of the next, and counts in neither."""
    return strokes(_joined([*group, line])) - strokes(_joined(group)) - strokes(line.body)


def tables(lines: Sequence[Line], edges: Edges) -> Tables:
    """The tables among the lines."""
    rests = {line.number for last, line in pairwise(lines) if edges.want_of_room(last, line)}
    labels = Counter(
        _opener(line)
        for line in lines
        if line.number not in rests and (alphabet.SEMICOLON in line.body or ";" in line.body)
    )
    openers = frozenset(label for label, count in labels.items() if label and count >= OPENS)
    borders: dict[int, int] = {}
    for region in _regions(lines):
        rows = _known_rows(region, edges)
        if rows:
            usual = Counter(strokes(_joined(row)) for row in rows).most_common(1)[0][0]
            if usual >= BORDERS and len(rows) >= ROWS:
                borders.update({line.number: usual for line in region})
            continue
        counts = [strokes(line.body) for line in region]
        if _is_pairs(region):
            borders.update({line.number: 1 for line in region})
            continue
        ways = sorted({c for c in (*counts, *(a + b for a, b in pairwise(counts))) if c >= BORDERS})
        best = max(ways, key=lambda wanted: (_complete(counts, wanted), -wanted), default=0)
        if best and _complete(counts, best) >= ROWS:
            borders.update({line.number: best for line in region})
    named = sum(line.marker is None and has_named_cells(line.body) for line in lines) >= NAMED
    return Tables(openers, borders, named, _with_own_names(lines))


def _with_own_names(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that begin with a name that no other line has, where many such go on with cells; a row without
    a second cell stands beside one that has it."""
    names = [
        fold(found[1]) if line.marker is None and (found := _OWN_NAME.fullmatch(line.body)) else "" for line in lines
    ]
    once = Counter(names)
    own = [at for at, name in enumerate(names) if name and once[name] == 1]
    celled = {at for at in own if _BETWEEN_CELLS.search(lines[at].body)}
    if len(celled) < NAMED:
        return frozenset()
    return frozenset(lines[at].number for at in own if celled & {at - 1, at, at + 1})


def _is_pairs(region: Sequence[Line]) -> bool:
    """Whether a region is a table of two columns, the first of which names something («قائد الفريق / الحضور»)."""
    rows = [line.body for line in region if strokes(line.body)]
    names = [len(_STROKE.split(row)[0].split()) for row in rows]
    return len(rows) >= PAIRS and all(strokes(row) == 1 for row in rows) and max(names) <= LABEL_WORDS


def has_named_cells(text: str) -> bool:
    """Whether a text is two cells or more, each with its name and content («المدير المالي: ق؛ رئيس المجلس: م»)."""
    cells = _BETWEEN_CELLS.split(text)
    return len(cells) > 1 and all(_NAMED_CELL.search(cell) for cell in cells)


def _regions(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines with cell borders; a line without any may stand between two of them (a cell that runs on)."""
    region: list[Line] = []
    for index, line in enumerate(lines):
        here = line.marker is None and strokes(line.body) > 0
        after = lines[index + 1] if index + 1 < len(lines) else None
        rest = bool(region) and line.marker is None and not line.blanks and _is_rest(region[-1], line)
        if here or (rest and (after is None or after.marker is not None or strokes(after.body) or after.blanks)):
            region.append(line)
        elif region:
            yield region
            region = []
    if region:
        yield region


def _known_rows(region: Sequence[Line], edges: Edges) -> list[list[Line]]:
    """The rows of a region where it is known which lines ended for want of room; none where it is not."""
    rows = [[region[0]]]
    for last, line in pairwise(region):
        broken = edges.want_of_room(last, line)
        if broken is None:
            return []
        if broken:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _is_rest(row: Line, line: Line) -> bool:
    return strokes(row.body) > 0 and len(line.body) < AS_LONG * len(row.body)


def _complete(counts: Sequence[int], wanted: int) -> int:
    """How many lines belong to rows of exactly `wanted` borders, read from the top."""
    done, open_lines, have = 0, 0, 0
    for count in counts:
        if have + count > wanted or (have == wanted and count):
            open_lines, have = 0, 0
        open_lines, have = open_lines + 1, have + count
        if have == wanted:
            done, open_lines = done + open_lines, 0
            have = wanted if not count else have
    return done


def _is_paragraph(group: Sequence[Line], line: Line) -> bool:
    """Whether the line after a row is as long as the row's and has no cells: the last of a row is a short rest."""
    return len(line.body) >= AS_LONG * len(group[0].body) and not set(line.body) & {alphabet.SEMICOLON, ";"}


def _opener(line: Line) -> str:
    """The folded label that the line begins with, empty when it begins with none."""
    found = _OPENER.match(line.body)
    label = fold(found[1]) if found else ""
    return label if len(label.split()) <= LABEL_WORDS else ""
