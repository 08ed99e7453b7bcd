"""Rows that an author set in columns, and letters told one by one, are left; what was cut is still found."""

from __future__ import annotations

import pytest

from normalizers import repair
from normalizers.atoms import atoms
from normalizers.document import Document
from normalizers.lam_alef_changes import Loss
from normalizers.lam_alef_gains import Habits, options
from normalizers.language_model import load
from normalizers.lone_letters import of_letters
from normalizers.repairs import cut_words
from normalizers.segment_evidence import Line
from normalizers.segment_rows import rows_in

GLOSSARY = (
    "Asset  |  أصل (ج. أصول)  |  كل ما تملكه المنشأة وله قيمة مالية\n"
    "Audit  |  مراجعة، تدقيق  |  فحص الدفاتر للتأكد من سلامتها\n"
    "Bond  |  سند  |  ورقة مالية تثبت دينًا على مصدرها\n"
    "Ledger  |  دفتر الأستاذ  |  سجل تبوب فيه القيود حسب الحسابات\n"
    "VAT  |  ضريبة القيمة المضافة  |  ضريبة غير مباشرة على الاستهلاك"
)
INDEX = (
    "ابن جني، أبو الفتح  13، 27، 88–91\nابن خلدون  5، 44 (ح 2)، 102\nالجاحظ  ٣١، ٣٣، ٧٥–٧٨\n"
    "الخليل بن أحمد  19، 20، 21\nسيبويه  8، 12 وما بعدها"
)
CROSSWORD = "أ   ق  م  ر  #  ب  ن\nب   ل  #  ي  د  #  ه\nج   م  ا  ح  #  ط  ر\nد   #  س  #  ع  ي  #"
PHONES = "أبها  017-2241234    الباحة  017-7251234    تبوك  014-4221234\nالطوارئ: 911  الإسعاف: 997  المرور: 993"
PRICES = (
    "الصنف  البارحة  اليوم  التغير\nطماطم  ٣٥  ٤٨  +٤٪\nخيار  ٣٠  ٣٨  -٢٪\nبطاطا  ٢٢  ٢٧  بلا تغير\n"
    "ثوم بلدي  ١١٠  ١٤٥  -١٪"
)
ABBREVIATIONS = "ص. ب.   صندوق بريد\nت.   توفي\nد. ت.   دون تاريخ\nق. م.   قبل الميلاد\nأ. د.   أستاذ دكتور\nط.   طبعة"
CONTENTS = "الفصل الأول: المفاهيم ....................... 13\nالفصل الثاني: الدراسات السابقة .............. 27"
DRILL = (
    "١) م د ر س ة  =  مدرسة\n٢) ك ت ا ب  =  ..........\nبحيرة  =  ب ح ي ر ة\nحروف القلقلة: ق ط ب ج د، يجمعها «قطب جد»."
)
SQUARE = (
    "ابحث عن الكلمات في المربع ثم اشطبها\nا ل ق م ر ب ع\nش ج ر و ك ت ز\nم س ن ح ي ة ف\n"
    "يجد الطالب في المربع ثلاث كلمات\nتكتب الكلمات في الكراسة بخط واضح\nيسلم الطالب الكراسة إلى المعلم في نهاية الحصة"
)
SHAPES = "ـبـ   ـب   بـ   ب\nـتـ   ـت   تـ   ت\nـهـ   ـه   هـ   ه"


@pytest.mark.parametrize(
    "text",
    [GLOSSARY, INDEX, CROSSWORD, PHONES, PRICES, ABBREVIATIONS, CONTENTS, DRILL, SQUARE, SHAPES],
    ids=["glossary", "index", "crossword", "phones", "prices", "short", "contents", "drill", "square", "shapes"],
)
def test_rows_and_letters_are_left_as_they_are(text: str) -> None:
    assert repair(text).text == text


def _rows(text: str) -> list[int]:
    return sorted(rows_in([Line(n, line, []) for n, line in enumerate(text.split("\n"), 1)]))


@pytest.mark.parametrize(
    "text",
    [
        "تلتزم الجمعية بالرد  1\nتعد الإدارة التقرير  2\nيعتمد المجلس الخطة  3",  # list numbers torn from their items
        "المجلس.  رئيس  الثانية:  الطبقة  ii.\nالتنفيذي.  الرئيس  الثالثة:  الطبقة  iii.\nمن  له  من  لكل  تحقق  iv.",
        "في نظام الدعم.  7.1 يفتح للطلب تذكرة\nمقدمه.  7.2 يدرس المكتب الطلب\nفي مدة شهر.  7.3 يرسل الرد إليه",
        "ــرعة  ــان وس  30\nــرائح  بإتق ــان  40\nــدة قن  ــلال  75",  # words that begin with a tatweel
    ],
)
def test_cut_lines_are_no_rows(text: str) -> None:
    assert _rows(text) == []


def test_the_head_of_a_table_is_a_row_of_it() -> None:
    assert _rows(PRICES) == [0, 1, 2, 3, 4]


def test_a_title_drawn_apart_is_no_row_of_letters() -> None:
    assert not of_letters(atoms("س ي ا س ة ت ن ظ ي م"))
    assert of_letters(atoms("س  ي  ا  س  ة"))
    assert repair("س ي ا س ة ت ن ظ ي م ا ل ع ل ا ق ة").text == "سياسة تنظيم العلاقة"


def test_blanks_beside_the_sign_of_a_column_count_as_one() -> None:
    assert [atom.blanks for atom in atoms("أصل  |  مال")] == [0, 1, 1]
    assert [atom.blanks for atom in atoms("تقديم  +٤")] == [0, 2, 0]


def test_dots_that_lead_to_a_page_mark_no_item() -> None:
    assert atoms("المفاهيم ..... 13")[-1].text == "13"


def test_abbreviated_numbers_show_no_seam() -> None:
    text = "ابن منظور (ت 711هـ): لسان العرب، ط3، دار صادر، بيروت، 1414هـ، 15 ج."
    assert repair(text).text == text


def test_a_share_in_brackets_is_no_seam_and_columns_are_not_exchanged() -> None:
    for text in ("ضريبة القيمة المضافة (15%) 78.56 ر.س", "بالمركز الوطني لتنمية القطاع.(3549)      مسجلة بترخيص رقم"):
        assert repair(text).text == text
    assert repair("بالمركز الوطني لتنمية القطاع.(3549) مسجلة بترخيص رقم").text != text


def test_wide_blanks_of_three_are_an_authors_where_they_are_the_rule() -> None:
    lines = ["رائد الفصل   أحمد منصور", "تعد الإدارة التقرير"] * 5
    assert _rows("\n".join(lines)) == [0, 2, 4, 6, 8]
    assert _rows("\n".join(lines[:6])) == []
    assert _rows("\n".join([*lines, *["تلتزم الجمعية  بالرد", "يعتمد المجلس الخطة"] * 3])) == []


def test_lines_that_were_all_cut_once_are_no_table() -> None:
    cut = [
        "في التصويت على قرار له فيه مصلحة  لا يجوز لأي عضو أن يشارك",
        "خلال عشرة أيام من تاريخ تقديمه  ترد الإدارة على الطلب كتابة",
        "وتحفظ نسخة منه في ملف المستفيد  يوقع المدير التنفيذي القرار",
        "إلى لجنة المراجعة في مدة أسبوعين  ترفع الإدارة تقريراً مفصلاً",
        "على الأعضاء قبل موعد الاجتماع  توزع أمانة المجلس جدول الأعمال",
        "من مجلس الإدارة في أول اجتماع له  تعتمد الخطة السنوية للجمعية",
    ]
    assert _rows("\n".join(cut)) == []
    assert repair("\n".join(cut * 2)).lines[1] == "ترد الإدارة على الطلب كتابة خلال عشرة أيام من تاريخ تقديمه"


def test_a_cut_in_a_table_with_single_blanks_makes_no_row() -> None:
    assert _rows("م | المخاطر | الاحتمال | الأثر\nالسجلات | منخفض | عال  2 | فقدان") == []
    assert _rows("م  |  المخاطر  |  الاحتمال\n2  |  فقدان السجلات  |  منخفض") == [0, 1]


def test_numbers_that_many_words_follow_are_no_column() -> None:
    lines = [
        "في نظام الدعم  30 يوما من تاريخ الطلب",
        "رد المكتب  14 يوما من يوم التسلم",
        "في مدة  90 يوما من نهاية السنة",
    ]
    assert _rows("\n".join(lines)) == []
    assert _rows("دقيق الذرة  200 غم\nسكر ناعم  125 غم\nزبدة طرية  1 م ص") == [0, 1, 2]


def test_lines_written_word_by_word_are_no_rows() -> None:
    lines = ["المجلس  رئيس  إلى  التقرير  300", "اللجنة  أمين  إلى  الطلب  140", "الإدارة  مدير  إلى  الرد  900"]
    assert _rows("\n".join(lines)) == []


def test_a_word_in_quotes_by_itself_is_cited() -> None:
    """Beside lines that were put in order, a rotated word is put together, but not one that is quoted."""
    document = Document(
        ("تم اعتمادها في اعاجتم مجلس الإدارة", "جاءت كلمة «اعاجتم» في النص"), load(), habits={"segment-order": 5}
    )
    assert [edit.line for edit in cut_words.mend(document)] == [1]


def test_no_article_gets_a_hamza_or_a_second_one() -> None:
    habits = Habits(frozenset(Loss))
    for word, never in (("إدارة", "إلادارة"), ("المدير", "الألمدير")):
        assert never not in {change.text for _, change in options(word, habits, load())}


@pytest.mark.parametrize("line", ["القائمة الثالثة: من يحق له أن يراها؟", "ويمنع سؤال الطالب عن ذلك"])
def test_a_swap_that_makes_a_rarer_word_asks_for_more(line: str) -> None:
    """In a text of swapped ligatures, words that stand as they were meant."""
    text = "تنظيم العالقة مع المستفيدين\nتقديم كافة المعامالت\nاالتصاالت الهاتفية\nتسوية الخالفات مع األطراف"
    made = repair(f"{text}\n{line}").lines
    assert made[0] == "تنظيم العلاقة مع المستفيدين"
    assert made[-1] == line


#: names and numbers in one line by itself, each in a cell of its own or in the same
PAIRS = (
    "جدة  23,455  الأرز  974  الزيت  934  الرياض  ٣٤  الرصيد  ٣٤",
    "حائل  1446  الإسعاف  017-5617560  الرصيد  931",
    "مكة  1441  التبرعات  91  الزيت  1441  الأرز  21,570  الزيت  98",
)


@pytest.mark.parametrize("line", PAIRS)
def test_names_and_their_numbers_in_one_line_are_a_row(line: str) -> None:
    text = f"تلتزم الجمعية بالرد على طلبات المستفيدين خلال أسبوعين\n{line}\nيعتمد مجلس الإدارة الخطة السنوية والموازنة"
    assert _rows(text) == [1]
    assert repair(text).text == text


@pytest.mark.parametrize(
    "line",
    [
        "ت: توفي          تح: تحقيق          ج: جزء          د.ت: دون تاريخ",
        "ق.م: قبل الميلاد   م.ن: المرجع نفسه    مج: مجلد         إلخ: إلى آخره",
        "المدينة: بريدة    الحي: الفايزية    الشارع: الملك فهد",
    ],
)
def test_cells_that_each_say_what_something_is_are_a_row(line: str) -> None:
    assert _rows(line) == [0]
    assert repair(line).text == line


def test_one_colon_or_two_in_a_line_that_was_cut_say_nothing() -> None:
    assert _rows("في المادة الخامسة: مجلس الإدارة  تعريفات: الجمعية  في هذه اللائحة  يقصد بالكلمات الآتية") == []
    assert _rows("تعتمد السياسة من المجلس:  يراعى الآتي:  عند التطبيق:") == []


def test_clauses_with_a_label_each_were_cut_where_they_stand_two_blanks_apart() -> None:
    line = "يفصل فيها: المجلس.  يبدؤها: المدير العام؛  المعاملة: قبول عضو جديد في الجمعية العمومية؛  1."
    assert _rows(line) == []


def test_a_name_and_its_number_may_share_a_cell() -> None:
    assert _rows("هاتف الإسعاف 997  هاتف المرور 993  هاتف الطوارئ 911") == [0]


@pytest.mark.parametrize(
    "line",
    [
        "في شهر محرم  12  30  45  اجتماع المجلس",  # numbers beside each other are the numbers of nothing
        "لعام 2024  التقرير السنوي  بعد اعتماده  في الاجتماع 7  يعد المدير  يقدم للمجلس  عن السنة 1445  وينشره بعدها",
        "على الطلب خلال 30 يوما  من المدة 14 شهرا  ترد الجمعية",  # what is counted is no number in a cell
        "1445/05/13  بتاريخ  4  اجتماع المجلس رقم",  # two numbers, and no such line beside it
    ],
)
def test_numbers_in_one_line_that_was_cut_are_no_row(line: str) -> None:
    assert _rows(f"{line}\nتعتمد السياسة من تاريخ صدورها") == []


def test_lines_with_signs_or_counts_between_wide_blanks_are_no_table() -> None:
    assert _rows("المجلس  .  رئيس اللجنة  .  يعتمد\nالتقرير  .  مدير الإدارة  .  يعد") == []
    assert _rows("ترد الجمعية  30 يوما  أو 14 شهرا  من الطلب\nتعد الإدارة  60 يوما  أو 10 أشهر  من السنة") == []
