"""Headings that an empty line tells from items, headings with a gloss in Latin letters, and rows of named cells."""

from __future__ import annotations

from normalizers import TracedText
from policy_diff.segment import Segmented, segment

TITLE = "سياسة استخدام سيارات الجمعية\nجمعية الديرة للخدمات\n\n"
#: headings that count on from the items above them
NUMBERED = """1. الغرض
تنظم هذه السياسة استخدام سيارات الجمعية في أعمالها.

2. النطاق
1. السائقون كافة.
2. الموظفون الذين أذن لهم بالقيادة.

3. ما يعتنى به قبل الخروج
1. يفحص السائق الزيت والماء.
2. يفحص الإطارات والأنوار.
3. يدون قراءة العداد في سجل الحركة.

4. ما لا يقبل من السائق
يمتنع السائق عن نقل من ليست له صلة بعمل الجمعية.

5. المراجعة
تراجع هذه السياسة كل سنتين.

6. أحكام ختامية
يعمل بهذه السياسة من تاريخ اعتمادها.
"""
HEADINGS = [part.splitlines()[0] for part in NUMBERED.split("\n\n")]


def read(text: str) -> Segmented:
    return segment(TracedText(TITLE + text))


def headings(found: Segmented) -> list[str]:
    return [section.heading for section in found.sections]


def test_a_heading_whose_number_counts_on_from_the_item_above_it() -> None:
    assert headings(read(NUMBERED)) == HEADINGS


def test_without_empty_lines_it_counts_the_items() -> None:
    found = read("\n".join(line for line in NUMBERED.splitlines() if line))
    assert "4. ما لا يقبل من السائق" not in headings(found)


def test_empty_lines_everywhere_tell_nothing() -> None:
    spaced, tight = (read(text) for text in (NUMBERED.replace("\n", "\n\n"), NUMBERED.replace("\n\n", "\n")))
    assert headings(spaced) == headings(tight)


def test_a_bare_heading_below_a_line_that_ends_nothing() -> None:
    bare = "\n".join(line[3:] if line in HEADINGS else line for line in NUMBERED.splitlines())
    torn = (
        bare.replace("العداد في سجل الحركة.", "العداد في سجل الحركة")
        .replace("1. يفحص", "يفحص")
        .replace("2. يفحص", "يفحص")
        .replace("3. يدون", "يدون")
    )
    assert "ما لا يقبل من السائق" in headings(read(torn))


def test_a_gloss_in_latin_letters_is_no_second_cell() -> None:
    glosses = {"الغرض": "Purpose", "النطاق": "Scope", "المراجعة": "Review", "أحكام ختامية": "Final provisions"}
    text = "\n\n".join(
        f"{name} | {gloss}\nيعمل الموظفون جميعا بما تقرره {name} هنا." for name, gloss in glosses.items()
    )
    assert headings(read(text)) == [f"{name} | {gloss}" for name, gloss in glosses.items()]


def test_rows_of_named_cells_are_apart_though_no_label_opens_them() -> None:
    whats = ("الصرف حتى ألف ريال", "شراء أثاث للمقر", "عقد صيانة سنوي", "تعيين موظف جديد", "إجازة تفوق شهرا كاملا")
    rows = [f"{what}: المدير المالي: يقترح ويراجع؛ المدير التنفيذي: يوصي؛ رئيس المجلس: يعتمد" for what in whats]
    prose = "تبين الأسطر الآتية من يقترح ومن يوصي ومن يعتمد في كل معاملة من معاملات الجمعية، ولا يصح خلاف ذلك أبدا."
    found = read("\n".join(["الغرض", prose, "", "الصلاحيات", *rows, "", "المراجعة", "يراجع الجدول كل سنة."]))
    items = [item.text for section in found.sections for item in section.walk()]
    assert [item for item in items if item in rows] == rows


#: a guide whose first headings are in words that no profile has
GUIDE = """كلمات نكررها هنا
الساقي: من يوزع الماء على المساجد.
الخزان: ما يحفظ فيه الماء.

ما لا نتساهل فيه
- نظافة الخزان قبل كل تعبئة.
- سلامة السائق.

الإجراءات
1- يستلم الساقي الجدول.
2- يوزع الماء ويوقع الكشف.

المسؤوليات
يشرف مدير الخدمات على التوزيع كله.

التوزيع عن بعد
توزع الحصص البعيدة في يوم واحد من كل أسبوع.

المراجعة
يراجع هذا الدليل كل سنة.
"""


def test_headings_set_apart_above_the_first_known_one() -> None:
    assert headings(read(GUIDE)) == [part.splitlines()[0] for part in GUIDE.split("\n\n")]


def test_roman_numbers_and_a_number_of_the_document() -> None:
    numerals = ("I", "II", "III", "IV", "V", "VI")
    parts = [f"{n}. {part}" for n, part in zip(numerals, GUIDE.split("\n\n"), strict=True)]
    found = segment(TracedText("دليل السقيا\nجمعية الديرة للخدمات\nالمستند رقم (3)\n\n" + "\n\n".join(parts)))
    assert headings(found) == [part.splitlines()[0] for part in parts]


def test_a_lead_in_below_a_heading_is_its_text() -> None:
    parts = [f"ويشمل الصنف رقم {number} ما يلي:\nنص يبين الغرض من الصنف." for number in range(9)]
    assert headings(segment(TracedText("\n".join(["الأهداف", *parts])))) == ["الأهداف"]


def test_the_first_line_below_a_lead_in_is_no_heading() -> None:
    listed = (
        "إدارة الوثائق:\n\nتحفظ الجمعية الوثائق في مقرها وتشمل الآتي:\n\nاللوائح والأنظمة الأخرى\n\nسجل الزيارات\n\n"
    )
    text = f"سياسة حفظ الوثائق وإتلافها\n\n{listed}إتلاف الوثائق:\n\nتتلف الوثائق بمحضر."
    assert headings(segment(TracedText(text))) == ["إدارة الوثائق", "إتلاف الوثائق"]


def test_a_drafters_own_label_stays_with_the_words_of_its_item() -> None:
    levels = [
        f"الدرجة {number}: {who}"
        for number, who in (("الأولى", "المجلس"), ("الثانية", "المدير"), ("الثالثة", "الرئيس"))
    ]
    found = read(GUIDE.replace("يشرف مدير الخدمات على التوزيع كله.", "\n".join(levels)))
    assert [item.text for item in found.sections[3].items] == levels


def test_rows_of_two_columns_are_items() -> None:
    rows = ["وحدة التوزيع / الجداول والكشوف", "قائد الفريق / السلامة والحضور", "المدير التنفيذي / اعتماد خطة العام كله"]
    found = read("\n".join(["المسؤوليات", *rows, "المراجعة", "تراجع السياسة كل سنة."]))
    assert [item.text for item in found.sections[0].items] == rows
