"""How often the policy itself is reviewed: «تراجع هذه السياسة كل سنتين» is every 2 years.

The value is a duration like the reply's. What this leaves alone: reviews of files, accounts, boards, programmes and
of tables where the policy is none, and «يحدث» where it means that something happens; two periods that differ leave
it unclear.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.facts.body import sentences
from policy_diff.facts.clauses import COVER, Clause
from policy_diff.facts.duration import Duration, durations
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import Token, keys_in, tokens
from policy_diff.model import Fact

KEY, MATRIX = "review_period", "authority_matrix"
_REVIEWS = words_of(
    "تراجع يراجع وتراجع ويراجع مراجعة مراجعتها مراجعته ومراجعتها تحديث تحديثها ننظر تنظر ينظر النظر نعيد تعاد",
    "يعاد تعيد قراءة قراءتها تعديل تقييمها تقويمها تنقح ينقح وتنقح وينقح تنقيح تنقيحها",
)
_DOCUMENT = words_of(
    "السياسة اللائحة الدليل الآلية الميثاق سياسة المصفوفة الجداول لائحة دليل لهذه هذه الوثيقة النص قراءتها مراجعتها",
    "السياسات التعليمات أحكامها مضمونها أحكامه القواعد الضوابط موادها مواده نصوصها نصوصه بنودها الإطار",
)
#: also «happens»: believed where the policy stands right behind
_UPDATES, _THIS = words_of("تحدث يحدث وتحدث ويحدث"), words_of("هذه هذا")
#: the policy itself where its kind or its cover says so
_TABLE, _TABLES = words_of("الجدول جدول"), words_of("الجدول جدول مصفوفة المصفوفة")
_SECTIONS = ("review", "final_provisions")
_OTHERS = words_of("تقرير التقرير الحسابات السجلات الملفات حسابات ملفات سجلات الطلبات البطاقات عينة سندات عمليات")
REACH = 12


def find(clauses: Sequence[Clause]) -> Fact:
    """The period; of the section on review first."""
    is_table = any(_is_of_table(clause) for clause in clauses)
    found = [(one, clause) for clause in clauses for one in _periods(clause, is_table=is_table)]
    found.sort(key=lambda entry: entry[1].section not in _SECTIONS)
    if not found:
        return Fact(key=KEY, status="not_stated")
    one, clause = found[0]
    same = clause.section in _SECTIONS
    rivals = [o for o, c in found if (c.section in _SECTIONS) is same and o.value() != one.value()]
    if rivals or not one.clear:
        return Fact(key=KEY, status="unclear", text=one.text, lines=clause.lines)
    return Fact(key=KEY, status="stated", value=one.value(), text=one.text, lines=clause.lines)


def _is_of_table(clause: Clause) -> bool:
    """Whether the policy is a table of powers, as its kind or its cover says."""
    return clause.policy_type == MATRIX or (clause.section == COVER and not _TABLES.isdisjoint(keys_in(clause.text)))


def _periods(clause: Clause, *, is_table: bool) -> list[Duration]:
    out: list[Duration] = []
    if not any(one.frequency for one in durations(clause.text)):
        return out
    documents = _DOCUMENT | _TABLE if is_table else _DOCUMENT
    for sentence in sentences(clause.text):
        often = [one for one in durations(sentence) if one.frequency and one.amounts]
        run = tokens(sentence) if often else ()
        for one in often:
            around = [at for at, t in enumerate(run) if t.start < one.stop and t.stop >= one.start - REACH * 7]
            near = {run[at].key for at in around}
            reviews = near & _REVIEWS or any(_is_updated(run, at, documents) for at in around)
            if reviews and near & documents and not near & _OTHERS:
                out.append(one)
    return out


def _is_updated(run: Sequence[Token], at: int, documents: frozenset[str]) -> bool:
    """«تحدث هذه السياسة», and not «يحدث ذلك»."""
    if run[at].key not in _UPDATES:
        return False
    named = at + 1 + (at + 1 < len(run) and run[at + 1].key in _THIS)
    return named < len(run) and run[named].key in documents
