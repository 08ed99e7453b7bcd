"""Parts that a reading lacks, clauses in other words, and readings that are garbled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policy_diff.collate import compare
from policy_diff.collate.damage import garbled
from policy_diff.collate.gaps import KIN
from policy_diff.collate.parts import lacking
from policy_diff.collate.roots import kinship, skeleton
from policy_diff.collate.similarity import Weights, key_of, uncounted
from policy_diff.model import Comparison, DivergenceClass, Item, Lines, Policy
from tests.policy_diff.collate_material import gold_policies

GOLD = gold_policies()[0]


def of_texts(siglum: str, *texts: str) -> Policy:
    items = tuple(Item(text=text, lines=Lines(at, at)) for at, text in enumerate(texts, 1))
    section = replace(GOLD.sections[0], key="detailed_goals", items=items)
    return replace(GOLD, siglum=siglum, sections=(section,), facts={})


def classes(comparison: Comparison) -> list[str]:
    return [row.divergence.kind.value for row in comparison.items()]


@pytest.mark.parametrize(
    ("one", "other", "lacks"),
    [
        ("يحاسب وفق اللائحة، وتلغى بطاقته فوراً.", "يحاسب وفق اللائحة.", True),
        ("تستمد من نظام العمل، ومن نظام الحماية، وتطبق أحكامها.", "تستمد من نظام العمل، وتطبق أحكامها.", True),
        ("عن طريق الهاتف أو البريد أو حساب الجمعية في المنصة أو الزيارة", "عن طريق الهاتف أو البريد أو الزيارة", True),
        ("تجهز كل مركبة بحقيبة إسعاف ومطفأة وجهاز اتصال فضائي.", "تجهز كل مركبة بحقيبة إسعاف ومطفأة.", True),
        ("يستقبل المستفيد بلباقة تامة", "يستقبل المستفيد بلباقة", False),
        ("يعاد الطلب إلى صاحبه خلال يومين", "يعاد الطلب خلال يومين", False),
        ("تحفظ الملفات في خزانة مقفلة.", "تودع الملفات في دولاب مغلق.", False),
        ("نص واحد لا يختلف", "نص واحد لا يختلف", False),
    ],
)
def test_a_part_is_what_stands_between_punctuation(one: str, other: str, lacks: bool) -> None:
    assert lacking(one, other) is lacks
    assert lacking(other, one) is lacks


def test_a_dropped_part_is_substance_and_named() -> None:
    whole = "كل من خالف هذه السياسة يحاسب وفقاً للائحة الجزاءات، وتلغى بطاقة جمعه فوراً."
    policies = [of_texts("a", whole), of_texts("b", whole.partition("،")[0] + "."), of_texts("c", whole)]
    (row,) = compare(policies).items()
    assert row.divergence.kind is DivergenceClass.SUBSTANTIVE and row.divergence.severity == "medium"
    assert row.divergence.explanation.en.startswith("Differs in content: one association (b) does not write «وتلغى")
    assert "المضمون" in row.divergence.explanation.ar


def test_a_dropped_part_beside_a_name_is_substance() -> None:
    """Each writes its own name: with the names as they are, part and name would be one replacement."""
    one = replace(
        of_texts("a", "تلتزم بهذه السياسة جمعية الأمل للتنمية، ويراعى فيها ستر الأسر."),
        association="جمعية الأمل للتنمية",
    )
    other = replace(of_texts("b", "تلتزم بهذه السياسة جمعية البر بالطائف."), association="جمعية البر بالطائف")
    (row,) = compare([one, other]).items()
    assert row.divergence.kind is DivergenceClass.SUBSTANTIVE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "كل برنامج تبين ضعف نفعه في دورتين متعاقبتين يتوقف تمويله، ويحول رصيده إلى برنامج أجدى.",
            "يوقف البرنامج الذي تثبت قلة جدواه بعد دورتين متتاليتين، ويوجه اعتماده إلى ما هو أنفع.",
        ),
        (
            "كل حساب اختلف رصيده عن كشف المصرف يجمد الصرف منه حتى يزول الاختلاف.",
            "يوقف الصرف من أي حساب لا تطابق أرصدته كشف المصرف إلى أن يعرف سبب الفرق ويعالج.",
        ),
    ],
)
def test_a_clause_in_other_words_is_one_row(one: str, other: str) -> None:
    frame = ("تعد الجمعية خطة سنوية للتواصل مع المستفيدين", "تنشر الجمعية تقريرها السنوي على موقعها")
    comparison = compare([of_texts("a", frame[0], one, frame[1]), of_texts("b", frame[0], other, frame[1])])
    assert [all(row.readings.values()) for row in comparison.items()] == [True] * 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ألا يعد بشفاء أو بنتيجة لا يملكها الأطباء.", "ألا يعد بوجود ماء في بئر قبل أن يثبته الجيولوجيون."),
        ("ضرب اليتيم أو إهانته أو الخلوة به.", "بيع الماء المخصص للسقيا أو تحويل وجهة الصهريج."),
    ],
)
def test_different_clauses_in_one_place_stay_apart(one: str, other: str) -> None:
    frame = ("تعد الجمعية خطة سنوية للتواصل مع المستفيدين", "تنشر الجمعية تقريرها السنوي على موقعها")
    comparison = compare([of_texts("a", frame[0], one, frame[1]), of_texts("b", frame[0], other, frame[1])])
    assert len(list(comparison.items())) == 4


def test_words_of_one_root_are_kin_from_either_side() -> None:
    assert skeleton("واضحا") == skeleton("الوضوح")
    one, other = key_of("توقف العمل بوضوح"), key_of("يتوقف عمله واضحاً")
    weights = Weights([one, other])
    assert kinship(one, other, weights) == kinship(other, one, weights)
    assert kinship(one, other, weights).count == 3


@pytest.mark.parametrize(
    ("one", "other", "who"),
    [
        ("تفيد وكافة الفئات حاجة املس من خلال تقدير", "تقدير حاجة المستفيد وكافة الفئات من خلال", (True, False)),
        ("مناديب المكاتب الفرعية إن وجدت", "مناديب المكاتب الفرعية إن وجدت", (False, False)),
        ("رئيسة المجلس وأمينة الصندوق مجتمعتين", "رئيس المجلس وأمين الصندوق مجتمعين", (False, False)),
        ("تقيد المعاملات في السجل العام", "تقيد المعاملات في السجل العامم", (False, False)),
        ("يرسل الخطاب بالبريد والفاكس", "يرسل الخطاب بالفاكس والبريد", (False, False)),
    ],
)
def test_the_same_letters_in_an_order_that_does_not_read_are_garbled(
    one: str, other: str, who: tuple[bool, bool]
) -> None:
    assert garbled(key_of(one), key_of(other)) == who
    assert garbled(key_of(other), key_of(one)) == who[::-1]


def test_a_garbled_reading_is_unclear_and_agrees_with_nobody() -> None:
    clean = "تقدير حاجة المستفيد وكافة الفئات المستفيدة في الجمعية من خلال تسهيل الإجراءات"
    broken = "تفيد وكافة الفئات حاجة املس لإجراءات المستفيدة في الجمعية من خلال التقدير تسهيل"
    comparison = compare([of_texts("a", clean), of_texts("b", broken), of_texts("c", clean)])
    (row,) = comparison.items()
    assert row.divergence.kind is DivergenceClass.UNCLEAR
    assert row.divergence.groups == (("a", "c"), ("b",))
    assert "تعذرت قراءة البند في جمعية (b)" in row.divergence.explanation.ar


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("٣( اطلاع ولي الأمر على مستوى ابنه", "اطلاع ولي الأمر على مستوى ابنه"),
        ("هـ. تخيير المنسوب بين ترك المصلحة وترك موقعه", "تخيير المنسوب بين ترك المصلحة وترك موقعه"),
        ("اجتمع المجلس بتاريخ 13 / 05 / 1445هـ", "اجتمع المجلس بتاريخ 1445/5/13هـ"),
        ("تدوين الواقعة في سجل الحوا(cid:15)دث", "تدوين الواقعة في سجل الحوادث"),
        ("ثانيًا : المتطلبات المطلوبة من المستفيدين", "المتطلبات المطلوبة من المستفيدين"),
        ("•٢المقابلة الشخصية مع المستفيد", "المقابلة الشخصية مع المستفيد"),
        ("Eتقديم الخدمات المتكاملة للمستفيد", "تقديم الخدمات المتكاملة للمستفيد"),
    ],
)
def test_what_an_extractor_left_is_spelling(one: str, other: str) -> None:
    assert classes(compare([of_texts("a", one), of_texts("b", other)])) == ["orthographic"]


@pytest.mark.parametrize(
    "text", ["(15) يوماً من تاريخ الطلب", "3 أيام عمل", "10.000 ريال سنوياً", "«لبنة» منصة", "الهدف: رضا المستفيد"]
)
def test_a_number_that_belongs_to_the_words_stays(text: str) -> None:
    assert uncounted(text) == text


def test_a_clause_printed_in_three_lines_is_one_clause() -> None:
    texts = ("تعد الجمعية خطة سنوية للتواصل مع المستفيدين", "وتعرضها على مجلس الإدارة قبل نهاية العام", "ثم تنشرها.")
    comparison = compare([of_texts("a", " ".join(texts)), of_texts("b", *texts), of_texts("c", " ".join(texts))])
    assert set(classes(comparison)) == {"identical"}


def test_one_root_said_twice_is_one() -> None:
    one, other = map(key_of, ("لا تجمع الجمعية مالا إلا لغرض معلن.", "نذكر للناس ما جمعناه وما بقي علينا جمعه."))
    assert kinship(one, other, Weights([one, other])).count < KIN
