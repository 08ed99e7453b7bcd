"""A comparison as a Word document: what the HTML report says, on A4, for minutes and for print.

From right to left in Arabic; in English the page runs from left to right and the policies' words
still from right to left. Tables repeat their header. Words that differ are coloured, and struck
through or underlined as well. What the report says is made by `content`.

    write(comparison, "report.docx", lang="ar")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

from policy_diff.model import Comparison
from policy_diff.reports import content, word_rtl
from policy_diff.reports.content import Report, view
from policy_diff.reports.direction import Direction
from policy_diff.reports.word_file import TEXT_WIDTH, document_bytes
from policy_diff.reports.word_rtl import PLAIN, Cell, Grid, Look, Setting, Xml
from policy_diff.reports.wording import Lang, say

BOLD = Look(bold=True)
_SOFT = Look(colour="5B6573", size=18, size_arabic=23)
_SMALL = Look(size=18, size_arabic=23)
_MARKS: dict[view.Mark, Look] = {
    "same": PLAIN,
    "gone": Look(colour="A11A1A", strike=True, shade="FDE8E6"),
    "new": Look(colour="0B5D2A", underline=True, shade="E0F4E6"),
}
_SEVERITIES = {
    "high": Look(bold=True, colour="A11A1A", shade="FBE3E1"),
    "medium": Look(bold=True, colour="8A4B00", shade="FDEED6"),
    "low": Look(bold=True, colour="33566F", shade="E4EEF6"),
    "none": Look(bold=True, colour="4B5563", shade="EDEFF2"),
}
_GROUNDS = {
    "same": "E9F4EC",
    "absent": "ECEEF1",
    "substantive": "FBE3E1",
    "missing": "FDEED6",
    "extra": "FDEED6",
    "wording": "E4EEF6",
    "moved": "E4EEF6",
    "unclear": "FFF6CF",
}
_STATUSES = {"not_stated": "F0F1F3", "unclear": "FFF6CF"}
_ARABIC = Setting("rtl")


def write(comparison: Comparison, target: str | Path | IO[bytes], *, lang: Lang) -> None:
    """Write the document to a path or a binary stream."""
    data = render(comparison, lang=lang)
    if isinstance(target, str | Path):
        Path(target).write_bytes(data)
    else:
        target.write(data)


def render(comparison: Comparison, *, lang: Lang) -> bytes:
    """The document as bytes; the same comparison gives the same bytes."""
    report = content.build(comparison, lang)
    base: Direction = "rtl" if lang == "ar" else "ltr"
    writer = _Writer(lang, Setting(base, report.sigla))
    return document_bytes(writer.body(report), writer.footer(), title=report.title, base=base)


class _Writer:
    """Makes the body in one language; every method gives paragraphs, tables, cells or runs."""

    def __init__(self, lang: Lang, setting: Setting) -> None:
        self.lang = lang
        self.setting = setting

    def body(self, report: Report) -> Iterator[Xml]:
        """Everything, in the order of the HTML report."""
        yield self.line(report.title, style="Heading1")
        yield self.line(report.subtitle, _SOFT)
        yield self.line(self.say("aid"), _SOFT)
        yield from self.summary(report.summary)
        if report.facts:
            yield self.heading("facts")
        for facts in report.facts:
            yield from self.facts(facts)
        if report.matrix:
            yield self.heading("matrix")
        for matrix in report.matrix:
            yield from self.matrix(matrix)
        if report.matrix:
            yield self.line(self.say("matrix_note"), _SOFT)
        if report.sections:
            yield self.heading("sections")
            yield self.paragraph(self.legend())
        for section in report.sections:
            yield from self.section(section)
        yield from self.appendix(report)

    def footer(self) -> list[Xml]:
        """`page 1 of 9`, with the numbers filled in by the program."""
        fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
        words = say(self.lang, "report.page", page="\v{page}\v", pages="\v{pages}\v").split("\v")
        made = (
            word_rtl.field(fields[word], _SOFT) if word in fields else self.runs(word, _SOFT) for word in words if word
        )
        return [run for runs in made for run in runs]

    def say(self, key: str) -> str:
        return say(self.lang, f"report.{key}")

    def runs(self, text: str, look: Look = PLAIN) -> list[Xml]:
        return word_rtl.runs(text, self.setting, look)

    def paragraph(self, runs: Iterable[Xml], style: str = "", *, keep_next: bool = False) -> Xml:
        return word_rtl.paragraph(runs, self.setting.base, style=style, keep_next=keep_next)

    def line(self, text: str, look: Look = PLAIN, style: str = "") -> Xml:
        return self.paragraph(self.runs(text, look), style)

    def heading(self, key: str) -> Xml:
        return self.line(self.say(key), style="Heading2")

    def badge(self, badge: view.Badge, size: Look = PLAIN) -> list[Xml]:
        """Class and severity in words on their colour."""
        look = replace(_SEVERITIES[badge.severity], size=size.size, size_arabic=size.size_arabic)
        return [*self.runs("  "), *self.runs(f" {badge.text} ", look)]

    def arabic(self, text: str, look: Look = PLAIN) -> Xml:
        """A line of a policy's words in a cell."""
        return word_rtl.paragraph(word_rtl.runs(text, _ARABIC, look), "rtl", dense=True)

    def dense(self, text: str, look: Look = _SMALL) -> Xml:
        """A line in a cell."""
        return word_rtl.paragraph(self.runs(text, look), self.setting.base, dense=True)

    def cell(self, text: str, look: Look = _SMALL, shade: str = "") -> Cell:
        return Cell((self.dense(text, look),), shade)

    def header(self, names: Iterable[str]) -> tuple[Cell, ...]:
        return tuple(self.cell(name, replace(_SMALL, bold=True)) for name in names)

    def table(self, header: Iterable[str], rows: Iterable[Sequence[Cell]], shares: Sequence[int]) -> Iterator[Xml]:
        """A table, and the empty paragraph that parts it from what follows."""
        grid = Grid(self.header(header), tuple(map(tuple, rows)), tuple(shares))
        yield word_rtl.table(grid, self.setting.base, TEXT_WIDTH)
        yield self.paragraph(())

    def summary(self, summary: view.Summary) -> Iterator[Xml]:
        yield self.heading("summary")
        yield self.line(summary.lead, BOLD)
        yield from map(self.line, summary.cautions)
        for point in summary.points:
            yield self.paragraph([*self.runs(point.name), *self.badge(point.badge)], "Heading4")
            if point.explanation:
                yield self.line(point.explanation)
            for voice in point.voices:
                names = self.runs(f"{say(self.lang, 'list_comma').join(voice.sigla)}: ", BOLD)
                yield self.paragraph([*names, *self.runs(voice.text)])
            if point.note:
                yield self.line(point.note, _SOFT)
        yield from map(self.line, summary.sentences)

    def facts(self, table: view.FactTable) -> Iterator[Xml]:
        rows = ((self.fact_name(row), *map(self.fact, row.cells)) for row in table.rows)
        yield from self.table((self.say("fact"), *table.sigla), rows, [6] * (1 + len(table.sigla)))

    def fact_name(self, row: view.FactRow) -> Cell:
        name = self.dense(row.name, replace(_SMALL, bold=True))
        return Cell((name, self.paragraph(self.badge(row.badge, Look(size=16, size_arabic=20)))))

    def fact(self, cell: view.Cell) -> Cell:
        made = [self.dense(cell.text)]
        if cell.quote:
            made.append(self.arabic(f"«{cell.quote}»", _SOFT))
        if cell.place:
            made += [self.dense(text, _SOFT) for text in (cell.place.lines, cell.place.repairs) if text]
        return Cell(tuple(made), _STATUSES.get(cell.status, ""))

    def where(self, place: view.Place) -> str:
        return " · ".join(part for part in (place.lines, place.repairs) if part)

    def matrix(self, table: view.Matrix) -> Iterator[Xml]:
        rows = (
            (
                self.cell(row.name, replace(_SMALL, bold=True)),
                *(self.cell(cell.text, shade=_GROUNDS.get(cell.kind, "")) for cell in row.cells),
            )
            for row in table.rows
        )
        yield from self.table((self.say("section"), *table.sigla), rows, [6] * (1 + len(table.sigla)))

    def legend(self) -> list[Xml]:
        made = self.runs(f"{self.say('legend')} ")
        for mark in ("gone", "new"):
            made += self.runs(self.say(mark), _MARKS[mark])
            made += self.runs(f" {self.say(f'legend_{mark}')}{' · ' if mark == 'gone' else ''}")
        return made

    def section(self, section: view.Section) -> Iterator[Xml]:
        about = " · ".join(part for part in (section.total, section.note) if part)
        yield self.paragraph([*self.runs(section.name), *self.runs(f"  {about}", _SOFT)], "Heading3")
        for block in section.blocks:
            if block.style == "item":
                yield from self.item(block.items[0])
            else:
                badge = self.badge(block.items[0].badge) if block.style == "alike" else []
                yield self.paragraph([*self.runs(block.title), *badge], "Heading4")
                for item in block.items:
                    for reading in item.readings:
                        yield from self.reading(reading, item.name)

    def item(self, item: view.Item) -> Iterator[Xml]:
        yield self.paragraph([*self.runs(item.name), *self.badge(item.badge)], "Heading4")
        yield self.paragraph(self.runs(item.explanation, _SOFT), keep_next=True)
        for reading in item.readings:
            yield from self.reading(reading)
        for note in (item.missing, item.moved):
            if note:
                yield self.line(note, replace(_SOFT, bold=True))

    def reading(self, reading: view.Voicing, lead: str = "") -> Iterator[Xml]:
        """Who reads it and where, then the words with their marks."""
        who = self.runs(f"{lead} · ", _SOFT) if lead else []
        for number, place in enumerate(reading.places):
            comma = say(self.lang, "list_comma") if number else ""
            who += self.runs(f"{comma}{place.siglum}", replace(_SMALL, bold=True))
            if place.lines:
                who += self.runs(f" {self.where(place)}", _SOFT)
        if reading.reference:
            who += self.runs(f" ({reading.reference})", _SOFT)
        yield self.paragraph(who, keep_next=True)
        yield word_rtl.paragraph(self.marked(reading.chunks), "rtl")

    def marked(self, chunks: Sequence[view.Chunk]) -> Iterator[Xml]:
        """The words of a reading; a blank run between chunks, so that no mark covers it."""
        for number, chunk in enumerate(chunks):
            if number and not chunk.tight:
                yield word_rtl.run(" ", rtl=True)
            yield from word_rtl.runs(chunk.text, _ARABIC, _MARKS[chunk.mark])

    def appendix(self, report: Report) -> Iterator[Xml]:
        yield self.heading("appendix")
        yield self.line(self.say("policies"), style="Heading3")
        names = [self.say(key) for key in ("siglum", "association", "document", "file", "repaired")]
        yield from self.table(names, map(self.witness, report.witnesses), (4, 8, 8, 8, 6))
        yield self.line(self.say("findings"), style="Heading3")
        if report.notices:
            names = [self.say(key) for key in ("siglum", "severity", "message", "place")]
            yield from self.table(names, map(self.notice, report.notices), (3, 4, 12, 4))
        else:
            yield self.line(self.say("no_findings"))
        yield self.line(self.say("repairs"), style="Heading3")
        yield self.line(self.say("repairs_note"), _SOFT)
        for witness in report.witnesses:
            yield from self.repairs(witness)
        yield self.line(self.say("aid"), _SOFT)

    def witness(self, witness: view.Witness) -> tuple[Cell, ...]:
        siglum = self.cell(witness.siglum, replace(_SMALL, bold=True))
        file = Setting(self.setting.base, (witness.file,))
        named = Cell((word_rtl.paragraph(word_rtl.runs(witness.file, file, _SMALL), file.base, dense=True),))
        return siglum, self.cell(witness.association), self.cell(witness.title), named, self.cell(witness.repaired)

    def notice(self, notice: view.Notice) -> tuple[Cell, ...]:
        message = [self.dense(notice.message)]
        if notice.quote:
            message.append(self.arabic(f"«{notice.quote}»", _SOFT))
        badge = self.paragraph(self.badge(notice.badge, _SMALL))
        return self.cell(notice.siglum), Cell((badge,)), Cell(tuple(message)), self.cell(notice.lines)

    def repairs(self, witness: view.Witness) -> Iterator[Xml]:
        yield self.line(f"{witness.siglum} · {witness.association} · {witness.repaired}", style="Heading4")
        if witness.repairs:
            names = [self.say(key) for key in ("line", "before", "after", "repair")]
            yield from self.table(names, map(self.repair, witness.repairs), (2, 9, 9, 5))

    def repair(self, repair: view.Repair) -> tuple[Cell, ...]:
        why = [self.dense(repair.names)]
        if repair.note:
            why.append(self.dense(repair.note, _SOFT))
        before, after = self.arabic(repair.before, _SOFT), self.arabic(repair.after, _SMALL)
        return self.cell(repair.line), Cell((before,)), Cell((after,)), Cell(tuple(why))
