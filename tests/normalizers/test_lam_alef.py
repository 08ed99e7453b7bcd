"""Lam-alefs in documents that break them in one way or in two, and what such documents mean as it stands."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from normalizers import repair
from normalizers.hamza import likely_alef
from normalizers.tables import build_hamza

ROOT = Path(__file__).parents[2]

CLEAN = """تنظم هذه اللائحة العلاقة بين الجمعية والمستفيدين
يعتمد مجلس الإدارة خطة الأعمال خلال شهر من بداية السنة
ولا يجوز صرف الأموال إلا بموافقة المجلس
تلتزم الإدارة التنفيذية بإعداد التقارير المالية
تقدم الطلبات إلى قسم الاستقبال خلال ثلاثة أيام
يحق للمستفيد الاعتراض على القرار ولا يتحمل أي رسوم
ترفع اللجنة الأسئلة إلى الرئيس والشكاوى إلى الأمين العام
لا تقبل الطلبات بعد انتهاء المدة إلا لعذر
تحفظ السجلات والوثائق في الأرشيف وفق الإجراءات
الاجتماع القادم يوم الأحد بمشيئة الله
تدرس لجنة الاستثمار طلبات الأفراد والجهات
تهدف الجمعية إلى تنمية الأوقاف"""

PLAIN, WITH_HAMZA = "لا", re.compile("ل([أإآ])")
LOSSES: dict[str, Callable[[str], str]] = {
    "swapped": lambda text: WITH_HAMZA.sub(r"\1ل", text).replace(PLAIN, "ال"),
    "lam lost": lambda text: WITH_HAMZA.sub(r"\1", text).replace(PLAIN, "ا"),
    "alef lost": lambda text: WITH_HAMZA.sub("ل", text).replace(PLAIN, "ل"),
    "halved, with a hamza swapped": lambda text: WITH_HAMZA.sub(r"\1ل", text.replace(PLAIN, "ل")),
    "lam lost, with a hamza swapped": lambda text: WITH_HAMZA.sub(r"\1ل", text.replace(PLAIN, "ا")),
    "swapped, with a hamza its alef lost": lambda text: WITH_HAMZA.sub("ل", text).replace(PLAIN, "ال"),
    "swapped, with a hamza its lam lost": lambda text: WITH_HAMZA.sub(r"\1", text).replace(PLAIN, "ال"),
}
BOTH = "both lost"
ALL: dict[str, Callable[[str], str]] = {**LOSSES, BOTH: lambda text: re.sub("ل[اأإآ]", "", text)}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_document_that_breaks_them_in_one_way_or_in_two_is_mended(loss: str) -> None:
    assert repair(LOSSES[loss](CLEAN)).text == CLEAN


def test_both_letters_lost_where_what_is_left_is_no_word() -> None:
    """`ئحة`, `إ` and, in a document that writes hamzas, `امين`; where nothing is left of a لا, nothing is made up."""
    broken = re.sub("ل[اأإآ]", "", CLEAN)
    mended = repair(broken).text
    for right in ("اللائحة", "العلاقة", "إلا بموافقة", "الأمين العام", "الأرشيف"):
        assert right in mended
    assert mended.splitlines()[7].strip().startswith("تقبل")
    assert "لائحة" in repair(broken + "\nتطبق أحكام ئحة العمل").lines[-1]


def test_who_writes_no_hamza_lost_none() -> None:
    """`ادارة` is how the whole document spells it."""
    plain = CLEAN.translate(str.maketrans("أإآ", "ااا"))
    broken = re.sub("لا", "", plain) + "\nتقرير ادارة الجمعية عن اعمال السنة"
    assert repair(broken).lines[-1] == "تقرير ادارة الجمعية عن اعمال السنة"


@pytest.mark.parametrize(
    ("loss", "line"),
    [
        ("alef lost", "من أتلف وثيقة حوسب"),
        ("alef lost", "عبدالله بن عواد الحربي"),
        ("alef lost", "ل. عند وقوع إصابة أو حادث"),
        ("alef lost", "تأجيل سداد قسط / المرشد / ل / ع"),
        ("alef lost", "سلمت إلى التص الت الهاتفية"),
        ("lam lost", "الموظفون الدائمون، وأعضاء المجلس، ومدربو الدورات"),
        ("swapped", "ويسأل من خالفها بقدر ما تسبب فيه من ضرر"),
        ("halved, with a hamza swapped", "ويسأل من خالفها بقدر ما تسبب فيه من ضرر"),
    ],
)
def test_what_a_broken_document_means_as_it_stands(loss: str, line: str) -> None:
    assert repair(f"{LOSSES[loss](CLEAN)}\n{line}").lines[-1] == line


def _last(loss: str, line: str) -> str:
    return repair(f"{ALL[loss](CLEAN)}\n{line}").lines[-1]


@pytest.mark.parametrize(
    ("loss", "line"),
    [
        (BOTH, "المستوى أ تقل درجته عن تسعين"),
        (BOTH, "البند أ تسري أحكامه"),
        (BOTH, "الفقرة أ من المادة"),
        (BOTH, "الشركة أ تملك الشركة ب"),
        (BOTH, "الملحق إ يشمل"),
        (BOTH, "المكان إ في الخريطة"),
        ("lam lost", "تزيد عن ا يوم"),
        ("lam lost", "لمدة ا سنة"),
        ("lam lost", "الفقرة ا تطبق"),
        ("lam lost", "المادة ا يلتزم الموظف"),
        ("lam lost", "مبلغ ا ريال"),
        ("lam lost", "وا معتصماه"),
        ("alef lost", "لا تمنح مجاناً بل مقابل رسم"),
        ("alef lost", "بل مقابل يحدده المجلس"),
        ("alef lost", "بل إذن"),
        ("alef lost", "خرج من العمل بل إذن"),
        ("alef lost", "أل مهدي"),
        ("alef lost", "تدخل أل على الاسم"),
        ("alef lost", "إل سلفادور"),
        ("alef lost", "ول كالج"),
        ("alef lost", "تيم ول"),
        ("alef lost", "فل سكاب"),
        ("swapped", "مدة ال تسعة أشهر"),
        ("swapped", "مدة ال تسعين يوماً"),
        ("swapped", "ال موظف مسؤول"),
    ],
)
def test_no_negation_is_made_of_a_letter_a_number_a_word_or_a_name(loss: str, line: str) -> None:
    assert _last(loss, line) == line


@pytest.mark.parametrize(
    ("loss", "line", "meant"),
    [
        (BOTH, "يشترط أ يقل عمره عن ثمانية عشر عاما", "يشترط ألا يقل عمره عن ثمانية عشر عاما"),
        (BOTH, "على أ تتجاوز المدة سنة", "على ألا تتجاوز المدة سنة"),
        (BOTH, "لا تقبل الطلبات إ بعد الموافقة", "لا تقبل الطلبات إلا بعد الموافقة"),
        ("lam lost", "بمبلغ ا يزيد على ألف ريال", "بمبلغ لا يزيد على ألف ريال"),
        ("lam lost", "لئا يضيع حقه", "لئلا يضيع حقه"),
        ("lam lost", "لئا تتأخر الطلبات", "لئلا تتأخر الطلبات"),
        ("lam lost", "وإا عد الطلب", "وإلا عد الطلب"),
        ("alef lost", "تقدم الخدمة بل مقابل", "تقدم الخدمة بلا مقابل"),
        ("alef lost", "وإل عد باطلً", "وإل عد باطلاً"),
        ("swapped", "مدة ال تقل عن شهر", "مدة لا تقل عن شهر"),
        (BOTH, "قصص انبياء", "قصص الأنبياء"),
    ],
)
def test_a_negation_or_bound_is_made_where_a_verb_or_a_denial_shows_it(loss: str, line: str, meant: str) -> None:
    assert _last(loss, line) == meant


@pytest.mark.parametrize("line", ["احمد بن اسلام", "اقل من سنة", "اكثر من شهر", "تعيين مدير إدارة / المدير التنفيذي"])
def test_no_article_is_made_up(line: str) -> None:
    assert _last(BOTH, line) == line


def test_who_drops_half_of_the_hamzas_lost_no_article_with_the_others() -> None:
    """`اذا` and `اكدت` take no article: their writer dropped the hamza."""
    line = "تقرير ادارة الجمعية اذا اكدت ايضا واوصت اخيرا وإذا أكدت أن أحدا"
    assert _last(BOTH, line) == line


def test_a_swapped_meem_stands_behind_the_lam_of_an_article_or_of_a_swapped_hamza() -> None:
    swapped = "حقوق املستفيدين من اجلمعية\nاملادة األولى واألهداف\nيشترط اإلملام بأعمال املنشأة\nفي أكثر من عامل"
    mended = repair(swapped).lines
    assert mended[2] == "يشترط الإلمام بأعمال المنشأة"
    assert mended[3] == "في أكثر من عامل"


def test_a_torn_article_becomes_no_negation() -> None:
    """`وااقتراحات`, cut where its lam was lost, is no «ولا اقتراحات»."""
    broken = LOSSES["lam lost"](CLEAN)
    assert "ولا اقتراحات" not in repair(f"{broken}\nترفع اللجنة الأسئلة وا اقتراحات إلى الرئيس").text


@pytest.mark.parametrize("name", ["كالب بن يفنة", "المخرج بالد"])
def test_a_preposition_and_an_article_are_no_swapped_negation_in_a_healthy_document(name: str) -> None:
    assert repair(name).text == name


@pytest.mark.parametrize(
    ("before", "after", "alef"),
    [
        *[("ا", "نسحاب", "ا"), ("ا", "نضباط", "ا"), ("ا", "زدواج", "ا"), ("ا", "نواع", "أ"), ("ا", "نشطة", "أ")],
        *[("ا", "نبياء", "أ"), ("ا", "نسباء", "أ"), ("ا", "نقياء", "أ"), ("ا", "نقضاء", "ا"), ("ا", "نطوائه", "ا")],
    ],
)
def test_nouns_of_form_seven_have_no_hamza_but_plurals_do(before: str, after: str, alef: str) -> None:
    assert likely_alef(before, after) == alef


def test_the_table_of_hamzas_is_what_the_corpus_gives(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words that a rule spells by now are not in it."""
    monkeypatch.setattr(sys, "argv", ["build_hamza", str(ROOT / "corpus" / "written")])
    build_hamza.main()
    assert capsys.readouterr().out == (ROOT / "normalizers" / "tables" / "hamza.toml").read_text("utf-8")


@pytest.mark.parametrize("line", ["فاز #ال_هلال على #ال_نصر", "يوقع ال**رئيس** وال**أمين** معا", "وال“مجلس” حضر"])
def test_an_article_tied_to_its_word_by_a_sign_is_no_negation(line: str) -> None:
    assert repair(f"نص عن الجمعية\n{line}").lines[-1] == line
