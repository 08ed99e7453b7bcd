"""Whole clauses that one text lacks claim their words first, before any other difference is held against them.

A ledger says which words one text has more than another. A clause that was left out accounts for its words; without
that, a clause that damage tore, and that happens to have one of these words, would be taken for changed as well. So of
the clauses that stand on a row without the other text, those of which most words are missing claim them, those with
the greatest share first; what is left of the ledger judges the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policy_diff.collate.ledger import Ledger, Words

#: share of a clause's words that must be missing for it to be what is missing, and words that it must have
SHARE, LEAST = 0.7, 3

Clauses = Sequence[Sequence[str]]


def settled(ledger: Ledger, lacked: Clauses, extra: Clauses) -> tuple[Ledger, frozenset[int]]:
    """The ledger without what whole clauses account for, and the numbers of those of `lacked` that do.

    `lacked` are the clauses, as words, that the second text has on no row, `extra` those that the first has on none.
    """
    lost, gone = _claimed(ledger.lost, lacked)
    gained, _ = _claimed(ledger.gained, extra)
    return (replace(ledger, lost=lost, gained=gained) if gone or gained != ledger.gained else ledger), gone


def _claimed(missing: Words, clauses: Clauses) -> tuple[Words, frozenset[int]]:
    """What is left of the missing words, and the numbers of the clauses that have claimed the others."""
    left = missing.copy()
    gone: set[int] = set()
    for at in sorted(range(len(clauses)), key=lambda at: (-_share(missing, clauses[at]), at)):
        if _share(left, clauses[at]) < SHARE:
            continue
        gone.add(at)
        left -= Words(clauses[at])
    return left, frozenset(gone)


def _share(missing: Words, clause: Sequence[str]) -> float:
    """The share of the words of a clause that are missing; none of a clause of hardly a word."""
    return (missing & Words(clause)).total() / len(clause) if len(clause) >= LEAST else 0.0
