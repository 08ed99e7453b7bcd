"""A heading with nothing under it.

Why: the template's heading was kept and its content was not written, or was lost in extraction.
It may also be the heading of a group, whose sections follow at once, so it is said as it stands, and it
weighs more where the profile wants the section. What this leaves alone: the approval, unknown sections.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks.examined import APPROVAL, OTHER, Examined, Example, Voice
from policy_diff.model import Bilingual, Finding, Severity

CODE = "section_empty"
SEVERITY: Severity = "medium"
SAYS = Bilingual(
    "لا نص تحت العنوان «{name}» قبل العنوان الذي يليه",
    "no text stands between the heading «{name}» and the next one",
)
MEANS = Bilingual(
    "للقسم عنوان ولا بند تحته.",
    "The section has a heading and no item below it.",
)
EXAMPLES = (
    Example(clauses=(("tools", ""), ("preamble", "تضع الجمعية هذه السياسة.")), headings={"tools": "الأدوات المتاحة"}),
)
CLEAN = (Example(clauses=(("tools", "دليل الخدمات."),)),)
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each section of the profile without items."""
    required = {one.key for one in examined.profile.sections if one.required}
    for section in examined.policy.sections:
        if not section.items and section.heading and section.key not in (APPROVAL, OTHER):
            severity: Severity = SEVERITY if section.key in required else "low"
            yield _say(section.lines, section.heading, severity=severity, name=section.heading)
