"""What a governance consultant would flag in a policy: one file a check, this tuple the register.

    check(policy)           ->  findings, the gravest first, then in the order of the register, then by line
    check_all(policies)     ->  the same of each, which then knows of its association's others

Each finding says what it is based on, where it stands and in which words; none speaks of compliance,
which no text can show. Nothing here reads the clock: `on` is the day for checks that compare with one.
Start reading from `examined.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from normalizers import fold
from policy_diff.checks import (
    appendix_missing,
    approval_incomplete,
    approval_missing,
    association_blank,
    association_missing,
    contradicting_durations,
    damaged_word,
    dates_disagree,
    doubled_word,
    fact_unclear,
    impossible_date,
    leftover_word,
    licence_missing,
    numbering,
    other_activity,
    other_association,
    policy_absent,
    reference_missing,
    repeated_passage,
    reply_floor_only,
    reply_missing,
    reply_unquantified,
    review_overdue,
    reviewer_missing,
    section_empty,
    section_missing,
    spelling,
    text_unreadable,
    title_missing,
    unfilled_blank,
)
from policy_diff.checks.examined import Check, Examined, Example, examined
from policy_diff.model import SEVERITIES, Finding, Policy, Severity
from policy_diff.paging import finding_with_pages

__all__ = ["CHECKS", "Check", "Examined", "Example", "check", "check_all", "examined", "reached"]

#: what weighs first; of two that are as grave the earlier here is told first
CHECKS: tuple[Check, ...] = (
    text_unreadable,
    association_blank,
    other_association,
    other_activity,
    approval_missing,
    section_missing,
    section_empty,
    unfilled_blank,
    reply_floor_only,
    reply_unquantified,
    reply_missing,
    reviewer_missing,
    contradicting_durations,
    dates_disagree,
    impossible_date,
    fact_unclear,
    approval_incomplete,
    review_overdue,
    reference_missing,
    appendix_missing,
    policy_absent,
    numbering,
    licence_missing,
    association_missing,
    title_missing,
    leftover_word,
    repeated_passage,
    doubled_word,
    damaged_word,
    spelling,
)


def check(policy: Policy, on: str | None = None, beside: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """Everything that the checks find in `policy`, the gravest first, then in the order of `CHECKS`, then by line.

    `beside`: the types of the association's other policies that are examined with it.
    """
    looked_at = examined(policy, on, beside)
    found = [finding_with_pages(one, policy.layout) for each in CHECKS for one in each.find(looked_at)]
    order = {each.CODE: number for number, each in enumerate(CHECKS)}
    return tuple(sorted(found, key=lambda one: (-SEVERITIES.index(one.severity), order[one.code], _line(one))))


def check_all(policies: Sequence[Policy], on: str | None = None) -> list[tuple[Policy, tuple[Finding, ...]]]:
    """What the checks find in each of the policies that were given together."""
    owned: dict[str, list[Policy]] = defaultdict(list)
    for policy in policies:
        owned[fold(policy.association)].append(policy)
    found = []
    for policy in policies:
        others = owned[fold(policy.association)] if policy.association else []
        beside = tuple(sorted(other.policy_type for other in others if other is not policy))
        found.append((policy, check(policy, on, beside)))
    return found


def _line(finding: Finding) -> int:
    return finding.lines.first if finding.lines else 0


def reached(findings: tuple[Finding, ...], threshold: Severity) -> bool:
    """Whether a finding is at least as grave as `threshold`; nothing reaches `none`."""
    least = SEVERITIES.index(threshold)
    return bool(least) and any(SEVERITIES.index(one.severity) >= least for one in findings)
