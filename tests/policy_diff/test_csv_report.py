"""The two CSV tables: readable by spreadsheets, and nothing in them is a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from policy_diff.model import Comparison
from policy_diff.reports import csv_report
from policy_diff.reports.wording import Lang, say
from tests.policy_diff import report_material as material
from tests.policy_diff.report_material import LANGS

TABLES = (csv_report.comparison_csv, csv_report.readings_csv)


def read(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff") and not text.startswith("\ufeff\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_a_formula_not_even_a_head(table: object, lang: Lang) -> None:
    policies = tuple(replace(p, association=f"={p.siglum}") for p in material.hostile().policies)
    text = table(replace(material.hostile(), policies=policies), lang)  # type: ignore[operator]
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_file_named_like_a_formula() -> None:
    first, second = material.hostile().policies
    comparison = material.compare([replace(first, siglum="=1+1"), second])
    assert "'=1+1" in csv_report.comparison_csv(comparison, "en").splitlines()[0]


@pytest.mark.parametrize("lang", LANGS)
def test_one_row_a_reading(lang: Lang) -> None:
    comparison: Comparison = material.corpus()
    rows = read(csv_report.readings_csv(comparison, lang))
    assert tuple(rows[0]) == csv_report.READING_COLUMNS
    assert len(rows) == len(list(comparison.divergences())) * len(comparison.policies)
    expected = [
        row.readings[siglum].text if row.readings.get(siglum) else ""  # type: ignore[union-attr]
        for section in comparison.sections
        for row in section.rows
        for siglum in comparison.sigla
    ]
    found = [row["text"] for row in rows if row["kind"] == "item"]
    assert [text.removeprefix("'") for text in found] == [text.removeprefix("'") for text in expected]
    silent = [row for row in rows if row["kind"] == "fact" and row["status"] == "not_stated"]
    assert silent and {row["text"] for row in silent} == {say(lang, "status.not_stated")}
