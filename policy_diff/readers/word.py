"""Word (.docx) to text: what a reader of the printed document sees, in order.

    paragraph         one line, with the number or bullet that Word counts for it
    table             one line for each row, from the first cell; cells with several paragraphs line by line
    text box          its paragraphs, after the paragraph that holds it
    tracked changes   insertions are text; deletions are left out and reported
    footnotes         at the end, each after its number
    headers, footers  apart: they belong to the page
    styles            of titles and headings: the level of each line in the outline

Why from the XML: python-docx's text loses insertions, content controls, text boxes and list numbers.
What this leaves alone: the words, and blanks inside a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from policy_diff.errors import UnreadableError
from policy_diff.layout import Furniture, FurnitureKind, Layout
from policy_diff.readers.document import Note
from policy_diff.readers.word_archive import BODY, Archive, unpacked
from policy_diff.readers.word_names import MC, W, value
from policy_diff.readers.word_numbers import Numbers, numbers
from policy_diff.readers.word_outline import level_of, outline_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: what stands between the cells of a row
CELLS = " | "
#: tables in tables deeper than this are cut
DEEPEST = 30
_WANTED = (BODY, "word/numbering", "word/styles", "word/header", "word/footer", "word/footnotes", "word/endnotes")
_P, _TBL, _T, _BR, _CR = f"{W}p", f"{W}tbl", f"{W}t", f"{W}br", f"{W}cr"
_TABS = {f"{W}tab", f"{W}ptab"}
_GONE = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{MC}Fallback", f"{W}pPr", f"{W}rPr", f"{W}sdtPr"}
_BOX = f"{W}txbxContent"
_NOTE_MARKS = {f"{W}footnoteReference", f"{W}endnoteReference"}
_HYPHEN = f"{W}noBreakHyphen"

#: a line, and its level in the outline
Leveled = tuple[str, int | None]


@dataclass(slots=True)
class _Reading:
    """What is needed while a document is walked."""

    counted: Numbers
    styles: Mapping[str, tuple[str, int]]
    outline: Mapping[str, int | None] = field(default_factory=dict)
    noted: list[tuple[str, str]] = field(default_factory=list)


def read_word(data: bytes, name: str) -> tuple[str, Layout, tuple[Note, ...]]:
    """The text of a Word file, its headers and footers, and what was noticed.

    Raises UnreadableError for a broken or encrypted file, and for one that is no Word file.
    """
    archive = unpacked(data, name, _WANTED)
    root = archive.get(BODY)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise UnreadableError("is a Word file without a body", where=name, to_do="save it anew in Word")
    styles = archive.get("word/styles.xml")
    reading = _Reading(numbers(archive.get("word/numbering.xml")), _styles(styles), outline_of(styles))
    try:
        leveled = list(_blocks(body, reading, 0))
        lines = [*(line for line, _ in leveled), *_footnotes(archive, reading)]
    except RecursionError:
        raise UnreadableError("is nested too deep", where=name, to_do="save it anew in Word") from None
    levels = tuple(level for _, level in leveled) if any(level is not None for _, level in leveled) else ()
    layout = Layout((), (None,) * len(lines), tuple(_furniture(archive)), levels=levels)
    return "".join(f"{line}\n" for line in lines), layout, _notes(body)


def _styles(root: etree._Element | None) -> dict[str, tuple[str, int]]:
    """The list and level that each paragraph style brings with it, its parent's where it has none."""
    if root is None:
        return {}
    own: dict[str, tuple[str, int]] = {}
    parents: dict[str, str] = {}
    for style in root.findall(f"{W}style"):
        key = value(style, "styleId")
        parents[key] = value(style.find(f"{W}basedOn"), "val")
        listed = _listed(style.find(f"{W}pPr"))
        if listed:
            own[key] = listed
    for key in sorted(parents):
        at, seen = key, {key}
        while at not in own and parents.get(at) and parents[at] not in seen:
            at = parents[at]
            seen.add(at)
        if at in own:
            own.setdefault(key, own[at])
    return own


def _listed(properties: etree._Element | None) -> tuple[str, int] | None:
    """The list and level that a paragraph's properties name."""
    listed = properties.find(f"{W}numPr") if properties is not None else None
    if listed is None:
        return None
    level = value(listed.find(f"{W}ilvl"), "val")
    return value(listed.find(f"{W}numId"), "val"), int(level) if level.isdigit() else 0


def _words(parent: etree._Element, reading: _Reading, depth: int) -> Iterator[str]:
    """The lines below `parent`, whatever their level."""
    return (line for line, _ in _blocks(parent, reading, depth))


def _blocks(parent: etree._Element, reading: _Reading, depth: int) -> Iterator[Leveled]:
    """The lines of all paragraphs and tables below `parent`, whatever wraps them; those of tables have no level."""
    for child in parent:
        if not isinstance(child.tag, str) or child.tag in _GONE:
            continue
        if child.tag == _P:
            yield from _paragraph(child, reading, depth)
        elif child.tag == _TBL:
            if depth < DEEPEST:
                yield from ((line, None) for line in _table(child, reading, depth + 1))
        else:
            yield from _blocks(child, reading, depth)


def _paragraph(paragraph: etree._Element, reading: _Reading, depth: int) -> Iterator[Leveled]:
    """A paragraph's lines: one, or more where it has line breaks; then those of its text boxes."""
    boxes: list[etree._Element] = []
    text = "".join(_runs(paragraph, reading, boxes))
    properties = paragraph.find(f"{W}pPr")
    style = value(properties.find(f"{W}pStyle"), "val") if properties is not None else ""
    listed = _listed(properties) or reading.styles.get(style)
    marker = reading.counted.next(*listed) if listed and text.strip() else ""
    lines = f"{marker} {text}".split("\n") if marker else text.split("\n")
    level = level_of(properties, reading.outline)
    yield from ((line, level if line.strip() else None) for line in lines)
    for box in boxes:
        yield from _blocks(box, reading, depth + 1)


def _runs(element: etree._Element, reading: _Reading, boxes: list[etree._Element]) -> Iterator[str]:
    """The text below `element`, without what is deleted; text boxes are put aside."""
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _GONE:
            continue
        if tag == _BOX:
            boxes.append(child)
        elif tag == _T:
            yield (child.text or "").replace("\n", " ")
        elif tag in _TABS:
            yield "\t"
        elif tag in (_BR, _CR):
            yield "" if value(child, "type") in ("page", "column") else "\n"
        elif tag == _HYPHEN:
            yield "-"
        elif tag in _NOTE_MARKS:
            kind = "footnotes" if tag.endswith("footnoteReference") else "endnotes"
            reading.noted.append((kind, value(child, "id")))
        else:
            yield from _runs(child, reading, boxes)


def _table(table: etree._Element, reading: _Reading, depth: int) -> Iterator[str]:
    """The lines of a table's rows, and an empty line on either side."""
    yield ""
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(_TBL)) is not table or _is_deleted(row):
            continue
        cells = [_cell(cell, reading, depth) for cell in row.iter(f"{W}tc") if next(cell.iterancestors(_TBL)) is table]
        yield from _row([cell for cell in cells if cell])
    yield ""


def _is_deleted(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _cell(cell: etree._Element, reading: _Reading, depth: int) -> list[str]:
    if value(cell.find(f"{W}tcPr/{W}vMerge"), "val") == "continue":
        return []
    return [line for line in _words(cell, reading, depth) if line.strip()]


def _row(cells: list[list[str]]) -> Iterator[str]:
    """A row as one line where each cell is one paragraph, else paragraph by paragraph."""
    if all(len(cell) == 1 for cell in cells):
        line = ""
        for index, (text,) in enumerate(cells):
            counts = index > 0 and (_counts(text) or _counts(cells[index - 1][0]))
            line += ("" if index == 0 else " " if counts else CELLS) + text.strip()
        if line:
            yield line
        return
    for cell in cells:
        yield from cell


def _counts(cell: str) -> bool:
    return len(cell.strip()) <= 4 and cell.strip().strip("().-").isdigit()


def _footnotes(archive: Archive, reading: _Reading) -> Iterator[str]:
    """The notes that the text refers to, in its order, each after its number."""
    parts = {kind: archive.get(f"word/{kind}.xml") for kind in ("footnotes", "endnotes")}
    for count, (kind, key) in enumerate(list(reading.noted), 1):
        root = parts[kind]
        for note in root if root is not None else ():
            if isinstance(note.tag, str) and value(note, "id") == key:
                lines = [line for line in _words(note, reading, 0) if line.strip()]
                if lines:
                    yield from ("", f"({count}) {lines[0].strip()}", *lines[1:])


def _furniture(archive: Archive) -> Iterator[Furniture]:
    """What stands at the head and foot of the pages, each text once."""
    seen: set[str] = set()
    parts: tuple[tuple[str, FurnitureKind], ...] = (("word/header", "header"), ("word/footer", "footer"))
    for start, kind in parts:
        for root in archive.named(start):
            text = " ".join(" ".join(_words(root, _Reading(Numbers({}), {}), 0)).split())
            if text and text not in seen:
                seen.add(text)
                yield Furniture(page=0, kind=kind, text=text)


def _notes(body: etree._Element) -> tuple[Note, ...]:
    """That deleted text was left out, and how many insertions are not yet accepted."""
    deleted = " ".join("".join(gone.itertext()) for gone in body.iter(f"{W}delText") if gone.text)
    notes = []
    if deleted.strip():
        notes.append(Note("deleted_text_left_out", deleted.strip()[:200]))
    inserted = sum(1 for new in body.iter(f"{W}ins") if next(new.iter(_T), None) is not None)
    if inserted:
        notes.append(Note("insertions_not_accepted", str(inserted)))
    return tuple(notes)
