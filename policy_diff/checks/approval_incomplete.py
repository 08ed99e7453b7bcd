"""The approval lacks its date, or the number of the meeting.

Why: an approval that cannot be matched with minutes is weak evidence. What this leaves alone: what is
there and cannot be read (`fact_unclear`), a blank that is still open (`unfilled_blank`), one date of the
two calendars, and policies without approval.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.checks.unfilled_blank import BLANK
from policy_diff.model import Bilingual, Finding, Severity

CODE = "approval_incomplete"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "{what}",
    "{what}",
)
MEANS = Bilingual(
    "في الوثيقة قسم للاعتماد ولم يُعثر فيه على تاريخ أو على رقم الاجتماع.",
    "The document has an approval, and no date or no meeting number was found in it.",
)
EXAMPLES = (Example(clauses=(("approval", "اعتمد مجلس الإدارة هذه السياسة."),)),)
CLEAN = (Example(clauses=(("approval", "اعتمد مجلس الإدارة هذه السياسة في اجتماعه الثاني بتاريخ 1445/10/29هـ."),)),)
NEITHER = Bilingual(
    "الاعتماد بلا تاريخ ولا رقم اجتماع", "the approval states neither a date nor the number of the meeting"
)
DATE = Bilingual("الاعتماد بلا تاريخ", "the approval states no date")
NUMBER = Bilingual("الاعتماد بلا رقم اجتماع", "the approval does not say in which meeting")
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding, that names everything that is missing."""
    block = examined.approval
    if not block:
        return
    facts = examined.policy.facts
    dated = any(facts[key].status != "not_stated" for key in ("approval_date_hijri", "approval_date_gregorian"))
    numbered = facts["board_session"].status != "not_stated"
    if (dated and numbered) or any(BLANK.search(clause.text) for clause in block):
        return
    what = NEITHER if not dated and not numbered else NUMBER if dated else DATE
    yield _say(block[0].lines, block[0].text, what=what.en, ar={"what": what.ar})
