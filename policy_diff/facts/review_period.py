"""How often the policy itself is reviewed: «تراجع هذه السياسة كل سنتين» is every 2 years.

The value is a duration like the reply's. What this leaves alone: reviews of files, accounts, boards and
programmes; two periods that differ leave it unclear.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.facts.body import sentences
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration import Duration, durations
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import tokens
from policy_diff.model import Fact

KEY = "review_period"
_REVIEWS = words_of(
    "تراجع يراجع وتراجع ويراجع مراجعة مراجعتها مراجعته ومراجعتها تحدث تحديث تحديثها ننظر تنظر ينظر النظر نعيد تعاد",
    "يعاد تعيد قراءة قراءتها تعديل تقييمها تقويمها",
)
_DOCUMENT = words_of(
    "السياسة اللائحة الدليل الآلية الميثاق سياسة المصفوفة الجداول لائحة دليل لهذه هذه الوثيقة النص قراءتها مراجعتها",
    "السياسات التعليمات أحكامها مضمونها أحكامه",
)
_SECTIONS = ("review", "final_provisions")
_OTHERS = words_of("تقرير التقرير الحسابات السجلات الملفات حسابات ملفات سجلات الطلبات البطاقات عينة سندات عمليات")
REACH = 12


def find(clauses: Sequence[Clause]) -> Fact:
    """The period; of the section on review first."""
    found = [(one, clause) for clause in clauses for one in _periods(clause)]
    found.sort(key=lambda entry: entry[1].section not in _SECTIONS)
    if not found:
        return Fact(key=KEY, status="not_stated")
    one, clause = found[0]
    same = clause.section in _SECTIONS
    rivals = [o for o, c in found if (c.section in _SECTIONS) is same and o.value() != one.value()]
    if rivals or not one.clear:
        return Fact(key=KEY, status="unclear", text=one.text, lines=clause.lines)
    return Fact(key=KEY, status="stated", value=one.value(), text=one.text, lines=clause.lines)


def _periods(clause: Clause) -> list[Duration]:
    out: list[Duration] = []
    if not any(one.frequency for one in durations(clause.text)):
        return out
    for sentence in sentences(clause.text):
        often = [one for one in durations(sentence) if one.frequency and one.amounts]
        run = tokens(sentence) if often else ()
        for one in often:
            near = {t.key for t in run if t.start < one.stop}
            near &= {t.key for t in run if t.stop >= one.start - REACH * 7}
            if near & _REVIEWS and near & _DOCUMENT and not near & _OTHERS:
                out.append(one)
    return out
