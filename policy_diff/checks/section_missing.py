"""A section that policies of this type have is not in the document.

Why: what every association settles is left open here, or the page is missing from the scan. The
severity is that of the section in the profile of the policy's type, but no more than medium where the
document has headings that the profile does not know: the section may stand under one of them. Several are
told in one line. What this leaves alone: the approval, which has checks of its own, policies of unknown
type, texts that no headings divide, and files with unread pages, where segmentation says `section_unreadable`.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks.examined import APPROVAL, OTHER, Examined, Example, Voice
from policy_diff.model import SEVERITIES, Bilingual, Finding, Severity

CODE = "section_missing"
SEVERITY: Severity = "medium"
SAYS = Bilingual(
    "لم يُعثر على قسم «{name}»",
    "no section «{name}» was found",
)
MEANS = Bilingual(
    "القسم مطلوب في ملف هذا النوع من السياسات ولم يُعثر عليه في الوثيقة. "
    "فإن كانت فيها عناوين لا يعرفها الملف خُففت الدرجة.",
    "The profile of this policy type has the section as usual, and it was not found in the document; "
    "lighter where the document has headings that the profile does not know.",
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
    Example(clauses=(("other", "تستثمر الجمعية فائض أموالها."), ("approval", "أ")), policy_type="investment"),
)
MANY = Bilingual(
    "أقسام معتادة في هذا النوع لم يُعثر عليها ({count}): {names}",
    "sections usual in policies of this type that were not found ({count}): {names}",
)
#: from so many on they are told together
TOGETHER = 3
#: what segmentation says of sections that may stand on pages nobody could read
UNREAD = "section_unreadable"
#: what divides a text: sections but for these
UNDIVIDED = frozenset({OTHER, APPROVAL, "preamble"})
_say, _say_many = Voice(CODE, SEVERITY, SAYS), Voice(CODE, SEVERITY, MANY)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each required section that is absent, or one for all when they are many."""
    sections = examined.policy.sections
    there = {section.key for section in sections}
    strange = any(section.key == OTHER and section.heading for section in sections)
    unread = any(finding.code == UNREAD for finding in examined.policy.findings)
    if unread or (not strange and not there - UNDIVIDED):
        return
    wanted = [one for one in examined.profile.sections if one.required and one.key not in there]
    missing = [one for one in wanted if one.key != APPROVAL] if there else []
    most = SEVERITIES.index("medium") if strange else len(SEVERITIES)
    if len(missing) < TOGETHER:
        for one in missing:
            severity = SEVERITIES[min(most, SEVERITIES.index(one.severity))]
            yield _say(severity=severity, name=one.name.en, ar={"name": one.name.ar})
        return
    gravest = max(SEVERITIES.index(one.severity) for one in missing)
    names = ", ".join(one.name.en for one in missing)
    in_arabic = "، ".join(one.name.ar for one in missing)
    severity = SEVERITIES[min(most, gravest)]
    yield _say_many(severity=severity, count=len(missing), names=names, ar={"names": in_arabic})
