"""The reply time is named and not counted: «خلال المدة اللازمة».

Why: it can neither be kept nor missed. What this leaves alone: any reply time with a number.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.model import Bilingual, Finding, Severity

CODE = "reply_unquantified"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "مدة الرد مذكورة بلا مقدار: «{text}»",
    "the reply time is named without an amount: «{text}»",
)
MEANS = Bilingual(
    "تذكر السياسة مدة للرد ولا تحددها بعدد، كقولها «المدة اللازمة».",
    "The policy speaks of a time for the reply and gives no amount («the necessary period»).",
)
EXAMPLES = (Example(clauses=(("procedure_steps", "والرد عليه بشأن قبول طلبه أو رفضه خلال المدة اللازمة."),)),)
CLEAN = (Example(clauses=(("procedure_steps", "والرد عليه بشأن قبول طلبه أو رفضه خلال أسبوعين."),)),)
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """A note when the stated reply time has no amount."""
    fact = examined.policy.facts.get("response_time")
    if fact and fact.status == "stated" and fact.value["bound"] == "unspecified":
        yield _say(fact.lines, fact.text, text=fact.text)
