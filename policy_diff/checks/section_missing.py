"""A section that policies of this type have is not in the document.

Why: what every association settles is left open here, or the page is missing from the scan. The
severity is that of the section in the profile of the policy's type. Several are told in one line.
What this leaves alone: the approval, which has checks of its own, and policies of unknown type.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks.examined import APPROVAL, Examined, Example, Voice
from policy_diff.model import SEVERITIES, Bilingual, Finding, Severity

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
MANY = Bilingual(
    "أقسام معتادة في هذا النوع لم يُعثر عليها ({count}): {names}",
    "sections usual in policies of this type that were not found ({count}): {names}",
)
#: from so many on they are told together
TOGETHER = 3
_say, _say_many = Voice(CODE, SEVERITY, SAYS), Voice(CODE, SEVERITY, MANY)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each required section that is absent, or one for all when they are many."""
    there = {section.key for section in examined.policy.sections}
    wanted = [one for one in examined.profile.sections if one.required and one.key not in there]
    missing = [one for one in wanted if one.key != APPROVAL] if there else []
    if len(missing) < TOGETHER:
        for one in missing:
            yield _say(severity=one.severity, name=one.name.en, ar={"name": one.name.ar})
        return
    gravest = max((one.severity for one in missing), key=SEVERITIES.index)
    names = ", ".join(one.name.en for one in missing)
    yield _say_many(
        severity=gravest, count=len(missing), names=names, ar={"names": "، ".join(one.name.ar for one in missing)}
    )
