"""What a full report says, in words and in order, before it is HTML or Word.

Everything is text in the language of the report, except what the policies say, which stays Arabic:
`Chunk`, `Cell.quote`, `Repair.before` and `.after`, `Notice.quote`, and every name. A renderer adds
looks and nothing else, so that two formats cannot say different things.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: how a passage differs from the reading it is compared with
Mark = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of whole words of a reading; between two chunks stands a blank, unless `tight`."""

    text: str
    mark: Mark = "same"
    tight: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A class and a severity: their codes for colours, and both in words."""

    kind: str
    severity: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who stands together, and what they say."""

    sigla: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing of the summary; `anchor` is where it is told in full."""

    name: str
    badge: Badge
    anchor: str
    explanation: str = ""
    voices: tuple[Voice, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What differs, how serious, who stands with whom; `cautions` say how to read what follows, so they come first."""

    lead: str
    cautions: tuple[str, ...]
    points: tuple[Point, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a policy says it, and how many repairs touched the lines. `anchor` leads to the repairs."""

    siglum: str
    lines: str
    repairs: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one policy says of a fact. `status` is the model's."""

    siglum: str
    status: str
    text: str
    quote: str
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One fact across some policies."""

    name: str
    anchor: str
    badge: Badge
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTable:
    """Facts side by side, for as many policies as fit on a page."""

    sigla: tuple[str, ...]
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a policy stands in a section; `kind` is a class, `same`, `extra` or `absent`."""

    siglum: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One section in the matrix."""

    name: str
    anchor: str
    cells: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Sections × associations, for as many as fit on a page."""

    sigla: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voicing:
    """A reading: who has it, where, and its words, marked against the reading compared with."""

    places: tuple[Place, ...]
    chunks: tuple[Chunk, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row: how it differs, who reads what, who lacks it, where it stands elsewhere."""

    number: int
    anchor: str
    name: str
    badge: Badge
    explanation: str
    readings: tuple[Voicing, ...]
    missing: str = ""
    moved: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Neighbouring items told together: `same` agree, `alike` are missing in the same policies, `item` is one."""

    style: Literal["same", "alike", "item"]
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section: its name, a line about it, and its items."""

    anchor: str
    name: str
    total: str
    note: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One line of a policy before and after its repairs."""

    anchor: str
    line: str
    names: str
    before: str
    after: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One policy: its names, its file, and the lines of it that were repaired."""

    anchor: str
    siglum: str
    association: str
    title: str
    file: str
    repaired: str
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something a reader should know about how a policy was read."""

    siglum: str
    badge: Badge
    message: str
    lines: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report."""

    title: str
    subtitle: str
    summary: Summary
    facts: tuple[FactTable, ...]
    matrix: tuple[Matrix, ...]
    sections: tuple[Section, ...]
    witnesses: tuple[Witness, ...]
    notices: tuple[Notice, ...]
    sigla: tuple[str, ...]
