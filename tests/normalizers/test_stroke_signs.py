"""Signs that stand for the stroke which stretches a word are told by what falls apart at them."""

from __future__ import annotations

import pytest

from normalizers import repair
from normalizers.language_model import load
from normalizers.stroke_signs import stroke_signs, strokes_in

STRETCHED = "تسري لائح&&ة الأعض&&اء على كل عض&&و في الجمعي&&ة ومن معه&&ا من المتط&&وعين، ويق&&رر المج&&لس ق&&راره"


def test_the_sign_that_words_fell_apart_at_is_told() -> None:
    assert stroke_signs((STRETCHED,), load()) == {"&"}
    assert repair(STRETCHED).text == STRETCHED.replace("&&", "")


def test_a_digit_between_letters_may_be_it_and_stays_between_words() -> None:
    text = STRETCHED.replace("&&", "4") + "\nالمادة4تسري على الجميع"
    assert stroke_signs(text.split("\n"), load()) == {"4"}
    assert "الأعضاء على كل عضو" in repair(text).text
    assert "4" in repair(text).text.split("\n")[1]


def test_it_is_told_where_an_extractor_marks_its_direction_and_turns_its_letters() -> None:
    marked = STRETCHED.replace("&&", "\u202a&&\u202c")
    assert repair(f"\u202b{marked}\u202c").text == STRETCHED.replace("&&", "")
    turned = STRETCHED[::-1]
    assert stroke_signs((turned,), load()) == {"&"}


@pytest.mark.parametrize(
    "clean",
    (
        "أ) التعريف\nب) الهدف\nج) النطاق\nد) المسؤول\nهـ) الإجراء\nو) المراجعة",
        "بيع/شراء أو أخذ/رد أو قيام/قعود أو ذهاب/إياب",
        "الاسم - العنوان - الهاتف - البريد - التوقيع - التاريخ",
        "قال 'نعم' ثم 'لا' ثم 'ربما' ثم 'كلا' ثم 'أجل'",
        "العضو(ة) والمدير(ة) التنفيذي(ة) وكل الموظف(ون) إذا قرر(ت) والمستفيد(ة) والمتطوع(ين)",
        "الموظف-ة والمدير-ة والأمين-ة والمستفيد-ة والمتطوع-ين والعامل-ات",
        "و+كتاب+هم سياسة+ها ال+مدرسة مدرس+ون كتاب+هم ب+كتاب عمل+هم درس+ت يدرس+ون",
        "مد-رسة تع-ليم كت-ابة قر-اءة",
        "يذكر الكتاب ق*تل وج*نس واغ*تصاب وح*شيش",
    ),
)
def test_signs_between_words_are_none(clean: str) -> None:
    assert not stroke_signs(clean.split("\n"), load())


def test_where_it_stands_beside_a_blank_it_is_taken_out() -> None:
    line = "تقدم دين ' المستفي إلى (دين ( المستفي)"
    assert [(start, stop) for start, stop, _ in strokes_in(line, frozenset("'("), load())] == [(9, 10)]


@pytest.mark.parametrize(
    ("sign", "text"),
    (
        ("4", "المادة44 تقرر مدة 44يوماً"),
        ("4", "الغرامة أو44 ريالاً بتاريخ44/4/1444 و 4هـ"),
        ("P", "وصيغةPPT أو ملفPمن"),
        ("!", "ذلك!! لا!!! نعم"),
        (",", "يقدم العضو,,ثم يوقع,والمدير"),
        (",", "الأول,الثاني"),
        ("-", "جدة--مكة ومحمد-علي"),
        ("(", "والعضو(المنتسب) ول(اللجنة) والعضو(ة)"),
        ("'", "ب'اللجنة' ول'اللجنة العليا' أن"),
        ("'", "'كتاب'ه الأول"),
        ("4", "بتاريخ4هـ وشهر رمضان4هـ وفي4ما"),
        ("4", "شكل4أ وجدول4ب"),
        ("-", "ب-الهدف من السياسة"),
        ("-", "في-ما وكل-ما"),
        (",", "قر,اره د,سجل فيه,نص"),
    ),
)
def test_where_a_sign_is_the_stroke_its_own_uses_stay(sign: str, text: str) -> None:
    torn = STRETCHED.replace("&&", sign)
    assert stroke_signs((torn, text), load()) == {sign}
    assert strokes_in(text, frozenset(sign), load()) == []
    assert repair(f"{torn}\n{text}").text.split("\n")[1].replace(" ", "") == text.replace(" ", "")


def test_a_word_that_fell_apart_more_than_once_is_mended() -> None:
    found = strokes_in("المس*ؤول*ون الأول*ون", frozenset("*"), load())
    assert [(start, stop) for start, stop, _ in found] == [(4, 5), (8, 9), (17, 18)]
