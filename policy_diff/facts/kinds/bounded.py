"""A number and whether it is a floor, a ceiling or just so, for amounts of anything but time.

    bounded(run, first, after)  ->  the bound, its wording, and why it is not clear

The words of bounds are those of durations («لا تقل عن», «بحد أقصى», «فأكثر»); «خلال», «قبل» and what has
run out belong to time alone. What this leaves alone: what is counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.facts.duration_bounds import Said, plain_bound_of
from policy_diff.facts.duration_units import Amount, Found
from policy_diff.facts.words import Token


def bounded(run: Sequence[Token], first: int, after: int, taken: int = 0) -> Said:
    """The bound of the number in the tokens `first` to before `after`; those before `taken` belong to another."""
    return plain_bound_of(run, Found((Amount(1, "hour"),), first, after), taken)
