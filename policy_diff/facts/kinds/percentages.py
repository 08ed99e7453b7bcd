"""Shares in the hundred with their bound: «بنسبة لا تزيد على عشرة في المئة» is at most 10.

What this leaves alone: halves and quarters in words («نصف الأعضاء»), and of what the share is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import phrases_of
from policy_diff.facts.kinds.bounded import bounded
from policy_diff.facts.large_numbers import number_of
from policy_diff.facts.statement import Said, Statement, state
from policy_diff.facts.words import Token, one_of_at, tokens

KIND = "percentage"
EXAMPLES = (
    Said(text="بنسبة لا تزيد على عشرة في المئة من الإيراد.", values=({"bound": "max", "percent": 10},)),
    Said(text="خصم 2.5% من القيمة.", values=({"bound": "exact", "percent": 2.5},)),
    Said(text="% ٢٠ من التبرعات.", values=({"bound": "exact", "percent": 20},)),
    Said(text="ألف ريال لكل مئة مستفيد.", values=()),
)
_SIGN = frozenset("%٪")
_SIGNS = (*phrases_of("في المئة", "في المائة", "بالمئة", "بالمائة"), *((sign,) for sign in sorted(_SIGN)))
MOST = 100


def find(clause: Clause) -> Iterator[Statement]:
    """Its shares, in reading order."""
    run = tokens(clause.text)
    taken = 0
    for place in range(len(run)):
        found = _share(run, place) if place >= taken else None
        if found is None or not 0 < found[0] <= MOST:
            continue
        said = bounded(run, place, found[1], taken)
        taken = said.after
        value = {"bound": said.bound, "percent": found[0]}
        yield state(KIND, clause, run[said.first].start, run[said.after - 1].stop, value, said.doubt)


def _share(run: Sequence[Token], place: int) -> tuple[int | float, int] | None:
    """The share and the token after its sign; the sign may stand before the number."""
    if run[place].key in _SIGN and place + 1 < len(run):
        before = number_of(run, place + 1)
        ends = before and (before[1] >= len(run) or run[before[1]].key not in _SIGN)
        return before if before and ends and (not place or run[place - 1].number is None) else None
    found = number_of(run, place)
    phrase = one_of_at(run, found[1], _SIGNS) if found else None
    return (found[0], found[1] + len(phrase)) if found and phrase else None
