"""Tables as the bytes of a workbook in which text stays text.

Nothing that a policy or a file's name says can become a formula, a link or a number: every text is
written as a string, and one that begins like a formula is also marked as text, so that it stays one
when somebody edits the cell. A text too long for a cell is cut with a note. Same tables, same bytes.

Start reading from `Table`, then `workbook`.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import xlsxwriter

from policy_diff.errors import UsageError
from policy_diff.reports.direction import direction_of
from policy_diff.reports.screen import Run

#: how a cell looks; severities by their names
Look = Literal["text", "head", "title", "name", "faint", "doubt", "high", "medium", "low", "none"]


@dataclass(frozen=True, slots=True)
class Styled:
    """The report's own words with a look; they run as the sheet does, other text as its first letter does."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Marked:
    """A text of which some runs are `gone` or `new`."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(run.text for run in self.runs)


Cell = str | int | float | Styled | Marked | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head and width in characters."""

    head: str
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet. `fixed` columns stay in sight; without `headed` it is prose: no head, no filter."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    fixed: int = 0
    headed: bool = True


#: what a cell holds at most, in the units that Excel counts
LONGEST = 32_767
#: a workbook says when it was made; a report says the same whenever it is made
_MADE = datetime.datetime(2000, 1, 1)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
#: has Arabic and Latin, comes with LibreOffice; Excel, where it is missing, takes its own Arabic font for it. A font
#: without Arabic (Arial, where another stands in for it) makes LibreOffice drop marks before a lam-alef
_FONT, _ARABIC_CHARSET, _A4 = "DejaVu Sans", 178, 9
#: points of a line, around a cell, and of the tallest row there can be
_LINE, _PADDING, _TALLEST = 13.5, 3.0, 409.0
#: letters of a line for each unit of a column's width: Arabic letters are narrower
_LETTERS = {"ltr": 0.95, "rtl": 1.2}
_FACE: dict[str, Any] = {"font_name": _FONT, "font_charset": _ARABIC_CHARSET, "font_size": 10}
_BASE = {**_FACE, "text_wrap": True, "valign": "top"}
_RULED: dict[str, Any] = {"border": 1, "border_color": "#D5DAE1"}
_LOOKS: dict[Look, dict[str, Any]] = {
    "text": {},
    "head": {"bold": True, "bg_color": "#1C2430", "font_color": "#FFFFFF", "valign": "vcenter"},
    "title": {"bold": True, "font_size": 14, "text_wrap": False},
    "name": {"bold": True},
    "faint": {"italic": True, "font_color": "#5B6573"},
    "doubt": {"bold": True, "font_color": "#8A4B00", "bg_color": "#FDEED6"},
    "high": {"bold": True, "font_color": "#A11A1A", "bg_color": "#FBE3E1"},
    "medium": {"bold": True, "font_color": "#8A4B00", "bg_color": "#FDEED6"},
    "low": {"font_color": "#33566F", "bg_color": "#E4EEF6"},
    "none": {"font_color": "#4B5563"},
}
_RUNS: dict[str, dict[str, Any]] = {
    "gone": {**_FACE, "font_strikeout": True, "font_color": "#A11A1A"},
    "new": {**_FACE, "underline": 1, "bold": True, "font_color": "#0B5D2A"},
}


def workbook(tables: Sequence[Table], *, title: str, rtl: bool, cut: str) -> bytes:
    """The workbook. `cut` is the note after a text that was too long, with `{kept}` and `{total}` to fill.

    Raises UsageError when a table has more rows or columns than a sheet.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": title, "created": _MADE})
        writer = _Writer(book, rtl, cut)
        for table in tables:
            writer.write(table)
    return out.getvalue()


def fitted(text: str, note: str) -> str:
    """`text`, or as much of it as a cell holds with `note` after it."""
    total = _units(text)
    if total <= LONGEST:
        return text
    kept = LONGEST - _units(note.format(kept=total, total=total))
    short = text.encode("utf-16-le")[: 2 * kept].decode("utf-16-le", errors="ignore")
    return short + note.format(kept=_units(short), total=total)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@dataclass
class _Writer:
    """A workbook being written, with its formats."""

    book: Any
    rtl: bool
    cut: str
    formats: dict[tuple[object, ...], Any] = field(default_factory=dict)
    ruled: bool = False

    def write(self, table: Table) -> None:
        """One sheet."""
        sheet = self.book.add_worksheet(table.name)
        self.ruled = table.headed
        if self.rtl:
            sheet.right_to_left()
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, column.width)
        rows: list[tuple[Cell, ...]] = [*table.rows]
        if table.headed:
            rows.insert(0, tuple(Styled(column.head, "head") for column in table.columns))
        for at, row in enumerate(rows):
            sheet.set_row(at, _height(row, table.columns))
            for number, cell in enumerate(row):
                self._cell(sheet, at, number, cell)
        self._page(sheet, table)

    def _page(self, sheet: Any, table: Table) -> None:
        """How the sheet moves on a screen and prints."""
        last, width = len(table.rows), len(table.columns) - 1
        if table.headed:
            sheet.freeze_panes(1, table.fixed)
            sheet.autofilter(0, 0, last, width)
            sheet.repeat_rows(0)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{xlsxwriter.utility.xl_rowcol_to_cell(last, width)}"})
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&C&P / &N")

    def _cell(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        if cell is None:
            code = sheet.write_blank(row, column, None, self._format("text", ""))
        elif isinstance(cell, int | float):
            code = sheet.write_number(row, column, cell, self._format("text", "", align="center"))
        elif isinstance(cell, Marked):
            code = self._marked(sheet, row, column, cell)
        elif isinstance(cell, Styled):
            text = fitted(cell.text, self.cut)
            code = sheet.write_string(row, column, text, self._format(cell.look, text, rtl=self.rtl))
        else:
            text = fitted(cell, self.cut)
            code = sheet.write_string(row, column, text, self._format("text", text))
        if code:
            raise UsageError("more than a sheet holds", to_do="write it as .csv or .json, or compare fewer policies")

    def _marked(self, sheet: Any, row: int, column: int, cell: Marked) -> int:
        """Runs with their looks; as plain text where Excel would not take them."""
        runs = [run for run in cell.runs if run.text]
        text = fitted(cell.text, self.cut)
        look = self._format("text", text)
        if len(runs) < 2 or text != cell.text:
            return int(sheet.write_string(row, column, text, look))
        pieces: list[Any] = []
        for run in runs:
            pieces += [self._run(run.style), run.text] if run.style in _RUNS else [run.text]
        return int(sheet.write_rich_string(row, column, *pieces, look))

    def _run(self, style: str) -> Any:
        if ("run", style) not in self.formats:
            self.formats["run", style] = self.book.add_format(_RUNS[style])
        return self.formats["run", style]

    def _format(self, look: Look, text: str, *, rtl: bool | None = None, align: str = "") -> Any:
        """The look for this text: its reading direction, and marked as text where it looks like a formula."""
        rtl = direction_of(text) == "rtl" if rtl is None else rtl
        align = align or ("right" if rtl or self.rtl else "left")
        quoted = text.startswith(_FORMULA)
        key = (look, rtl, align, quoted, self.ruled)
        if key not in self.formats:
            direction = {"reading_order": 2 if rtl else 1, "align": align, "quote_prefix": quoted}
            self.formats[key] = self.book.add_format(_BASE | _LOOKS[look] | direction | (_RULED if self.ruled else {}))
        return self.formats[key]


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Points that the tallest cell of a row needs: not every program finds that out when it opens a file."""
    lines = (_line_count(cell, column.width) for cell, column in zip(row, columns, strict=False))
    return min(_TALLEST, _LINE * max((1, *lines)) + _PADDING)


def _line_count(cell: Cell, width: float) -> int:
    if cell is None or isinstance(cell, int | float):
        return 1
    if isinstance(cell, Styled) and not _LOOKS[cell.look].get("text_wrap", True):
        return 2
    text = cell if isinstance(cell, str) else cell.text
    lines = text[:LONGEST].split("\n")
    return sum(1 + int(len(line) / (_LETTERS[direction_of(line)] * width)) for line in lines)
