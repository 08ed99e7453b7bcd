"""Who studies, and who gets the unclear case, on parts of policies in many wordings; names and their ends."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from normalizers import TracedText, fold
from policy_diff.facts import extract, meeting
from policy_diff.facts.body import body_at, body_by
from policy_diff.facts.clauses import Clause
from policy_diff.facts.reviewing_pronouns import spoken_before
from policy_diff.facts.words import tokens
from policy_diff.model import Fact, Item, Lines, Section
from policy_diff.segment import Segmented
from tests.conftest import ROOT

CASES = tomllib.loads((ROOT / "tests/cases/bodies.toml").read_text(encoding="utf-8"))["policy"]
EXACT = tomllib.loads((ROOT / "tests/cases/body_sentences.toml").read_text(encoding="utf-8"))["exact"]
ARTICLE, OF_THE_ASSOCIATION = fold("ال"), " " + fold("للجمعية")
#: (of those looked at, of those held aside): recall and precision
FLOORS = {
    "reviewing": ((1.0, 1.0), (0.95, 0.95)),
    "referral": ((1.0, 1.0), (0.95, 1.0)),
}
KEYS = {"reviewing": "reviewing_body", "referral": "referral_target"}


def facts(case: dict[str, Any]) -> dict[str, Fact]:
    """The facts of a case: a clause a line, neighbours of one section together."""
    rows = [line.split(" | ", 1) for line in case["text"].strip().split("\n")]
    sections: list[Section] = []
    for number, (key, text) in enumerate(rows, 1):
        item = Item(text=text, lines=Lines(number, number))
        last = sections[-1] if sections and sections[-1].key == key else None
        items = (*last.items, item) if last else (item,)
        made = Section(key=key, heading="", lines=Lines(items[0].lines.first, number), items=items)
        sections = [*(sections[:-1] if last else sections), made]
    segmented = Segmented(policy_type=case["type"], title="", association="", sections=tuple(sections))
    return extract(segmented, TracedText("\n".join(text for _, text in rows)))


def bare(name: str) -> str:
    return fold(name).removeprefix(ARTICLE).removesuffix(OF_THE_ASSOCIATION)


@pytest.mark.parametrize("aside", [False, True], ids=["looked at", "held aside"])
@pytest.mark.parametrize("which", KEYS)
def test_bodies(which: str, aside: bool) -> None:
    run = [case for case in CASES if case.get("aside", False) is aside]
    found = [(case[which], facts(case)[KEYS[which]]) for case in run]
    stated = [(true, fact.value) for true, fact in found if fact.status == "stated"]
    right = sum(bool(true) and bare(value) == bare(true) for true, value in stated)
    recall, precision = right / sum(bool(true) for true, _ in found), right / len(stated)
    floor = FLOORS[which][aside]
    assert recall >= floor[0] and precision >= floor[1], (recall, precision)


@pytest.mark.parametrize("which", EXACT)
def test_who_alone_studies(which: str) -> None:
    """A wrong body is worse than none: each of these must come out as it stands there."""
    wrong = []
    for line in EXACT[which].strip().split("\n"):
        kind, rest = line.split(" | ")
        text, body = rest.rsplit(" = ", 1)
        clauses = "\n".join(f"procedures | {clause}" for clause in text.split(" @@ "))
        found = facts({"type": kind, "text": clauses})["reviewing_body"]
        wrong += [] if (found.value or "-") == body else [(text, found.status, found.value)]
    assert not wrong


def test_many_sentences_of_nobody_take_no_longer_each() -> None:
    """The sentences before a pronoun are read once, not again for every one."""
    kept: list[str] = []
    for number in range(50):
        kept = spoken_before([*kept, f"وعليها أن تدرس البلاغ رقم {number}."], "whistleblowing")
        assert len(kept) <= 2
    kept = spoken_before([*kept, "تجتمع لجنة النزاهة.", "ويقيد كل بلاغ.", "وترد عليه."], "whistleblowing")
    assert kept == ["تجتمع لجنة النزاهة.", "ويقيد كل بلاغ."]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("تدرس اللجنة الاستثمارية الفرصة", "اللجنة الاستثمارية"),
        ("تدرس اللجنة الفرصة كاملة", "اللجنة"),
        ("تراجع لجنة المشتريات العروض", "لجنة المشتريات"),
        ("تدرس وحدة الالتزام ومكافحة غسل الأموال البلاغ", "وحدة الالتزام ومكافحة غسل الأموال"),
        ("يعتمد مجلس الإدارة والمدير التنفيذي", "مجلس الإدارة"),
        ("يفحص مدير الشؤون المالية والإدارية الطلب", "مدير الشؤون المالية والإدارية"),
        ("حسم المشرف على وحدة الرقابة الأمر", "المشرف على وحدة الرقابة"),
        ("رأي عضو المجلس المختص بالشؤون المالية", "عضو المجلس المختص بالشؤون المالية"),
        ("تفيد الإدارة العامة للتحريات المالية بذلك", "الإدارة العامة للتحريات المالية"),
        ("تنظر الشؤون القانونية في الطلب", "الشؤون القانونية"),
        ("ترفع إلى الجهة المختصة البحث", "الجهة المختصة"),
        ("مجلس الاستثمار جهة استشارية تتبع مجلس الإدارة", "مجلس الاستثمار"),
        ("يبلغ مكتب ميداني الإدارة", "الإدارة"),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    run = tokens(text)
    found = next(body for place in range(len(run)) if (body := body_at(text, run, place)))
    assert found.text == name


#: whole names of bodies and posts
NAMES = (
    "لجنة شؤون المستفيدين|لجنة البحث والمساعدات|لجنة الرعاية والتمكين|لجنة الأيتام والأرامل|"
    "لجنة دراسة الحالات|لجنة فرز الطلبات|لجنة قبول المتطوعين|اللجنة التنفيذية|اللجنة العلمية|"
    "لجنة المراجعة الداخلية|لجنة الزكاة|لجنة أصدقاء المرضى|لجنة الإسكان والترميم|لجنة المشتريات والعقود|"
    "لجنة الأصول والأوقاف|لجنة التدقيق والمخاطر|لجنة القيم وقواعد السلوك|لجنة السلوك المهني|"
    "لجنة البرامج والمشاريع|لجنة إدارة المخاطر|لجنة التظلمات والشكاوى|لجنة الترشيحات والمكافآت|"
    "لجنة أخلاقيات العمل|لجنة أمن المعلومات|لجنة إتلاف الوثائق|وحدة البحث الاجتماعي|"
    "وحدة الشكاوى والمقترحات|وحدة تجربة المستفيد|وحدة قياس الأثر|وحدة المتطوعين|"
    "وحدة العناية بالمستفيدين|إدارة خدمة المستفيدين|إدارة رعاية الأسر|إدارة رأس المال البشري|"
    "إدارة الموارد المالية|إدارة الاتصال المؤسسي|إدارة الشراكات وتنمية الموارد|"
    "إدارة الحوكمة والمخاطر والالتزام|قسم الرعاية الاجتماعية|قسم البحث والدراسات|قسم تقنية المعلومات|"
    "قسم خدمات المستفيدين|مكتب إدارة المشاريع|مكتب حماية البيانات الشخصية|مكتب المراجع الداخلي|"
    "مكتب الأمين العام|مدير عام الجمعية|مدير البرامج والمبادرات|مدير إدارة البحث الاجتماعي|"
    "مدير الشؤون الإدارية والمالية|مدير خدمة المستفيدين|مديرة قسم الأسر|رئيس لجنة الاستثمار|"
    "رئيس قسم الدراسات|رئيس مجلس الإدارة|نائب رئيس مجلس الإدارة|نائبة المدير التنفيذي|أمين عام الجمعية|"
    "أمين سر مجلس الإدارة|أمين المجلس|أمين المال|أمينة الصندوق|المستشار الشرعي|"
    "المستشار القانوني الخارجي|مستشار الجمعية القانوني|مستشار المجلس|المراجع الخارجي|المراقب الداخلي|"
    "المدقق الشرعي|المشرف الميداني|المشرف العام على البرامج|المشرف على الحوكمة|مسؤول الحوكمة والالتزام|"
    "مسؤول أمن المعلومات|مسؤول الإبلاغ عن الاشتباه|مسؤول حماية البيانات الشخصية|مسؤولة تجربة المستفيد|"
    "الأخصائي الاجتماعي الأول|الأخصائية النفسية|كبير الأخصائيين|كبير الباحثين الاجتماعيين|"
    "كبيرة الباحثات|عضو مجلس الإدارة المختص|عضو اللجنة القانوني|الباحثة الاجتماعية|الباحث الميداني|"
    "ضابط الالتزام|ضابط الامتثال ومكافحة الجريمة المالية|منسق حماية الطفل|منسقة شؤون المتطوعين|"
    "الهيئة الشرعية|هيئة الرقابة الشرعية|هيئة الفتوى|هيئة المحلفين الداخلية|الإدارة القانونية|"
    "الإدارة العليا|الإدارة المالية|الجهة المشرفة|مجلس الأمناء|المجلس الاستشاري|الجمعية العمومية|"
    "الأمانة العامة|أمانة المجلس|فريق الاستجابة للحوادث|فريق إدارة الأزمات|فريق التقييم والمتابعة|"
    "فريق الخبراء|الفريق القانوني|ديوان الرقابة الداخلية|مركز خدمة العملاء|مركز التميز|دائرة التدقيق|"
    "شعبة المحفوظات|قطاع البرامج|نائب الأمين العام|مساعد المدير التنفيذي|وكيل الإدارة للشؤون المالية|"
    "رئيس الشؤون القانونية|مدير التخطيط والجودة|مدير مكتب الرئيس|محامي الجمعية|المحامي المتعاون|"
    "محاسب الجمعية القانوني|مدير الصندوق الوقفي|ناظر الوقف|مدير المحفظة|مدير المخاطر|"
    "مدير تقنية المعلومات|مدير الأمن السيبراني|رئيس قطاع الاستثمار|المدير الإقليمي|مدير الفرع|"
    "رئيس الفريق|قائد الفريق التطوعي|المدير المناوب|المسؤول المباشر|الرئيس المباشر|الرئيس التنفيذي|"
    "نائب الرئيس التنفيذي|الرئيس التنفيذي للعمليات|المدير الطبي|أمين المكتبة|أمين المستودع|مشرفة الدار|"
    "معلمة الحلقة|لجنة المنح والإعانات|لجنة التكافل|لجنة إصلاح ذات البين|لجنة السقيا|"
    "لجنة الإفراج عن المعسرين|لجنة تيسير الزواج|لجنة التحكيم|وحدة الذكاء المؤسسي|"
    "أخصائي العناية بالمتبرعين|قسم العلاقة مع المتبرعين|رئيس هيئة الرقابة الشرعية"
).split("|")
#: what may stand around a name
AROUND = ("تحال الحالة إلى {} لدراستها والبت فيها.", "ثم يرفع الملف إلى {} خلال يومين.", "يبت في الطلب {} ويبلغ صاحبه.")


@pytest.mark.parametrize("around", AROUND)
def test_a_name_is_read_whole(around: str) -> None:
    cut = []
    for name in NAMES:
        text = around.format(name)
        run = tokens(text)
        place = next(at for at, token in enumerate(run) if token.start >= text.index(name))
        body = body_at(text, run, place)
        cut += [] if body and body.text == name else [(name, body)]
    assert not cut


def test_names_behind_a_preposition() -> None:
    text = "يناط الفحص بلجنة البرامج"
    found = body_by(text, tokens(text), 2)
    assert found is not None and found.text == "لجنة البرامج"
    text = "يحال للجنة الدائمة"
    found = body_at(text, tokens(text), 1, glued=True)
    assert found is not None and found.text == "اللجنة الدائمة"


def test_two_as_likely_are_unclear() -> None:
    text = "procedures | إذا التبس الأمر أحيل إلى المدير المالي.\nprocedures | إذا أشكل الأمر رفع إلى أمين الصندوق."
    assert facts({"type": "investment", "text": text})["referral_target"].status == "unclear"


def test_a_meeting_whose_words_ran_together_is_unclear_not_silent() -> None:
    glued = Clause("2023/11/27م 1445/5/13هبتاريخالمنعقدةالرابعةبجلسته الإدارةمجلساجتماع في", Lines(1, 1), "approval")
    plain = Clause("اعتمد في اجتماع مجلس الإدارة بتاريخ 1445/5/13هـ", Lines(1, 1), "approval")
    assert (meeting.find((glued,)).status, meeting.find((plain,)).status) == ("unclear", "not_stated")
