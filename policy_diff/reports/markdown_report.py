"""A comparison as Markdown: the full report in short, for minutes, mails and wikis.

Summary, facts, matrix, and the items that differ; those that agree are counted. Words that differ
are ~~gone~~ or **new**. What the policies and file names say is escaped: it can be neither markup
nor HTML. In Arabic the whole stands in a block that runs from right to left; parts that run against
a line stand between direction marks, because Markdown has nothing better.

    render(comparison, lang="ar")      the document as text
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from policy_diff.model import Comparison
from policy_diff.reports import content
from policy_diff.reports.content.view import Block, Chunk, FactTable, Item, Matrix, Section, Voicing
from policy_diff.reports.direction import Direction
from policy_diff.reports.html_report import DIRECTIONS
from policy_diff.reports.steering import steered
from policy_diff.reports.wording import Lang, say

_MARKUP = re.compile(r"[\\`*_\[\]|~$@]|:(?=//)|(?<=www)\.")
#: what makes a heading, a list, a quotation or a rule where a text begins
_BEGINNING = re.compile(r"^([#+=-]|\d+(?=[.)]))")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_AROUND = {"gone": "~~", "new": "**", "same": ""}


class _Page:
    """Writes in one language and direction."""

    def __init__(self, report: content.Report, lang: Lang) -> None:
        self.report = report
        self.lang = lang
        self.base: Direction = DIRECTIONS[lang]

    def words(self, text: str) -> str:
        """`text` as text: no markup, its order kept."""
        return _escaped(steered(text, self.base, self.report.sigla))

    def said(self, key: str) -> str:
        """A wording of the report."""
        return self.words(say(self.lang, f"report.{key}"))


def render(comparison: Comparison, *, lang: Lang) -> str:
    """The document."""
    report = content.build(comparison, lang)
    page = _Page(report, lang)
    parts = (
        _head(page),
        _facts(page),
        _matrix(page),
        _legend(page),
        *(_section(page, section) for section in report.sections),
        _notices(page),
        _policies(page),
    )
    body = "\n".join(line for part in parts for line in part)
    body = re.sub(r"\n{3,}", "\n\n", body).strip("\n")
    return f'<div dir="{page.base}" lang="{lang}">\n\n{body}\n\n</div>\n'


def _escaped(text: str) -> str:
    """Characters that mean something to Markdown or HTML, made to mean nothing."""
    text = _MARKUP.sub(lambda match: f"\\{match[0]}", text).translate(_ENTITIES)
    return _BEGINNING.sub(lambda match: f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}", text)


def _head(page: _Page) -> Iterator[str]:
    report, summary = page.report, page.report.summary
    yield f"# {page.words(report.title)}"
    yield from ("", page.words(report.subtitle), "", f"> {page.said('aid')}", "")
    yield f"## {page.said('summary')}"
    yield from ("", page.words(summary.lead), "")
    yield from (line for caution in summary.cautions for line in (page.words(caution), ""))
    for point in summary.points:
        yield f"- **{page.words(point.name)}** · {page.words(point.badge.text)}"
        said = [page.words(f"{_joined(page, voice.sigla)}: {voice.text}") for voice in point.voices]
        yield from (f"  - {line}" for line in (*said, *map(page.words, filter(None, (point.explanation, point.note)))))
    yield from (f"- {page.words(sentence)}" for sentence in summary.sentences)
    yield ""


def _joined(page: _Page, sigla: Iterable[str]) -> str:
    return say(page.lang, "list_comma").join(sigla)


def _facts(page: _Page) -> Iterator[str]:
    if page.report.facts:
        yield f"## {page.said('facts')}"
    for table in page.report.facts:
        yield from ("", *_table(page, "fact", table.sigla, _fact_rows(page, table)), "")


def _fact_rows(page: _Page, table: FactTable) -> Iterator[list[str]]:
    for row in table.rows:
        name = f"**{page.words(row.name)}**<br>{page.words(row.badge.text)}"
        cells = [
            "<br>".join(page.words(text) for text in (cell.text, cell.place.lines if cell.place else "") if text)
            for cell in row.cells
        ]
        yield [name, *cells]


def _matrix(page: _Page) -> Iterator[str]:
    if page.report.matrix:
        yield from (f"## {page.said('matrix')}", "", page.said("matrix_note"))
    for table in page.report.matrix:
        yield from ("", *_table(page, "section", table.sigla, _matrix_rows(page, table)), "")


def _matrix_rows(page: _Page, table: Matrix) -> Iterator[list[str]]:
    for row in table.rows:
        yield [f"**{page.words(row.name)}**", *(page.words(cell.text) for cell in row.cells)]


def _table(page: _Page, corner: str, sigla: Sequence[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join([page.said(corner), *map(page.words, sigla)])} |"
    yield f"|{' --- |' * (len(sigla) + 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _legend(page: _Page) -> Iterator[str]:
    """What the marks mean, in words."""
    gone, new = (f"{around}{page.said(mark)}{around}" for mark, around in _AROUND.items() if around)
    yield f"## {page.said('sections')}"
    yield from ("", f"{page.said('legend')} {gone} {page.said('legend_gone')} · {new} {page.said('legend_new')}", "")


def _section(page: _Page, section: Section) -> Iterator[str]:
    yield f"### {page.words(section.name)} · {page.words(section.total)}"
    yield from ("", page.words(section.note), "")
    for block in section.blocks:
        yield from _block(page, block)


def _block(page: _Page, block: Block) -> Iterator[str]:
    """Items that agree are counted, those missing alike quoted, others told in full."""
    if block.style == "same":
        yield f"- {page.words(block.title)}"
    elif block.style == "alike":
        yield f"- {page.words(block.title)} · {page.words(block.items[0].badge.text)}"
        for item in block.items:
            yield from (f"  - {_reading(page, voicing)}" for voicing in item.readings)
    else:
        yield from _item(page, block.items[0])


def _item(page: _Page, item: Item) -> Iterator[str]:
    explanation = f": {page.words(item.explanation)}" if item.explanation else ""
    yield f"- **{page.words(item.name)}** · {page.words(item.badge.text)}{explanation}"
    yield from (f"  - {_reading(page, voicing)}" for voicing in item.readings)
    yield from (f"  - {page.words(note)}" for note in (item.missing, item.moved) if note)


def _reading(page: _Page, voicing: Voicing) -> str:
    """Who reads it, where, and what."""
    who = say(page.lang, "list_comma").join(f"{place.siglum} ({place.lines})" for place in voicing.places)
    return f"{page.words(who)}: {_chunks(page, voicing.chunks)}"


def _chunks(page: _Page, chunks: Sequence[Chunk]) -> str:
    out = ""
    for number, chunk in enumerate(chunks):
        around = _AROUND[chunk.mark]
        out += f"{'' if number == 0 or chunk.tight else ' '}{around}{page.words(chunk.text)}{around}"
    return out


def _notices(page: _Page) -> Iterator[str]:
    yield from (f"## {page.said('findings')}", "")
    for notice in page.report.notices:
        said = " · ".join(page.words(text) for text in (notice.siglum, notice.lines, notice.message) if text)
        quote = f" {page.words(say('ar', 'quote', text=notice.quote))}" if notice.quote else ""
        yield f"- {said}{quote}"
    yield from (() if page.report.notices else (page.said("no_findings"),))
    yield ""


def _policies(page: _Page) -> Iterator[str]:
    yield from (f"## {page.said('policies')}", "")
    for witness in page.report.witnesses:
        told = (witness.association, witness.title, witness.file, witness.repaired)
        yield f"- **{page.words(witness.siglum)}**: {' · '.join(map(page.words, told))}"
