"""Sentences that look like a duty, a count, a start or a period, and say none: passives, labels, purposes."""

from __future__ import annotations

import pytest

from policy_diff.facts.clauses import Clause
from policy_diff.facts.kinds import counts, obligations
from policy_diff.model import Lines
from tests.policy_diff.test_facts_kinds import more

PASSIVES = """
يحرم الموظف من الترقية سنة.
يستبعد المورد من القائمة سنة.
ينذر الموظف كتابة.
يقال المدير التنفيذي بقرار من مجلس الإدارة.
يخبر الموظف بنتيجة تقييمه خلال أسبوع.
ينصح المستفيد بالتوجه إلى الجهة المختصة خلال أسبوع.
يرقى الموظف بعد سنتين.
تلغى اللجنة بقرار.
يثاب الموظف المبلغ.
يخصم الموظف من راتبه يوم.
يعاقب المتطوع المخالف بالإنذار.
المدير التنفيذي يفوض من المجلس بالتوقيع.
يكرم المتطوع المتميز في الحفل السنوي.
يفصل الموظف المتغيب خمسة عشر يوماً.
يمنح الموظف إجازة سنوية.
يصرف الموظف مكافأة نهاية الخدمة.
يقيم الموظف كل ستة أشهر.
يعين المدير التنفيذي مديراً للمشروع.
ينقل الموظف نقلاً تأديبياً.
يخفض الموظف درجة واحدة.
يطلع المستفيد على قرار اللجنة.
يساند المشرف فريق من المتطوعين.
تدار الجمعية بمجلس إدارة.
لا يحرم المستفيد حقه.
الموظف ينقل إلى فرع آخر.
الموظف يقل راتبه عن خمسة آلاف.
المستفيد: يحرم من الدعم سنة.
"""
LABELS = """
المستفيد: كل من تنطبق عليه الشروط.
الموظف: كل شخص يعمل لدى الجمعية.
المدير التنفيذي: فهد بن سعد.
المدير التنفيذي: توفيق العتيبي
المدير التنفيذي: يوسف بن أحمد
قسم البرامج: هاتف 0112345678
مجلس الإدارة / الجمعية العمومية
الأسرة: تحول بقرار من اللجنة.
المتطوع: إنسان يعطي وقته.
القسم الثاني: تنظيم الوحدة واختصاصاتها
"""
PURPOSES = """
للتأكد من أن المستفيد مؤهل يزوره الباحث.
للتأكد أن المستفيد مؤهل يزوره الباحث.
للضرورة أن يجتمع المجلس.
للاعتراض على أن يكون مكتوباً مدة شهر.
لكل من يرى أن حقه ضاع أن يشكو.
للموظف الذي يرى أن قراراً ظلمه أن يتظلم.
"""
NO_COUNTS = """
عام 2020 من بينهم
نسبة 50 من الأعضاء
مبلغ 500 من أعضائها
في البند 4 من الأعضاء يختار رئيس
تجتمع اللجنة من 9.
تتكون المدة من ثلاثة، وتجدد
يتكون الدليل من ثلاثة، وتنظر اللجنة فيه.
تتألف اللائحة من عشرة: أبواب ومواد.
تتألف لائحة اللجنة من عشرة.
"""
NO_STARTS = """
وافقت اللجنة على الطلب، ويعمل به من اليوم التالي.
إذا صدر قرار الفصل يسري من اليوم التالي لإبلاغ الموظف.
اعتمد المجلس هذه الخطة. تسري العقوبة من اليوم التالي للمخالفة.
يعمل بهذه البطاقة من تاريخ 1445/01/01هـ.
يعمل بهذا النموذج من تاريخ نشره.
"""
ACTIVES = """
تراجع اللجنة السجلات كل ثلاثة أشهر.
يقدم الموظف طلبه إلى رئيسه المباشر.
تنظر لجنة الشكاوى في الشكوى خلال أسبوع.
يتولى المدير المالي متابعة الحسابات.
تجتمع اللجنة أربع مرات في السنة.
يبلغ الموظف المدير المباشر بالمخالفة.
يزود المدير التنفيذي اللجنة بالمستندات.
يختار المجلس أعضاء اللجنة.
تمنح الجمعية المتطوع شهادة.
ترفعها اللجنة إلى المجلس.
المدير التنفيذي يعتمد الصرف.
المشرف المالي: إعداد الموازنة التقديرية.
قسم الإعلام / ينشرها في الموقع
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


def clause(text: str) -> Clause:
    return Clause(text, Lines(1, 1), "other")


@pytest.mark.parametrize("text", lines(PASSIVES) + lines(LABELS) + lines(PURPOSES))
def test_nobody_has_a_duty(text: str) -> None:
    assert list(obligations.find(clause(text))) == []


@pytest.mark.parametrize("text", lines(ACTIVES))
def test_what_has_an_object_or_cannot_be_passive_is_done(text: str) -> None:
    assert [(one.value["modality"], one.status) for one in obligations.find(clause(text))] == [("does", "stated")]


@pytest.mark.parametrize("text", lines(NO_COUNTS))
def test_nobody_is_counted(text: str) -> None:
    assert list(counts.find(clause(text))) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("تتكون اللجنة من ثلاثة، وتجتمع كل شهر.", 3),
        ("تتألف اللجنة من 5.", 5),
        ("فريق تحقيق مكون من ثلاثة.", 3),
        ("بحضور 3 من أعضائها", 3),
    ],
)
def test_people_of_a_body_are_counted(text: str, count: int) -> None:
    assert [(one.value["count"], one.value["of"]) for one in counts.find(clause(text))] == [(count, "person")]


@pytest.mark.parametrize("text", lines(NO_STARTS))
def test_no_document_of_rules_is_in_force(text: str) -> None:
    assert more(("approval", text)) == {}


def test_a_second_duty_behind_a_comma_is_another_s() -> None:
    done, must = obligations.find(clause("تنشر الجمعية تقريرها، وعلى المدير التنفيذي أن يعتمده خلال أسبوع."))
    assert (done.value["who"], done.value["what"], done.value["within"]) == ("الجمعية", "تنشر تقريرها", None)
    assert (must.value["modality"], must.value["who"]) == ("must", "المدير التنفيذي")
    assert must.value["what"] == "يعتمده خلال أسبوع" and must.value["within"]["count"] == 1
    banned = obligations.find(clause("يحظر على الموظف أن يفشي السر، وعلى الرؤساء أن يسألوا عنه."))
    assert [one.value["modality"] for one in banned] == ["must_not"]


def test_what_happens_is_no_review_and_a_table_is_not_the_policy() -> None:
    assert more(("review", "إذا حدث خلل في الضوابط يحدث ذلك مرة كل سنة ثم يعالج.")) == {}
    listed = more(("review", "يحدث الجدول كل شهر بأسماء المستفيدين. وتراجع هذه السياسة كل سنتين."))
    assert (listed["review_period"].status, listed["review_period"].value["count"]) == ("stated", 2)


@pytest.mark.parametrize("who", ["للمدير التنفيذي", "للجنة", "لأعضاء الجمعية العمومية", "للشاكي"])
def test_who_stands_right_before_that_has_a_right(who: str) -> None:
    assert [one.value["modality"] for one in obligations.find(clause(f"{who} أن يعترض على القرار."))] == ["may"]


def test_an_edition_of_a_book_is_no_version() -> None:
    assert more(("cover", "الطبعة 5 من كتاب الإدارة")) == {}
    assert more(("cover", "الإصدار 3 من دليل الحوكمة"))["version"].value == "3"
