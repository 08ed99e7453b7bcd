"""A section that policies of this type have is not in the document.

Why: what every association settles is left open here, or the page is missing from the scan. The
severity is that of the section in the profile of the policy's type.
What this leaves alone: the approval, which has checks of its own, and policies of unknown type.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks.examined import APPROVAL, Examined, Example, Voice
from policy_diff.model import Bilingual, Finding, Severity

CODE = "section_missing"
SEVERITY: Severity = "medium"
SAYS = Bilingual(
    "لا يوجد قسم «{name}»",
    "there is no section «{name}»",
)
MEANS = Bilingual(
    "القسم مطلوب في ملف هذا النوع من السياسات ولم يُعثر عليه في الوثيقة.",
    "The profile of this policy type has the section as usual, and it was not found in the document.",
)
EXAMPLES = (Example(clauses=(("preamble", "تضع الجمعية هذه السياسة."), ("channels", "المقابلة."))),)
CLEAN = (
    Example(
        clauses=(
            ("preamble", "أ"),
            ("general_goal", "أ"),
            ("detailed_goals", "أ"),
            ("channels", "أ"),
            ("tools", "أ"),
            ("procedure_steps", "أ"),
            ("approval", "أ"),
        )
    ),
)
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each required section that is absent."""
    there = {section.key for section in examined.policy.sections}
    if not there:
        return
    for wanted in examined.profile.sections:
        if wanted.required and wanted.key not in there and wanted.key != APPROVAL:
            yield _say(severity=wanted.severity, name=wanted.name.en, ar={"name": wanted.name.ar})
