"""Collates N policies: which clauses are the same clause, how their readings differ, what it means.

    compare(policies)                    a Comparison
    words.diff(a, b)                     what changed inside a clause

Start reading from `collation.compare`; then `align` (which clause goes with which), `divergences`
(what a difference is called) and `markers` (what may not change unseen).
"""

from policy_diff.collate.collation import CONSENSUS, compare
from policy_diff.collate.words import Change, diff

__all__ = ["CONSENSUS", "Change", "compare", "diff"]
