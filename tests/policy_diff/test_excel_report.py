"""The workbook: from right to left, whole, the same every time, and text in it stays text."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText
from openxml_audit import OpenXmlValidator

from policy_diff.errors import UsageError
from policy_diff.model import Comparison
from policy_diff.reports import excel_report, excel_sheet, wording
from policy_diff.reports.direction import printable
from policy_diff.reports.excel_sheet import Column, Marked, Styled, Table, fitted, workbook
from policy_diff.reports.screen import Run
from policy_diff.reports.wording import Lang, say
from tests.policy_diff import report_material as material
from tests.policy_diff.report_material import LANGS

SHEETS = ("summary", "facts", "items", "divergences", "repairs", "policies")
FORMULAS = ('=HYPERLINK("http://evil.example","x")', "+1", "-5", "@x", "=1+1", "=cmd|' /C calc'!A1", "{=1}")


@cache
def rendered(lang: Lang) -> bytes:
    return excel_report.render(material.corpus(), lang=lang)


def opened(data: bytes, *, rich: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=rich)


def sheet(book: Any, name: str, lang: Lang) -> Any:
    return book[say(lang, f"excel.sheet.{name}")]


def rows(book: Any, name: str, lang: Lang) -> list[dict[str, Any]]:
    head, *body = sheet(book, name, lang).iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


def column(lang: Lang, key: str) -> str:
    return say(lang, f"excel.column.{key}")


def made(*cells: Any, cut: str = " …{kept}/{total}") -> Any:
    tables = (Table(name="x", columns=tuple(Column(str(n), 20) for n in range(len(cells))), rows=(cells,)),)
    return opened(workbook(tables, title="x", rtl=True, cut=cut), rich=True)["x"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_comparison_gives_the_same_bytes_whatever_the_order(lang: Lang) -> None:
    assert excel_report.render(material.corpus(), lang=lang) == rendered(lang)
    assert excel_report.render(material.corpus_turned(), lang=lang) == rendered(lang)


@pytest.mark.parametrize("lang", LANGS)
def test_sheets_run_as_the_language_and_can_be_filtered_and_printed(lang: Lang) -> None:
    book = opened(rendered(lang))
    assert book.sheetnames == [say(lang, f"excel.sheet.{name}") for name in SHEETS]
    for found in book:
        assert len(found.title) <= 31 and not set(found.title) & set("[]:*?/\\")
        assert bool(found.sheet_view.rightToLeft) == (lang == "ar")
        assert found.page_setup.paperSize == "9" or found.page_setup.paperSize == 9
    for name in SHEETS[1:]:
        found = sheet(book, name, lang)
        assert found.freeze_panes and found.auto_filter.ref == found.dimensions
        assert found.print_title_rows == "$1:$1"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("comparison", [material.corpus, material.hostile], ids=["corpus", "hostile"])
def test_the_file_is_valid(lang: Lang, comparison: Any, tmp_path: Path) -> None:
    (tmp_path / "report.xlsx").write_bytes(excel_report.render(comparison(), lang=lang))
    result = OpenXmlValidator().validate(tmp_path / "report.xlsx")
    assert result.is_valid, result.errors


@pytest.mark.parametrize("lang", LANGS)
def test_every_reading_is_there_word_for_word(lang: Lang) -> None:
    comparison = material.corpus()
    found = rows(opened(rendered(lang)), "items", lang)
    expected = [
        (printable(siglum), reading and printable(reading.text), reading and reading.lines.first)
        for section in comparison.sections
        for row in section.rows
        for siglum in comparison.sigla
        for reading in [row.readings.get(siglum)]
    ]
    keys = (column(lang, "siglum"), column(lang, "text"), column(lang, "line_first"))
    assert [tuple(row[key] for key in keys) for row in found] == expected
    present = {row[column(lang, "present")] for row in found if row[column(lang, "text")] is None}
    assert present == {say(lang, "status.no")}


@pytest.mark.parametrize("lang", LANGS)
def test_every_divergence_is_there_in_both_languages(lang: Lang) -> None:
    found = rows(opened(rendered(lang)), "divergences", lang)
    divergences = list(material.corpus().divergences())
    assert len(found) == len(divergences)
    for row, divergence in zip(found, divergences, strict=True):
        assert row[column(lang, "class")] == say(lang, f"class.{divergence.kind.value}")
        assert row[column(lang, "severity")] == say(lang, f"severity.{divergence.severity}")
        assert printable(row[column(lang, "explanation_ar")]) == printable(divergence.explanation.ar)
        assert printable(row[column(lang, "explanation_en")]) == printable(divergence.explanation.en)
        assert len(row[column(lang, "groups")].split("\n")) == len(divergence.groups)


@pytest.mark.parametrize("lang", LANGS)
def test_facts_stand_side_by_side_and_say_when_they_are_not_stated(lang: Lang) -> None:
    comparison = material.corpus()
    found = sheet(opened(rendered(lang)), "facts", lang)
    assert found.max_row == 1 + len(comparison.facts)
    for at, row in enumerate(comparison.facts, 2):
        for beside, siglum in enumerate(comparison.sigla, 4):
            value = found.cell(at, beside).value
            silent = row.readings[siglum].status == "not_stated"
            assert (value == say(lang, "status.not_stated")) == silent
            assert siglum in found.cell(1, beside).value


def test_repairs_and_policies_are_counted() -> None:
    comparison, book = material.corpus(), opened(rendered("en"))
    assert len(rows(book, "repairs", "en")) == sum(len(policy.traced.edits) for policy in comparison.policies)
    policies = rows(book, "policies", "en")
    assert [row["Association"] for row in policies] == [policy.association for policy in comparison.policies]
    assert all("/" not in row["File"] for row in policies), "the name of a file, not of a machine's folders"
    assert [row["Facts stated"] + row["Not stated"] + row["Unclear"] for row in policies] == [
        len(policy.facts) for policy in comparison.policies
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_words_that_differ_are_marked_by_more_than_colour(lang: Lang) -> None:
    book = opened(rendered(lang), rich=True)
    head, *body = sheet(book, "items", lang).iter_rows(values_only=True)
    at = head.index(column(lang, "difference"))
    marked = [row[at] for row in body if isinstance(row[at], CellRichText)]
    assert marked
    runs = [run for cell in marked for run in cell if not isinstance(run, str)]
    gone = [run.text for run in runs if run.font.strike]
    new = [run.text for run in runs if run.font.u]
    assert gone and all(text.startswith("[-") and text.endswith("-]") for text in gone)
    assert new and all(text.startswith("{+") and text.endswith("+}") for text in new)


@pytest.mark.parametrize("lang", LANGS)
def test_hostile_text_stays_text(lang: Lang) -> None:
    data = excel_report.render(material.hostile(), lang=lang)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        text = {name: parts.read(name).decode("utf-8") for name in parts.namelist()}
    assert not [name for name in text if "<f>" in text[name] or "hyperlink" in text[name].lower().split("<t")[0]]
    assert not [name for name in text if "external" in name.lower() or "vba" in name.lower()]
    cells = [cell for found in opened(data) for row in found.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    whole = "\n".join(str(cell.value) for cell in cells)
    assert all(text in whole for text in (material.SCRIPT, material.TEMPLATE, material.FORMULA, material.ENTITY))


@pytest.mark.parametrize("text", FORMULAS)
def test_what_begins_like_a_formula_is_a_text_and_stays_one_when_edited(text: str) -> None:
    found = made(text, Styled(text, "name"), Marked((Run(text), Run(" و"), Run(text, "new"))))
    for cell in found[2]:
        assert cell.data_type != "f" and str(cell.value).startswith(text)
        assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))


def test_numbers_are_numbers_and_texts_of_digits_are_texts() -> None:
    found = made(41, 0.5, "3549", "0012")
    assert [cell.value for cell in found[2]] == [41, 0.5, "3549", "0012"]


@pytest.mark.parametrize("letter", ["ب", "x", "\U0001d54f"])
def test_a_text_too_long_for_a_cell_is_cut_with_a_note(letter: str) -> None:
    text = letter * 40_000
    (cell,) = made(text)[2]
    units = len(str(cell.value).encode("utf-16-le")) // 2
    assert excel_sheet.LONGEST - 20 < units <= excel_sheet.LONGEST
    assert str(cell.value).endswith(f"/{len(text.encode('utf-16-le')) // 2}")
    assert fitted(letter * 100, "…") == letter * 100
    (marked,) = made(Marked((Run(text, "gone"), Run(" "), Run(text, "new"))))[2]
    assert str(marked.value).startswith(letter) and len(str(marked.value)) <= excel_sheet.LONGEST


def test_runs_that_excel_would_not_take_are_written_as_plain_text() -> None:
    found = made(Marked((Run("كلمة", "new"),)), Marked((Run(""), Run("كلمة", "gone"))))
    assert [str(cell.value) for cell in found[2]] == ["كلمة", "كلمة"]


def test_invisible_and_broken_characters_do_no_harm() -> None:
    policy = material.hostile().policies[0]
    strange = replace(policy, siglum="a\u202e\x07b", association="جمعية\ud800 \ufffe\x00\u2066x", title="ا\nب")
    comparison = replace(material.hostile(), policies=(strange,), sections=(), facts=())
    (row,) = rows(opened(excel_report.render(comparison, lang="ar")), "policies", "ar")
    assert row[column("ar", "title")] == "ا ب"
    assert "جمعية" in row[column("ar", "association")]


def test_more_rows_than_a_sheet_holds_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlsxwriter.worksheet.Worksheet._check_dimensions", lambda *_: -1)
    with pytest.raises(UsageError, match="more than a sheet holds"):
        workbook((Table(name="x", columns=(Column("a", 5),), rows=(("b",),)),), title="", rtl=True, cut="")


def test_the_columns_have_wordings_and_none_is_left_over() -> None:
    used = {say("en", f"excel.sheet.{name}") for name in SHEETS}
    assert len(used) == len(SHEETS)
    heads = {str(cell.value) for found in opened(rendered("en")) for cell in found[1]}
    unused = {key for key, text in wording.table("en").items() if key.startswith("excel.column.")
              and say("en", key) not in heads}  # fmt: skip
    assert not unused


def test_libreoffice_opens_it_and_shows_whole_words(tmp_path: Path) -> None:
    office, reader = material.program("soffice", "libreoffice-calc"), material.program("pdftotext", "poppler-utils")
    if not any(Path(office).resolve().parent.glob("libsclo.so")) and not shutil.which("localc"):
        pytest.skip("NOT CHECKED: LibreOffice without Calc; apt-get install libreoffice-calc")
    (tmp_path / "report.xlsx").write_bytes(rendered("ar"))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    material.ran(office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "report.xlsx")
    material.ran(reader, tmp_path / "report.pdf", tmp_path / "report.txt")
    text = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert all(siglum in text for siglum in material.corpus().sigla)
    assert "2024-05-08" in text and "107–109" in text


def test_many_policies_stand_side_by_side() -> None:
    comparison: Comparison = material.many(20)
    found = sheet(opened(excel_report.render(comparison, lang="ar")), "facts", "ar")
    assert found.max_column == 3 + 20 + 1
