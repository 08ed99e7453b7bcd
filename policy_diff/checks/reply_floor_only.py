"""The reply time has a floor and no ceiling: «خلال مدة لا تقل عن أسبوعين».

Why: everyone copied it, and it promises the applicant nothing but a wait. A neutral note: what the
text says is reported as it says it, and never turned into a deadline.
What this leaves alone: ceilings, ranges and plain durations.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.model import Bilingual, Finding, Severity

CODE = "reply_floor_only"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "مدة الرد حد أدنى بلا حد أعلى: «{text}»",
    "the reply time is a minimum and no maximum is given: «{text}»",
)
MEANS = Bilingual(
    "تقول السياسة إن الرد لا يقل عن مدة، ولا تذكر أقصاها. تُذكر كما كُتبت ولا تُقرأ على أنها مهلة قصوى.",
    "The clause on the reply says that it takes at least a time, and gives no maximum. A neutral note: it is "
    "reported as stated and never read as a deadline.",
)
EXAMPLES = (Example(clauses=(("procedure_steps", "يرفع الطلب للجنة البحث والرد عليه خلال مدة لا تقل عن أسبوعين."),)),)
CLEAN = (
    Example(clauses=(("procedure_steps", "يرفع الطلب للجنة البحث والرد عليه خلال مدة لا تزيد على أسبوعين."),)),
    Example(clauses=(("procedure_steps", "يرد على طلبه بقبوله أو رفضه خلال مدة لا تقل عن أسبوع ولا تزيد على شهر."),)),
    Example(clauses=(("eligibility", "أن تكون إقامته في المحافظة مدة لا تقل عن سنة."),)),
)
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """A note when the stated reply time is a minimum."""
    fact = examined.policy.facts.get("response_time")
    if fact and fact.status == "stated" and fact.value["bound"] == "min":
        yield _say(fact.lines, fact.text, text=fact.text)
