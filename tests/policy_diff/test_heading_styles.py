"""Headings that only the styles of a Word file show, and styles that show nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from normalizers import repair
from policy_diff.profiles import GENERIC
from policy_diff.readers import read_document
from policy_diff.segment import Segmented, segment

Paragraphs = Sequence[tuple[str, str]]

#: a type that no profile knows; neither the length nor the form of its headings tells them from its lines
PARKING: Paragraphs = (
    ("سياسة مواقف المركبات", "Title"),
    ("جمعية الديرة للخدمات", "Subtitle"),
    ("مواقف الموظفين والزوار، ومن يقف فيها", "Heading 1"),
    ("تخصص الساحة الشرقية لمركبات الموظفين", "Normal"),
    ("تخصص الساحة الغربية لمركبات الزوار", "Normal"),
    ("لا تترك مركبة في الساحتين بعد إغلاق المبنى", "Normal"),
    ("البطاقات التي تعلق على زجاج المركبة الأمامي، وكيف يحصل عليها الموظف عند بدء عمله، ثم عند انتهائه", "Heading 1"),
    ("تسلم البطاقة في اليوم الأول", "Normal"),
    ("تعاد البطاقة في اليوم الأخير", "Normal"),
    ("من فقد بطاقته أبلغ الحارس", "Normal"),
    ("إذا امتلأت الساحات كلها في يوم واحد", "Heading 1"),
    ("يفتح الحارس الساحة الخلفية", "Normal"),
    ("الساحة الخلفية", "Heading 2"),
    ("تتسع الساحة الخلفية لعشر مركبات", "Normal"),
)
HEADINGS = [text for text, style in PARKING if style == "Heading 1"]


def written(paragraphs: Paragraphs, path: Path) -> Path:
    document = docx.Document()
    for text, style in paragraphs:
        document.add_paragraph(text, style=style)
    document.save(str(path))
    return path


def understood(path: Path) -> Segmented:
    document = read_document(path)
    return segment(repair(document.text), page=document.layout)


def restyled(paragraphs: Paragraphs, style: str) -> Paragraphs:
    return [(text, style) for text, _ in paragraphs]


def headings(found: Segmented) -> list[str]:
    return [section.heading for section in found.sections if section.heading]


def test_the_levels_of_lines(tmp_path: Path) -> None:
    layout = read_document(written(PARKING, tmp_path / "parking.docx")).layout
    assert layout is not None
    assert [layout.level(line) for line in (1, 2, 3, 4, 13, 14)] == [0, None, 1, None, 2, None]


def test_headings_that_only_their_style_shows(tmp_path: Path) -> None:
    found = understood(written(PARKING, tmp_path / "parking.docx"))
    assert found.policy_type == GENERIC
    assert found.title == "سياسة مواقف المركبات"
    assert headings(found) == HEADINGS
    assert [len(section.items) for section in found.sections] == [3, 3, 3]
    whys = [reason.why for reason in found.reasons if reason.lines]
    assert whys and all("heading style (level 1)" in why for why in whys)


@pytest.mark.parametrize("style", ["Normal", "Heading 1", "Heading 3"])
def test_one_style_for_everything_shows_nothing(style: str, tmp_path: Path) -> None:
    found = understood(written(restyled(PARKING, style), tmp_path / "parking.docx"))
    assert not set(HEADINGS[1:2]) & set(headings(found))
    assert not any("style" in reason.why for reason in found.reasons)


def test_one_style_for_everything_is_as_none(tmp_path: Path) -> None:
    plain, styled = (
        understood(written(restyled(PARKING, style), tmp_path / f"{style}.docx")) for style in ("Normal", "Heading 1")
    )
    assert plain == styled


def test_a_title_in_the_style_of_a_heading_is_passed_over(tmp_path: Path) -> None:
    deeper = {"Title": "Heading 1", "Heading 1": "Heading 2", "Heading 2": "Heading 3"}
    found = understood(written([(text, deeper.get(style, style)) for text, style in PARKING], tmp_path / "deeper.docx"))
    assert headings(found) == HEADINGS
    assert found.title == "سياسة مواقف المركبات"


def test_a_style_of_the_drafters_own_with_an_outline_level(tmp_path: Path) -> None:
    document = docx.Document()
    own = document.styles.add_style("باب", 1)
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "0")
    own.element.get_or_add_pPr().append(level)
    arabic = document.styles.add_style("عنوان 2", 1)
    derived = document.styles.add_style("باب مائل", 1)
    derived.base_style = own
    for text, style in (("الأول", own), ("الثاني", arabic), ("الثالث", derived), ("نص", document.styles["Normal"])):
        document.add_paragraph(text, style=style)
    at_none = document.add_paragraph("ليس عنواناً", style=own)
    none = OxmlElement("w:outlineLvl")
    none.set(qn("w:val"), "9")
    at_none._p.get_or_add_pPr().append(none)
    document.save(str(tmp_path / "own.docx"))
    layout = read_document(tmp_path / "own.docx").layout
    assert layout is not None
    assert layout.levels == (1, 2, 1, None, None)


def test_a_heading_in_a_cell_has_no_level(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("قبل الجدول", style="Heading 1")
    document.add_table(rows=1, cols=2).cell(0, 0).paragraphs[0].text = "خلية"
    document.tables[0].cell(0, 0).paragraphs[0].style = document.styles["Heading 1"]
    document.save(str(tmp_path / "cell.docx"))
    layout = read_document(tmp_path / "cell.docx").layout
    assert layout is not None
    assert [level for level in layout.levels if level is not None] == [1]


def test_headings_of_a_known_type_keep_their_sections(tmp_path: Path) -> None:
    """Words name the section, the style adds the heading that no profile knows, and a bare line stays a clause."""
    found = understood(
        written(
            (
                ("سياسة تعارض المصالح", "Title"),
                ("نطاق السياسة", "Heading 1"),
                ("تسري هذه السياسة على أعضاء مجلس الإدارة والعاملين كافة عند تعارض المصالح.", "Normal"),
                ("حالات تعارض المصالح", "Heading 1"),
                ("يقع تعارض المصالح حين تكون لعضو المجلس مصلحة في عقد تبرمه الجمعية مع قريب له.", "Normal"),
                ("الإفصاح عن تعارض المصالح", "Heading 1"),
                ("يفصح العضو عن كل مصلحة له كتابة قبل مناقشة الموضوع، ولا يصوت عليه.", "Normal"),
                ("كلمة من القلب إلى من يقرأ هذه الصفحات اليوم", "Heading 1"),
                ("المصلحة العامة أولى من المصلحة الخاصة عند كل تعارض بينهما.", "Normal"),
            ),
            tmp_path / "conflict.docx",
        )
    )
    assert found.policy_type == "conflict_of_interest"
    keys = [section.key for section in found.sections]
    assert keys[:3] == ["scope", "cases", "disclosure"]
    assert headings(found)[3:] == ["كلمة من القلب إلى من يقرأ هذه الصفحات اليوم"]
