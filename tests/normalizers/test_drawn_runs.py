"""What pdftotext's marks say, ligatures swapped at a word's beginning, blanks lost, lines reversed among others."""

from __future__ import annotations

import pytest

from normalizers import repair
from normalizers.language_model import words
from tests import damage
from tests.normalizers.test_properties import clean

RLE, LRE, PDF = "\u202b", "\u202a", "\u202c"
SWAPPED = "تنظيم العالقة مع املستفيدين\nحقوق املتطوعين في املجلس\nإدارة األموال\nال يجوز ألحد أن يطلع عليها\n"


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        (f"{RLE}{LRE} .3{PDF}تعزيز البرامج{LRE}.{PDF}{PDF}", "3. تعزيز البرامج."),
        (f"{RLE}القانونية{LRE} ،{PDF}والنظامية{PDF}", "القانونية، والنظامية"),
        (f"{RLE}المادة ({LRE}:)12{PDF}{PDF}", "المادة (12):"),
        (f"{RLE}بتاريخ {LRE} 1445 / 5 / 13{PDF}هـ{PDF}", "بتاريخ 13 / 5 / 1445 هـ"),
        (f"{RLE}يصرف {LRE} 25%{PDF}من المبلغ{PDF}", "يصرف 25% من المبلغ"),
        (
            f"{RLE}جمعية البيئة {LRE} Environment Protection{PDF}المحلية{PDF}",
            "جمعية البيئة Environment Protection المحلية",
        ),
        (f"{RLE}تمكنهم من القيام{PDF}{RLE}بواجباتهم{PDF}", "تمكنهم من القيام بواجباتهم"),
        (f"{LRE}(2024){PDF} سياسة التطوع", "(2024) سياسة التطوع"),
    ],
)
def test_a_drawn_run_is_read_from_the_right(drawn: str, meant: str) -> None:
    edit = next(edit for edit in repair(drawn).edits if edit.code == "direction-marks")
    assert edit.after == meant


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("تحفظ السجلات ملدة سنة", "تحفظ السجلات لمدة سنة"),
        ("وفقا ملا جاء في اللائحة", "وفقا لما جاء في اللائحة"),
        ("لا يجوز ألي موظف ذلك", "لا يجوز لأي موظف ذلك"),
        ("وال تمنح شهادة إلا بعد ذلك", "ولا تمنح شهادة إلا بعد ذلك"),
        ("اختيار نموذج آلي من النظام", "اختيار نموذج آلي من النظام"),
        ("مبلغ ألف ريال", "مبلغ ألف ريال"),
        ("وسائل التواصل الجتماعي", "وسائل التواصل الجتماعي"),
        ("رغبة العميل في ذلك", "رغبة العميل في ذلك"),
    ],
)
def test_a_document_that_swaps_ligatures(broken: str, meant: str) -> None:
    assert repair(SWAPPED + broken).lines[-1] == meant


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("في حال وجود مؤشرات الًشتباه", "في حال وجود مؤشرات الاشتباه"),
        ("في حال وجود مؤشرات اًلشتباه", "في حال وجود مؤشرات الاشتباه"),
        ("الأنظمة ولًئحته التنفيذية", "الأنظمة ولائحته التنفيذية"),
        ("يصرف المبلغ طبقً ا للإجراءات", "يصرف المبلغ طبقًا للإجراءات"),
        ("ثانياا: وفقاا لنظام العمل", "ثانيا: وفقا لنظام العمل"),
        ("يا سلاام، لاا والله، ايوااا", "يا سلاام، لاا والله، ايوااا"),
        ("وأن مصالحي ومصالح أقاربي معلنة", "وأن مصالحي ومصالح أقاربي معلنة"),
    ],
)
def test_marks_and_alefs_within_words(broken: str, meant: str) -> None:
    assert repair(broken).text == meant


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("تحفظ الوثائق مدةلا تقل عن سنة", "تحفظ الوثائق مدة لا تقل عن سنة"),
        ("تعبئة النموذج منالإدارة العامة", "تعبئة النموذج من الإدارة العامة"),
        ("حفظ لمدة10 سنوات\nالمنعقدة بتاريخ13  /5   /1445هـ", "حفظ لمدة 10 سنوات\nالمنعقدة بتاريخ 13  /5   /1445هـ"),
        ("طريق الملك، مخرج5، مبنى7، مكتب12", "طريق الملك، مخرج5، مبنى7، مكتب12"),
        ("كلثم منال فيصلان لافي", "كلثم منال فيصلان لافي"),
        ("لايجوز ذلك لأحد", "لايجوز ذلك لأحد"),
    ],
)
def test_blanks_that_were_lost(broken: str, meant: str) -> None:
    assert repair(broken).text == meant


def test_half_a_document_reversed() -> None:
    lines = list(clean())
    half = len(lines) // 2
    scrambled = lines[:half] + damage.document(lines[half:], "words_reversed", 1)
    repaired = repair("\n".join(scrambled)).lines
    wrong = [sorted(words(a)) for a, b in zip(lines, repaired, strict=True) if words(a) != words(b)]
    assert sum(map(len, wrong)) <= 0.05 * sum(len(words(line)) for line in lines)
    assert [words(line) for line in repaired[:half]] == [words(line) for line in lines[:half]]


@pytest.mark.parametrize(
    "text",
    [
        "هر گونه تعارض منافع باید ظرف ده روز به هیئت مدیره گزارش شود.\nاین سیاست برای همهٔ کارکنان الزامی است.",
        "یہ پالیسی انجمن کے تمام ملازمین اور رضاکاروں پر لاگو ہوتی ہے۔\nبورڈ سال میں چار بار اجلاس کرے گا۔",
    ],
)
def test_persian_and_urdu_are_left_alone(text: str) -> None:
    assert repair(text).text == text


def test_arabic_from_a_font_with_farsi_letters_is_not_taken_for_persian() -> None:
    text = "تقدیم الخدمات للمستفیدین فی الجمعیة\nالعلاقة مع گلف ووکالة"
    assert repair(text).lines[0] == "تقديم الخدمات للمستفيدين في الجمعية"
