"""The policy is older than the time after which it says it is reviewed.

Why: a policy that promises a review every two years and was approved four years ago shows no review.
Only when the day of the examination is given; nothing here reads the clock.
What this leaves alone: policies without a review period or without a date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hijridate import Hijri

from normalizers import fold
from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.facts.duration import Amount, durations
from policy_diff.facts.duration_words import words_of
from policy_diff.model import Bilingual, Finding, Severity

CODE = "review_overdue"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "مضى على اعتماد السياسة ({approved}) أكثر من مدة مراجعتها: «{text}»",
    "approved on {approved}, longer ago than its own review period: «{text}»",
)
MEANS = Bilingual(
    "قورن تاريخ الاعتماد المذكور بيوم الفحص وبمدة المراجعة المذكورة في السياسة.",
    "The date of approval was compared with the day of the examination and the review period that the policy states.",
)
EXAMPLES = (
    Example(
        clauses=(("other", "تراجع هذه السياسة كل سنتين."), ("approval", "اعتمدها مجلس الإدارة بتاريخ 2020/01/05م.")),
        on="2024-06-01",
    ),
)
CLEAN = (
    Example(
        clauses=(("other", "تراجع هذه السياسة كل سنتين."), ("approval", "اعتمدها مجلس الإدارة بتاريخ 2023/01/05م.")),
        on="2024-06-01",
    ),
    Example(
        clauses=(("other", "تراجع هذه السياسة كل سنتين."), ("approval", "اعتمدها مجلس الإدارة بتاريخ 2020/01/05م."))
    ),
)
REVIEW = words_of("تراجع يراجع مراجعة مراجعتها وتراجع تحدث تحديث تحديثها تعديل تنظر مراجعته ومراجعتها")
DOCUMENT = words_of("السياسة اللائحة الدليل الآلية الميثاق سياسة المصفوفة")
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """A finding when the period has passed on the day of the examination."""
    approved = _approved(examined)
    if examined.on is None or approved is None:
        return
    age = (datetime.date.fromisoformat(examined.on) - approved).days
    stated = examined.policy.facts.get("review_period")
    if stated and stated.status == "stated" and isinstance(stated.value, dict):
        most = Amount(stated.value["count"], stated.value["unit"]).between
        if most and age > most[1]:
            yield _say(stated.lines, stated.text, approved=approved.isoformat(), text=stated.text)
        return
    for clause in examined.body:
        for one in durations(clause.text) if _on_review(clause.text) else ():
            most = one.amounts[0].between if one.frequency and one.amounts else None
            if most and age > most[1]:
                yield _say(clause.lines, clause.text, approved=approved.isoformat(), text=one.text)
                return


def _on_review(text: str) -> bool:
    words = set(fold(text).split())
    return bool(words & REVIEW and words & DOCUMENT)


def _approved(examined: Examined) -> datetime.date | None:
    """The day of the approval, by the Gregorian date or the Hijri one turned into it."""
    gregorian, hijri = (examined.policy.facts[f"approval_date_{name}"] for name in ("gregorian", "hijri"))
    if gregorian.status == "stated":
        return datetime.date.fromisoformat(str(gregorian.value))
    if hijri.status != "stated":
        return None
    year, month, day = (int(part) for part in str(hijri.value).split("-"))
    try:
        real = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return datetime.date(real.year, real.month, real.day)
