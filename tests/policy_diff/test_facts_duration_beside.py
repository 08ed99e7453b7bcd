"""What stands beside an amount and bounds it or does not: labels, a second amount, other things' superlatives, ages."""

from __future__ import annotations

import time

import pytest

from policy_diff.facts.duration import durations


def said(text: str) -> list[tuple[object, ...]]:
    """Bound, count and unit of every duration, or «unclear»."""
    return [
        (one.bound, one.amounts[0].count, one.amounts[0].unit) if one.clear else ("unclear",) for one in durations(text)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("مدة النشر أسبوع على أن لا تزيد عن شهر", [("exact", 1, "week"), ("max", 1, "month")]),
        ("مدة الانتداب سنة ويجوز مدها على ألا تتجاوز سنتين", [("exact", 1, "year"), ("max", 2, "year")]),
        ("مدة الاستئذان ساعتان لا تزيد", [("max", 2, "hour")]),
        ("مدة الاستئذان (ساعتان لا تزيد)", [("max", 2, "hour")]),
        ("يجاب خلال ثلاثة أيام لا تزيد على سبعة عند التعذر", [("unclear",)]),
    ],
)
def test_a_limit_behind_an_amount_is_its_own_only_before_a_stop(text: str, wanted: list[tuple[object, ...]]) -> None:
    assert said(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("الحد الأعلى للتسليم | 6 أيام", ("max", 6, "day")),
        ("أقل مدة | 6 أشهر", ("min", 6, "month")),
        ("مهلة التظلم القصوى: (6) أيام", ("max", 6, "day")),
        ("مدة التظلم لا تقل عن | 6 أيام", ("min", 6, "day")),
        ("الحد الأقصى للمبلغ | مدة السلفة | 6 أشهر", ("exact", 6, "month")),
    ],
)
def test_a_label_bounds_the_amount_of_its_cell(text: str, wanted: tuple[object, ...]) -> None:
    assert said(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("خلال يومين للبلاغ وستة أيام للطلب", ("max", 6, "day")),
        ("لا تقل عن سنتين للعقود وأربع سنوات للمحاضر", ("min", 4, "year")),
        ("لا تقل عن سنتين للعقود وأربع سنوات في الأرشيف", ("unclear",)),
        ("خلال شهرين من الزيارة وليس قبل ستة أيام", ("unclear",)),
    ],
)
def test_a_second_amount_under_one_bound_is_never_exact(text: str, second: tuple[object, ...]) -> None:
    assert said(text)[1] == second


@pytest.mark.parametrize("text", ["زمن الرد < 36 ساعة", "زمن الرد >= 36 ساعة", "تصل مدة الحرمان إلى خمسة أشهر"])
def test_what_may_be_read_either_way_is_unclear(text: str) -> None:
    assert said(text) == [("unclear",)]


@pytest.mark.parametrize(
    "text",
    [
        "تكفل الأسر الأكثر فقراً مدة ستة أشهر",
        "يكلف المجلس الأعلى لجنة لمدة ستة أشهر",
        "تقصر الرعاية على الشركاء لمدة ستة أشهر",
    ],
)
def test_a_superlative_of_something_else_leaves_an_amount_exact(text: str) -> None:
    assert said(text) == [("exact", 6, "month")]


@pytest.mark.parametrize(
    "text",
    [
        "مقاعد للأطفال دون 14 سنة",
        "برامج للناشئة من 9 سنوات إلى 14 سنة",
        "رضيع عمره أقل من ستة أسابيع",
        "حفل في ذكرى مرور عشرين سنة",
        "مبادرة 40 يوم قراءة",
    ],
)
def test_ages_anniversaries_and_names_are_no_durations(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("text", ["تحفظ ملفات الأطفال أكثر من 14 سنة", "مبادرة ستة أشهر تدريبية"])
def test_what_is_kept_or_described_is_one(text: str) -> None:
    assert len(said(text)) == 1


def test_many_brackets_take_time_in_step_with_their_number() -> None:
    begun = time.perf_counter()
    durations("( " * 8000 + "5 أيام")
    assert time.perf_counter() - begun < 3
