"""Reading Word files: what python-docx's own text loses, and files that mean harm."""

from __future__ import annotations

import io
import random
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from policy_diff.errors import UnreadableError
from policy_diff.readers import Document, Terms, read_document
from policy_diff.readers.word import read_word
from policy_diff.readers.word_numbers import written

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1-"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="arabicAbjad"/><w:lvlText w:val="%2)"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>
</w:num>
</w:numbering>"""


def p(text: str, listed: tuple[int, int] | None = None) -> str:
    """A paragraph, in a list (number, level) or in none."""
    numbered = f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>' if listed else ""
    return f"<w:p><w:pPr>{numbered}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def file(body: str, **parts: str) -> bytes:
    """A Word file with this body; `parts` are other parts by their names without folder and suffix."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return out.getvalue()


def lines(body: str, **parts: str) -> list[str]:
    return read_word(file(body, **parts), "test.docx")[0].splitlines()


def read(data: bytes, tmp_path: Path, name: str = "test.docx") -> Document:
    path = tmp_path / name
    path.write_bytes(data)
    return read_document(path)


def test_paragraphs_and_empty_ones_are_lines() -> None:
    assert lines(p("تمهيد") + "<w:p/>" + p("تضع الجمعية")) == ["تمهيد", "", "تضع الجمعية"]


def test_lists_have_the_numbers_that_word_counts() -> None:
    body = (
        p("الأول", (1, 0)) + p("فرع", (1, 1)) + p("آخر", (1, 1)) + p("عميق", (1, 2)) + p("الثاني", (1, 0))
        + p("فرع", (1, 1)) + p("نقطة", (2, 0)) + p("من جديد", (3, 0)) + p("الثالث", (1, 0)) + p("بلا", (0, 0))
    )  # fmt: skip
    assert lines(body, numbering=NUMBERING) == [
        "1- الأول", "ا) فرع", "ب) آخر", "1.1 عميق", "2- الثاني", "ا) فرع", "\uf0b7 نقطة", "1- من جديد", "3- الثالث",
        "بلا",
    ]  # fmt: skip


def test_a_style_brings_its_list() -> None:
    styles = f"""<w:styles {W}><w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>"""
    body = '<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr><w:r><w:t>المقابلة</w:t></w:r></w:p>'
    assert lines(body, numbering=NUMBERING, styles=styles) == ["1- المقابلة"]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [(3, "arabicAlpha", "ت"),
     (3, "arabicAbjad", "ج"), (29, "arabicAlpha", "اا"), (4, "lowerRoman", "iv"), (27, "upperLetter", "AA"),
     (5, "hindiNumbers", "٥"), (7, "decimal", "7"), (7, "unheardOf", "7"), (10**9, "lowerLetter", "1000000000")],
)  # fmt: skip
def test_forms_of_numbers(number: int, form: str, shown: str) -> None:
    assert written(number, form) == shown


def test_a_row_of_a_table_is_a_line() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    inner = f"<w:tbl>{row(p('داخل'))}</w:tbl>"
    body = p("قبل") + f"<w:tbl>{row(p('البند'), p('المدة'))}{row(p('1'), p('الرد'), p('شهر'))}"
    body += row(p("أ") + p("ب"), p("ج")) + row(inner) + "</w:tbl>" + p("بعد")
    assert [line for line in lines(body) if line] == [
        "قبل",
        "البند | المدة",
        "1 الرد | شهر",
        "أ",
        "ب",
        "ج",
        "داخل",
        "بعد",
    ]


def test_tracked_changes() -> None:
    body = (
        "<w:p><w:r><w:t>مدة لا تقل عن </w:t></w:r>"
        "<w:del><w:r><w:delText>أسبوعين</w:delText></w:r></w:del><w:ins><w:r><w:t>شهر</w:t></w:r></w:ins></w:p>"
    )
    text, _, notes = read_word(file(body), "test.docx")
    assert text == "مدة لا تقل عن شهر\n"
    assert [(note.key, note.value) for note in notes] == [
        ("deleted_text_left_out", "أسبوعين"),
        ("insertions_not_accepted", "1"),
    ]


def test_content_controls_text_boxes_and_alternatives() -> None:
    box = f"<w:txbxContent>{p('في إطار')}</w:txbxContent>"
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('في حقل')}</w:sdtContent></w:sdt>"
        f"<w:p><w:r><w:t>حول</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
        "<w:p><w:r><w:t>سطر</w:t><w:br/><w:t>آخر</w:t><w:tab/><w:t>3</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert lines(body) == ["في حقل", "حول", "في إطار", "سطر", "آخر\t3"]


def test_footnotes_stand_at_the_end_and_heads_apart() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{p("حاشية")}</w:footnote></w:footnotes>'
    body = '<w:p><w:r><w:t>نص</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + p("بعده")
    text, layout, _ = read_word(
        file(body, footnotes=notes, header1=f"<w:hdr {W}>{p('جمعية البر')}</w:hdr>"), "test.docx"
    )
    assert text.splitlines() == ["نص", "بعده", "", "(1) حاشية"]
    assert [(piece.kind, piece.text) for piece in layout.furniture] == [("header", "جمعية البر")]


def test_a_real_writers_file(tmp_path: Path, originals: tuple[Path, ...]) -> None:
    source = originals[1].read_text(encoding="utf-8").splitlines()
    document = docx.Document()
    for line in source:
        document.add_paragraph(line)
    path = tmp_path / "policy.docx"
    document.save(str(path))
    got = read_document(path)
    assert got.text.splitlines() == [line.rstrip("\r") for line in source]
    assert got.source.reader == "word"


def test_everything_at_once_in_a_file_of_a_real_writer(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "جمعية البر"
    document.sections[0].footer.paragraphs[0].text = "صفحة"
    for text, style in (("المقابلة", "List Number"), ("الخطابات", "List Number"), ("نقطة", "List Bullet")):
        document.add_paragraph(text, style=style)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("البند", "المدة", "الرد", "شهر"), strict=True):
        cell.text = text
    end = document.element.body.sectPr
    box = f"<w:r><w:pict><w:txbxContent>{p('في إطار')}</w:txbxContent></w:pict></w:r>"
    for xml in (
        f"<w:sdt {W}><w:sdtContent>{p('في حقل')}</w:sdtContent></w:sdt>",
        f"<w:p {W}><w:r><w:t>حول</w:t></w:r>{box}</w:p>",
        f'<w:p {W}><w:ins w:id="1"><w:r><w:t>مضاف</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>محذوف</w:delText></w:r></w:del></w:p>',
    ):
        end.addprevious(parse_xml(xml))
    path = tmp_path / "policy.docx"
    document.save(str(path))
    got = read_document(path)
    assert [line for line in got.text.splitlines() if line] == [
        *("1. المقابلة", "2. الخطابات", "\uf0b7 نقطة", "البند | المدة", "الرد | شهر"),
        *("في حقل", "حول", "في إطار", "مضاف"),
    ]
    assert got.layout is not None
    assert [(one.kind, one.text) for one in got.layout.furniture] == [("header", "جمعية البر"), ("footer", "صفحة")]
    assert [note.key for note in got.notes] == ["deleted_text_left_out", "insertions_not_accepted"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed: conversion NOT tested")
def test_rich_text_is_converted(tmp_path: Path) -> None:
    words = "".join(f"\\u{ord(c)}?" for c in "سياسة الجمعية")
    path = tmp_path / "policy.rtf"
    path.write_bytes(b"{\\rtf1\\ansi " + words.encode() + b"\\par}")
    document = read_document(path)
    assert document.text.strip() == "سياسة الجمعية"
    assert document.source.media_type == "application/rtf"
    assert [(note.key, note.value) for note in document.notes] == [("converted", "LibreOffice")]


class TestBadFiles:
    """Files that are not what they say, and files that mean harm."""

    @pytest.mark.parametrize(
        ("member", "said"),
        [("xl/workbook.xml", "an Excel file"), ("content.xml", "an OpenDocument file"), ("a.txt", "a zip archive")],
    )
    def test_other_archives(self, tmp_path: Path, member: str, said: str) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(member, "x")
        with pytest.raises(UnreadableError, match=said):
            read(out.getvalue(), tmp_path)

    @pytest.mark.parametrize(("data", "said"), [(b"\xd0\xcf\x11\xe0rest", "old Word"), (b"{\\rtf1 x}", "rich-text")])
    def test_other_formats_say_what_to_do(self, tmp_path: Path, data: bytes, said: str) -> None:
        path = tmp_path / "policy.docx"
        path.write_bytes(data)
        with pytest.raises(UnreadableError, match=said) as caught:
            read_document(path, terms=Terms(convert=False))
        assert ".docx" in caught.value.to_do

    def test_a_password(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableError, match="is encrypted"):
            read(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), tmp_path)

    def test_entities_are_refused(self) -> None:
        body = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("word/document.xml", f"{body}<w:document {W}><w:body>{p('&e;')}</w:body></w:document>")
        with pytest.raises(UnreadableError, match=r"entities|broken"):
            read_word(out.getvalue(), "test.docx")

    def test_a_bomb_is_not_unpacked(self) -> None:
        with pytest.raises(UnreadableError, match="more than 60 MB"):
            read_word(file(" " * 61_000_000), "test.docx")

    def test_nesting_without_end(self) -> None:
        deep = "<w:sdt>" * 20_000 + "</w:sdt>" * 20_000
        with pytest.raises(UnreadableError):
            read_word(file(deep), "test.docx")

    def test_mutated_files_never_raise_anything_else(self) -> None:
        good = file(p("الأول", (1, 0)) + p("تمهيد"), numbering=NUMBERING)
        dice = random.Random(5)
        for _ in range(100):
            bad = bytearray(good)
            for _ in range(dice.randrange(1, 20)):
                bad[dice.randrange(4, len(bad))] = dice.randrange(256)
            try:
                read_word(bytes(bad), "test.docx")
            except UnreadableError as error:
                assert "test.docx" in str(error)
