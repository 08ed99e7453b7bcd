"""What stands around a duration does not turn its bound, and a word with the force of a bound is never passed over."""

from __future__ import annotations

import pytest

from policy_diff.facts.duration import durations
from tests.policy_diff.test_facts_duration_phrases import BENCHMARK, PHRASES

#: single bounds that are read as stated; every fifth, for time
READ = [
    phrase
    for phrase in PHRASES
    if ";" not in phrase.wants
    and phrase.wants.split()[0] in ("min", "max")
    and BENCHMARK.said(phrase.text) == phrase.wants
][::5]
#: a clause of its own, with a ban, a bound of something else, a case
BEFORE = (
    "لا يجوز للموظف إفشاء أسرار الجمعية، و",
    "يُمنع التدخين في المقر، و",
    "لا يقل عدد الأعضاء عن ثلاثة، و",
    "يشترط ألا يتجاوز عدد المرشحين عشرة، و",
    "لا تُقبل الطلبات الناقصة؛ و",
)
AFTER = (
    "، ولا يقل عدد الأعضاء عن ثلاثة",
    "، ما لم يقرر المجلس خلاف ذلك",
    "، ولا يجوز الاستثناء من ذلك",
    " مهما كانت الأسباب",
)


def bounds_in(text: str) -> set[str]:
    return {one.bound for one in durations(text) if one.clear}


@pytest.mark.parametrize("clause", BEFORE)
def test_a_clause_before_turns_no_bound(clause: str) -> None:
    for phrase in READ:
        if not phrase.text.startswith("و"):
            opposite = {"min": "max", "max": "min"}[phrase.wants.split()[0]]
            assert opposite not in bounds_in(clause + phrase.text), phrase.text


@pytest.mark.parametrize("clause", AFTER)
def test_a_clause_after_turns_no_bound(clause: str) -> None:
    for phrase in READ:
        opposite = {"min": "max", "max": "min"}[phrase.wants.split()[0]]
        assert opposite not in bounds_in(phrase.text + clause), phrase.text


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("ليس للموظف أن يتلف الملف قبل مضي خمس سنوات", "min 5 year"),
        ("يجب عدم إتلاف السجلات قبل مضي خمس سنوات على إقفالها", "min 5 year"),
        ("على ألا تتلف قبل مضي خمس سنوات", "min 5 year"),
        ("لن يصرف الدعم قبل انقضاء شهر على التسجيل", "min 1 month"),
        ("لا بد من الرد قبل مضي عشرة أيام", "max 10 day"),
        ("لا غنى عن إبلاغ المركز قبل مضي يومين", "max 2 day"),
        ("لا تسمع ما لم ترفع قبل انقضاء سنة", "max 1 year"),
        ("لا تصرف ما لم يكن قد مضى على التسجيل شهران", "min 2 month"),
        ("ولا تفتح الصناديق إلا بعد أن يمضي أسبوعان على قفلها", "min 2 week"),
        ("لا تقبل إلا شهادة لم يمض على صدورها شهر", "max 1 month"),
        ("وفي ظرف يومين", "max 2 day"),
        ("وحتى تمام سنتين من تاريخ التسجيل", "min 2 year"),
        ("ما لا ينقص عن عشرة أيام، ويغلق الملف قبل انقضاء شهرين على الإعلان", "min 10 day; max 2 month"),
        # nobody can tell from the words alone
        ("لا يُعفى من الرد قبل مضي أسبوع", "unclear"),
        ("لا يجوز إغفال الرد قبل مضي عشرة أيام", "unclear"),
        ("إتلاف السجلات قبل مضي عشر سنوات مخالفة", "unclear"),
        ("لم يُجز النظام الصرف قبل مضي شهر", "unclear"),
        ("يفقد حقه بعد مضي شهر", "unclear"),
    ],
)
def test_what_is_forbidden_and_what_is_due(text: str, wants: str) -> None:
    assert BENCHMARK.said(text) == wants


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("لا يقبل منه الإفصاح إن تجاوز سبعة أيام من نشوء الحالة", "max 7 day"),
        ("يُرفض طلب الإجازة إذا قُدم قبل بدايتها بأقل من أسبوعين", "min 2 week"),
        ("لا يستحق العلاوة إلا إذا زادت خدمته على سنة", "min 1 year"),
        ("لا مانع من حذف بياناته متى زاد حفظها على سنتين", "min 2 year"),
        ("باستثناء ما زاد على ثلاثة أيام، يعتمد المدير الإجازات", "max 3 day"),
        ("إذا زاد غيابه على شهر أُنذر", "unclear"),
        ("من تجاوزت مدة تطوعه ثلاث سنوات كُرّم، ولا يجوز الاستثناء من ذلك", "min 3 year"),
    ],
)
def test_a_bound_in_a_case_is_what_the_sentence_makes_of_it(text: str, wants: str) -> None:
    assert BENCHMARK.said(text) == wants


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("شهران هما الحد الأقصى لبقاء المنصب شاغراً", "max 2 month"),
        ("التأخر أربعة أشهر مقبول، وما بعدها مخالفة", "unclear"),
        ("لا يفصل بين السؤال وجوابه سوى ثلاثة أيام", "unclear"),
        ("لا يبقى المنصب شاغراً شهراً كاملاً", "unclear"),
        ("رُفع الحد الأدنى لمدة الحفظ من خمس سنوات إلى عشر", "unclear"),
        ("يبقى باب الترشح مشرعاً واحداً وعشرين يوماً لا يغلق قبلها", "unclear"),
        # what belongs to another number, or says that it is just so
        ("يحفظ الملف سبع سنوات ما لم ينص العقد على مدة أطول", "exact 7 year"),
        ("أكثر من نصف الأعضاء حضروا دورة مدتها يومان", "exact 2 day"),
        ("نسختان على الأقل لمدة سبع سنوات", "exact 7 year"),
        ("مدة العضوية سنتان ولا يقل عدد الأعضاء عن ثلاثة", "exact 2 year"),
        ("عشرة أيام فقط لا تزيد ولا تنقص", "exact 10 day"),
        ("تحفظ خمس سنوات أو حتى انتهاء النزاع أيهما أطول", "exact 5 year"),
    ],
)
def test_an_amount_is_exact_only_where_nothing_says_otherwise(text: str, wants: str) -> None:
    assert BENCHMARK.said(text) == wants


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("لا يصرف الدعم بأكثر من مرة كل خمس سنوات", "max 5 year often"),
        ("يصرف الدعم أكثر من مرة كل سنة", "unclear"),
        ("يراجع الدليل كل سنة أو سنتين", "unclear"),
    ],
)
def test_how_often_takes_the_negation_with_it(text: str, wants: str) -> None:
    assert BENCHMARK.said(text) == wants
