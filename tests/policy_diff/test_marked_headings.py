"""Headings that the marks of a web page or of a Markdown file name, and marks that show nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from normalizers import repair
from policy_diff.layout import Layout
from policy_diff.readers import read_document
from policy_diff.readers.markdown import read_markdown
from policy_diff.segment import Segmented, segment

#: level and text; a type that no profile knows, headings that neither length nor form tells from the lines
PARKING: Sequence[tuple[int, str]] = (
    (1, "سياسة مواقف المركبات"),
    (0, "جمعية الديرة للخدمات"),
    (2, "مواقف الموظفين والزوار، ومن يقف فيها"),
    (0, "تخصص الساحة الشرقية لمركبات الموظفين"),
    (0, "لا تترك مركبة في الساحتين بعد إغلاق المبنى"),
    (2, "البطاقات التي تعلق على زجاج المركبة الأمامي، وكيف يحصل عليها الموظف عند بدء عمله، ثم عند انتهائه"),
    (0, "تسلم البطاقة في اليوم الأول"),
    (0, "من فقد بطاقته أبلغ الحارس"),
    (2, "إذا امتلأت الساحات كلها في يوم واحد"),
    (3, "الساحة الخلفية"),
    (0, "تتسع الساحة الخلفية لعشر مركبات"),
)
HEADINGS = [text for level, text in PARKING if level == 2]


def web(lines: Sequence[tuple[int, str]]) -> str:
    body = "\n".join(f"<h{level}>{text}</h{level}>" if level else f"<p>{text}</p>" for level, text in lines)
    return f"<!doctype html><html><body><nav><h2>القائمة</h2></nav><main>{body}</main></body></html>"


def marked(lines: Sequence[tuple[int, str]]) -> str:
    return "\n\n".join(f"{'#' * level} {text}" if level else text for level, text in lines) + "\n"


def read(text: str, path: Path) -> tuple[Segmented, Layout | None]:
    path.write_text(text, encoding="utf-8")
    document = read_document(path)
    return segment(repair(document.text), page=document.layout), document.layout


def headings(found: Segmented) -> list[str]:
    return [section.heading for section in found.sections if section.heading]


@pytest.mark.parametrize("written", [web, marked])
def test_headings_that_only_marks_show(written, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    found, layout = read(written(PARKING), tmp_path / "parking")
    assert found.title == PARKING[0][1]
    assert headings(found) == HEADINGS
    assert layout is not None
    assert [level for level in layout.levels if level] == [level for level, _ in PARKING if level]


@pytest.mark.parametrize("written", [web, marked])
def test_marks_on_every_line_show_nothing(written, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    found, _ = read(written([(2, text) for _, text in PARKING]), tmp_path / "all")
    plain, _ = read("\n\n".join(text for _, text in PARKING), tmp_path / "plain")
    assert headings(found) == headings(plain)


def test_a_heading_over_two_lines_and_one_in_a_cell(tmp_path: Path) -> None:
    page = (
        "<html><body><h2>نطاق<br>السياسة</h2><p>تسري على الجميع</p><ul><li><h3>بند</h3></li></ul>"
        "<table><tr><td><h2>خلية</h2></td><td>أخرى</td></tr></table><h2>خلية</h2></body></html>"
    )
    document = read_document(_saved(page, tmp_path / "page.html"))
    assert document.layout is not None
    levels = dict(zip(document.text.splitlines(), document.layout.levels, strict=True))
    assert levels["نطاق"] == levels["السياسة"] == levels["خلية"] == 2
    assert levels["• بند"] is levels["خلية | أخرى"] is None


def test_a_page_without_headings_has_no_layout(tmp_path: Path) -> None:
    document = read_document(_saved("<html><body><p>تسري على الجميع</p></body></html>", tmp_path / "page.html"))
    assert document.layout is None


def test_markdown_without_its_marks(tmp_path: Path) -> None:
    text = (
        "# سياسة\r\n**جمعية الديرة**\r\n\r\n## النطاق ##\r\n- تسري على **كل** موظف\r\n"
        "| الاسم | الدور |\n|---|:--:|\n| سعد | **مراجع** |\n"
    )
    document = read_document(_saved(text, tmp_path / "some.txt"))
    assert document.source.reader == "markdown"
    assert [line.strip() for line in document.text.split("\n")] == [
        *("سياسة", "جمعية الديرة", "", "النطاق", "- تسري على كل موظف", "الاسم | الدور", "", "سعد | مراجع", "")
    ]


@pytest.mark.parametrize(
    "text", ["", "النطاق\n# رقم\nنص", "#وسم\n#وسم آخر\n", "| سعد | مراجع |\n**نص**\n", "1. # نص\n2. # نص"]
)
def test_signs_that_mark_no_headings(text: str) -> None:
    assert read_markdown(text) is None


def _saved(text: str, path: Path) -> Path:
    path.write_bytes(text.encode())
    return path
