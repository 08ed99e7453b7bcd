"""A comparison as one table.

    comparison_csv(comparison, lang)    side by side: one row a fact or item, one column a policy
    readings_csv(comparison, lang)      one row for each fact or item and policy; always the same columns

Written for spreadsheets: with the mark that makes them read UTF-8, and with `'` before a cell that
they would take for a formula. `not stated` and a blank are different things here too: a blank means
that the policy has no such item.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator

from policy_diff.model import Comparison, Divergence, Fact, Lines, Reading
from policy_diff.reports import labels, wording
from policy_diff.reports.wording import Lang

#: tells a spreadsheet that the bytes are UTF-8
MARK = "\ufeff"
_NOWHERE = ("", "", "", "")
#: what spreadsheets take for the beginning of a formula, also in the wide forms of East Asian fonts
_FORMULA = "=+-@"
COLUMNS = ("kind", "section", "number", "class", "severity", "groups", "moved", "explanation")
READING_COLUMNS = (
    *("kind", "section", "fact", "number", "siglum", "association", "status", "text", "quote", "marker"),
    *("position", "line_first", "line_last", "page_first", "page_last"),
    *("group", "moved", "class", "severity", "explanation"),
)


def comparison_csv(comparison: Comparison, lang: Lang) -> str:
    """The table side by side: what it is and how it differs, then a text, a line number and, in files that have
    pages, a page number for each policy."""
    lines, pages = ([f"{siglum} {kind}" for siglum in comparison.sigla] for kind in ("line", "page"))
    heads = [*COLUMNS, *comparison.sigla, *lines, *(pages if _has_pages(comparison) else ())]
    return _written(heads, (*_facts(comparison, lang), *_items(comparison, lang)))


def readings_csv(comparison: Comparison, lang: Lang) -> str:
    """The table of readings: what each policy says of each fact, and how it reads each item."""
    return _written(READING_COLUMNS, (*_stated(comparison, lang), *_read(comparison, lang)))


def _written(heads: Iterable[str], rows: Iterable[list[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (heads, *rows):
        writer.writerow([_cell(value) for value in row])
    return MARK + out.getvalue()


def _cell(value: str) -> str:
    """`value` as a spreadsheet and a terminal may have it: no formula, no control characters."""
    if not value.isprintable():
        value = "".join(" " if unicodedata.category(c) == "Cc" else c for c in value)
    first = unicodedata.normalize("NFKC", value.lstrip()[:1])
    return f"'{value}" if first and first in _FORMULA else value


def _divergence(divergence: Divergence, moved: tuple[str, ...], lang: Lang) -> list[str]:
    groups = " | ".join(" ".join(group) for group in divergence.groups)
    explanation = wording.pick(lang, divergence.explanation)
    return [divergence.kind.value, divergence.severity, groups, " ".join(moved), explanation]


def _has_pages(comparison: Comparison) -> bool:
    return any(policy.layout and policy.layout.pages for policy in comparison.policies)


def _places(comparison: Comparison, passages: Iterable[Fact | Reading | None]) -> Iterator[str]:
    """The first line of each, then the first page of each if there are pages at all."""
    places = [passage.lines if passage else None for passage in passages]
    yield from (_line(lines) for lines in places)
    if _has_pages(comparison):
        yield from (str(lines.pages[0]) if lines and lines.pages else "" for lines in places)


def _line(lines: Lines | None) -> str:
    return str(lines.first) if lines else ""


def _stated(comparison: Comparison, lang: Lang) -> Iterator[list[str]]:
    for number, row in enumerate(comparison.facts, 1):
        for policy in comparison.policies:
            fact = row.readings[policy.siglum]
            quote = fact.text if fact.status != "not_stated" else ""
            said = [fact.status, labels.fact_text(lang, fact), quote, "", "", *_ends(fact)]
            place = ["fact", "", row.key, str(number), policy.siglum, policy.association]
            yield [*place, *said, *_stand(row.divergence, (), policy.siglum, lang)]


def _read(comparison: Comparison, lang: Lang) -> Iterator[list[str]]:
    for section in comparison.sections:
        for number, row in enumerate(section.rows, 1):
            for policy in comparison.policies:
                reading = row.readings.get(policy.siglum)
                said = ["not_stated", "", "", "", "", *_NOWHERE]
                if reading:
                    said = ["stated", reading.text, "", reading.marker, str(reading.position), *_ends(reading)]
                place = ["item", section.key, "", str(number), policy.siglum, policy.association]
                yield [*place, *said, *_stand(row.divergence, row.moved, policy.siglum, lang)]


def _ends(passage: Fact | Reading) -> tuple[str, ...]:
    """First and last line, first and last page; blank where there are none."""
    if not passage.lines:
        return _NOWHERE
    pages = passage.lines.pages or ("", "")
    return tuple(str(end) for end in (passage.lines.first, passage.lines.last, *pages))


def _stand(divergence: Divergence, moved: tuple[str, ...], siglum: str, lang: Lang) -> list[str]:
    """With whom a policy stands, 1 for the largest group, and how the readings differ."""
    group = next((str(at) for at, sigla in enumerate(divergence.groups, 1) if siglum in sigla), "")
    kind, severity, _, _, explanation = _divergence(divergence, moved, lang)
    return [group, "yes" if siglum in moved else "", kind, severity, explanation]


def _facts(comparison: Comparison, lang: Lang) -> Iterator[list[str]]:
    for row in comparison.facts:
        facts = [row.readings[siglum] for siglum in comparison.sigla]
        yield [
            *("fact", row.key, ""),
            *_divergence(row.divergence, (), lang),
            *(labels.fact_text(lang, fact) for fact in facts),
            *_places(comparison, facts),
        ]


def _items(comparison: Comparison, lang: Lang) -> Iterator[list[str]]:
    for section in comparison.sections:
        for number, row in enumerate(section.rows, 1):
            readings = [row.readings.get(siglum) for siglum in comparison.sigla]
            yield [
                *("item", section.key, str(number)),
                *_divergence(row.divergence, row.moved, lang),
                *(reading.text if reading else "" for reading in readings),
                *_places(comparison, readings),
            ]
