"""No clause says how long a reply takes, in a type of policy where one is expected.

Why: the applicant cannot know when to ask again. What this leaves alone: types whose profile gives the
reply no weight, policies without steps (then the missing section is the finding), and a reply time
that is there and cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.model import Bilingual, Finding, Severity

CODE = "reply_missing"
SEVERITY: Severity = "medium"
SAYS = Bilingual(
    "لا تذكر السياسة مدة للرد على الطلب",
    "the policy states no time for the reply to a request",
)
MEANS = Bilingual(
    "لم يُعثر في خطوات التعامل على مدة للرد، وسياسات هذا النوع تذكرها عادة.",
    "No time for the reply was found in the steps, and policies of this type usually state one.",
)
EXAMPLES = (Example(clauses=(("procedure_steps", "يرفع الطلب إلى لجنة البحث لدراسته."),)),)
CLEAN = (
    Example(clauses=(("procedure_steps", "والرد على طلبه بقبوله أو رفضه خلال أسبوعين."),)),
    Example(clauses=(("approval", "اعتمد المجلس هذه السياسة."),)),
)
STEPS = "procedure_steps"
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """A finding when the steps are there and no reply time is."""
    fact = examined.policy.facts.get("response_time")
    steps = examined.policy.section(STEPS)
    weighty = examined.profile.facts.get("response_time") == "high"
    if weighty and steps and steps.items and fact and fact.status == "not_stated":
        yield _say(steps.lines, steps.heading)
