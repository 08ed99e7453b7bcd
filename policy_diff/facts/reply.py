"""The reply time: how long the association takes (or at least takes) to answer who asked.

A policy states many durations. The reply is the one that belongs to an act of answering, deciding on or
studying a request, a report, a disclosure or a complaint, or of telling somebody what became of it
(`reply_setting.py` finds the act, `reply_weights.py` weighs it). Reported as stated: «لا تقل عن أسبوعين» is
a minimum and never becomes a deadline.

When several stand, the surest counts, and an answer to what policies of the type are about before any other
(a complaint, a letter). What reaches who asked counts more than a study or a decision, for the wait ends there;
of two as sure it goes first. Then comes the first, where policies take requests step by step. Elsewhere two
different times that are still as likely leave it unclear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration import Duration, durations
from policy_diff.facts.reply_weights import NOWHERE, ROUTES, answers, is_aside, weight_of
from policy_diff.model import Fact

KEY = "response_time"
#: what is enough; where requests are dealt with a little less, when nothing else is found
ENOUGH, LITTLE = 4, 3
#: beside others an answer to something else than what the policy is about counts so much less, so does a time
#: that is left open; one that reaches somebody so much more than a study or a decision
ASIDE, OPEN, REACHES = 3, 2, 1


@dataclass(frozen=True, slots=True)
class _Candidate:
    weight: int
    rank: tuple[int, bool]
    order: int
    duration: Duration
    clause: Clause


def find(clauses: Sequence[Clause], *, with_steps: bool) -> Fact:
    """The reply time, unclear when its bound or number cannot be read, or two times are as likely.

    `with_steps`: policies of this type take requests step by step.
    """
    found = _candidates(clauses)
    if not found:
        return Fact(key=KEY, status="not_stated")
    best = max(found, key=lambda candidate: (candidate.rank, -candidate.order))
    duration, lines = best.duration, best.clause.lines
    rival = any(one.rank == best.rank and one.duration.value() != duration.value() for one in found)
    if not duration.clear or (rival and not with_steps):
        return Fact(key=KEY, status="unclear", text=duration.text, lines=lines)
    return Fact(key=KEY, status="stated", value=duration.value(), text=duration.text, lines=lines)


def _candidates(clauses: Sequence[Clause]) -> list[_Candidate]:
    """The durations that are sure enough, in reading order; failing them, those that are nearly so."""
    found: list[_Candidate] = []
    for clause in clauses:
        if clause.section in NOWHERE:
            continue
        for duration in durations(clause.text):
            if duration.frequency or duration.in_minutes:
                continue
            weight = weight_of(clause, duration)
            if weight >= LITTLE:
                reaches = answers(clause, duration)
                less = ASIDE * is_aside(clause, duration) + OPEN * (not duration.amounts)
                rank = (weight + REACHES * reaches - less, reaches)
                found.append(_Candidate(weight, rank, len(found), duration, clause))
    sure = [one for one in found if one.weight >= ENOUGH]
    return sure or [one for one in found if one.clause.section in ROUTES]
