"""Word diffs, signatures and sentences: the parts of the collation that look into a clause."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from policy_diff.collate import explain, words
from policy_diff.collate.consensus import order, wording
from policy_diff.collate.markers import signature
from policy_diff.collate.moves import out_of_order
from policy_diff.collate.witness import OwnNames
from policy_diff.model import DivergenceClass, Fact

CASES = Path(__file__).resolve().parents[1] / "cases"
MARKERS = tomllib.loads((CASES / "collate_markers.toml").read_text(encoding="utf-8"))["case"]


def test_diff_shows_raw_words_and_compares_folded_ones() -> None:
    changes = words.diff("استكمال الإجراءات خلال أسبوعين.", "استكمال الاجراءات خلال شهر .")
    assert [(change.kind, change.before, change.after) for change in changes] == [
        ("equal", "استكمال الإجراءات خلال", "استكمال الاجراءات خلال"),
        ("replace", "أسبوعين", "شهر"),
        ("equal", ".", "."),
    ]


@pytest.mark.parametrize(
    ("a", "b", "kinds"),
    [
        ("للتقويم والتطوير لا للعقاب", "للتقويم والتطوير", ["equal", "delete"]),
        ("للتقويم", "للتقويم والتطوير", ["equal", "insert"]),
        ("", "شيء", ["insert"]),
        ("", "", []),
        ("كلمات، بين فواصل", "كلمات , بين فواصل", ["equal"]),
        ("حفاظاً لوقته", "حفاظا لوقته", ["equal"]),
    ],
)
def test_diff_kinds(a: str, b: str, kinds: list[str]) -> None:
    assert [change.kind for change in words.diff(a, b)] == kinds


def test_punctuation_between_changes_does_not_part_them() -> None:
    assert [change.kind for change in words.diff("أحمر، أزرق", "أبيض، أسود")] == ["replace"]


def test_diff_holds_every_word_of_both() -> None:
    a, b = "يرفع الطلب للجنة (البحث) خلال أسبوعين.", "يرفع طلبه للجهة المختصة، خلال شهر"
    changes = words.diff(a, b)
    assert [token for change in changes for token in words.tokens(change.before)] == words.tokens(a)
    assert [token for change in changes for token in words.tokens(change.after)] == words.tokens(b)


@pytest.mark.parametrize("case", MARKERS, ids=range(len(MARKERS)))
def test_markers_tell_substance_from_wording(case: dict[str, Any]) -> None:
    one, other = (signature(OwnNames(()).statement(case[side])) for side in ("one", "other"))
    assert list(one.differs_from(other)) == case["kinds"]
    assert list(other.differs_from(one)) == case["kinds"]
    assert not one.differs_from(one)


def test_the_wording_most_agree_on_need_not_be_anyones() -> None:
    readings = ["ا ب ج د هـ", "ا ب س د هـ", "ا ص ج د هـ", "ا ب ج د ع"]
    assert wording(dict.fromkeys(readings[1:], 1)) == readings[0]


def test_order_is_what_most_keep_and_ties_do_not_mix() -> None:
    assert order([[0, 1, 2, 3], [0, 1, 2, 3], [0, 3, 1, 2]], 4) == [0, 1, 2, 3]
    assert order([[0, 1, 2, 3, 4], [0, 2, 3, 1, 4]], 5) in ([0, 1, 2, 3, 4], [0, 2, 3, 1, 4])
    assert order([[0, 1, 2], [2, 1, 0]], 3, first=1) == [2, 1, 0]


def test_rows_beyond_the_pairwise_vote_stand_after_their_predecessor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policy_diff.collate.consensus.PAIRWISE", 3)
    assert order([[0, 1, 2], [0, 3, 4, 1, 2], [5, 0, 1, 2]], 6) == [5, 0, 3, 4, 1, 2]


def test_only_what_left_its_place_has_moved() -> None:
    assert out_of_order([0, 1, 2, 3]) == set()
    assert out_of_order([0, 3, 1, 2]) == {1}
    assert out_of_order([]) == set()


def _fact(value: Any) -> Fact:
    return Fact(key="reviewing_body", status="stated", value=value)


@pytest.mark.parametrize(
    ("count", "counted"),
    [
        (1, "جمعية"),
        (2, "جمعيتان"),
        (3, "ثلاث جمعيات"),
        (10, "عشر جمعيات"),
        (11, "إحدى عشرة جمعية"),
        (12, "اثنتا عشرة جمعية"),
        (13, "ثلاث عشرة جمعية"),
        (20, "20 جمعية"),
        (103, "103 جمعيات"),
        (111, "111 جمعية"),
        (102, "102 جمعية"),
    ],
)
def test_arabic_counts_associations_as_arabic_does(count: int, counted: str) -> None:
    values = [([f"s{number:03}" for number in range(count)], _fact("لجنة البحث")), (["z"], _fact("المجلس"))]
    sentence = explain.fact("reviewing_body", values, kind=DivergenceClass.SUBSTANTIVE).ar
    assert f"تنص {counted} (" in sentence


@pytest.mark.parametrize(
    ("value", "ar", "en"),
    [
        ({"bound": "min", "count": 2, "unit": "week"}, "مدة لا تقل عن أسبوعين", "at least 2 weeks"),
        ({"bound": "max", "count": 1, "unit": "month"}, "مدة لا تزيد على شهر", "at most 1 month"),
        ({"bound": "exact", "count": 15, "unit": "day"}, "مدة 15 يومًا", "15 days"),
        ({"bound": "max", "count": 5, "unit": "day", "working_days": True}, "5 أيام عمل", "5 working days"),
        (
            {"bound": "range", "unit": "day", "min": {"count": 2, "unit": "day"}, "max": {"count": 5, "unit": "day"}},
            "مدة من يومين إلى 5 أيام",
            "2 days to 5 days",
        ),
        ({"bound": "unspecified", "count": None, "unit": None}, "مدة غير محددة", "a period without a figure"),
    ],
)
def test_a_duration_is_said_as_stated(value: dict[str, Any], ar: str, en: str) -> None:
    values = [(["a"], _fact(value)), (["b"], Fact(key="response_time", status="not_stated"))]
    sentence = explain.fact("response_time", values, kind=DivergenceClass.MISSING)
    assert ar in sentence.ar
    assert en in sentence.en


@pytest.mark.parametrize(
    ("count", "ar", "en"),
    [
        (5, "توجد قيمة أخرى", "there is one other value"),
        (6, "توجد قيمتان أخريان", "there are two other values"),
        (8, "توجد أربع قيم أخرى", "there are four other values"),
        (16, "توجد اثنتا عشرة قيمة أخرى", "there are 12 other values"),
    ],
)
def test_what_is_left_out_is_counted_as_the_language_does(count: int, ar: str, en: str) -> None:
    values = [([f"s{number}"], _fact(f"لجنة {number}")) for number in range(count)]
    sentence = explain.fact("reviewing_body", values, kind=DivergenceClass.SUBSTANTIVE)
    assert ar in sentence.ar and en in sentence.en


def test_twelve_associations_have_their_genitive() -> None:
    view = explain.RowView(kind=DivergenceClass.MISSING, readings=[], missing=[f"s{n:02}" for n in range(12)])
    assert "في اثنتي عشرة جمعية (" in explain.row(replace(view, readings=[([f"t{n}" for n in range(13)], "نص")])).ar


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("بحد أعلى 8,000 ريال", "بحد أعلى 8,000 ريال"),
        ("بتاريخ 1445/10/29هـ الموافق 2024-05-08م", "بتاريخ 1445/10/29هـ الموافق 2024-05-08م"),
        ("المادتين (4, 5)، الساعة 10:30", "المادتين (4, 5)، الساعة 10:30"),
    ],
)
def test_numbers_and_dates_are_shown_whole(text: str, shown: str) -> None:
    assert words.written(words.tokens(text)) == shown
