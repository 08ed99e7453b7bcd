"""A fact that is there and cannot be read with certainty.

Why: «not stated» and «not readable» are different things, and the second needs a look at the page.
Causes are a bound that lost its negation («مدة تقل عن أسبوعين»), an open number, two licence numbers.
What this leaves alone: facts that are not stated, and those that the type of policy is not about; an
impossible date, which has a check of its own; several bodies of which none is plainly the one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers import fold
from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.checks.impossible_date import impossible
from policy_diff.checks.unfilled_blank import OPEN_DATE
from policy_diff.facts.duration_words import words_of
from policy_diff.model import Bilingual, Fact, Finding, Lines, Severity

CODE = "fact_unclear"
SEVERITY: Severity = "medium"
SAYS = Bilingual(
    "{name}: ورد ما يدل عليه ولا يُقرأ يقيناً: «{text}»",
    "{name} cannot be read with certainty: «{text}»",
)
MEANS = Bilingual(
    "ورد في النص ما يدل على هذه المعلومة ولم يمكن قراءتها يقيناً، "
    "إما لتلف في الاستخراج أو لفراغ لم يُملأ أو لتعارض. راجع الأصل.",
    "The text says something about this fact that cannot be read with certainty: "
    "damage, an open blank or a contradiction. Look at the original.",
)
EXAMPLES = (
    Example(clauses=(("procedure_steps", "والرد على طلبه بقبوله أو رفضه خلال مدة تقل عن أسبوعين."),)),
    Example(
        clauses=(("approval", "اعتمدها المجلس بتاريخ 1445/01/05هـ."), ("approval", "رئيس مجلس الإدارة: .............."))
    ),
    Example(clauses=(("other", "تراجع هذه السياسة كل سنتين."), ("other", "تراجع هذه السياسة سنوياً."))),
)
CLEAN = (Example(clauses=(("procedure_steps", "والرد على طلبه بقبوله أو رفضه خلال مدة لا تقل عن أسبوعين."),)),)
NAMES = {
    "response_time": Bilingual("مدة الرد", "the reply time"),
    "license_number": Bilingual("رقم الترخيص", "the licence number"),
    "board_session": Bilingual("رقم اجتماع المجلس", "the number of the board's meeting"),
    "approval_date_hijri": Bilingual("تاريخ الاعتماد الهجري", "the Hijri date of approval"),
    "approval_date_gregorian": Bilingual("تاريخ الاعتماد الميلادي", "the Gregorian date of approval"),
    "board_chair": Bilingual("اسم رئيس المجلس", "the chair's name"),
    "version": Bilingual("رقم الإصدار", "the version"),
    "supersedes": Bilingual("ما تحل السياسة محله", "what the policy replaces"),
    "effective_from": Bilingual("بدء العمل بالسياسة", "from when the policy is in force"),
    "review_period": Bilingual("مدة مراجعة السياسة", "how often the policy is reviewed"),
}
#: what only some types of policy state; elsewhere a sentence that looks like one of these says something else
HANDLING = ("response_time",)
#: unclear only when several are named and no reader could choose: nothing that is to be mended
CHOICES = ("reviewing_body", "referral_target")
DATES = "approval_date"
OPEN = Bilingual("{name}: مكانه خالٍ لم يُكتب", "{name} is left blank")
CHAIR = "board_chair"
_DOTS, _TITLE = re.compile(r"[.…_]{4,}"), words_of("رئيس مجلس الإدارة المجلس الجمعية اسم الاسم السيد الأستاذ سعادة")
_OPEN_DATE = re.compile(OPEN_DATE)
_say, _say_open = Voice(CODE, SEVERITY, SAYS), Voice(CODE, SEVERITY, OPEN)


def _is_blank(fact: Fact) -> bool:
    """An open blank is reported as one («رقم (......)», «بتاريخ / / 14هـ»)."""
    if fact.key != CHAIR and _DOTS.search(fact.text):
        return True
    return bool(fact.text) and (not any(map(str.isalnum, fact.text)) or bool(_OPEN_DATE.search(f" {fact.text}")))


def _is_unsigned(fact: Fact) -> bool:
    """«رئيس مجلس الإدارة: ..........»: where the chair's name belongs there are dots, or nothing."""
    return fact.key == CHAIR and all(word in _TITLE for word in fold(_DOTS.sub(" ", fact.text)).split())


def _is_expected(key: str, examined: Examined) -> bool:
    """Whether policies of the type state the fact; a profile without a list expects all."""
    return not examined.profile.expected or key in examined.profile.expected


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each unclear fact."""
    told: set[tuple[str, Lines | None]] = set()
    for key, fact in examined.policy.facts.items():
        told_elsewhere = key in CHOICES or key == "approval_dates_agree" or impossible(fact) or _is_blank(fact)
        if fact.status != "unclear" or told_elsewhere or (key in HANDLING and not _is_expected(key, examined)):
            continue
        if key.startswith(DATES) and (fact.text, fact.lines) in told:
            continue  # one wording of which neither date can be read is one thing to mend
        told.add((fact.text, fact.lines))
        name = NAMES[key]
        severity = examined.profile.facts.get(key, SEVERITY)
        voice = _say_open if _is_unsigned(fact) else _say
        yield voice(fact.lines, fact.text, severity=severity, name=name.en, text=fact.text, ar={"name": name.ar})
