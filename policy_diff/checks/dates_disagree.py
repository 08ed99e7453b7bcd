"""The Hijri and the Gregorian date of approval are not the same day by Umm al-Qura.

Why: one of them is wrong, and the minutes will show another day. What this leaves alone: a difference
of one day, which is how printed calendars differ from Umm al-Qura, is reported as low.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hijridate import Hijri

from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.model import Bilingual, Finding, Severity

CODE = "dates_disagree"
SEVERITY: Severity = "medium"
SAYS = Bilingual(
    "التاريخان غير متوافقين: {hijri}هـ يوافق {real}م لا {gregorian}م",
    "the two dates are not the same day: {hijri} AH is {real}, not {gregorian}",
)
MEANS = Bilingual(
    "قورن التاريخان بتقويم أم القرى. فرق يوم واحد يكثر بين التقاويم المطبوعة، فيُذكر بدرجة أدنى.",
    "The two dates were compared by the Umm al-Qura calendar. "
    "Printed calendars are often a day off, so a difference of one day is low.",
)
EXAMPLES = (Example(clauses=(("approval", "اعتمدت بتاريخ 1445/10/29هـ الموافق 2024/06/08م"),)),)
CLEAN = (
    Example(clauses=(("approval", "اعتمدت بتاريخ 1445/10/29هـ الموافق 2024/05/08م"),)),
    Example(clauses=(("approval", "اعتمدت بتاريخ 1445/10/29هـ"),)),
)
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """A finding when both dates are stated and differ."""
    facts = examined.policy.facts
    agree = facts.get("approval_dates_agree")
    if not agree or agree.status != "stated" or agree.value:
        return
    hijri, gregorian = (str(facts[f"approval_date_{calendar}"].value) for calendar in ("hijri", "gregorian"))
    year, month, day = (int(part) for part in hijri.split("-"))
    real = Hijri(year, month, day).to_gregorian()
    off = abs((datetime.date.fromisoformat(gregorian) - datetime.date(real.year, real.month, real.day)).days)
    severity: Severity = "low" if off == 1 else SEVERITY
    yield _say(
        agree.lines,
        facts["approval_date_hijri"].text,
        severity=severity,
        hijri=hijri,
        gregorian=gregorian,
        real=real.isoformat(),
    )
