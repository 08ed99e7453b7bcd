"""«لا تقل عن» survives damage and repair, or nothing is claimed: never a wrong bound.

The ceilings stand where the engine stands, over the policies with most such lines, and only ever go down.
"""

from __future__ import annotations

from functools import cache

from tests.quality.negations import Outcome, outcomes

#: lines in which a bound is claimed that the clean line does not state: none, in all policies together
WRONG = 0
#: kinds of damage under which the letters of the negation are all there and must be found again, or one of them is,
#: and the whole document shows which is not
WHOLE = ("healthy", "letters_reversed", "chunks", "wide", "stretched", "split", "dates_turned", "lam_lost", "alef_lost")


@cache
def found() -> tuple[Outcome, ...]:
    return tuple(outcomes())


def test_no_wrong_bound_is_claimed() -> None:
    wrong = [(one.kind, one.meant, one.repaired) for one in found() if one.wrong]
    assert len(wrong) <= WRONG, wrong


def test_the_negation_survives_where_its_letters_do() -> None:
    lost = [(one.kind, one.meant, one.repaired) for one in found() if one.kind in WHOLE and not one.kept]
    assert not lost


def test_there_is_something_to_lose() -> None:
    assert len(found()) >= 60
    assert len({one.kind for one in found()}) >= 12
