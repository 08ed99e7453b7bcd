"""To whom an unclear case is referred: its three parts one by one in frames, and whole sentences in many manners."""

from __future__ import annotations

import tomllib
from time import process_time

import pytest

from normalizers import fold
from policy_diff.facts import referral
from policy_diff.facts.clauses import Clause
from policy_diff.model import Fact, Lines
from tests.conftest import ROOT

CASES = tomllib.loads((ROOT / "tests/cases/referral.toml").read_text(encoding="utf-8"))
POST, BOARD = "المدير التنفيذي", "مجلس الإدارة"
CONDITIONS = ("إذا لم يتضح حكم الطلب", "إذا اختلف القسمان في الطلب", "ما لم يرد فيه نص")
#: what sends, asks or lets decide, and says nothing of a doubt itself
STEPS = (
    f"أحيل إلى {POST}",
    f"يعرض على {POST}",
    f"يرفعه الموظف إلى {POST}",
    f"يبت فيه {POST}",
    f"ينظر فيه {POST}",
    f"سُلّم إلى {POST}",
    f"أُبلغ به {POST}",
)
#: recall and precision on the sentences; those missed have conditions that only the whole sense tells
FLOORS = (0.83, 0.98)

#: quadratic reading takes minutes of these words, and near linear a few tenths of a second
WORDS, SECONDS = 3000, 1.5


def read(*texts: str, policy_type: str = "programme_spending", heading: str = "") -> Fact:
    """The referral target of a policy with these clauses."""
    clauses = (Clause(text, Lines(n, n), "procedures", heading, policy_type) for n, text in enumerate(texts, 1))
    return referral.find(tuple(clauses), with_steps=policy_type == "beneficiary_relations")


def bare(name: object) -> str:
    return fold(str(name)).removeprefix(fold("ال"))


def test_what_is_a_doubt() -> None:
    assert [doubt for doubt in CASES["doubts"] if read(f"إذا {doubt} رُفع إلى {POST}.").value != POST] == []


@pytest.mark.parametrize("condition", CONDITIONS)
def test_whose_turn_it_is(condition: str) -> None:
    missed = [turn for turn in CASES["turns"] if read(f"{condition} {turn}.").value not in (POST, BOARD)]
    assert missed == []


@pytest.mark.parametrize(
    "turn", ["يُرجع إلى {}", "يفصل {}", "الكلمة ل{}", "{} هو المرجع", "يختص {} بالنظر", "البت من صلاحيات {}"]
)
def test_the_turn_before_the_doubt(turn: str) -> None:
    told = turn.format(POST).replace("لال", "لل")
    assert [rest for rest in CASES["behind"] if read(f"{told} {rest}.").value != POST] == []


def test_what_is_a_case_and_what_only_looks_like_one() -> None:
    told = {text: read(text).value is not None for text in (*CASES["referred"], *CASES["not_referred"])}
    assert [text for text, stated in told.items() if stated != (text in CASES["referred"])] == []


@pytest.mark.parametrize(
    "unit", ["إذا تجاوز اختصاصه المدير نفسه طرف", "لم يتضح", "إذا لم يتضح الحكم أحيل إلى لجنة المراجعة", "إليه يحال"]
)
def test_a_long_line_without_a_stop_is_read_in_time(unit: str) -> None:
    started = process_time()
    read(f"{unit} " * (WORDS // len(unit.split())))
    assert process_time() - started < SECONDS


def test_plain_steps_refer_nothing() -> None:
    taken = [f"{plain} {step}." for plain in CASES["plain"] for step in STEPS if read(f"{plain} {step}.").value]
    assert taken == []


def test_sentences_in_many_manners() -> None:
    found = [(case.get("target"), read(case["text"], policy_type=case["type"])) for case in CASES["sentence"]]
    told = [(true, fact.value) for true, fact in found if fact.status == "stated"]
    right = sum(bool(true) and bare(value) == bare(true) for true, value in told)
    recall, precision = right / sum(bool(true) for true, _ in found), right / len(told)
    assert recall >= FLOORS[0] and precision >= FLOORS[1], (recall, precision)


@pytest.mark.parametrize(
    ("texts", "heading", "name"),
    [
        (("الحالات المستعصية: مديرة البرامج.",), "", "مديرة البرامج"),
        (("الحالات الملتبسة / تدرس خلال أسبوع / لجنة المنح",), "", "لجنة المنح"),
        (("ترفع إلى المدير التنفيذي.",), "الحالات غير الواضحة", "المدير التنفيذي"),
        (("الحالات غير الواضحة", "ترفع إلى المدير التنفيذي."), "", "المدير التنفيذي"),
        (("يختلف مديران في من يوقع. ساعتها لا يوقع أيهما، والحكم لرئيس المجلس.",), "", "رئيس المجلس"),
        (("إذا التبس الأمر فعلى القسم التوقف. ويحيل الأمر إلى أمين المجلس.",), "", "أمين المجلس"),
        (("يدرس القسم الطلب، فإن لم يحصل إجماع أحاله إلى أمين المجلس.",), "", "أمين المجلس"),
        (("إذا أشكل الأمر أحيل إلى مستشار مالي مستقل.",), "", "مستشار مالي مستقل"),
        (("صرف طارئ / المدير المالي / المدير التنفيذي / المجلس",), "", None),
        (("إن تبين أن الواقعة ليست من اختصاصها أحالت الملف إلى الجهات الأمنية.",), "", None),
        (("تهدف السياسة إلى إزالة الغموض، ويشرف على تطبيقها المدير التنفيذي.",), "", None),
    ],
)
def test_shapes(texts: tuple[str, ...], heading: str, name: str | None) -> None:
    assert read(*texts, heading=heading).value == name
