"""Leaves a fact unclear when the words that state it were recognised from a picture with little confidence.

Why: a recognised «10 days» may be fifteen on the page, and a wrong fact is worse than none. What this
leaves alone: the text, which shows what was recognised, and every policy whose words were not recognised.
"""

from __future__ import annotations

from dataclasses import replace

from normalizers import fold
from policy_diff.layout import Layout
from policy_diff.model import Fact, Policy


def doubted(policy: Policy) -> tuple[Policy, tuple[str, ...]]:
    """`policy` with its doubtful facts unclear, and their keys."""
    layout = policy.layout
    if layout is None or not layout.doubtful:
        return policy, ()
    keys = tuple(key for key, fact in policy.facts.items() if _is_doubtful(fact, layout))
    facts = {
        key: replace(fact, status="unclear", value=None) if key in keys else fact for key, fact in policy.facts.items()
    }
    return replace(policy, facts=facts), keys


def _is_doubtful(fact: Fact, layout: Layout) -> bool:
    if fact.status != "stated" or fact.lines is None:
        return False
    said = set(fold(fact.text).split())
    here = (one.word for one in layout.doubtful if fact.lines.first <= one.line <= fact.lines.last)
    return any(said & set(fold(word).split()) for word in here)
