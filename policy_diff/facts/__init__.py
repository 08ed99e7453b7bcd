"""Structure to facts: the nine that every policy is compared by, always all nine, and those few say.

    extract(segmented, traced)  ->  {key: Fact}, each stated, not_stated or unclear
    stated(policy)              ->  every statement of the kinds of which a policy has many

One file a kind: reply.py (response_time, from duration.py), reviewing.py and referral.py (from
body.py), licence.py, meeting.py, date.py, person.py; version.py, supersedes.py, effective.py and
review_period.py give a fact only where the text has one. `kinds` are sums, shares, ages, counts,
references, obligations … `not_stated` and `unclear` are never mixed: the first means the policy does
not say, the second that what it says cannot be read with certainty.
"""

from __future__ import annotations

from dataclasses import replace

from normalizers import TracedText, fold
from policy_diff.facts import (
    date,
    effective,
    licence,
    meeting,
    person,
    referral,
    reply,
    review_period,
    reviewing,
    supersedes,
    version,
)
from policy_diff.facts.clauses import clauses
from policy_diff.facts.kinds import references, statements
from policy_diff.facts.statement import Statement
from policy_diff.facts.terms import normal_body
from policy_diff.model import Fact, Policy
from policy_diff.profiles import FACT_KEYS, profile, types
from policy_diff.segment import Segmented

__all__ = ["MORE_KEYS", "Statement", "extract", "stated"]

#: facts that a policy has only where its text speaks of them
MORE_KEYS = (version.KEY, supersedes.KEY, effective.KEY, review_period.KEY)

STEPS = "procedure_steps"


def extract(segmented: Segmented, traced: TracedText) -> dict[str, Fact]:
    """The nine facts of one policy, in the order of `FACT_KEYS`, then those of `MORE_KEYS` that it speaks of.

    Lines are those of the text as extracted.
    """
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
    by_key = {fact.key: _named(fact, segmented.policy_type) for fact in found}
    more = (one.find(run) for one in (version, supersedes, effective, review_period))
    return {key: by_key[key] for key in FACT_KEYS} | {fact.key: fact for fact in more if fact.status != "not_stated"}


def _named(fact: Fact, policy_type: str) -> Fact:
    """A fact that is a body's name, with the name that it is compared under («مسئول» is «مسؤول»)."""
    if fact.key not in (reviewing.KEY, referral.KEY) or fact.status != "stated":
        return fact
    normal = normal_body(str(fact.value), policy_type)
    return fact if normal == fact.value else replace(fact, normal=normal)


def stated(policy: Policy) -> tuple[Statement, ...]:
    """Every duration, date, sum, share, age, count, reference, responsibility, obligation and offer of a policy.

    A reference is to another document: its own title («لائحة تعارض المصالح» in a declaration) is none.
    """
    found = statements(clauses(policy, policy.traced))
    own = fold(policy.title)
    return tuple(one for one in found if one.kind != references.KIND or not own or fold(one.value["name"]) not in own)


def _has_steps(policy_type: str) -> bool:
    """Whether policies of this type take requests step by step, as its profile says."""
    return policy_type in types() and profile(policy_type).section(STEPS) is not None
