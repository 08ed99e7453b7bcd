"""The Hijri and the Gregorian date, of the approval or side by side elsewhere, are not the same day by Umm al-Qura.

Why: one of them is wrong, and the minutes will show another day. What this leaves alone: a difference
of one day, which is how printed calendars differ from Umm al-Qura, is reported as low.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from hijridate import Hijri

from policy_diff.checks.examined import APPROVAL, Examined, Example, Voice, short
from policy_diff.facts.date import dates
from policy_diff.model import Bilingual, Finding, Lines, Severity

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
EXAMPLES = (
    Example(clauses=(("approval", "اعتمدت بتاريخ 1445/10/29هـ الموافق 2024/06/08م"),)),
    Example(clauses=(("references", "التعميم الصادر بتاريخ 1445/10/29هـ الموافق 2024/06/08م"),)),
)
CLEAN = (
    Example(clauses=(("approval", "اعتمدت بتاريخ 1445/10/29هـ الموافق 2024/05/08م"),)),
    Example(clauses=(("approval", "اعتمدت بتاريخ 1445/10/29هـ"),)),
    Example(clauses=(("references", "صدر بتاريخ 1445/10/29هـ، وعدل بتاريخ 2024/06/08م"),)),
)
#: the tables of Umm al-Qura begin with this year
TABLES = "1343"
#: all that stands between two writings of one day
BETWEEN = re.compile(r"\s*هـ?\s*[(،,/–-]?\s*(?:ال)?موافق\w*\s*:?\s*|\s*هـ?\s*[(/–-]\s*")
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """A finding when both dates of the approval are stated and differ, and for each such pair elsewhere."""
    facts = examined.policy.facts
    agree = facts.get("approval_dates_agree")
    if agree and agree.status == "stated" and not agree.value:
        hijri, gregorian = (str(facts[f"approval_date_{calendar}"].value) for calendar in ("hijri", "gregorian"))
        yield _told(hijri, gregorian, agree.lines, facts["approval_date_hijri"].text)
    for clause in examined.clauses:
        for one, two in pairwise(dates(clause.text)) if clause.section != APPROVAL else ():
            if (one.calendar, two.calendar) != ("hijri", "gregorian") or not one.iso or not two.iso or one.iso < TABLES:
                continue
            between = clause.text[one.start + len(one.text) : two.start]
            if BETWEEN.fullmatch(between) and _day_of(one.iso).isoformat() != two.iso:
                yield _told(one.iso, two.iso, clause.lines, short(clause.text, one.start))


def _told(hijri: str, gregorian: str, lines: Lines | None, quote: str) -> Finding:
    real = _day_of(hijri)
    off = abs((datetime.date.fromisoformat(gregorian) - real).days)
    severity: Severity = "low" if off == 1 else SEVERITY
    return _say(lines, quote, severity=severity, hijri=hijri, gregorian=gregorian, real=real.isoformat())


def _day_of(hijri: str) -> datetime.date:
    """The day of a Hijri date, as ISO, by Umm al-Qura."""
    year, month, day = (int(part) for part in hijri.split("-"))
    real = Hijri(year, month, day).to_gregorian()
    return datetime.date(real.year, real.month, real.day)
