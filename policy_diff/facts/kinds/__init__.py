"""Kinds of which a policy may state many values: one file each, this tuple the register.

    statements(clauses)  ->  every statement, by kind in the order of the register, then in reading order

A kind has KIND (its name), EXAMPLES (clauses and what they state, its first tests) and `find`. Nothing
here runs while a policy is read: `policy-diff parse --format json` and analysts ask for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.facts.clauses import Clause
from policy_diff.facts.kinds import (
    ages,
    amounts,
    counts,
    dates,
    durations,
    obligations,
    offers,
    percentages,
    references,
    responsibilities,
)
from policy_diff.facts.statement import Kind, Statement

KINDS: tuple[Kind, ...] = (
    durations,
    dates,
    amounts,
    percentages,
    ages,
    counts,
    references,
    responsibilities,
    obligations,
    offers,
)


def statements(clauses: Sequence[Clause]) -> tuple[Statement, ...]:
    """Everything that the clauses of a policy state, of every kind."""
    return tuple(one for kind in KINDS for clause in clauses for one in kind.find(clause))
