"""How bounds, days, purposes and the reply are told; wordings by the hundred are in `benchmarks/durations`."""

from __future__ import annotations

import pytest

from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration import durations
from policy_diff.facts.purpose import purpose_of
from policy_diff.facts.reply import find
from policy_diff.facts.words import tokens
from policy_diff.model import Lines
from tests.policy_diff.written_facts import part
from tests.policy_diff.written_leave_out import GROUPS, left_out, marks
from tests.policy_diff.written_purposes import right_of


def said(text: str) -> list[tuple[object, ...]]:
    """Bound, count and unit of every duration, or «unclear»."""
    return [
        (one.bound, *((one.amounts[0].count, one.amounts[0].unit) if one.amounts else ()))
        if one.clear
        else ("unclear",)
        for one in durations(text)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ألا تكون الفواتير قد مضى على إصدارها أكثر من ستين يوماً", ("max", 60, "day")),
        ("لا يقبل ما مضى على إصداره أكثر من ستين يوماً إلا بإذن", ("max", 60, "day")),
        ("لا يمنح الإذن إلا لمن تغيب أكثر من شهر", ("unclear",)),
        ("إذا كان لا يعمل وتغيب أكثر من شهر", ("unclear",)),
        ("أكثر من شهر", ("unclear",)),
    ],
)
def test_a_negation_denies_a_comparison_only_where_nothing_else_stands_between(
    text: str, wanted: tuple[object, ...]
) -> None:
    assert said(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("مدة الرد القصوى عشرة أيام", ("max", 10, "day")),
        ("ومدتها القصوى ستة أشهر ميلادية", ("max", 6, "month")),
        ("وأبعد أجل لذلك ستون يوماً", ("max", 60, "day")),
        ("أقل ما تحفظ به سجلات المانحين سبع سنوات", ("min", 7, "year")),
        ("ساعتان في السنة على الأقل", ("min", 2, "hour")),
        ("عشر ساعات تدريبية في أدناها", ("min", 10, "hour")),
    ],
)
def test_a_limit_is_told_by_a_name_before_it_or_behind(text: str, wanted: tuple[object, ...]) -> None:
    assert said(text) == [wanted]


def test_the_bound_of_a_negated_clause_reaches_a_verb_of_a_bound_in_it() -> None:
    assert said("لا يكلف العامل بعمل إضافي يفوق ساعتين") == [("max", 2, "hour")]
    assert said("يكلف العامل بعمل إضافي يفوق ساعتين") == [("unclear",)]


def test_a_reversed_line_states_no_bound() -> None:
    assert said("سنتين. تتجاوز لا مدة في أموالها استرداد") == [("unclear",)]


def test_an_amount_tells_what_the_words_before_it_left_open() -> None:
    assert said("خلال المدة المتاحة وهي خمسة أيام") == [("max", 5, "day")]
    assert said("المدة المحددة للبت في الطلبات هي عشرون يوماً") == [("exact", 20, "day")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("يسلم المبلغ صباح يوم العمل التالي", [("max", 1, "day")]),
        ("قبل نهاية الأسبوع يرفع الكشف", [("unspecified",)]),
        ("قبل نهاية الشهر التالي", [("unspecified",)]),
        ("في اليوم التالي", []),
        ("يسري من اليوم التالي لنشرها", []),
    ],
)
def test_a_time_told_by_the_day(text: str, wanted: list[tuple[object, ...]]) -> None:
    assert said(text) == wanted


@pytest.mark.parametrize(
    ("text", "section", "wanted"),
    [
        ("يرد إليه المبلغ خلال أسبوع", "donor_rights", "refund"),
        ("ترد اللجنة على المبلغ خلال أسبوع", "reporting", "reply"),
        ("يحضر المتطوع لقاء تعريفياً مدته ساعتان", "conditions", "training"),
        ("لمن لم يقتنع أن يطلب إعادة النظر خلال أسبوع", "procedures", "complaint"),
        ("تفحص اللجنة السندات كل ثلاثة أشهر", "responsibilities", "review"),
        ("مدة العقد سنة قابلة للتجديد", "contracts", "renewal"),
    ],
)
def test_what_a_duration_is_for_is_told_by_what_governs_it(text: str, section: str, wanted: str) -> None:
    (one,) = durations(text)
    assert purpose_of(tokens(text), one, section) == wanted


def reply_in(*texts: str, section: str = "reporting_procedure") -> str:
    """The wording of the reply time in clauses of a policy without steps."""
    return find([Clause(text, Lines(1, 1), section) for text in texts], with_steps=False).text


def test_a_receipt_an_extension_and_a_second_hearing_are_no_replies() -> None:
    answer = "ترد اللجنة على مقدم البلاغ خلال شهر"
    assert reply_in("يزود مقدم البلاغ خلال 3 أيام بإشعار استلام البلاغ", answer) == "خلال شهر"
    assert reply_in(answer, "ولها أن تقرر تمديد الرد عليه مدة أخرى لا تتجاوز أسبوعين") == "خلال شهر"
    assert reply_in(answer, "ولمقدم البلاغ أن يطلب إعادة النظر في القرار خلال أسبوع") == "خلال شهر"
    assert reply_in("على مضمون البلاغ خلال أسبوع من استلام البلاغ") == ""


def test_purposes_of_the_written_corpus() -> None:
    for splits, floor in ((("train", "develop"), 0.84), (("test",), 0.74)):
        right = right_of(part(*splits))
        assert sum(right) >= floor * len(right)


def test_most_durations_are_read_without_words_of_their_own_family() -> None:
    found = marks(part("train", "develop"))
    for name, floor in (("family", 0.84), ("type", 0.83), ("association", 0.91)):
        kept, alone = left_out(found, GROUPS[name])
        assert kept >= floor * len(found), (name, alone)
