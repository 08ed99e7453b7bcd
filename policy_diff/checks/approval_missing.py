"""Nothing in the document shows that the board approved it.

Why: the evaluation asks for a policy that the board approved, and a reader of the page finds no trace.
The minutes may exist elsewhere; this says only what the document shows.
What this leaves alone: an approval that lacks its date or meeting, which is another check.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalizers import fold
from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.facts.date import dates
from policy_diff.model import Bilingual, Finding, Severity
from policy_diff.profiles import forms

CODE = "approval_missing"
SEVERITY: Severity = "high"
SAYS = Bilingual(
    "لا يظهر في الوثيقة ما يدل على اعتماد مجلس الإدارة",
    "nothing in the document shows an approval by the board",
)
MEANS = Bilingual(
    "لا يوجد قسم للاعتماد ولا جملة تذكر اعتماد المجلس. قد يكون المحضر محفوظاً في مكان آخر.",
    "There is no approval section and no sentence that says that the board approved this document. Minutes may "
    "exist elsewhere.",
)
EXAMPLES = (Example(clauses=(("preamble", "تضع الجمعية هذه السياسة."), ("procedure_steps", "تقديم الخدمة."))),)
CLEAN = (
    Example(
        clauses=(
            ("preamble", "تضع الجمعية هذه السياسة."),
            ("approval", "اعتمد مجلس الإدارة هذه السياسة في اجتماعه الثاني."),
        )
    ),
    Example(clauses=(("final_provisions", "يعمل بهذه السياسة من تاريخ اعتمادها من مجلس الإدارة في 1445/3/2هـ."),)),
)
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """A finding when neither a section nor a sentence approves."""
    if examined.approval or any(_approves(clause.text) for clause in examined.clauses):
        return
    last = examined.clauses[-1] if examined.clauses else None
    yield _say(last.lines if last else None)


def _approves(text: str) -> bool:
    """Whether a sentence names the board, an approval, and when or in which meeting."""
    words = set(fold(text).split())
    dated = any(date.iso for date in dates(text))
    return bool(words & forms().approval_verbs and words & forms().approval_bodies) and dated
