"""Structure to facts: the nine that every policy is compared by, always all nine.

    extract(segmented, traced)  ->  {key: Fact}, each stated, not_stated or unclear

One file a kind: reply.py (response_time, from duration.py), reviewing.py and referral.py (from
body.py), licence.py, meeting.py, date.py, person.py. `not_stated` and `unclear` are never mixed: the
first means the policy does not say, the second that what it says cannot be read with certainty.
"""

from __future__ import annotations

from normalizers import TracedText
from policy_diff.facts import date, licence, meeting, person, referral, reply, reviewing
from policy_diff.facts.clauses import clauses
from policy_diff.model import Fact
from policy_diff.profiles import FACT_KEYS
from policy_diff.segment import Segmented

__all__ = ["extract"]


def extract(segmented: Segmented, traced: TracedText) -> dict[str, Fact]:
    """The nine facts of one policy, in the order of `FACT_KEYS`; lines are those of the text as extracted."""
    run = clauses(segmented, traced)
    found = (
        reply.find(run),
        reviewing.find(run),
        referral.find(run),
        licence.find(run),
        meeting.find(run),
        *date.find(run),
        person.find(run),
    )
    by_key = {fact.key: fact for fact in found}
    return {key: by_key[key] for key in FACT_KEYS}
