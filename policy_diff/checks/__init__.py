"""What a governance consultant would flag in a policy: one file a check, this tuple the register.

    check(policy)  ->  findings, the gravest first, then by line

Each finding says what it is based on, where it stands and in which words; none speaks of compliance,
which no text can show. Nothing here reads the clock: `on` is the day for checks that compare with one.
Start reading from `examined.py`.
"""

from __future__ import annotations

from policy_diff.checks import (
    approval_incomplete,
    approval_missing,
    association_blank,
    contradicting_durations,
    damaged_word,
    dates_disagree,
    doubled_word,
    fact_unclear,
    impossible_date,
    leftover_word,
    licence_missing,
    numbering,
    other_association,
    reference_missing,
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

__all__ = ["CHECKS", "Check", "Examined", "Example", "check", "examined", "reached"]

CHECKS: tuple[Check, ...] = (
    text_unreadable,
    association_blank,
    other_association,
    unfilled_blank,
    section_missing,
    section_empty,
    approval_missing,
    approval_incomplete,
    dates_disagree,
    impossible_date,
    review_overdue,
    reply_floor_only,
    reply_unquantified,
    reply_missing,
    reviewer_missing,
    contradicting_durations,
    fact_unclear,
    leftover_word,
    doubled_word,
    damaged_word,
    spelling,
    numbering,
    reference_missing,
    licence_missing,
    title_missing,
)


def check(policy: Policy, on: str | None = None) -> tuple[Finding, ...]:
    """Everything that the checks find in `policy`, the gravest first, then by line."""
    looked_at = examined(policy, on)
    found = [finding_with_pages(one, policy.layout) for each in CHECKS for one in each.find(looked_at)]
    order = {each.CODE: number for number, each in enumerate(CHECKS)}
    return tuple(sorted(found, key=lambda one: (-SEVERITIES.index(one.severity), _line(one), order[one.code])))


def _line(finding: Finding) -> int:
    return finding.lines.first if finding.lines else 0


def reached(findings: tuple[Finding, ...], threshold: Severity) -> bool:
    """Whether a finding is at least as grave as `threshold`; nothing reaches `none`."""
    least = SEVERITIES.index(threshold)
    return bool(least) and any(SEVERITIES.index(one.severity) >= least for one in findings)
