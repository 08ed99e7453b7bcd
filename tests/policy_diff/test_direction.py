"""What runs against its line is set apart, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_diff.reports.direction import Direction, direction_of, parts, printable


def apart(text: str, base: Direction, *names: str) -> list[str]:
    return [part.text for part in parts(text, base, names) if part.direction]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("في 1445-10-29هـ الموافق 2024/05/08م", ["1445-10-29", "2024/05/08"]),
        ("السطور 41–43", ["41–43"]),
        ("هاتف +966501234567 أو -5", ["+966501234567", "-5"]),
        ("المادة 12 من 3 مواد", []),
        ("موقع https://a.example/b?c=1 هنا", ["https://a.example/b?c=1"]),
        ("ملف 001_ab.txt هنا", ["001_ab.txt"]),
        ("برنامج (Word) هنا", ["Word"]),
        ("<b>x</b> نص", ["<b>x</b>"]),
    ],
)
def test_in_arabic(text: str, found: list[str]) -> None:
    assert apart(text, "rtl") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at least 2 weeks: «رقم (،) 3549»; end", ["رقم (،) 3549"]),
        ("with a condition: حسب الطلب (أ) and so on", ["حسب الطلب (أ)"]),
        ("nothing here 2024-05-08", []),
        ("«كلمات قليلة …» end", ["كلمات قليلة …"]),
    ],
)
def test_in_english(text: str, found: list[str]) -> None:
    assert apart(text, "ltr") == found


def test_names_stand_for_themselves() -> None:
    assert apart("في ajyal، b-2 (003)", "rtl", "ajyal", "b-2", "003") == ["ajyal", "b-2", "003"]
    assert apart("in جمعية-1, بحرة", "ltr", "جمعية-1", "بحرة") == ["جمعية-1", "بحرة"]
    assert apart("x<b>", "rtl", "") == ["x<b>"]


def test_direction_is_that_of_the_first_letter() -> None:
    assert [direction_of(text) for text in ("3 بنود", "(a) ب", "12", "")] == ["rtl", "ltr", "ltr", "ltr"]


@given(st.text(alphabet="ابتلإ abXY0123٤٥-–/.,:،()[]«»<>{}+%\u200f\u2066\n\t", max_size=60))
def test_no_character_is_lost(text: str) -> None:
    for base in ("rtl", "ltr"):
        assert "".join(part.text for part in parts(text, base, ("ab", "٤"))) == printable(text)
