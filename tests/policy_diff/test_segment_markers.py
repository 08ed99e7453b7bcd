"""Markers in every style seen, and lines that only look as if they had one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from normalizers import TracedText
from policy_diff.segment.lines import read_lines
from policy_diff.segment.markers import parse
from policy_diff.segment.reading_order_rows import rows_of

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/markers.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["line"] for case in CASES])
def test_marker(case: dict[str, Any]) -> None:
    marker, body = parse(case["line"])
    if "kind" not in case:
        assert marker is None
        assert body == case["line"]
        return
    assert marker is not None
    assert (marker.kind, marker.value, body) == (case["kind"], case["value"], case["body"])


def lines(text: str) -> list[tuple[str, str]]:
    return [
        (line.marker.text if line.marker else "", line.body) for line in read_lines(rows_of(TracedText(original=text)))
    ]


def test_one_style_however_the_extraction_turned_it() -> None:
    styles = {parse(f"{sign} نص")[0].style for sign in ("1-", "-1", "١-", "- 1-")}  # type: ignore[union-attr]
    assert len(styles) == 1


def test_a_number_alone_before_its_words_counts_only_with_neighbours() -> None:
    assert lines("5 خدمات الطلب\n6 خدمة التطوع\n7 الموقع") == [
        ("5", "خدمات الطلب"),
        ("6", "خدمة التطوع"),
        ("7", "الموقع"),
    ]
    assert lines("5- التسجيل\n6 التسليم") == [("5-", "التسجيل"), ("6", "التسليم")]
    assert lines("يرد خلال\n30 يوماً من تاريخه") == [("", "يرد خلال"), ("", "30 يوماً من تاريخه")]


def test_a_title_before_a_name_is_no_letter_marker() -> None:
    assert lines("أ. الهوية\nب. السجل\nج. العقد\nد. عمر بن صالح")[-1] == ("", "د. عمر بن صالح")
    assert lines("أ. الهوية\nب. السجل") == [("أ.", "الهوية"), ("ب.", "السجل")]


def test_a_marker_at_the_wrong_end_goes_to_the_front() -> None:
    assert lines("المقابلة. .1\nالاتصالات. .2\nالخطابات. .3") == [
        (".1", "المقابلة."),
        (".2", "الاتصالات."),
        (".3", "الخطابات."),
    ]
    assert lines("اللائحة الأساسية ●\nدليل الخدمات ●") == [("●", "اللائحة الأساسية"), ("●", "دليل الخدمات")]


def test_the_number_of_a_thing_is_no_marker_wherever_the_line_breaks() -> None:
    for text in (
        "(3) رفع المحضر.\nاعتمد المجلس اللائحة في اجتماعه رقم (٤)\nالمؤرخ في شعبان.",
        "(3) رفع المحضر.\nاعتمد المجلس اللائحة في اجتماعه رقم\n(٤) المؤرخ في شعبان.",
    ):
        read = lines(text)
        assert [marker for marker, _ in read] == ["(3)", "", ""]
        assert " ".join(" ".join(body for _, body in read[1:]).split()) == (
            "اعتمد المجلس اللائحة في اجتماعه رقم (٤) المؤرخ في شعبان."
        )


def test_a_number_in_brackets_at_the_end_leaves_no_bracket_behind() -> None:
    assert lines("المقابلة (1)\nالاتصالات (2)") == [("(1)", "المقابلة"), ("(2)", "الاتصالات")]


def test_a_stray_number_at_the_end_of_a_marked_line_is_left_out() -> None:
    assert lines("- تصحيح المفاهيم .1\n- تكوين انطباعات .2") == [("-", "تصحيح المفاهيم"), ("-", "تكوين انطباعات")]


def test_a_marker_torn_from_its_line_finds_it_again() -> None:
    assert lines("-\n\nتقدير الحاجة.\n\n-\n\nتقديم الخدمات.") == [("-", "تقدير الحاجة."), ("-", "تقديم الخدمات.")]


def test_a_stray_number_far_from_its_list_is_not_a_marker() -> None:
    assert lines("1. المقابلة\n2. الخطابات\n\n5 .\n\nفقرة أخرى تالية") == [
        ("1.", "المقابلة"),
        ("2.", "الخطابات"),
        ("", "فقرة أخرى تالية"),
    ]


def test_line_numbers_are_those_of_the_extract() -> None:
    read = read_lines(rows_of(TracedText(original="\n\nتمهيد\n\n\n- نص")))
    assert [(line.number, line.blanks) for line in read] == [(3, 2), (6, 2)]
