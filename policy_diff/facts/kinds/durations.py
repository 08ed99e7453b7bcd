"""Every duration of a clause with its bound, and what it is for: «تحفظ خمس سنوات» is retention, exactly 5 years.

The value is that of `response_time`, with `for` (see `purpose.py`) and `frequency` (how often something
is done). What this leaves alone: which of them is the time of the reply; that is the fact `response_time`.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration import durations
from policy_diff.facts.purpose import purpose_of
from policy_diff.facts.statement import Said, Statement, state
from policy_diff.facts.words import tokens

KIND = "duration"
EXAMPLES = (
    Said(
        text="تحفظ السجلات مدة لا تقل عن خمس سنوات.",
        values=({"for": "retention", "bound": "min", "count": 5, "unit": "year", "frequency": False},),
    ),
    Said(
        text="تراجع هذه السياسة كل سنتين.",
        values=({"for": "review", "bound": "exact", "count": 2, "unit": "year", "frequency": True},),
    ),
    Said(text="لا يقل عمره عن ثمانية عشر عاماً.", values=()),
)


def find(clause: Clause) -> Iterator[Statement]:
    """Its durations; those whose bound cannot be read are unclear."""
    run = tokens(clause.text)
    for one in durations(clause.text):
        value = {**one.value(), "for": purpose_of(run, one, clause.section), "frequency": one.frequency}
        yield state(KIND, clause, one.start, one.stop, value, "" if one.clear else one.why)
