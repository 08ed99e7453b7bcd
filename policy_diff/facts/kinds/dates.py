"""Every date of a clause, Hijri or Gregorian, as ISO: «17 شعبان 1445» is 1445-08-17.

A day that the calendar does not have is unclear, not mended. What this leaves alone: which of them is
that of the approval; those are facts of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.facts.clauses import Clause
from policy_diff.facts.date import dates
from policy_diff.facts.statement import Said, Statement, state

KIND = "date"
EXAMPLES = (
    Said(text="بتاريخ 1445/10/29هـ.", values=({"calendar": "hijri", "iso": "1445-10-29"},)),
    Said(text="في 31/02/2024م.", values=({"calendar": "gregorian", "iso": None},), unclear=(0,)),
    Said(text="خلال عام 1446هـ.", values=()),
)


def find(clause: Clause) -> Iterator[Statement]:
    """Its dates."""
    for one in dates(clause.text):
        why = "" if one.iso else "the calendar has no such day"
        value = {"calendar": one.calendar, "iso": one.iso}
        yield state(KIND, clause, one.start, one.start + len(one.text), value, why)
