"""A heading with nothing under it.

Why: the template's heading was kept and its content was not written, or was lost in extraction.
What this leaves alone: headings of groups, which sections of their own follow at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks.examined import APPROVAL, Examined, Example, Voice
from policy_diff.model import Bilingual, Finding, Severity

CODE = "section_empty"
SEVERITY: Severity = "medium"
SAYS = Bilingual(
    "القسم «{name}» عنوان بلا محتوى",
    "the section «{name}» has a heading and no content",
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
    for section in examined.policy.sections:
        if not section.items and section.heading and section.key not in (APPROVAL, "other"):
            yield _say(section.lines, section.heading, name=section.heading)
