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
from policy_diff.profiles import FACT_KEYS, profile, types
from policy_diff.segment import Segmented

__all__ = ["extract"]

STEPS = "procedure_steps"


def extract(segmented: Segmented, traced: TracedText) -> dict[str, Fact]:
    """The nine facts of one policy, in the order of `FACT_KEYS`; lines are those of the text as extracted."""
    run = clauses(segmented, traced)
    with_steps = _has_steps(segmented.policy_type)
    answer = reply.find(run, with_steps=with_steps)
    found = (
        answer,
        reviewing.find(run, with_steps=with_steps, reply=answer),
        referral.find(run, with_steps=with_steps),
        licence.find(run),
        meeting.find(run),
        *date.find(run),
        person.find(run),
    )
    by_key = {fact.key: fact for fact in found}
    return {key: by_key[key] for key in FACT_KEYS}


def _has_steps(policy_type: str) -> bool:
    """Whether policies of this type take requests step by step, as its profile says."""
    return policy_type in types() and profile(policy_type).section(STEPS) is not None
