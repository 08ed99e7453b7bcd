"""The text is so damaged that the rest of this list may be wrong.

Why: a finding about a policy that could not be read is a finding about the extraction. What this
leaves alone: damage that was repaired with confidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.model import Bilingual, Finding, Severity

CODE = "text_unreadable"
SEVERITY: Severity = "high"
SAYS = Bilingual(
    "النص تالف ودرجة الثقة بإصلاحه {confidence}٪؛ راجع الأصل قبل الاعتماد على ما يلي",
    "the text is damaged and was repaired with a confidence of {confidence} % only; "
    "check what follows against the original",
)
MEANS = Bilingual(
    "درجة الثقة بإصلاح النص أقل من 75٪.",
    "The confidence of the repair is below 75 %.",
)
EXAMPLES = (Example(clauses=(("preamble", "نص"),), confidence=0.4),)
CLEAN = (Example(clauses=(("preamble", "تضع الجمعية هذه السياسة."),)),)
#: the worst of the five originals stands at .94, a text layer without word spaces below this
LEAST = 0.75
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """A warning when the repair is not to be trusted."""
    confidence = examined.policy.traced.confidence
    if confidence < LEAST:
        yield _say(confidence=round(100 * confidence))
