"""Words left over from the wording that was edited: «سيرفع للجهة المختصة البحث لدراسة طلبه».

Why: the template said «للجنة البحث»; the body was replaced and its last word stayed, so the sentence
names two bodies. What this leaves alone: «للجهة المختصة الموافقة», where the word is what the body may do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizers import fold
from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import Token, tokens
from policy_diff.model import Bilingual, Finding, Severity

CODE = "leftover_word"
SEVERITY: Severity = "medium"
SAYS = Bilingual(
    "كلمة زائدة من صياغة سابقة: «{word}» بعد «{body}»",
    "a word left over from an earlier wording: «{word}» after «{body}»",
)
MEANS = Bilingual(
    "اسم الجهة تام، وبعده اسم معرّف لا يتصل به، ثم الغرض من الرفع.",
    "The name of the body is complete, and a definite noun that does not belong to it stands before the purpose.",
)
EXAMPLES = (
    Example(
        clauses=(("procedure_steps", "التوضيح للمستفيد بأن طلبه سيرفع للجهة المختصة البحث لدراسة طلبه والرد عليه."),)
    ),
    Example(clauses=(("procedure_steps", "ويرفع التقرير إلى الإدارة المختصة المدير لاعتماده."),)),
)
CLEAN = (
    Example(clauses=(("procedure_steps", "ترفع اللجنة المختصة البحث لاعتماده."),)),
    Example(clauses=(("procedure_steps", "التوضيح للمستفيد بأن طلبه سيرفع للجهة المختصة لدراسة طلبه."),)),
    Example(clauses=(("procedure_steps", "ويجوز للجهة المختصة الموافقة على طلبه."),)),
    Example(clauses=(("procedure_steps", "يرفع الطلب إلى اللجنة الدائمة الرئيسة لدراسته."),)),
    Example(clauses=(("procedure_steps", "ترفع إلى اللجنة المختصة التقرير لاعتماده."),)),
)
COMPLETE = words_of("المختصة المعنية المسؤولة المسئولة المكلفة المخولة المذكورة")
RAISE = words_of("سيرفع يرفع ترفع رفع رفعه رفعها سترفع سيحال يحال تحال إحالته إحالة سيعرض يعرض تعرض سيقدم يقدم")
PURPOSE = words_of("لدراسة لدراسته لدراستها للدراسة للنظر للبت لاتخاذ لفحص لتقرر للرد والرد")
#: what a body is called, which nothing but a body could stand for
BODIES = words_of("اللجنة القسم المدير الإدارة الوحدة المكتب المجلس الرئيس الأمين الفريق المشرف الشعبة المركز")
TO, AND = fold("ل"), fold("و")
ARTICLE, FEMININE = fold("ال"), fold("ة")
REACH = 6
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each leftover word after a body to which something is raised."""
    for clause in examined.body:
        run = tokens(clause.text)
        for place in range(2, len(run) - 1):
            raised = any(token.key.removeprefix(AND) in RAISE for token in run[max(0, place - REACH) : place - 1])
            if raised and run[place - 1].key in COMPLETE and _is_leftover(run, place):
                body = clause.text[run[place - 2].start : run[place - 1].stop]
                yield _say(clause.lines, short(clause.text, run[place].start), word=run[place].text, body=body)


def _is_leftover(run: Sequence[Token], place: int) -> bool:
    """A definite noun that does not agree with the body, before a purpose."""
    key = run[place].key
    if key in BODIES and run[place + 1].key.startswith(TO) and len(run[place + 1].key) > 3:
        return True
    return key.startswith(ARTICLE) and not key.endswith(FEMININE) and run[place + 1].key in PURPOSE
