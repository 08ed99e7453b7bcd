"""The document does not give the association's licence number.

Why: the cover or the opening usually does, and it tells associations of like names apart.
What this leaves alone: a number that is there and unclear; numbers of other documents are not borrowed.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.model import Bilingual, Finding, Severity

CODE = "licence_missing"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "رقم ترخيص الجمعية غير مذكور",
    "the association's licence number is not given",
)
MEANS = Bilingual(
    "لم يُعثر على رقم الترخيص في هذه الوثيقة. قد يكون في غيرها، ولا يُستعار منها.",
    "No licence number was found in this document. Another may have it; it is not borrowed.",
)
EXAMPLES = (Example(clauses=(("preamble", "تضع الجمعية هذه السياسة."),)),)
CLEAN = (Example(clauses=(("preamble", "جمعية الرحمة للتنمية المسجلة بترخيص رقم (3549) تضع هذه السياسة."),)),)
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """A note when the number is not stated."""
    fact = examined.policy.facts.get("license_number")
    if fact and fact.status == "not_stated" and examined.clauses:
        yield _say()
