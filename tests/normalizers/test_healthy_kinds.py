"""Clean Arabic of kinds that once were changed by a single repair: vowels, dictionaries, dialects, names, signs."""

from __future__ import annotations

import pytest

from normalizers import repair
from normalizers.atoms import Kind, atoms
from normalizers.document import Document
from normalizers.language_model import load
from normalizers.repairs import doubled_letters, glued_words, split_words
from tests.quality.scoring import words

#: words that are not known as they stand and are so with a lam moved, each with other vowels
PATTERNS = ("فَعِيل", "فَعيل", "فِعيل", "فُعَيل")
#: a sentence in which nothing is wrong
PLAIN = "تنظم هذه السياسة علاقة الجمعية بالمستفيدين من خدماتها"


def stays(lines: list[str]) -> None:
    """The words of the lines, among enough plain ones to be a document, stay as they are."""
    text = "\n".join([*lines, *[PLAIN] * 6])
    assert [words(line) for line in repair(text).lines] == [words(line) for line in text.split("\n")]


@pytest.mark.parametrize(
    "line",
    [
        "ترك ابنًا له وَمَوْلًى له في البلدة",
        "ولا تكن الْحَالِقَةُ بين الإخوة",
        "نسخة لـِ المدير ونسخة لـَ 'الأمين'",
        "رجاله من لِآلِ بيته",
        "ليستخير الله ويقضي فيه برأيه",
        "تاريخ الاستشهاد ت ع م",
        "كلمة ملوڤينش وكلمة دالپروجي في النص",
    ],
)
def test_a_line_that_is_right_stays(line: str) -> None:
    stays([line])


def test_letters_that_stand_for_quantities_are_no_halves_of_words() -> None:
    """`م ن` is a line from one point to another where both are said to equal something; `أ`, `ب` are its corners."""
    stays(["في المثلث أ ب جـ القائم الزاوية في ب: أ ب = ٣ سم، ب جـ = ٤ سم. أوجد أ جـ، وجا جـ، وظا أ."])
    stays(["س٤: إذا كانت م = (٢ ، ٥) و ن = (٨ ، ١٣) فأوجد طول القطعة م ن."])


def test_a_sheet_of_formulas_has_not_lost_its_blanks() -> None:
    sheet = repair(
        "أوجد قيمة س إذا كان س + ص = ١٠ و س − ص = ٢\nالمعادلة: أ س + ب ص + جـ = ٠ حيث أ ≠ ٠\n"
        "إذا كان أ ب = ٣ سم و ب جـ = ٤ سم فإن أ جـ = ٥ سم\nع = م × ن حيث م الكتلة و ن العدد\n"
        "ق = ك × ت حيث ك الكتلة و ت التسارع\nإذا كانت د = س + ٣ فأوجد د عندما س = ٢"
    )
    assert sheet.text == sheet.original
    assert sheet.confidence > 0.9


def test_one_word_with_other_vowels_is_no_habit() -> None:
    stays([f"صيغة مبالغة، {pattern}، صيغة" for pattern in PATTERNS])


def test_what_a_text_says_again_is_no_habit() -> None:
    stays(["ولسانًا وشفتين ينطق بها، وبينَّا له سبيل الخير والشر"] * 3)


def test_letters_that_a_dialect_writes_apart_stay_apart() -> None:
    lines = ["عنوانك يتسجل ف تاريخ الصفحة دي", "كل الناس دخلت ف اليوم اللي فات", "مساعدة ف الدخول على الموقع"]
    more = ["ادخل ب اسم الحساب الجديد بتاعك", "ح يكون النص كده لو حفظت", "لازم نكتب ف النطاق ده من غير تأخير"]
    stays([*lines, *more])


def test_words_listed_with_their_derivations_are_not_turned() -> None:
    listed = ["حرش، حرش، حرش، فتحة", "قلى، قلي، قلى، قل، كسرة", "أعيار، عر، جامد، عير", "أوباش، بش، جامد، أوباش"]
    stays([*listed, "رخف، رخف، أرخف، فتحة", "ريش، راش، رش، كسرة"])


def test_words_that_end_in_a_vowel_mark_are_written_as_they_are_read() -> None:
    derived = ["حَرَّشَ، حرش، حرش، حرش، حرش، فتحة", "عَلَجَ، علج، علج، علج، علج، فتحة", "دَقَعَ، دقع، دقع، دقع، دقع، فتحة"]
    stays([*derived, "مَلَسَ، ملس، ملس، ملس، ملس، فتحة", "لَمَعَ، لمع، لمع"])


def test_a_title_drawn_apart_is_joined_over_lines_and_behind_its_number() -> None:
    titles = {
        "ج م ع ي ة ا ل ب ر\nس ي ا س ة ح ف ظ ا ل و ث ا ئ ق": "جمعية البر\nسياسة حفظ الوثائق",
        "المادة الثانية: ن ط ا ق ا ل ت ط ب ي ق": "المادة الثانية: نطاق التطبيق",
    }
    for apart, meant in titles.items():
        assert repair("\n".join([apart, *[PLAIN] * 12])).text.startswith(meant + "\n")
    stays(["حروف القلقلة: ق ط ب ج د"])


def test_a_sign_in_a_list_of_names_is_no_wrong_encoding() -> None:
    stays(["جزر فارو، 1393 كم²", "جزر غامبير، 31 كم²", "تيمور، 18 كم²"])


def test_the_letter_of_an_item_behind_its_number_stays() -> None:
    stays(["5/ب مبالغ متقاربة من أشخاص مختلفين"])
    for line in ("3/أ حكام المسابقة ومساعدوهم", "5/أ عمال المشروع وموظفوه"):
        assert not list(split_words.mend(Document((line,), load())))
    assert list(split_words.mend(Document(("صدرت أ حكام المسابقة",), load())))


def test_a_glyph_of_several_words_is_spelt_with_their_blanks() -> None:
    assert repair("قال النبي ﷺ لهم").text == "قال النبي صلى الله عليه وسلم لهم"
    assert repair("مبلغ 500 ﷼ سنوياً").text == "مبلغ 500 ريال سنوياً"


def test_a_word_with_a_letter_that_arabic_has_not_is_one_foreign_atom() -> None:
    assert [(atom.text, atom.kind) for atom in atoms("متحف اللوڤر")] == [("متحف", Kind.WORD), ("اللوڤر", Kind.FOREIGN)]


def test_bold_words_are_written_once_also_with_an_article_or_unknown() -> None:
    bold = "االلججددوولل االلززممننيي للللززييااررااتت ممماا ييتتببعع"
    (edit,) = [edit for edit in repair(bold).edits if edit.code == doubled_letters.CODE]
    assert edit.after == "الجدول الزمني للزيارات مما يتبع"


def test_three_words_without_a_blank_where_blanks_are_lost() -> None:
    lost = ["تلتزم الجمعيةبحفظ البيانات", "يقدم الطلبخلال شهر", "تدرس اللجنةالطلب", "يجوز للمجلستعديل السياسة"]
    text = "\n".join([*lost, "دون أنتنقلعن الجمعية بيانات"])
    assert repair(text).lines[-1] == "دون أن تنقل عن الجمعية بيانات"
    document = Document((*lost, "لا يجوز أنتقدمإلى اللجنة"), load())
    assert [edit.after for edit in glued_words.mend(document)][-1] == "لا يجوز أن تقدم إلى اللجنة"


def test_letters_that_are_words_of_a_dialect_are_not_joined_to_the_next() -> None:
    said = "مايمكنش ليك تكتب نص ف هاد لمراجعة د الصفحة حيت كانو تبديلات ب الداطا"
    more = ["هوكات د لخدايمي ف لفوق", "تجنب لبلوكات د ل مجال و لبلوك د الصفحة", "سير ل لفوق د هاد لويكي"]
    stays([said, *more, "رجع ل لفوق ف الصفحة د لخدايمي", "تقدر تشوف لائحة د لبلوكات ف هاد لويكي"])


def test_an_alphabet_and_its_pairs_stay() -> None:
    pairs = "أأ أب أت أث أج أح أخ أد أذ أر أز أس أش أف أق بأ بب بت بث بض بط تك تل تن ته ري زأ"
    stays([pairs, *[PLAIN] * 30])


def test_a_line_without_an_odd_word_keeps_its_blanks_where_blanks_are_lost() -> None:
    lost = ["يوص ي بالاعتماد", "الشخص ي المعني", "يقض ي بذلك", "الافتراض ي للعمل", "الماض ي قبله", "يرتض ي الحكم"] * 2
    title, line = "الئحة الصالحيات املالية واإلدارية", "إليضاح الصالحيات املتعلقة بها على شكل جداول ويتم التسلسل"
    repaired = repair("\n".join([title, line, *lost])).lines
    assert repaired[0] == "لائحة الصلاحيات المالية والإدارية"
    assert repaired[1] == "لإيضاح الصلاحيات المتعلقة بها على شكل جداول ويتم التسلسل"


def test_the_alphabet_is_no_word_that_fell_apart() -> None:
    letters = " ".join("أبتثجحخدذرزسشصضطظعغفقكلمنهوي")
    plain = ["تلتزم الجمعية بالرد على الطلبات خلال أسبوعين من تاريخ تقديمها."] * 30
    assert repair("\n".join([letters, *plain])).lines[0] == letters


def test_a_laugh_is_not_halved_to_another() -> None:
    said = "الله يسعدك ااهههه"
    assert repair(f"{said}\nتعرض اللجنة تقريرها على المجلس.").lines[0] == said


def test_french_beside_it_does_not_keep_arabic_from_being_read() -> None:
    right = "تلتزم الجمعية بالرد على طلبات المستفيدين خلال مدة لا تزيد على شهر"
    wrong = right.encode().decode("latin-1")
    french = "Les bénéficiaires de l'association doivent être informés à temps de la décision prise."
    assert repair("\n".join([wrong] * 5 + [french] * 6)).lines[:5] == (right,) * 5


@pytest.mark.parametrize(
    "lines",
    [
        ["أأستطيع الانسحاب؟", "أأقدم الطلب؟", "أأحصل على شهادة؟", "وأأدفع رسوماً؟"],
        ["أأنذرتهم أم لم تنذرهم", "أأنت قلت للناس", "أأسجد لمن خلقت طيناً", "أأرباب متفرقون خير", "أأشفقتم أن تقدموا"],
        ["أاني أاكل واشرب", "ثم أاخذ الكتاب", "وأاكتب فيه"],
    ],
)
def test_the_hamza_that_asks_is_no_letter_drawn_twice(lines: list[str]) -> None:
    stays(lines)


def test_lam_alefs_swapped_throughout_are_no_letters_drawn_twice() -> None:
    swapped = ("أال أنتم", "إال من حضر", "آالت العمل", "آالف الريالات", "وإال أن يقدم", "آالم العضو", "أالم الطفل")
    assert list(doubled_letters.mend(Document(swapped, load()))) == []
