"""Text that other programs took out of files: paragraphs wrapped here and there, tables written cell by cell."""

from __future__ import annotations

from time import process_time

import pytest

from normalizers import TracedText
from policy_diff.segment import Segmented, segment
from policy_diff.segment.furniture import without_furniture
from policy_diff.segment.lines import read_lines
from policy_diff.segment.markers import parse
from policy_diff.segment.reading_order_rows import rows_of
from policy_diff.segment.seams import tied

#: a web page whose paragraphs are one line each, but for two that were pasted with their line ends
MIXED = """سياسة خصوصية البيانات
مقدمة
توضح هذه السياسة ما تجمعه الجمعية من بيانات المستفيدين والمتبرعين والمتطوعين، وكيف تحفظها، ومن يطلع عليها من العاملين.
تسعى الجمعية إلى أن يطمئن كل من يتعامل معها إلى أن بياناته آمنة لا يطلع عليها أحد
من غير العاملين ولا تستخدم في غير ما جمعت له ولا يترتب على ذلك أي
مسؤولية .
نطاق التطبيق
تطبق هذه السياسة على جميع من يعمل لصالح الجمعية سواء كانوا أعضاء مجلس
إدارة أو موظفين أو متطوعين.
حقوق صاحب البيانات
لصاحب البيانات أن يطلب نسخة منها، وأن يطلب تصحيحها، وأن يطلب حذفها متى زالت الحاجة إليها، ويجاب إلى طلبه خلال أسبوع.
"""

#: a table of records, its cells one below the other, two of which are called as sections are
TABLE = """سياسة الاحتفاظ بالوثائق وإتلافها
مقدمة
تبين هذه السياسة ما تحفظه الجمعية من وثائق ومدة حفظ كل منها وطريقة التخلص مما انتهت مدته.
إدارة الوثائق
تحفظ الجمعية وثائقها في مقرها، وتشمل الآتي:
اسم السجل
مدة الحفظ
ملاحظات
سجل الأعضاء
دائم
سجل الزيارات
خمس سنوات
المراجعة
كل سنة
سجل الصادر
دائم
سجل الوارد
إتلاف الوثائق
تتلف اللجنة ما انتهت مدة حفظه بمحضر يوقعه أعضاؤها، ويحفظ المحضر مع سجلات الجمعية.
"""


def read(text: str) -> Segmented:
    return segment(TracedText(original=text))


def headings(found: Segmented) -> list[str]:
    return [section.heading for section in found.sections]


def test_a_paragraph_wrapped_in_a_document_that_is_not() -> None:
    found = read(MIXED)
    assert headings(found) == ["مقدمة", "نطاق التطبيق", "حقوق صاحب البيانات"]
    assert [len(list(section.walk())) for section in found.sections] == [2, 1, 1]


def test_items_without_a_full_stop_do_not_run_into_each_other() -> None:
    items = [
        "احترام خصوصية المستفيد عند زيارته في بيته أو في مقر عمله",
        "الحصول على نسخة من النظام الأساسي متى طلبها من الإدارة",
        "معرفة أسباب رفض الطلب مكتوبة وموقعة من صاحب القرار",
        "تقديم شكوى على أي من العاملين في الفرع أو في المقر",
    ]
    assert not tied(read_lines(rows_of(TracedText(original="\n\n".join(items)))))


def test_cells_of_a_table_head_nothing() -> None:
    found = read(TABLE)
    assert headings(found) == ["مقدمة", "إدارة الوثائق", "إتلاف الوثائق"]
    below = [item.text for item in found.sections[1].walk()]
    assert "مدة الحفظ" in below and "المراجعة" in below


def test_a_clause_that_is_only_like_a_heading_is_none_where_the_contents_name_them() -> None:
    contents = "المحتويات\nمقدمة 1\nإدارة الوثائق 2\nإتلاف الوثائق 3\n"
    title, _, rest = TABLE.partition("\n")
    found = read(f"{title}\n{contents}{rest}مراجعة ما أتلف\nتراجع اللجنة محاضر الإتلاف كل ستة أشهر وترفع بها تقريراً.\n")
    assert headings(found) == ["مقدمة", "إدارة الوثائق", "إتلاف الوثائق"]


def test_two_headings_on_one_line_of_the_contents() -> None:
    lines = (
        "المحتويات\nتمهيد 1\nالأجور- التقارير - العلاوات 2\nأحكام ختامية 3\n\nتمهيد\nنص.\nالأجور\nنص.\nالتقارير\nنص.\n"
    )
    lines += "العلاوات\nنص.\nأحكام ختامية\nنص.\n"
    body = without_furniture(read_lines(rows_of(TracedText(original=lines))))
    assert len(body.contents) == 5


def test_a_sign_inside_the_brackets_of_an_article() -> None:
    marker, words = parse("المادة (14 :) تدفع الأجور")
    assert marker is not None
    assert (marker.kind, marker.value, words) == ("section", 14, "تدفع الأجور")


def test_the_links_at_the_top_of_a_page_are_its_contents() -> None:
    title, _, rest = MIXED.partition("\n")
    links = ("مقدمة", "نطاق التطبيق", "حقوق صاحب البيانات")
    for sign in ("", "- "):
        top = "\n".join(f"{sign}{link}" for link in links)
        found = read(f"{title}\n{top}\n{rest}")
        assert headings(found) == list(links)
        assert [len(list(section.walk())) for section in found.sections] == [2, 1, 1]
        assert "contents_left_out" in [finding.code for finding in found.findings]


def test_a_list_that_a_sentence_announces_is_no_contents() -> None:
    title, _, rest = MIXED.partition("\n")
    listed = "تتناول هذه السياسة ما يأتي:\nمقدمة\nنطاق التطبيق\nحقوق صاحب البيانات"
    found = read(f"{title}\n{listed}\n{rest}")
    assert "contents_left_out" not in [finding.code for finding in found.findings]


def test_letters_below_a_number_count() -> None:
    text = (
        "سياسة جمع التبرعات\nالمبادئ\n5/أ تقبل الهبة ممن يعرف نفسه.\n5/ب يرد ما زاد على المطلوب.\n5/ج يدون الاسم كاملاً."
    )
    [section] = read(text).sections
    assert [(item.marker, item.text.split()[0]) for item in section.items] == [
        ("5/أ", "تقبل"),
        ("5/ب", "يرد"),
        ("5/ج", "يدون"),
    ]
    assert read("سياسة جمع التبرعات\nالمبادئ\n5/م فهد يوقع على السند في كل مرة.").sections[0].items[0].marker == ""


def test_clauses_that_all_look_like_headings_are_headings() -> None:
    names = ("البند الأول: التمهيد", "البند الثاني: المدة", "البند الثالث: الأجرة", "البند الرابع: الإنهاء")
    below = "يلتزم كل طرف بما ورد في هذا العقد وما اتفق عليه كتابة."
    assert headings(read("\n".join(["عقد إيجار", *(f"{name}\n{below}" for name in names)]))) == list(names)


def test_a_title_above_clauses_heads_no_section() -> None:
    clauses = (
        "2-1 مع عدم الإخلال بالأنظمة المعمول بها تأتي هذه السياسة مكملة لما ورد في اللائحة الأساسية للجمعية.",
        "2-2 تطبق هذه السياسة على كل من يعمل لصالح الجمعية من أعضاء وموظفين ومتطوعين.",
        "2-3 يشمل تعارض المصالح ما يتعلق بالشخص نفسه وبمن تربطه به قرابة حتى الدرجة الرابعة.",
    )
    found = read("سياسة تعارض المصالح\n\n" + "\n\n".join(clauses))
    assert (found.title, headings(found)) == ("سياسة تعارض المصالح", [""])
    assert [item.marker for item in found.sections[0].items] == ["2-1", "2-2", "2-3"]


def test_terms_above_the_first_heading_head_nothing() -> None:
    terms = (
        "يقصد بالعبارات الآتية في هذه اللائحة المعاني الموضحة أمامها:",
        "السياسة: سياسة تعارض المصالح.",
        "المجلس: أعضاء مجلس الإدارة في الجمعية",
        "الأقارب: من تربطه بالعضو قرابة أو مصاهرة حتى الدرجة الرابعة.",
        "الجهة المختصة: المدير التنفيذي",
    )
    article = "المادة الأولى: التمهيد\n1- يحصل تعارض المصالح حينما تتعارض مصلحة العضو مع مصلحة الجمعية."
    found = read("سياسة تعارض المصالح\n\n" + "\n\n".join((*terms, article)))
    assert found.title == "سياسة تعارض المصالح"
    assert headings(found) == ["", "المادة الأولى: التمهيد"]


#: rows that begin with what they are about; most have two cells or more, and the longest run over the line's end
OWN_NAMES = """مصفوفة الصلاحيات
جمعية ضفاف الوادي
تبين هذه المصفوفة من يقترح ومن يعتمد في كل معاملة.
الشؤون المالية
الصرف من بند معتمد حتى 10,000: رئيس القسم يقترح؛ المدير التنفيذي يعتمد
الصرف من بند معتمد فوق 10,000 حتى 75,000: المدير التنفيذي يقترح؛ المشرف المالي
يعتمد؛ رئيس المجلس يحاط
توقيع الشيكات: توقيعان معاً للمشرف المالي ورئيس المجلس أو نائبه
إعدام دين أو شطب أصل: قسم المالية يقترح؛ الجمعية العمومية تعتمد
السلفة المستديمة: رئيس القسم يقترح؛ المدير التنفيذي يعتمد بحد أعلى 3,000
شراء مباشر حتى 5,000: رئيس القسم يعتمد؛ المدير التنفيذي يحاط
شراء بثلاثة عروض: قسم الخدمات المساندة يقترح؛ المدير التنفيذي يعتمد
"""


def test_a_row_begins_with_a_name_of_its_own() -> None:
    found = segment(TracedText(original=OWN_NAMES))
    rows = [item.text for section in found.sections for item in section.walk() if ": " in item.text]
    assert len(rows) == 7
    assert rows[1].endswith("المشرف المالي يعتمد؛ رئيس المجلس يحاط")
    assert [row.partition(":")[0] for row in rows[2:4]] == ["توقيع الشيكات", "إعدام دين أو شطب أصل"]


@pytest.mark.parametrize("title", ["نظام حفظ الأوراق والتخلص منها", "تعليمات حفظ السجلات", "دليل الأوراق"])
def test_what_stands_above_the_association_is_the_title(title: str) -> None:
    text = f"{title}\nجمعية ضفاف الوادي الخيرية\n\nكتبنا هذا لئلا تضيع أوراقنا مرة أخرى كما ضاعت في السيل.\n"
    found = segment(TracedText(original=f"{text}\nما الذي نحفظه\nمحاضر المجلس والعقود.\n\nأين وكيف\nفي خزانة مقفلة.\n"))
    assert found.title == title
    assert found.association == "جمعية ضفاف الوادي الخيرية"
    assert title not in [section.heading for section in found.sections]


LISTS = """سياسة التطوع
جمعية ضفاف الوادي
الغرض
تبين هذه السياسة ما للمتطوع وما عليه، وكيف تبدأ علاقته بالجمعية وكيف تنتهي.
حقوق المتطوع
بطاقة تعريف
مكان للعمل
تأمين مناسب
شهادة بالساعات
واجبات المتطوع
الالتزام بالوقت
حفظ الأسرار
صيانة العهدة
احترام المستفيد
إنهاء التطوع
انتهاء المدة
طلب المتطوع
مخالفة السياسة
زوال الحاجة
المراجعة
تراجع هذه السياسة كل سنتين، ويعتمد ما عدل منها مجلس الإدارة.
"""


def test_lists_below_their_headings_are_no_table() -> None:
    keys = [section.key for section in segment(TracedText(original=LISTS)).sections]
    assert keys[-4:] == ["volunteer_rights", "volunteer_duties", "termination", "review"]


def test_headings_of_three_services_are_all_kept() -> None:
    services = "\n".join(
        f"{name}\nتقدم الجمعية هذه الخدمة لمن يحتاج إليها من أهل المحافظة وما حولها من القرى.\n"
        "شروط الاستحقاق\nأن يكون المستفيد من أهل المحافظة، وألا يكون له دخل يكفيه ويكفي من يعول.\n"
        "طريقة التقديم\nيقدم الطلب في مقر الجمعية أو في موقعها، ويدرس خلال أسبوع من تقديمه."
        for name in ("ترميم المساكن", "صرف الأدوية", "كفالة الطلاب")
    )
    top = "دليل خدمات الجمعية\nجمعية ضفاف الوادي\nالغرض\nيبين هذا الدليل ما تقدمه الجمعية وكيف يطلب ومن يستحقه."
    found = segment(TracedText(original=f"{top}\n{services}\n"))
    headings = [section.heading for section in found.sections]
    assert headings.count("شروط الاستحقاق") == headings.count("طريقة التقديم") == 3, headings


def test_the_first_section_below_numbered_contents_stays() -> None:
    names = ("الغرض", "النطاق", "المسؤوليات", "الإجراءات", "المراجعة")
    contents = "\n".join(f"{at} {name}" for at, name in enumerate(names, 1))
    body = "\n".join(f"{at} {name}\nهذا نص القسم الذي يبين {name} بالتفصيل." for at, name in enumerate(names, 1))
    found = segment(TracedText(original=f"سياسة تعارض المصالح\nالمحتويات\n{contents}\n{body}\n"))
    assert [section.heading.strip("12345 ") for section in found.sections] == list(names)


def test_many_lines_alike_are_read_in_no_time() -> None:
    began = process_time()
    text = "\n".join(
        ["يطلع", "دائم"] * 500 + ["تبين هذه السياسة ما تحفظه الجمعية من وثائق ومدة حفظ كل منها ومن يطلع عليها."]
    )
    assert len(segment(TracedText(original=text)).sections) == 1
    assert process_time() - began < 10
