"""Words by what they do, in every form; numbers of any size; names behind short names."""

from __future__ import annotations

import pytest

from normalizers import fold
from policy_diff.facts.body_names import full_name, names_of, usual
from policy_diff.facts.clauses import Clause
from policy_diff.facts.large_numbers import number_of
from policy_diff.facts.numbers import cardinal
from policy_diff.facts.stems import says
from policy_diff.facts.words import tokens
from policy_diff.model import Lines


@pytest.mark.parametrize(
    ("word", "group"),
    [
        *((word, "study") for word in ("يدرس", "تدرسها", "لدراسته", "ودرست", "فحصها", "وتبحثها", "يقرأ", "والمراجعة")),
        *((word, "decide") for word in ("تبت", "قرارها", "يعتمد", "وتوصي")),
        *((word, "unclear") for word in ("الملتبسة", "أشكل", "غموض", "يتردد")),
        *((word, "receive") for word in ("يستقبل", "باستلامها", "وتتسلمه")),
    ],
)
def test_every_form_is_of_its_group(word: str, group: str) -> None:
    assert says(fold(word), group)


@pytest.mark.parametrize(
    ("word", "group"),
    [
        ("الدار", "study"),
        ("ورد", "answer"),
        ("حالة", "refer"),
        ("يشكل", "unclear"),
        ("أمام", "decide"),
        ("إجازة", "decide"),
    ],
)
def test_what_only_looks_alike_is_not(word: str, group: str) -> None:
    assert not says(fold(word), group)


def test_an_unknown_group_is_an_error() -> None:
    with pytest.raises(KeyError):
        says("درس", "nonsense")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5,000 ريال", 5000),
        ("1,250,000 ريال", 1_250_000),
        ("80.000 ريال", 80_000),
        ("12.5 %", 12.5),
        ("ألفي ريال", 2000),
        ("خمسة وعشرون ألفاً وخمسمائة ريال", 25_500),
        ("ثلاثة ملايين ريال", 3_000_000),
        ("( ٣٠٠ ) ريال", 300),
        ("مليون ومئتا ألف ريال", 1_200_000),
    ],
)
def test_numbers_of_any_size(text: str, value: float) -> None:
    found = number_of(tokens(text), 0)
    assert found and found[0] == value


def test_an_and_that_stands_apart_joins_all_the_same() -> None:
    """«واحد و عشرون» is 21: extracted text often has a blank after «و»."""
    words = [token.key for token in tokens("واحد و عشرون يوماً")]
    assert cardinal(words) == (21, 3)
    assert cardinal([token.key for token in tokens("مائة و خمسة و أربعون")]) == (145, 5)
    assert cardinal([token.key for token in tokens("خمسة و سادس")]) == (5, 1)


def clauses(*texts: str) -> tuple[Clause, ...]:
    return tuple(Clause(text, Lines(n, n), "other") for n, text in enumerate(texts, 1))


def test_a_short_name_stands_for_the_full_one() -> None:
    run = clauses("اللجنة: لجنة حماية البيانات.", "تجتمع لجنة المراجعة كل شهر.", "ترد اللجنة على الطلب.")
    assert full_name("اللجنة", names_of(run), 2) == "لجنة حماية البيانات"
    two = clauses("تدرس لجنة البرامج الطلب.", "ترد اللجنة عليه.", "وتراجع لجنة المراجعة الحسابات.")
    assert full_name("اللجنة", names_of(two), 1) == "لجنة البرامج"
    assert full_name("الهيئة", names_of(two), 1) is None


def test_a_name_is_as_long_as_the_document_usually_has_it() -> None:
    run = clauses("تفرز لجنة القبول الطلبات.", "تجتمع لجنة القبول أولاً.", "تنظر لجنة القبول المفاضلة.")
    assert usual("لجنة القبول المفاضلة", names_of(run)) == "لجنة القبول"
