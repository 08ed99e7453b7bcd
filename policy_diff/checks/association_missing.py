"""The document does not name its association at all.

Why: a policy without its owner's name may be anybody's, and a name that is only in a picture of the letterhead
is lost to whoever searches, copies or compares the text. What this leaves alone: a name that is left blank,
which `association_blank` reports, and a text too damaged to say that something is not there.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks import association_blank, text_unreadable
from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.model import Bilingual, Finding, Severity

CODE = "association_missing"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "لا تسمي الوثيقة الجمعية التي تخصها",
    "the document does not name its association",
)
MEANS = Bilingual(
    "لم يُعثر في نص الوثيقة على اسم جمعية؛ وقد يكون في صورة ترويسة لا تُقرأ نصاً.",
    "No association's name was found in the text; it may stand in a picture of the letterhead.",
)
EXAMPLES = (Example(clauses=(("preamble", "تضع الجمعية هذه السياسة."),), association=""),)
CLEAN = (
    Example(clauses=(("preamble", "تضع الجمعية هذه السياسة."),)),
    Example(clauses=(("preamble", "تضع جمعية ............ السياسات والإجراءات."),), association=""),
    Example(clauses=(("preamble", "تضع الجمعية هذه السياسة."),), association="", confidence=0.5),
)
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """A note when there is none."""
    if examined.policy.association or not examined.clauses:
        return
    if not any(association_blank.find(examined)) and not any(text_unreadable.find(examined)):
        yield _say(examined.clauses[0].lines)
