"""A date of approval that no calendar has: «31/2/2023م», «1445/13/1هـ».

Why: it is a slip of the pen or digits out of order, and minutes cannot be found by it. What this
leaves alone: dates elsewhere in the text, and dates whose day and month may only stand the other way.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.facts.date import dates
from policy_diff.model import Bilingual, Fact, Finding, Severity

CODE = "impossible_date"
SEVERITY: Severity = "medium"
SAYS = Bilingual(
    "تاريخ لا وجود له في التقويم: «{text}»",
    "a date that the calendar does not have: «{text}»",
)
MEANS = Bilingual(
    "لا يوجد هذا اليوم في تقويم أم القرى أو في التقويم الميلادي.",
    "Neither the Umm al-Qura calendar nor the Gregorian one has this day.",
)
EXAMPLES = (
    Example(clauses=(("approval", "اعتمدت السياسة بتاريخ 1445/13/35هـ."),)),
    Example(clauses=(("approval", "اعتمدت السياسة بتاريخ 31/2/2023م."),)),
)
CLEAN = (Example(clauses=(("approval", "اعتمدت السياسة بتاريخ 1445/10/29هـ الموافق 2024/05/08م."),)),)
_say = Voice(CODE, SEVERITY, SAYS)


def impossible(fact: Fact) -> bool:
    """Whether an unclear fact is a date written in full that does not exist."""
    return fact.status == "unclear" and any(date.iso is None for date in dates(fact.text))


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each impossible date of the approval."""
    for key in ("approval_date_hijri", "approval_date_gregorian"):
        fact = examined.policy.facts.get(key)
        if fact and impossible(fact):
            yield _say(fact.lines, fact.text, text=fact.text)
