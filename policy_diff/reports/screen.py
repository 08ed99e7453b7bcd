"""Lines for a terminal or a pipe: wrapped, coloured, and in the order of characters it needs.

Everything above this file is in logical order. Here a line is measured and wrapped first and
reordered last, once, line by line: wrapping visual text would put its words in the wrong lines.
A pipe gets logical order, no colours and no wrapping, so that what is read can be searched.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from normalizers import alphabet

#: `logical`: as stored. `visual`: reordered by us. `explicit`: reordered, with the terminal told so.
Order = Literal["logical", "visual", "explicit"]

_SGR = {"bold": "1", "dim": "2", "gone": "31", "new": "32", "low": "36", "medium": "33", "high": "1;31"}
_RESET = "\x1b[0m"
_EXPLICIT = ("\x1b[8l", "\x1b[8h")
_NARROWEST = 24
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style; `style` is a name of `_SGR` or empty."""

    text: str
    style: str = ""


#: parts two runs: a character that is of right-to-left order and is never printed
_PART = Run(alphabet.RIGHT_TO_LEFT_MARK)


@dataclass(frozen=True, slots=True)
class Line:
    """A lead in the language of the report, and a body in the language of the policies."""

    lead: tuple[Run, ...]
    body: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """What the reader looks at. `width` None means no wrapping; `rtl` is the side leads stand on."""

    width: int | None = None
    colour: bool = False
    order: Order = "logical"
    rtl: bool = False


def line(lead: str | Run | Sequence[Run], *body: str | Run) -> Line:
    """A line of a lead and a body, each a text or styled runs."""
    leads = (lead,) if isinstance(lead, str | Run) else lead
    return Line(tuple(map(_run, leads)), tuple(map(_run, body)))


def _run(text: str | Run) -> Run:
    return text if isinstance(text, Run) else Run(text)


def width_of(text: str) -> int:
    """The columns that `text` takes: marks none, wide letters two."""
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def render(lines: Iterable[Line], screen: Screen) -> str:
    """The text of `lines` for `screen`, each ended by a line feed."""
    parted = (_parted(item) if screen.rtl else item for item in lines)
    drawn = (_draw(lead, body, screen) for item in parted for lead, body in _wrapped(item, screen.width))
    return "".join(f"{text}\n" for text in drawn)


def _parted(item: Line) -> Line:
    """The line with its lead's runs kept apart, so that a siglum and a date do not trade places from right to left."""
    return Line(tuple(part for run in item.lead for part in (run, _PART)), item.body)


def _cells(runs: Iterable[Run]) -> list[Cell]:
    """One cell a character. What is printed is one line: breaks and controls in it become blanks."""
    cells: list[Cell] = []
    for run in runs:
        if run is _PART:
            cells.append((run.text, ""))
        else:
            kept = (c for c in run.text if c not in alphabet.DIRECTION_MARKS)
            cells += [(c if c.isprintable() else " ", run.style) for c in kept]
    return cells


def _wrapped(item: Line, width: int | None) -> Iterator[tuple[list[Cell], list[Cell]]]:
    """The rows of a line, each a lead and a body; a row's lead is blank after the first."""
    lead, body = _cells(item.lead), _cells(item.body)
    if width is None or _width(lead) + _width(body) <= width:
        yield lead, body
    elif not body:
        blank = _blanks(min(_indent(lead), max(0, width - _NARROWEST)))
        for number, row in enumerate(_rows(lead, width - len(blank))):
            yield (blank + row if number else row), []
    else:
        if width - _width(lead) < _NARROWEST:
            yield from _wrapped(Line(item.lead), width)
            lead = _blanks(min(_indent(lead) + 2, max(0, width - _NARROWEST)))
        for row in _rows(body, width - _width(lead)):
            yield lead, row
            lead = _blanks(_width(lead))


def _blanks(count: int) -> list[Cell]:
    return [(" ", "")] * count


def _indent(cells: Sequence[Cell]) -> int:
    return next((at for at, (c, _) in enumerate(cells) if c != " "), len(cells))


def _width(cells: Iterable[Cell]) -> int:
    return sum(_columns(c) for c, _ in cells)


def _rows(cells: Sequence[Cell], width: int) -> Iterator[list[Cell]]:
    """`cells` in rows of at most `width` columns, broken at blanks; a longer word gets a row of its own."""
    row: list[Cell] = []
    for word in _words(cells):
        if _trimmed(row) and _width(row) + _width(_trimmed(word)) > width:
            yield _trimmed(row)
            row = []
        row = [*row, *word]
    if row:
        yield _trimmed(row)


def _words(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """Words, each with the blanks after it."""
    word: list[Cell] = []
    for cell in cells:
        if word and word[-1][0] == " " and cell[0] != " ":
            yield word
            word = []
        word.append(cell)
    if word:
        yield word


def _trimmed(row: list[Cell]) -> list[Cell]:
    while row and row[-1][0] == " ":
        row = row[:-1]
    return row


def _draw(lead: list[Cell], body: list[Cell], screen: Screen) -> str:
    if screen.order == "logical":
        return _styled(_trimmed([cell for cell in (*lead, *body) if cell[0] != _PART.text]), screen.colour)
    if screen.rtl:
        cells = visual([*lead, *body], "R")
        blanks = (screen.width or 0) - _width(cells)
        cells = _blanks(max(0, blanks)) + cells
    else:
        cells = visual(lead, "L") + visual(body, "R" if _has_arabic(body) else "L")
    text = _styled(cells, screen.colour)
    return f"{_EXPLICIT[0]}{text}{_EXPLICIT[1]}" if screen.order == "explicit" else text


def _styled(cells: Sequence[Cell], colour: bool) -> str:
    if not colour:
        return "".join(c for c, _ in cells)
    out: list[str] = []
    now = ""
    for character, style in cells:
        if style != now:
            out.append((_RESET if now else "") + (f"\x1b[{_SGR[style]}m" if style else ""))
            now = style
        out.append(character)
    return "".join(out) + (_RESET if now else "")


def _has_arabic(cells: Iterable[Cell]) -> bool:
    return any(alphabet.is_letter(c) for c, _ in cells)


def visual(cells: Sequence[Cell], base: Literal["L", "R"]) -> list[Cell]:
    """One line of `cells` as it stands on paper from left to right: letters shaped, then reordered."""
    shaped = _shaped(cells)
    if not shaped:
        return []
    order, mirrored = _reordered("".join(c for c, _ in shaped), base)
    drawn = ((character, shaped[at][1]) for at, character in zip(order, mirrored, strict=True))
    return [cell for cell in drawn if cell[0] != _PART.text]


def _reordered(text: str, base: Literal["L", "R"]) -> tuple[list[int], list[str]]:
    """For each place on paper, which character of `text` stands there and how it is drawn.

    The steps of `bidi.algorithm.get_display`, which gives the text alone: the places are needed
    because a colour belongs to a character. That module also mirrors brackets; `bidi.get_display`
    does not.
    """
    from bidi import algorithm

    storage: Any = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = (1, "R") if base == "R" else (0, "L")
    algorithm.get_embedding_levels(text, storage)
    for at, entry in enumerate(storage["chars"]):
        entry["at"] = at
    algorithm.explicit_embed_and_overrides(storage)
    for step in ("resolve_weak_types", "resolve_neutral_types", "resolve_implicit_levels",
                 "reorder_resolved_levels", "apply_mirroring"):  # fmt: skip
        getattr(algorithm, step)(storage, False)
    return [entry["at"] for entry in storage["chars"]], [entry["ch"] for entry in storage["chars"]]


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    # Few terminal fonts have the ligature of the word for God; marks are part of the text.
    return ArabicReshaper({"delete_harakat": False, "delete_tatweel": False, "ARABIC LIGATURE ALLAH": False})


def _shaped(cells: Sequence[Cell]) -> list[Cell]:
    """`cells` with each letter in the form its neighbours ask for; lam-alef becomes one cell."""
    text = "".join(c for c, _ in cells)
    if not any(map(alphabet.is_letter, text)):
        return list(cells)
    out: list[Cell] = []
    at = 0
    for character in _reshaper().reshape(text):
        style = cells[min(at, len(cells) - 1)][1]
        out.append((character, style))
        at += len(unicodedata.normalize("NFKC", character)) if alphabet.is_presentation_form(character) else 1
    return out
