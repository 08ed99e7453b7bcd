"""Pages reach every table: CSV, Excel and frames; a file without pages has none of them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from functools import cache

import openpyxl

from policy_diff import frames
from policy_diff.collate import compare
from policy_diff.layout import Layout, Page, Place
from policy_diff.model import Comparison, Policy
from policy_diff.paging import paged
from policy_diff.reports import csv_report, excel_report
from tests.policy_diff import report_material as material

PER_PAGE = 20


def on_pages(policy: Policy) -> Policy:
    """The policy as if it had been read from a file of so many lines a page."""
    count = len(policy.traced.lines)
    pages = tuple(Page(n, 595, 842, "glyphs", 1.0) for n in range(1, count // PER_PAGE + 2))
    return paged(replace(policy, layout=Layout(pages, tuple(Place(n // PER_PAGE + 1) for n in range(count)))))


@cache
def mixed() -> Comparison:
    """One policy of a file with pages, one without."""
    first, second, *_ = material.corpus().policies
    return compare([on_pages(first), second])


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_readings_as_csv() -> None:
    one, two = mixed().sigla
    found = [row for row in rows(csv_report.readings_csv(mixed(), "en")) if row["line_first"]]
    for row in found:
        expected = [str((int(row[f"line_{end}"]) - 1) // PER_PAGE + 1) for end in ("first", "last")]
        assert [row["page_first"], row["page_last"]] == (expected if row["siglum"] == one else ["", ""])
    assert {row["siglum"] for row in found} == {one, two}


def test_the_table_side_by_side() -> None:
    one, two = mixed().sigla
    found = rows(csv_report.comparison_csv(mixed(), "en"))
    assert any(row[f"{one} page"] for row in found)
    assert all(bool(row[f"{one} page"]) == bool(row[f"{one} line"]) for row in found)
    assert not any(row[f"{two} page"] for row in found)
    assert f"{one} page" not in rows(csv_report.comparison_csv(material.corpus(), "en"))[0]


def test_the_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(excel_report.render(mixed(), lang="en")))
    for sheet in book.worksheets:
        heads = [cell.value for cell in sheet[1]]
        if "From page" in heads:
            known = [row for row in sheet.iter_rows(min_row=2, values_only=True) if row[heads.index("From line")]]
            pages = {
                siglum: [row[heads.index("From page")] for row in known if siglum in row] for siglum in mixed().sigla
            }
            one, two = mixed().sigla
            assert all(pages[one]) and pages[two] and not any(pages[two])
            return
    raise AssertionError("no sheet has pages")


def test_the_frames() -> None:
    one, two = mixed().sigla
    for frame in (frames.items(mixed()), frames.sections(mixed()), frames.readings(mixed()), frames.repairs(mixed())):
        name = "page" if "page" in frame else "page_first"
        assert frame.loc[frame["siglum"] == two, name].isna().all()
    items = frames.items(mixed())
    mine = items[items["siglum"] == one]
    assert (mine["page_first"] == (mine["line_first"] - 1) // PER_PAGE + 1).all()
