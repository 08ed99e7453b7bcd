"""Single repairs on more than their own examples: encodings, negations, dates, letters, what must stay."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from normalizers import CHAIN, repair
from normalizers.hamza import likely_alef
from normalizers.language_model import words
from normalizers.text import replay

TEXT = (
    "سياسة تنظيم العلاقة مع المستفيدين\n"
    "تقدم الجمعية خدماتها للمستفيدين، ويلتزم الموظف بالرد على الطلب خلال مدة لا تقل عن شهر.\n"
    "1- المقابلة.\n"
    "The Association, 2024\n"
    "تم اعتماد السياسة في اجتماع مجلس الإدارة رقم (4)"
)
BROKEN = [broken for step in CHAIN for broken, _ in step.EXAMPLES]


def read_as(text: str, right: str, wrong: str) -> str:
    """`text` in the encoding `right`, read as `wrong`; bytes that it has no character for stand for themselves."""
    return "".join(
        bytes([byte]).decode(wrong, "ignore") or chr(byte) for byte in text.encode(right)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("utf-8", "cp1252"), ("utf-8", "latin-1"), ("utf-8", "cp1256"), ("utf-8", "mac_roman"), ("utf-8", "cp437"),
        ("cp1256", "cp1252"), ("cp1256", "latin-1"), ("iso8859_6", "cp1252"), ("iso8859_6", "cp1256"),
        ("mac_arabic", "cp1252"), ("mac_arabic", "cp1256"), ("utf-16-le", "latin-1"), ("utf-16-be", "latin-1"),
    ],
)  # fmt: skip
def test_wrong_encodings_are_undone(right: str, wrong: str) -> None:
    traced = repair(read_as(TEXT, right, wrong))
    assert [words(line) for line in traced.lines] == [words(line) for line in TEXT.split("\n")]
    assert traced.touching(1)[0].code == "encoding"


def test_text_read_wrongly_twice() -> None:
    twice = read_as(read_as(TEXT, "utf-8", "cp1252"), "utf-8", "cp1252")
    assert repair(twice).text == TEXT


@pytest.mark.parametrize(
    "text",
    ["Français: déjà vu, façade, Müller, Ångström", "«الجمعية» – “نص” — 50٪ ± 2 °C", "طظ طظ ظط", "naïve café"],
)
def test_other_scripts_are_not_decoded(text: str) -> None:
    assert "encoding" not in {edit.code for edit in repair(text).edits}


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("مدة ال تقل عن شهر", "لا تقل عن شهر"),
        ("خلال مدة ال تتجاوز ثلاثين يوماً", "لا تتجاوز"),
        ("ال يجوز للموظف إفشاء السر", "لا يجوز"),
        ("على أن ال تزيد على سنة", "لا تزيد"),
        ("وال يحق له ذلك", "ولا يحق"),
        ("إذا ال قدر الله", "لا قدر الله"),
        ("الخ��فات مع ا��طراف في ع��قتها خلال مدة �� تقل عن شهر", "لا تقل عن شهر"),
        ("مدة ﻻ ﺗﻘﻞ ﻋﻦ ﺷﻬﺮ", "لا تقل عن شهر"),
    ],
)
def test_a_negation_is_read(broken: str, meant: str) -> None:
    assert meant in repair(broken).text


def test_a_negation_that_lost_its_lam_is_read() -> None:
    """Where lams were lost elsewhere, a lone alef was لا; elsewhere that is no more than a suggestion."""
    lost = "واإجراءات التي تنظم عاقة اأطراف\nمن خال اإدارة واأهداف\nتحقيق اأعمال من خال اأقسام\nخال مدة ا تقل عن شهر"
    assert repair(lost).lines[-1] == "خلال مدة لا تقل عن شهر"
    assert repair("تنظم الجمعية أعمالها\nخلال مدة ا تقل عن شهر").lines[-1] == "خلال مدة ا تقل عن شهر"


@pytest.mark.parametrize("text", ["من ال جمعية إلى الإدارة", "تقدير المس تفيدة في الجمعية", "بن ال سعود"])
def test_a_negation_is_never_made_up(text: str) -> None:
    assert "لا" not in words(repair(text).text)


def test_a_negation_is_not_joined_to_the_next_word() -> None:
    """`ال للعقاب` is no word: an article does not stand before للـ."""
    swapped = "تنظيم العالقة\nكافة المعامالت\nاالتصاالت الهاتفية\nأداة للتقويم والتطوير ال للعقاب والتشهير"
    assert repair(swapped).lines[-1] == "أداة للتقويم والتطوير لا للعقاب والتشهير"


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("بتاريخ ٧١/ ٠١/ ٣٢٠٢ م", "١٧/١٠/٢٠٢٣"),
        ("بتاريخ ٧١م /٠١/٣٢٠٢", "١٧/١٠/٢٠٢٣م"),
        ("الموافق م2024/05/08", "2024/05/08م"),
        ("بتاريخ 1445 10 29 //", "1445/10/29"),
        ("بتاريخ ٣٢٠٢•٠١•٧١م", "١٧•١٠•٢٠٢٣م"),
    ],
)
def test_dates(broken: str, meant: str) -> None:
    assert meant in repair(broken).text


@pytest.mark.parametrize(
    "date", ["2023/10/17م", "29-10-1445هـ", "1445 / 10 / 29 هـ", "3/27/366", "م/4", "هـ 1445/10/29"]
)
def test_possible_dates_stay(date: str) -> None:
    assert repair(f"بتاريخ {date}").text == f"بتاريخ {date}"


def test_numbers_in_a_document_of_turned_dates_are_only_suggested() -> None:
    traced = repair("بتاريخ ٣٢٠٢/٠١/٧١م\nرقم الترخيص ٩٤٥٣")
    assert traced.lines[1] == "رقم الترخيص ٩٤٥٣"
    assert [edit.after for edit in traced.repairs if edit.line == 2] == ["رقم الترخيص ٣٥٤٩"]


@pytest.mark.parametrize(
    ("before", "after", "alef"),
    [("ا", "داء", "أ"), ("ا", "دارة", "إ"), ("وا", "جابات", "إ"), ("ا", "جتماع", "ا"), ("ا", "ستلام", "ا"),
     ("", "نجاز", "إ"), ("الع", "قة", "ا"), ("ا", "تية", "آ")],
)  # fmt: skip
def test_which_alef(before: str, after: str, alef: str) -> None:
    assert likely_alef(before, after) == alef


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("الأستاذ عبداهلل بن محمد", "الأستاذ عبدالله بن محمد"),
        ("الأستاذ عبداالله بن محمد", "الأستاذ عبدالله بن محمد"),
        ("أولً: شروط الاستفادة", "أولاً: شروط الاستفادة"),
        ("حقوق املستفيدين من اجلمعية", "حقوق المستفيدين من الجمعية"),
        ("ا��طراف وع��قتها والخ��فات", "الأطراف وعلاقتها والخلافات"),
    ],
)
def test_letters(broken: str, mended: str) -> None:
    assert repair(broken).text == mended


@pytest.mark.parametrize(
    "text",
    ["الاسم ـــــــــ التوقيع ـــــــــ", "الفقرة أ من المادة ب", "خلال 10أيام من تاريخه", "المادة 5 تلتزم الجمعية",
     "التقصير في الداء", "طال انتظارهم", "سالم بن عبدالله العلياني: 61 صوتاً"],
)  # fmt: skip
def test_what_may_be_meant_stays(text: str) -> None:
    assert repair(text).text == text


@pytest.mark.parametrize("broken", BROKEN)
def test_every_edit_replays_and_says_what_it_put_in_and_took_out(broken: str) -> None:
    traced = repair(broken)
    for number, line in enumerate(traced.original_lines, 1):
        assert replay(traced.plan(number), line) == traced.lines[number - 1]
    applied = [edit for edit in traced.edits if edit.status == "applied"]
    restored, removed = (content("".join(getattr(e, name) for e in applied)) for name in ("restored", "removed"))
    assert content(traced.text) + removed == content(traced.original) + restored


def content(text: str) -> Counter[str]:
    spelt = unicodedata.normalize("NFKC", text).replace("\u06cc", "\u064a").replace("\u06a9", "\u0643")
    return Counter(c for c in spelt if c.isalnum() and c != "\u0640")


def test_words_of_lines_reversed_among_others_are_put_in_order_by_where_sentences_end() -> None:
    """A full stop behind the first word says that the line stands backwards, one behind the last that it does not."""
    whole = [
        "تلتزم الجمعية بحفظ بيانات المستفيدين وعدم نشرها.",
        "تعرض اللجنة تقريرها على مجلس الإدارة كل ثلاثة أشهر.",
        "يعتمد مجلس الإدارة الميزانية السنوية قبل بداية العام المالي.",
        "تصرف المساعدات بعد موافقة اللجنة المختصة عليها.",
        "يحق للمستفيد تقديم شكوى إلى إدارة الجمعية.",
        "ترفع الإدارة التنفيذية تقارير الأداء إلى المجلس.",
        "إحصاء بلا أسماء.",
        "يوقع عليها المدير التنفيذي.",
    ]
    turned = [" ".join(reversed(line.split())) for line in whole]
    mixed = [*whole[:6], *turned[:6], whole[6], turned[7], *whole[:6]]
    assert list(repair("\n".join(mixed)).lines) == [*whole[:6], *whole, *whole[:6]]


@pytest.mark.parametrize("name", ["بسم الله الرحمن الرحيم", "والحمد لله رب العالمين"])
def test_the_name_of_god_is_not_cut_where_blanks_are_put_anew(name: str) -> None:
    lines = [
        "تضعالجمعيةالسياساتوالإجراءاتالتيتنظمعلاقتها", "بم ا يكف ل حق وق الجمعي ة وكاف ة ه ذه الأط راف",
        "وحدودالمسؤوليةوطريقةتسويةالخلافات", "تق ديم خدم ة متم يزة للمس تفيدين", "الخدماتالمقدمةللمستفيدمنالجمعية",
    ]  # fmt: skip
    turned = name.replace("الله", "هللا")
    assert repair("\n".join([turned, *lines])).lines[0] == name


def test_rules_drawn_with_tatweel_are_no_stretched_words() -> None:
    form = "الاسم: ـــــــ الصفة: ـــــ\nالتاريخ: ـــ / ـــ / ــــ\nـــ تمت بحمد الله ـــ"
    assert repair(form).text == form


def test_short_foreign_names_are_not_turned_letter_by_letter() -> None:
    names = "\n".join(["روم NES", "روم Neo-Geo", "يو يو هوني", "إي تاي من", "روم Nintendo64", "لي تاي من شان", "يو ما"])
    assert repair(names).text == names
