"""The parts of a Word document that has to run from right to left, as XML.

Alignment is not direction. In Word each paragraph says that it runs from right to left (`w:bidi`),
each Arabic run says it too (`w:rtl`) and has its own size, weight and font beside the Latin ones
(the `…Cs` twins), and each table stands from right to left (`w:bidiVisual`). What runs against its
paragraph is a run of its own, held together by direction marks: Word reads the run, LibreOffice the
marks. The order of child elements is that of the schema; Word calls anything else a damaged file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from normalizers import alphabet
from policy_diff.reports.direction import Direction, parts

#: an element of the document; its library has no types
Xml = Any

_MARKS = {"rtl": alphabet.RIGHT_TO_LEFT_MARK, "ltr": alphabet.LEFT_TO_RIGHT_MARK}
_CELL_MARGIN = 80


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; sizes are in half points, the second for Arabic; 0 means that of the style."""

    bold: bool = False
    colour: str = ""
    shade: str = ""
    strike: bool = False
    underline: bool = False
    size: int = 0
    size_arabic: int = 0


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Setting:
    """The direction of the text around, and the names that stand for themselves in it."""

    base: Direction
    names: tuple[str, ...] = ()


def element(tag: str, **attributes: str | int) -> Xml:
    """An element such as `w:jc`, with attributes of the same namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def _run_properties(look: Look, rtl: bool) -> Xml:
    properties = element("rPr")
    if look.bold:
        properties.extend((element("b"), element("bCs")))
    if look.strike:
        properties.append(element("strike"))
    if look.colour:
        properties.append(element("color", val=look.colour))
    if look.size:
        properties.extend((element("sz", val=look.size), element("szCs", val=look.size_arabic or look.size)))
    if look.underline:
        properties.append(element("u", val="single"))
    if look.shade:
        properties.append(element("shd", val="clear", color="auto", fill=look.shade))
    if rtl:
        properties.extend((element("rtl"), element("lang", bidi="ar-SA")))
    return properties


def run(text: str, look: Look = PLAIN, *, rtl: bool) -> Xml:
    """One run of text in one direction."""
    made = element("r")
    made.append(_run_properties(look, rtl))
    words = element("t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    made.append(words)
    return made


def field(code: str, look: Look = PLAIN) -> list[Xml]:
    """A number that Word fills in, such as PAGE; it shows 1 until then."""
    runs = []
    for kind in ("begin", "instr", "separate", "text", "end"):
        made = element("r")
        made.append(_run_properties(look, rtl=False))
        if kind == "instr":
            content = element("instrText")
            content.text = f" {code} "
            content.set(qn("xml:space"), "preserve")
        elif kind == "text":
            content = element("t")
            content.text = "1"
        else:
            content = element("fldChar", fldCharType=kind)
        made.append(content)
        runs.append(made)
    return runs


def runs(text: str, setting: Setting, look: Look = PLAIN) -> list[Xml]:
    """The runs of `text`: what runs against the paragraph apart, and a mark at each seam."""
    pieces = parts(text, setting.base, setting.names)
    made = []
    for number, part in enumerate(pieces):
        direction = part.direction or setting.base
        seams = (number > 0, number < len(pieces) - 1)
        if part.direction and part.direction != setting.base:
            seams = (True, True)
        made.append(run(_held(part.text, _MARKS[direction], seams), look, rtl=direction == "rtl"))
    return made


def _held(words: str, mark: str, seams: tuple[bool, bool]) -> str:
    """`words` with a direction mark at a seam where no letter keeps them in their direction."""
    before = mark if seams[0] and not words[0].isalpha() else ""
    after = mark if seams[1] and not words[-1].isalpha() else ""
    return f"{before}{words}{after}"


def paragraph(
    content: Iterable[Xml],
    base: Direction,
    *,
    style: str = "",
    keep_next: bool = False,
    centred: bool = False,
    dense: bool = False,
) -> Xml:
    """A paragraph in one direction; its start is the side that it runs from. `dense` ones have no space after."""
    made = element("p")
    properties = element("pPr")
    if style:
        properties.append(element("pStyle", val=style))
    if keep_next:
        properties.append(element("keepNext"))
    if base == "rtl":
        properties.append(element("bidi"))
    if dense:
        properties.append(element("spacing", before=0, after=0))
    if centred:
        properties.append(element("jc", val="center"))
    made.append(properties)
    made.extend(content)
    return made


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs and its ground."""

    paragraphs: tuple[Xml, ...]
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table before it is XML: a header row, rows, and the share of the width that each column has."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...]


def table(grid: Grid, base: Direction, width: int) -> Xml:
    """A table with a repeated header; `width` in twentieths of a point, rows that do not break."""
    columns = _widths(grid.shares, width)
    made = element("tbl")
    made.append(_table_properties(base, width))
    layout = element("tblGrid")
    layout.extend(element("gridCol", w=column) for column in columns)
    made.append(layout)
    header = tuple(replace(cell, shade=cell.shade or "E8ECF0") for cell in grid.header)
    made.append(_row(header, columns, base, repeated=True))
    made.extend(_row(row, columns, base) for row in grid.rows)
    return made


def _widths(shares: Sequence[int], width: int) -> list[int]:
    """The columns' widths, which add up to the whole."""
    edges = [width * sum(shares[:at]) // sum(shares) for at in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _table_properties(base: Direction, width: int) -> Xml:
    properties = element("tblPr")
    if base == "rtl":
        properties.append(element("bidiVisual"))
    properties.append(element("tblW", w=width, type="dxa"))
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz=4, space=0, color="C3CAD3"))
    properties.append(borders)
    properties.append(element("tblLayout", type="fixed"))
    margins = element("tblCellMar")
    margins.extend(element(side, w=_CELL_MARGIN, type="dxa") for side in ("left", "right"))
    properties.append(margins)
    return properties


def _row(cells: Sequence[Cell], columns: Sequence[int], base: Direction, *, repeated: bool = False) -> Xml:
    made = element("tr")
    properties = element("trPr")
    properties.append(element("cantSplit"))
    if repeated:
        properties.append(element("tblHeader"))
    made.append(properties)
    for cell, width in zip(cells, columns, strict=True):
        made.append(_cell(cell, width, base))
    return made


def _cell(cell: Cell, width: int, base: Direction) -> Xml:
    made = element("tc")
    properties = element("tcPr")
    properties.append(element("tcW", w=width, type="dxa"))
    if cell.shade:
        properties.append(element("shd", val="clear", color="auto", fill=cell.shade))
    made.append(properties)
    made.extend(cell.paragraphs or (paragraph((), base),))
    return made
