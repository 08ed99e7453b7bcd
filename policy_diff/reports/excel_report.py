"""A comparison as an Excel workbook: summary, facts, items, divergences, repairs, policies.

From right to left in Arabic. Every sheet can be filtered and printed on A4. The facts stand side by
side, one row a fact; the items have one row for each clause and association, also for those that do
not have it, and a column in which the words that differ from the reading compared with are marked.
What a policy says is in its cell as it is, without marks, so that it can be searched and copied.

    render(comparison, lang="ar")      the workbook as bytes

Start reading from `render`; how cells are written is in `excel_sheet`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from normalizers import Edit
from policy_diff.model import Comparison, Divergence, DivergenceClass, Fact, Lines, Policy, Reading, Row, SectionRows
from policy_diff.paging import page_of
from policy_diff.reports import content, labels, marking, wording
from policy_diff.reports.content.appendix import file_name
from policy_diff.reports.content.edition import Edition
from policy_diff.reports.content.view import Point
from policy_diff.reports.direction import printable
from policy_diff.reports.excel_sheet import Cell, Column, Look, Marked, Styled, Table, workbook
from policy_diff.reports.html_report import DIRECTIONS
from policy_diff.reports.reasons import reason
from policy_diff.reports.steering import steered
from policy_diff.reports.terminal import witnesses
from policy_diff.reports.what_matters import PLAIN
from policy_diff.reports.wording import Lang, say

_STATUS_LOOKS: dict[str, Look] = {"stated": "text", "not_stated": "faint", "unclear": "doubt"}
#: words of a clause that are enough to recognise it
SHORT = 12


def render(comparison: Comparison, *, lang: Lang) -> bytes:
    """The workbook."""
    edition = Edition(comparison, lang)
    report = content.build(comparison, lang)
    tables = (
        _summary(edition, report),
        _facts(edition),
        _items(edition),
        _divergences(edition),
        _repairs(edition),
        _policies(edition),
    )
    return workbook(tables, title=report.title, rtl=lang == "ar", cut=say(lang, "excel.cut"))


def _own(edition: Edition, text: str, look: Look = "text") -> Styled:
    """A sentence of the report's own, in which names and numbers keep their order; line by line."""
    base = DIRECTIONS[edition.lang]
    return Styled("\n".join(steered(line, base, edition.comparison.sigla) for line in text.split("\n")), look)


def _table(
    edition: Edition, sheet: str, columns: Sequence[tuple[str, float]], rows: Iterable[tuple[Cell, ...]], fixed: int
) -> Table:
    """A sheet whose heads are wordings of their own."""
    heads = tuple(Column(say(edition.lang, f"excel.column.{key}"), width) for key, width in columns)
    return Table(name=say(edition.lang, f"excel.sheet.{sheet}"), columns=heads, rows=tuple(rows), fixed=fixed)


def _summary(edition: Edition, report: content.Report) -> Table:
    """What the report says first, as prose in three columns: of what, how strongly, what."""
    lang, summary = edition.lang, report.summary
    rows: list[tuple[Cell, ...]] = [
        (_own(edition, report.title, "title"),),
        (_own(edition, report.subtitle, "faint"),),
        (None, None, Styled(say(lang, "report.aid"), "faint")),
        (Styled(say(lang, "report.summary"), "name"), None, _own(edition, summary.lead)),
        *((None, None, _own(edition, caution)) for caution in summary.cautions),
        *(_point(edition, point) for point in summary.points),
        *((None, None, _own(edition, sentence)) for sentence in summary.sentences),
    ]
    columns = (Column("", 42), Column("", 24), Column("", 95))
    return Table(name=say(lang, "excel.sheet.summary"), columns=columns, rows=tuple(rows), headed=False)


def _point(edition: Edition, point: Point) -> tuple[Cell, ...]:
    voices = (f"{edition.joined(voice.sigla)}: {voice.text}" for voice in point.voices)
    said = "\n".join(line for line in (*voices, point.explanation, point.note) if line)
    return (
        _own(edition, point.name, "name"),
        _own(edition, point.badge.text, _severity_look(point.badge.severity)),
        _own(edition, said),
    )


def _severity_look(severity: str) -> Look:
    looks: dict[str, Look] = {"high": "high", "medium": "medium", "low": "low"}
    return looks.get(severity, "none")


def _weight(edition: Edition, divergence: Divergence) -> tuple[Cell, Cell]:
    """Class and severity in words, the severity in its colour."""
    kind = say(edition.lang, f"class.{divergence.kind.value}")
    severity = say(edition.lang, f"severity.{divergence.severity}")
    return kind, Styled(severity, _severity_look(divergence.severity))


def _name(policy: Policy) -> str:
    return printable(policy.association)


def _lines(lines: Lines | None) -> tuple[Cell, ...]:
    """First and last line, first and last page."""
    return (lines.first, lines.last, *(lines.pages or (None, None))) if lines else (None,) * 4


def _facts(edition: Edition) -> Table:
    """One row a fact, one column an association."""
    head = (("fact", 26), ("class", 14), ("severity", 12))
    columns = [Column(say(edition.lang, f"excel.column.{key}"), width) for key, width in head]
    columns += [
        Column("\n".join(filter(None, (_name(policy), policy.siglum))), 30) for policy in edition.comparison.policies
    ]
    columns.append(Column(say(edition.lang, "excel.column.explanation"), 70))
    rows = tuple(
        (
            Styled(labels.fact_name(edition.lang, row.key), "name"),
            *_weight(edition, row.divergence),
            *(_fact(edition, row.readings[siglum]) for siglum in edition.comparison.sigla),
            _own(edition, wording.pick(edition.lang, row.divergence.explanation)),
        )
        for row in edition.comparison.facts
    )
    return Table(name=say(edition.lang, "excel.sheet.facts"), columns=tuple(columns), rows=rows, fixed=1)


def _fact(edition: Edition, fact: Fact) -> Cell:
    """The value in words, the policy's own words where they say more, and the lines."""
    value = labels.fact_text(edition.lang, fact)
    quote = say("ar", "quote", text=fact.text) if fact.text and fact.text not in value else ""
    place = edition.lines(fact.lines) if fact.lines and fact.status != "not_stated" else ""
    return _own(edition, "\n".join(line for line in (value, quote, place) if line), _STATUS_LOOKS[fact.status])


_ITEM_COLUMNS = (
    *(("section", 22), ("number", 7), ("siglum", 12), ("association", 28), ("present", 9), ("text", 70)),
    *(("difference", 60), ("marker", 8), ("position", 8), ("line_first", 8), ("line_last", 8)),
    *(("page_first", 10), ("page_last", 10)),
    *(("class", 14), ("severity", 12), ("group", 10), ("moved", 10)),
)


def _items(edition: Edition) -> Table:
    """One row for each clause and association."""
    rows = (
        cells
        for section in edition.comparison.sections
        for number, row in enumerate(section.rows, 1)
        for cells in _row(edition, section, number, row)
    )
    return _table(edition, "items", _ITEM_COLUMNS, rows, fixed=3)


def _row(edition: Edition, section: SectionRows, number: int, row: Row) -> Iterator[tuple[Cell, ...]]:
    name = edition.section_name(section)
    reference = next((reading for _, reading in witnesses(edition.comparison, row)), None)
    groups = {siglum: at for at, group in enumerate(row.divergence.groups, 1) for siglum in group}
    for siglum, policy in edition.policies.items():
        reading = row.readings.get(siglum)
        yield (
            *(name, number, printable(siglum), _name(policy)),
            *_reading(edition, row, reading, reference),
            *_weight(edition, row.divergence),
            groups.get(siglum),
            say(edition.lang, "status.yes") if siglum in row.moved else None,
        )


def _reading(edition: Edition, row: Row, reading: Reading | None, reference: Reading | None) -> tuple[Cell, ...]:
    """Whether it is there, its words, what differs in them, and where it stands."""
    if reading is None:
        return (Styled(say(edition.lang, "status.no"), "faint"), *(None,) * 8)
    return (
        say(edition.lang, "status.yes"),
        printable(reading.text),
        _difference(row, reading, reference),
        printable(reading.marker) or None,
        reading.position,
        *_lines(reading.lines),
    )


def _difference(row: Row, reading: Reading, reference: Reading | None) -> Cell:
    """The words that differ from the reading compared with, marked; nothing where none do."""
    if reference is None or row.divergence.kind is DivergenceClass.IDENTICAL:
        return None
    spelling = row.divergence.kind is DivergenceClass.ORTHOGRAPHIC
    runs = marking.marked(printable(reference.text), printable(reading.text), spelling=spelling)
    return Marked(runs) if any(run.style in marking.MARKS for run in runs) else None


def _divergences(edition: Edition) -> Table:
    """One row a fact or clause, with its explanation in both languages."""
    columns = (
        *(("kind", 9), ("section", 22), ("number", 7), ("subject", 45), ("class", 14), ("severity", 12)),
        *(
            ("differs", 9),
            ("groups", 34),
            ("lacking", 22),
            ("moved", 16),
            ("explanation_ar", 70),
            ("explanation_en", 70),
        ),
    )
    return _table(edition, "divergences", columns, (*_fact_divergences(edition), *_item_divergences(edition)), fixed=4)


def _fact_divergences(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(edition.comparison.facts, 1):
        silent = [siglum for siglum, fact in row.readings.items() if fact.status == "not_stated"]
        subject = Styled(labels.fact_name(edition.lang, row.key), "name")
        place = (say(edition.lang, "excel.fact"), None, number, subject)
        yield (*place, *_differing(edition, row.divergence, silent, ()))


def _item_divergences(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for section in edition.comparison.sections:
        for number, row in enumerate(section.rows, 1):
            absent = [siglum for siglum, reading in row.readings.items() if reading is None]
            text = next((reading.text for _, reading in witnesses(edition.comparison, row)), "")
            subject = marking.shortened(printable(text), SHORT)
            place = (say(edition.lang, "excel.item"), edition.section_name(section), number, subject)
            yield (*place, *_differing(edition, row.divergence, absent, row.moved))


def _differing(
    edition: Edition, divergence: Divergence, lacking: Sequence[str], moved: Sequence[str]
) -> tuple[Cell, ...]:
    groups = "\n".join(f"{number}: {edition.joined(group)}" for number, group in enumerate(divergence.groups, 1))
    return (
        *_weight(edition, divergence),
        say(edition.lang, "status.no" if divergence.kind in PLAIN else "status.yes"),
        _own(edition, groups),
        _own(edition, edition.joined(lacking)) if lacking else None,
        _own(edition, edition.joined(moved)) if moved else None,
        steered(divergence.explanation.ar, "rtl", edition.comparison.sigla),
        steered(divergence.explanation.en, "ltr", edition.comparison.sigla),
    )


def _repairs(edition: Edition) -> Table:
    """One row a repair, with the line before and after it and why it is believed."""
    columns = (
        *(("siglum", 12), ("line", 8), ("page", 8), ("repair", 26), ("code", 18), ("status", 16), ("confidence", 9)),
        *(("before", 60), ("after", 60), ("evidence", 60)),
    )
    rows = (_repair(edition, policy, edit) for policy in edition.comparison.policies for edit in policy.traced.repairs)
    return _table(edition, "repairs", columns, rows, fixed=2)


def _repair(edition: Edition, policy: Policy, edit: Edit) -> tuple[Cell, ...]:
    made = edit.status == "applied"
    name = f"report.repair_name.{edit.code}"
    return (
        *(printable(policy.siglum), edit.line, page_of(policy.layout, edit.line)),
        say(edition.lang, name) if wording.has(name) else labels.repair_names().get(edit.code, edit.code),
        edit.code,
        say(edition.lang, "excel.made") if made else Styled(say(edition.lang, "report.suggested"), "doubt"),
        edit.confidence,
        *(printable(edit.before), printable(edit.after), printable(wording.pick(edition.lang, reason(edit.evidence)))),
    )


def _policies(edition: Edition) -> Table:
    """One row a policy: what it is, how much of it was understood, and its file."""
    columns = (
        *(("siglum", 12), ("association", 36), ("title", 44), ("type", 28), ("sections", 9), ("items", 9)),
        *(("stated", 9), ("not_stated", 9), ("unclear", 9), ("repairs", 10), ("confidence", 9), ("notes", 60)),
        *(("file", 30), ("sha256", 44)),
    )
    return _table(
        edition, "policies", columns, (_policy(edition, policy) for policy in edition.comparison.policies), fixed=1
    )


def _policy(edition: Edition, policy: Policy) -> tuple[Cell, ...]:
    lang = edition.lang
    statuses = [fact.status for fact in policy.facts.values()]
    notes = "\n".join(wording.pick(lang, finding.message) for finding in policy.findings)
    return (
        Styled(printable(policy.siglum), "name"),
        _name(policy) or Styled(say(lang, "report.unnamed"), "faint"),
        printable(policy.title) or Styled(say(lang, "report.untitled"), "faint"),
        labels.policy_type_name(lang, policy.policy_type),
        len(policy.sections),
        sum(1 for section in policy.sections for _ in section.walk()),
        *(statuses.count(status) for status in ("stated", "not_stated", "unclear")),
        sum(edit.status == "applied" for edit in policy.traced.edits),
        policy.traced.confidence,
        _own(edition, notes) if notes else None,
        printable(file_name(edition, policy.source.path)),
        policy.source.sha256,
    )
