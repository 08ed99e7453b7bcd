"""Single sentences in many wordings: who studies the matter, who gets the unclear case, and who does neither."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from normalizers import TracedText, fold
from policy_diff.facts import extract
from policy_diff.facts.body import sentences
from policy_diff.facts.reviewing_elsewhere import studying
from policy_diff.model import Fact, Item, Lines, Section
from policy_diff.segment import Segmented
from tests.conftest import ROOT

CASES = tomllib.loads((ROOT / "tests/cases/body_sentences.toml").read_text(encoding="utf-8"))["sentence"]
#: recall and precision of each
FLOORS = {"reviewing": (0.96, 1.0), "referral": (0.96, 1.0)}
KEYS = {"reviewing": "reviewing_body", "referral": "referral_target"}


def read(case: dict[str, Any]) -> dict[str, Fact]:
    """The facts of a policy that has this one sentence."""
    item = Item(text=case["text"], lines=Lines(1, 1))
    section = Section(key="procedures", heading="", lines=Lines(1, 1), items=(item,))
    segmented = Segmented(policy_type=case["type"], title="", association="", sections=(section,))
    return extract(segmented, TracedText(case["text"]))


def bare(name: str) -> str:
    return fold(name).removeprefix(fold("ال"))


@pytest.mark.parametrize("which", KEYS)
def test_sentences(which: str) -> None:
    asked = [case for case in CASES if which == "referral" or case.get("asks_reviewing")]
    found = [(case.get(which), read(case)[KEYS[which]]) for case in asked]
    told = [(true, fact.value) for true, fact in found if fact.status == "stated"]
    right = sum(bool(true) and bare(value) == bare(true) for true, value in told)
    recall, precision = right / sum(bool(true) for true, _ in found), right / len(told)
    assert recall >= FLOORS[which][0] and precision >= FLOORS[which][1], (recall, precision)


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("يعهد إلى لجنة القيم بالنظر في كل بلاغ.", ["لجنة القيم"]),
        ("دراسة العروض وإبداء الرأي فيها: لجنة الأصول.", ["لجنة الأصول"]),
        ("يفحص البلاغ بمعرفة المراجع الداخلي.", ["المراجع الداخلي"]),
        ("يقوم فريق الاستقبال بتسجيل الطلب، ويقوم الباحث الميداني بدراسة الحالة.", ["الباحث الميداني"]),
        ("تنشر لجنة الإعلام نتائج المراجعة.", []),
        ("تصدر وحدة المراجعة الداخلية البطاقات.", []),
    ],
)
def test_who_studies(sentence: str, bodies: list[str]) -> None:
    assert [body.text for body in studying(sentence)] == bodies


def test_sentences_end_at_full_stops() -> None:
    assert sentences("تدرس اللجنة الطلب. ثم ترد 3.5 عليه") == ("تدرس اللجنة الطلب.", " ثم ترد 3.5 عليه")
