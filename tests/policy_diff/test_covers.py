"""The title and the association from a cover, wherever they stand on it; a blank is no name."""

from __future__ import annotations

import pytest

from normalizers import TracedText
from policy_diff.segment import segment

NAME = "جمعية بيادر العطاء للتنمية الأسرية بالقصيم"
TITLE = "سياسة تنظيم العلاقة مع المستفيدين"
BODY = """
تمهيد
تضع الجمعية هذه السياسة التي تنظم علاقتها بجميع الأطراف من مستفيدين وداعمين ومتطوعين.
القنوات المستخدمة للتواصل
1- المقابلة.
2- الهاتف.
اعتماد مجلس الإدارة
اعتمد مجلس الإدارة هذه السياسة في اجتماعه الرابع بتاريخ 1445/05/10هـ.
"""


@pytest.mark.parametrize(
    ("cover", "association"),
    [
        (f"{TITLE}\n{NAME}", NAME),
        (f"{NAME}\n{TITLE}", NAME),
        (f"{TITLE} ل{NAME}", NAME),
        (f"اسم الجمعية: {NAME}\nعنوان الوثيقة: {TITLE}", NAME),
        (f"{TITLE}\n({NAME})", NAME),
        (f"{TITLE}\nجمعية بيادر العطاء\nللتنمية الأسرية بالقصيم", NAME),
        (f"المملكة العربية السعودية\n{NAME}\nترخيص رقم 123\n{TITLE}", NAME),
        (f"{TITLE}\nجمعية ......................", ""),
        (f"{TITLE}\nجمعية (              )", ""),
        (f"{TITLE}\nجمعية [اسم الجمعية]", ""),
    ],
)
def test_cover(cover: str, association: str) -> None:
    segmented = segment(TracedText(original=cover + BODY))
    assert (segmented.title, segmented.association) == (TITLE, association)


def test_a_first_line_that_begins_as_its_type_does_is_the_title() -> None:
    text = (
        f"جدول الصلاحيات المالية والإدارية\n{NAME}\nمستويات الصلاحيات\nالأول: مجلس الإدارة.\nالثاني: المدير العام.\n"
        "الصلاحيات المالية\nالصلاحية: شراء؛ المدير العام: يوصي؛ المجلس: يعتمد\nالتفويض\nلا يفوض المفوض غيره.\n"
    )
    segmented = segment(TracedText(original=text))
    assert segmented.policy_type == "authority_matrix"
    assert segmented.title == "جدول الصلاحيات المالية والإدارية"


MATRIX = (
    "\nمستويات الصلاحيات\nالأول: مجلس الإدارة.\nالثاني: المدير العام.\nالصلاحيات المالية\n"
    "الصلاحية: شراء؛ المدير العام: يوصي؛ المجلس: يعتمد\nالتفويض\nلا يفوض المفوض غيره.\n"
)


@pytest.mark.parametrize(
    ("cover", "body", "title"),
    [
        (f"السياسة: يجب الالتزام بها من الجميع\n{TITLE}", BODY, TITLE),
        (f"الوثيقة: النسخة الأولى\n{TITLE}", BODY, TITLE),
        (f"السياسة: {TITLE}", BODY, TITLE),
        ("جدول الصلاحيات يصدر عن المجلس كل عام\nمصفوفة الصلاحيات", MATRIX, "مصفوفة الصلاحيات"),
        ("جدول الصلاحيات المالية والإدارية\nمصفوفة", MATRIX, "جدول الصلاحيات المالية والإدارية"),
    ],
)
def test_a_label_and_an_opening_believe_no_sentence(cover: str, body: str, title: str) -> None:
    assert segment(TracedText(original=f"{cover}\n{NAME}{body}")).title == title


@pytest.mark.parametrize(
    ("below", "goes_on"),
    [
        ("للتنمية الأسرية بمحافظة عنيزة", True),
        ("للأيتام في منطقة جازان", True),
        ("للعام المالي 2023", False),
        ("للعام المالي الحالي", False),
        ("للدورة 14", False),
        ("لليتيم حق في الحماية وعلينا رعايته", False),
        ("للمستفيدين تقدم الخدمات", False),
        ("للأسر المحتاجة نعمل.", False),
    ],
)
def test_a_name_goes_on_over_the_line_only_with_what_names_are_made_of(below: str, goes_on: bool) -> None:
    name = "جمعية النور الخيرية"
    found = segment(TracedText(original=f"{TITLE}\n{name}\n{below}{BODY}")).association
    assert found == (f"{name} {below}" if goes_on else name)
