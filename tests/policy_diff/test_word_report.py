"""The Word report: valid, from right to left in every part, and what the HTML report says."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from normalizers import alphabet
from policy_diff.reports import content, word_report
from policy_diff.reports.direction import printable
from policy_diff.reports.wording import Lang, say
from tests.policy_diff import report_material as material
from tests.policy_diff.report_material import LANGS

NAMESPACES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


@cache
def written(lang: Lang) -> bytes:
    return word_report.render(material.corpus(), lang=lang)


def body(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data)).element.body


def found(node: Any, path: str) -> list[Any]:
    return list(node.xpath(path))


def text_of(node: Any) -> str:
    """The text without the marks that only steer direction."""
    return printable("".join(text.text or "" for text in node.iter(qn("w:t"))))


def paragraphs(node: Any) -> list[str]:
    return [" ".join(text_of(paragraph).split()) for paragraph in node.iter(qn("w:p"))]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode("utf-8")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("comparison", [material.corpus, material.hostile], ids=["corpus", "hostile"])
def test_it_is_a_valid_document(comparison: Any, lang: Lang, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    word_report.write(comparison(), file, lang=lang)
    result = OpenXmlValidator().validate(file)
    assert result.is_valid and not result.errors, [error.description for error in result.errors[:5]]


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_comparison_gives_the_same_bytes(lang: Lang) -> None:
    stream = io.BytesIO()
    word_report.write(material.corpus_turned(), stream, lang=lang)
    assert stream.getvalue() == written(lang)
    with zipfile.ZipFile(stream) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "WithEffects" in name or "thumbnail" in name]
    assert re.findall(r"\d{4}-\d\d-\d\dT", part(written(lang), "docProps/core.xml")) == ["2000-01-01T"] * 2


def test_every_paragraph_and_table_runs_from_right_to_left() -> None:
    holders = [body(written("ar")), docx.Document(io.BytesIO(written("ar"))).sections[0].footer._element]
    for holder in holders:
        lines = list(holder.iter(qn("w:p")))
        assert lines and not [p for p in lines if p.find("w:pPr/w:bidi", NAMESPACES) is None]
    tables = list(holders[0].iter(qn("w:tbl")))
    assert tables and not [t for t in tables if t.find("w:tblPr/w:bidiVisual", NAMESPACES) is None]
    assert holders[0].find("w:sectPr/w:bidi", NAMESPACES) is not None


@pytest.mark.parametrize("lang", LANGS)
def test_every_run_says_its_direction(lang: Lang) -> None:
    """Arabic runs are marked as such, runs with Latin letters are not, and each size has its twin."""
    for run in body(written(lang)).iter(qn("w:r")):
        words = "".join(text.text or "" for text in run.iter(qn("w:t")))
        rtl = run.find("w:rPr/w:rtl", NAMESPACES) is not None
        if any(map(alphabet.is_letter, words)):
            assert rtl, words
            assert run.find("w:rPr/w:lang", NAMESPACES).get(qn("w:bidi")) == "ar-SA"
        elif any(c.isascii() and c.isalpha() for c in words):
            assert not rtl, words
        for one, twin in (("b", "bCs"), ("sz", "szCs")):
            has = [run.find(f"w:rPr/w:{name}", NAMESPACES) is not None for name in (one, twin)]
            assert has[0] == has[1]


def test_english_pages_run_from_left_to_right_and_their_quotations_do_not() -> None:
    document = body(written("en"))
    for paragraph in document.iter(qn("w:p")):
        bidi = paragraph.find("w:pPr/w:bidi", NAMESPACES) is not None
        latin = any(c.isascii() and c.isalpha() for c in text_of(paragraph))
        assert not (bidi and latin), text_of(paragraph)
    assert document.find("w:sectPr/w:bidi", NAMESPACES) is None
    assert not document.findall(".//w:bidiVisual", NAMESPACES)


@pytest.mark.parametrize("lang", LANGS)
def test_page_and_tables(lang: Lang) -> None:
    document = body(written(lang))
    size = document.find("w:sectPr/w:pgSz", NAMESPACES)
    assert (size.get(qn("w:w")), size.get(qn("w:h"))) == ("11906", "16838")
    for table in document.iter(qn("w:tbl")):
        rows = table.findall("w:tr", NAMESPACES)
        headers = [row.find("w:trPr/w:tblHeader", NAMESPACES) is not None for row in rows]
        assert headers == [True] + [False] * (len(rows) - 1)
        grid = sum(int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol")))
        assert grid == int(table.find("w:tblPr/w:tblW", NAMESPACES).get(qn("w:w"))) <= 11906 - 2 * 1000


def test_styles_name_an_arabic_font_and_no_direction_or_letter_spacing() -> None:
    styles = docx.Document(io.BytesIO(written("ar"))).styles
    used = {p.find("w:pPr/w:pStyle", NAMESPACES) for p in body(written("ar")).iter(qn("w:p"))} - {None}
    names = {style.get(qn("w:val")) for style in used}
    assert names == {"Heading1", "Heading2", "Heading3", "Heading4"}
    for style in (style.element for style in styles if style.style_id in {*names, "Normal"}):
        fonts = style.find("w:rPr/w:rFonts", NAMESPACES)
        assert fonts.get(qn("w:cs")) and not [key for key in fonts.attrib if "Theme" in key]
        assert style.find("w:rPr/w:rtl", NAMESPACES) is None
        assert style.find("w:rPr/w:spacing", NAMESPACES) is None
        assert style.find("w:rPr/w:szCs", NAMESPACES) is not None


@pytest.mark.parametrize("lang", LANGS)
def test_it_says_what_the_content_says(lang: Lang) -> None:
    report = content.build(material.corpus(), lang)
    lines = paragraphs(body(written(lang)))
    said = "\n".join(lines)
    assert report.title in lines and report.summary.lead in lines
    summary = report.summary
    for sentence in (*summary.cautions, *summary.sentences, *(notice.message for notice in report.notices)):
        assert sentence in said
    for section in report.sections:
        assert any(line.startswith(section.name) and section.total in line for line in lines)
        for item in (item for block in section.blocks for item in block.items):
            for reading in item.readings:
                words = "".join(f"{'' if c.tight or not n else ' '}{c.text}" for n, c in enumerate(reading.chunks))
                assert " ".join(printable(words).split()) in lines
                assert all(place.siglum in said and place.lines in said for place in reading.places)
    for repair in (repair for witness in report.witnesses for repair in witness.repairs):
        assert {" ".join(repair.before.split()), " ".join(repair.after.split())} <= set(lines)
    assert say(lang, "report.aid") in lines


@pytest.mark.parametrize("lang", LANGS)
def test_marks_are_more_than_colours(lang: Lang) -> None:
    """What is gone is struck through, what is new is underlined, and a legend says both in words."""
    report = content.build(material.corpus(), lang)
    items = (item for section in report.sections for block in section.blocks for item in block.items)
    chunks = [chunk for item in items for reading in item.readings for chunk in reading.chunks]
    document = body(written(lang))
    for mark, tag in (("gone", "strike"), ("new", "u")):
        words = {text_of(run).strip() for run in found(document, f".//w:r[w:rPr/w:{tag}]")}
        assert say(lang, f"report.{mark}") in words
        simple = {chunk.text for chunk in chunks if chunk.mark == mark and chunk.text.isalpha()}
        assert simple and simple <= words


@pytest.mark.parametrize("lang", LANGS)
def test_hostile_text_stays_text(lang: Lang) -> None:
    data = word_report.render(material.hostile(), lang=lang)
    said = "\n".join(paragraphs(body(data)))
    for hostile in material.HOSTILE:
        assert hostile in said, hostile
    whole = "".join(part(data, f"word/{name}.xml") for name in ("document", "footer1"))
    assert re.findall(r"<w:instrText[^>]*>([^<]*)<", whole) == [" PAGE ", " NUMPAGES "]
    assert "w:hyperlink" not in whole and "w:fldSimple" not in whole


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert printable("سطر\x00\x0b\x1f\ufffe\ud800\u202e آخر").split() == ["سطر", "آخر"]


@pytest.mark.parametrize("lang", LANGS)
def test_an_office_program_opens_it(lang: Lang, tmp_path: Path) -> None:
    soffice = material.program("soffice", "libreoffice-writer")
    fonts = material.program("pdffonts", "poppler-utils")
    file = tmp_path / "report.docx"
    file.write_bytes(written(lang))
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for kind in ("pdf", "txt:Text (encoded):UTF8"):
        material.ran(soffice, home, "--headless", "--convert-to", kind, "--outdir", tmp_path, file)
    assert "(A4)" in material.ran("pdfinfo", tmp_path / "report.pdf")
    assert len(material.ran(fonts, tmp_path / "report.pdf").splitlines()) > 2
    plain = printable((tmp_path / "report.txt").read_text(encoding="utf-8-sig"))
    for section in content.build(material.corpus(), lang).sections:
        assert section.name in plain
