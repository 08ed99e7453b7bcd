"""Ages with their bound: «ألا يقل عمره عن ثماني عشرة سنة» is at least 18, «من سن 6 إلى 12 سنة» 6 to 12.

What this leaves alone: ages in ordinals («الخامسة عشرة»), and durations, which are a kind of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_amounts import ages
from policy_diff.facts.duration_bounds import plain_bound_of
from policy_diff.facts.statement import Said, Statement, state
from policy_diff.facts.words import tokens

KIND = "age"
EXAMPLES = (
    Said(text="ألا يقل عمر المتطوع عن 18 سنة.", values=({"bound": "min", "years": 18},)),
    Said(text="من سن 6 سنوات إلى 12 سنة.", values=({"bound": "range", "years": [6, 12]},)),
    Said(text="مدة العقد سنتان.", values=()),
)


def find(clause: Clause) -> Iterator[Statement]:
    """Its ages, in reading order."""
    run = tokens(clause.text)
    taken = 0
    for found in ages(run):
        said = plain_bound_of(run, found, taken)
        taken = said.after
        counts = [amount.count for amount in found.amounts]
        value = {"bound": said.bound, "years": counts if found.ranged else counts[0]}
        yield state(KIND, clause, run[said.first].start, run[said.after - 1].stop, value, said.doubt or found.doubt)
