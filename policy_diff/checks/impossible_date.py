"""A date that no calendar has: «31/2/2023م», «1445/13/1هـ».

Why: it is a slip of the pen or digits out of order, and minutes cannot be found by it. What this leaves alone:
outside the approval what is not marked as a date («هـ», «بتاريخ»), and days and months the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers import fold
from policy_diff.checks.examined import APPROVAL, Examined, Example, Voice, short
from policy_diff.facts.date import Date, dates
from policy_diff.facts.duration_words import words_of
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
    Example(clauses=(("other", "ويعمل بها من تاريخ 30/2/2024م."),)),
)
CLEAN = (
    Example(clauses=(("approval", "اعتمدت السياسة بتاريخ 1445/10/29هـ الموافق 2024/05/08م."),)),
    Example(clauses=(("other", "يحفظ الملف رقم 31/2/2023 في الأرشيف."),)),
)
#: what marks figures as a date: a mark behind them, or a word before them
MARKED, SAID = re.compile(r"\s*(?:هـ?|م)(?!\w)"), words_of("بتاريخ تاريخ الموافق وتاريخ")
_say = Voice(CODE, SEVERITY, SAYS)


def impossible(fact: Fact) -> bool:
    """Whether an unclear fact is a date written in full that does not exist."""
    return fact.status == "unclear" and any(date.iso is None for date in dates(fact.text))


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each impossible date of the approval, and for each elsewhere that is marked as one."""
    for key in ("approval_date_hijri", "approval_date_gregorian"):
        fact = examined.policy.facts.get(key)
        if fact and impossible(fact):
            yield _say(fact.lines, fact.text, text=fact.text)
    for clause in examined.clauses:
        for date in dates(clause.text) if clause.section != APPROVAL else ():
            if date.iso is None and _is_marked(clause.text, date):
                yield _say(clause.lines, short(clause.text, date.start), text=date.text)


def _is_marked(text: str, date: Date) -> bool:
    before = fold(text[: date.start]).split()[-1:]
    return bool(MARKED.match(text, date.start + len(date.text))) or bool(before and before[0] in SAID)
