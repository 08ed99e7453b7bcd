"""A heading with nothing under it.

Why: the template's heading was kept and its content was not written, or was lost in extraction.
It may also be the heading of a group, whose sections follow at once, so it is said as it stands, and it
weighs more where the profile wants the section. What this leaves alone: the approval, unknown sections.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks.examined import APPROVAL, OTHER, Examined, Example, Voice
from policy_diff.model import Bilingual, Finding, Section, Severity
from policy_diff.segment.markers import parse

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
    for section, follows in zip(examined.policy.sections, (*examined.policy.sections[1:], None), strict=True):
        if follows and not follows.heading and follows.key == APPROVAL:
            continue  # its text was taken for the approval, a section of its own
        named = section.key not in (APPROVAL, OTHER) or (section.key == OTHER and _is_counted(section, follows))
        if not section.items and section.heading and named:
            severity: Severity = SEVERITY if section.key in required else "low"
            yield _say(section.lines, section.heading, severity=severity, name=section.heading)


def _is_counted(section: Section, follows: Section | None) -> bool:
    """Whether a section of no known kind is one of the numbered ones («10.» before «11.»), and no title over them."""
    if follows is None or not follows.items:
        return False
    (one, _), (two, _) = parse(section.heading), parse(follows.heading)
    if one is None or two is None or one.value is None or two.value is None:
        return False
    return one.kind == two.kind and two.value == one.value + 1
