"""Rows that an author set out in columns, which no extractor cut.

Wide blanks are where extractors cut lines, and where authors of tables, indices, exercises and glossaries put
columns. Such a row says little to a language model: its cells follow each other in no way. These things show one:
 - a sign between its cells with wide blanks beside it (`Asset  |  أصل  |  ما تملكه المنشأة`), in a line with two of
   them or beside another such line;
 - lone letters, more of them than of all else, or so many by themselves (`أ   ق  م  ر  #  ب  ن`);
 - numbers or words in another script in the same cells of GROUP lines one below the other (`سيبويه   8، 12`), two
   cells of nothing but numbers beside another such line, or numbers at the end of GROUP cells of one line
   (`أبها  017-2241234    الباحة  017-7251234    تبوك  014-4221234`);
 - GROUP cells of one line that each say what something is, wider apart than extractors leave them (`ت: توفي
   تح: تحقيق       ج: جزء`);
 - as many cells as the row beside it has, HEAD at least: the head of a table;
 - blanks of the author's: an extractor leaves two between segments, and seldom three. Where three are the rule, the
   lines that have no others were typed so (of 62 extractions with such gaps none has more of three than of two
   but one, all of whose words stand apart).

What may be the number of a list item, torn from it, is not counted: it begins or ends its line, and each line has
the next one. That many lines have as many cells says nothing: lines that were cut once each do. Lines with a word
that begins with a tatweel were cut, whatever else they show.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from enum import Enum, auto
from itertools import groupby, pairwise
from typing import TypeVar

from normalizers import alphabet
from normalizers.atoms import Atom, Kind, atoms
from normalizers.lone_letters import is_letter, of_letters
from normalizers.segment_evidence import Line
from normalizers.segment_parts import MANY_WIDE

#: so many lines one below the other, or cells of one line, that are alike are a table
GROUP = 3
#: cells that a row and the head of its table have
HEAD = 3
#: a number of fewer digits may be that of a list item
LIST_NUMBER = 3
#: and words that may follow it in its cell (`1 م ص`, `8، 12 وما بعدها`)
UNITS = 2
#: blanks between two segments that each kept one of their own: a column, where most gaps are so wide
TYPED = 3
OFTEN, MORE = 5, 2
_BAR = re.compile(f"  [{alphabet.BAR_CLASS}]|[{alphabet.BAR_CLASS}]  ")
#: the number of an item that its stop still stands behind, or of an item of an item; a small Roman one
_ITEM = re.compile(
    rf"[{alphabet.DIGIT_CLASS}]{{1,2}}(?:\.|[.\-/][{alphabet.DIGIT_CLASS}]{{1,2}})|[ivx]{{1,4}}|[A-Za-z]"
)
_STRETCHED = re.compile(rf"(?:^|\s){alphabet.TATWEEL}+[{alphabet.WORD_CLASS}]")
_LONE = re.compile(rf"(?<![{alphabet.WORD_CLASS}])[{alphabet.WORD_CLASS}]{{1,2}}(?![{alphabet.WORD_CLASS}])")

_T = TypeVar("_T")
_Cells = Sequence[Sequence[Atom]]


class _Cell(Enum):
    """What a cell begins with."""

    ARABIC = auto()
    NUMBER = auto()
    FOREIGN = auto()


_BEGINS = {Kind.WORD: _Cell.ARABIC, Kind.NUMBER: _Cell.NUMBER, Kind.MARKER: _Cell.ARABIC, Kind.FOREIGN: _Cell.FOREIGN}


def rows_in(lines: Sequence[Line]) -> frozenset[int]:
    """Which of the lines are rows, counted from 0."""
    rows = set(_barred([len(_BAR.findall(line.text)) if _set_wide(line.text) else 0 for line in lines]))
    rows |= {n for n, line in enumerate(lines) if _LONE.search(line.text) and of_letters(atoms(line.text))}
    parts = [atoms(line.text) if _set_wide(line.text) else () for line in lines]
    if any(parts):
        rows |= {*_typed([_gaps(found) for found in parts])}
        rows |= _tables([_cells(found) for found in parts])
    return frozenset(rows)


def _set_wide(text: str) -> bool:
    """Whether the line has two blanks in a row and no word that begins with a tatweel."""
    return "  " in text and not (alphabet.TATWEEL in text and _STRETCHED.search(text))


def without(rows: Collection[int], things: Sequence[_T]) -> list[_T]:
    """What is said of each line, without the rows."""
    return [thing for n, thing in enumerate(things) if n not in rows]


def _barred(bars: Sequence[int]) -> Iterator[int]:
    """The lines with signs between their cells, by how many each line has."""
    for n, count in enumerate(bars):
        if count > 1 or (count and 1 in _beside(bars, n)):
            yield n


def _beside(things: Sequence[_T], n: int) -> tuple[_T, ...]:
    """What is said of the two lines above and the two below."""
    return (*things[max(0, n - 2) : n], *things[n + 1 : n + 3])


def _tables(lines: Sequence[_Cells]) -> set[int]:
    """The rows of tables, by their numbers, with their heads."""
    numbered = [sum(map(_number, cells)) > 1 for cells in lines]
    rows = {n for n, found in enumerate(numbered) if found and True in _beside(numbered, n)}
    rows |= {
        n for n, cells in enumerate(lines) if sum(map(is_letter, cells)) >= GROUP or _pairs(cells) or _labelled(cells)
    }
    rows |= {*_alike(lines)}
    rows = {n for n in rows if not _by_word(lines[n])}
    heads = {n - 1 for n in rows if n and len(lines[n]) >= HEAD and len(lines[n - 1]) == len(lines[n])}
    return rows | heads


def _alike(lines: Sequence[_Cells]) -> Iterator[int]:
    """The lines of GROUP and more with the same kinds of cells."""
    start = 0
    for shape, found in groupby(lines, key=_shape):
        group = list(found)
        listed = {at for at in (0, -1) if shape and _list_numbers([cells[at] for cells in group])}
        kinds = {kind for at, kind in enumerate(shape) if {at, at - len(shape)}.isdisjoint(listed)}
        if len(group) >= GROUP and len(kinds) > 1:
            yield from range(start, start + len(group))
        start += len(group)


def _shape(cells: _Cells) -> tuple[_Cell, ...]:
    """What each cell begins with; what marks an item is no number, nor what many words follow."""
    return tuple(map(_kind, cells))


def _kind(cell: Sequence[Atom]) -> _Cell:
    begins = next((atom for atom in cell if atom.kind in _BEGINS), cell[0])
    if _ITEM.fullmatch(begins.text) or sum(atom.kind is Kind.WORD for atom in cell) > UNITS:
        return _Cell.ARABIC
    return _BEGINS.get(begins.kind, _Cell.ARABIC)


def _list_numbers(column: _Cells) -> bool:
    """Whether the cells of a column, one below the other, may be the numbers of list items."""
    found = [[atom.text for atom in cell if atom.kind is not Kind.PUNCTUATION] for cell in column]
    if not all(len(said) == 1 and said[0].isdecimal() and len(said[0]) < LIST_NUMBER for said in found):
        return False
    return all(int(after) == int(before) + 1 for (before,), (after,) in pairwise(found))


def _by_word(cells: _Cells) -> bool:
    """Whether the line was written word by word: so many cells of one word, more than of others."""
    said = [[atom for atom in cell if atom.kind is not Kind.PUNCTUATION] for cell in cells]
    single = sum(len(cell) == 1 and cell[0].kind is Kind.WORD and not is_letter(cell) for cell in said)
    return single >= MANY_WIDE and 2 * single > sum(map(bool, said))


def _number(cell: Sequence[Atom]) -> bool:
    """Whether the cell is nothing but a number."""
    kinds = [atom.kind for atom in cell]
    return Kind.NUMBER in kinds and kinds.count(Kind.NUMBER) + kinds.count(Kind.PUNCTUATION) == len(kinds)


def _pairs(cells: _Cells) -> bool:
    """Whether GROUP cells of the line end in a number, and say what it is the number of."""
    ends = [n for n, cell in enumerate(cells) if cell[-1].kind is Kind.NUMBER]
    return (
        len(ends) >= GROUP
        and len(cells) <= 2 * len(ends) + 1
        and all(
            any(atom.kind is Kind.WORD for atom in cells[n]) or (n > 0 and cells[n - 1][-1].kind is not Kind.NUMBER)
            for n in ends
        )
    )


def _labelled(cells: _Cells) -> bool:
    """Whether GROUP cells of the line, and all but one, have a colon between their words, and stand TYPED blanks apart.

    Clauses with a label each («يبدؤها: المدير؛  يفصل فيها: المجلس») that an extractor cut stand two apart.
    """
    labels = sum(any(atom.text == ":" for atom in cell[1:-1]) for cell in cells)
    return labels >= GROUP and len(cells) <= labels + 1 and all(cell[0].blanks >= TYPED for cell in cells[1:])


def _typed(gaps: Sequence[Sequence[int]]) -> Iterator[int]:
    """The lines that have no gap but such as are too wide for most extractors, where most of the text's are so."""
    few = [found for found in gaps if len(found) < MANY_WIDE]
    wide = sum(blanks == TYPED for found in few for blanks in found)
    if wide >= OFTEN and wide > MORE * sum(1 < blanks < TYPED for found in few for blanks in found):
        yield from (n for n, found in enumerate(gaps) if 0 < len(found) < MANY_WIDE and min(found) >= TYPED)


def _gaps(parts: Sequence[Atom]) -> list[int]:
    """The wide blanks of the line but those beside a list marker."""
    return [
        atom.blanks
        for before, atom in pairwise(parts)
        if atom.blanks > 1 and Kind.MARKER not in (before.kind, atom.kind)
    ]


def _cells(parts: Sequence[Atom]) -> list[list[Atom]]:
    """The line, cut at its wide blanks."""
    out: list[list[Atom]] = []
    for atom in parts:
        if not out or atom.blanks > 1:
            out.append([])
        out[-1].append(atom)
    return out
