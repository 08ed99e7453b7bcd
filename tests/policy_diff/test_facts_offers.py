"""What sections offer and ask for: what is denied and what is excepted, channels beside each other, first words."""

from __future__ import annotations

import time

import pytest

from policy_diff.facts.clauses import Clause
from policy_diff.facts.kinds import offers
from policy_diff.model import Lines


def names(section: str, text: str) -> list[str | None]:
    return [one.value["name"] for one in offers.find(Clause(text, Lines(1, 1), section))]


@pytest.mark.parametrize(
    ("section", "text", "said"),
    [
        # what is excepted from a denial is asked for
        ("documents", "لا يطلب من المستفيد إلا صورة الهوية", ["identity"]),
        ("documents", "ولا يلزم سوى صورة الهوية وعقد الإيجار", ["identity", "rent_contract"]),
        ("documents", "لا يلزم الحضور، ويلزم إرسال صورة الهوية", ["identity"]),
        ("documents", "لا تشترط صورة الهوية، ولا عقد الإيجار", []),
        ("eligibility", "لا يشترط إلا أن يكون سعودي الجنسية", ["saudi"]),
        ("eligibility", "لا يشترط أن يكون غير مستفيد من جهة", []),
        ("eligibility", "من لا يستطيع العمل لمرض أو إعاقة", ["disability"]),
        ("channels", "من لا يستطيع الحضور إلى المقر يتصل بالهاتف", ["phone"]),
        ("channels", "من لا يقدر على الكتابة يتصل بالهاتف", ["phone"]),
        # channels beside each other, and where one is
        ("channels", "الهاتف (الموقع الإلكتروني)", ["phone", "website"]),
        ("channels", "عبر الهاتف كما يستقبل عبر الموقع الإلكتروني", ["phone", "website"]),
        ("channels", "الهاتف الموقع الإلكتروني البريد الإلكتروني", ["phone", "website", "email"]),
        ("channels", "الهاتف\nالموقع الإلكتروني", ["phone", "website"]),
        ("channels", "بوابة الخدمات في موقع الجمعية", ["platform"]),
        ("channels", "الحضور أو الاتصال", ["in_person", "phone"]),
        ("channels", "الهاتف والحضور إلى الجمعية", ["phone", "in_person"]),
        ("channels", "الهاتف وكشف الحضور", ["phone"]),
        # a first word that may be of anything is no name
        ("channels", "رقم الحساب البنكي", [None]),
        ("channels", "موقع المقر", [None]),
        ("channels", "رسالة إلكترونية", [None]),
        ("channels", "لقاء مرئي", [None]),
        ("channels", "خطاب إلكتروني", [None]),
        ("channels", "رقم الجوال", ["phone"]),
        ("tools", "برنامج التأهيل الأسري", [None]),
        ("tools", "قاعدة صرف الدعم", [None]),
        ("tools", "نموذج إلكتروني", ["form"]),
        ("documents", "عقد الزواج", []),
        ("documents", "عقد المورد", ["contract"]),
    ],
)
def test_offers(section: str, text: str, said: list[str | None]) -> None:
    assert names(section, text) == said


def test_a_long_clause_takes_as_long_as_it_is() -> None:
    def takes(words: int) -> float:
        clause = Clause("الهاتف والبريد " * (words // 2), Lines(1, 1), "channels")
        began = time.process_time()
        assert [one.value["name"] for one in offers.find(clause)] == ["phone"]
        return time.process_time() - began

    takes(20)
    assert takes(8000) < 10 * takes(1000) + 0.2, "a square would be sixty-four times"
