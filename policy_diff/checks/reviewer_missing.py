"""A request is raised, and to whom is not said: «سيرفع لدراسة طلبه».

Why: the body was deleted from the template's sentence, so nobody is named who decides. What this
leaves alone: policies that name the body in another sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import tokens
from policy_diff.model import Bilingual, Finding, Severity

CODE = "reviewer_missing"
SEVERITY: Severity = "medium"
SAYS = Bilingual(
    "يُرفع الطلب ولا يُذكر إلى من: «{text}»",
    "a request is raised and it is not said to whom: «{text}»",
)
MEANS = Bilingual(
    "بعد فعل الرفع يأتي الغرض مباشرة بلا جهة، ولا تذكر السياسة جهة تدرس الطلب.",
    "The purpose follows the verb at once, without a body, and no body that studies requests is named elsewhere.",
)
EXAMPLES = (Example(clauses=(("procedure_steps", "التوضيح للمستفيد بأن طلبه سيرفع لدراسة طلبه والرد عليه."),)),)
CLEAN = (Example(clauses=(("procedure_steps", "التوضيح للمستفيد بأن طلبه سيرفع للجنة البحث لدراسة طلبه."),)),)
RAISED = words_of("سيرفع يرفع ترفع سيحال يحال تحال سيعرض يعرض تعرض")
PURPOSE = words_of("لدراسة لدراسته لدراستها للدراسة للنظر للبت لاتخاذ")
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for the first sentence of the kind."""
    fact = examined.policy.facts.get("reviewing_body")
    if not fact or fact.status != "not_stated":
        return
    for clause in examined.body:
        for one, two in pairwise(tokens(clause.text)):
            if one.key in RAISED and two.key in PURPOSE:
                words = clause.text[one.start : two.stop]
                yield _say(clause.lines, short(clause.text, one.start), text=words)
                return
