"""The document has no title.

Why: whoever finds the page cannot tell what it is. What this leaves alone: a title that was misspelt
and recognised.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.model import Bilingual, Finding, Severity

CODE = "title_missing"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "الوثيقة بلا عنوان",
    "the document has no title",
)
MEANS = Bilingual(
    "لم يُعثر على عنوان للسياسة في أول الوثيقة ولا في جملة الاعتماد.",
    "No title was found at the head of the document or in the sentence that approves it.",
)
EXAMPLES = (Example(clauses=(("preamble", "تضع الجمعية هذه السياسة."),), title=""),)
CLEAN = (Example(clauses=(("preamble", "تضع الجمعية هذه السياسة."),)),)
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """A note when there is none."""
    if examined.clauses and not examined.policy.title:
        yield _say(examined.clauses[0].lines)
