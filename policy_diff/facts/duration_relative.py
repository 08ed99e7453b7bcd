"""Times told by the day itself: «في اليوم نفسه», «صباح يوم العمل التالي», «قبل نهاية الشهر التالي».

    relative(run, place)  ->  the wording at `place`, with the day, week or month within which it is

A day, week or month that is «the same» or «the next» is a time of one of them; its end alone («قبل نهاية
الدوام») says no number. What this leaves alone: dates («في السنة التالية», «في الشهر الأول من كل سنة»).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policy_diff.facts import duration_bound_words as bw
from policy_diff.facts import duration_loose_words as lw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_units import Amount
from policy_diff.facts.duration_words import Bound, Unit
from policy_diff.facts.stems import says
from policy_diff.facts.words import Token, one_of_at


@dataclass(frozen=True, slots=True)
class Loose:
    """A wording from token `first` to before `after`; with the day it means, if it means one."""

    first: int
    after: int
    bound: Bound = "unspecified"
    amounts: tuple[Amount, ...] = ()
    working_days: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """«يوم العمل», «الأسبوع»: the unit that is told, up to token `after`; at work or not."""

    unit: Unit
    after: int
    work: bool = False


def relative(run: Sequence[Token], place: int) -> Loose | None:
    """The time told by a day, week or month that begins at `place`, or None."""
    return _end_or_part(run, place) or _in_it(run, place) or _day_of(run, place) or _first_of(run, place)


def _end_or_part(run: Sequence[Token], place: int) -> Loose | None:
    """«قبل نهاية يوم العمل نفسه», «صباح اليوم التالي», «مع نهاية الشهر التالي», «يوم العمل التالي»."""
    if place and run[place - 1].key in w.FROM:
        return None
    at = place + (run[place].key in lw.LEADS)
    parts = at
    while parts < len(run) and run[parts].key in lw.PARTS:
        parts += 1
    named = _named(run, parts)
    if named is None:
        return None
    follows = run[named.after].key if named.after < len(run) else ""
    if follows in lw.SAME | lw.NEXT:
        # «في السنة التالية», «في الشهر التالي» and «في اليوم التالي» are dates, «صباح اليوم التالي» a time
        dated = named.unit == "year" or (named.unit == "month" and run[place].key not in lw.WITHIN_ONE)
        same = follows in lw.SAME
        dated = (dated and not (named.unit == "month" and same)) or (
            named.unit == "day" and not named.work and not same
        )
        if dated and named.unit == "day" and (after := _at_most(run, named.after + 1)):
            return Loose(place, after, "max", (Amount(1, "day"),))
        if (dated and parts == at) or (parts == place and (same or not named.work)) or run[place].key in w.FROM:
            return None
        if named.unit == "month" and not same:
            return Loose(place, named.after + 1)  # the end of the next month is one to two months away
        work = named.work and follows in lw.NEXT
        return Loose(place, named.after + 1, "max", (Amount(1, named.unit),), work)
    ends = parts > at and run[parts - 1].key in lw.ENDS and (at > place or parts - at > 1 or run[at].key in lw.BY_END)
    numbered = follows.startswith(w.ARTICLE)  # «الأسبوع الأخير»
    return Loose(place, named.after) if ends and named.unit in ("day", "week") and not numbered else None


def _at_most(run: Sequence[Token], place: int) -> int:
    """The token after «على الأكثر»: then «في اليوم التالي» is no date, but the last day; nought without it."""
    phrase = one_of_at(run, place, bw.AFTER_MAX)
    return place + len(phrase) if phrase else 0


def _named(run: Sequence[Token], place: int) -> _Named | None:
    work = one_of_at(run, place, lw.DAY_OF_WORK)
    if work:
        return _Named("day", place + len(work), True)
    unit = w.THE_UNIT.get(run[place].key) if place < len(run) else None
    return _Named(unit, place + 1) if unit and run[place].key.startswith(w.ARTICLE) else None


def _in_it(run: Sequence[Token], place: int) -> Loose | None:
    """«في نفس اليوم», «من يومه», «في الأسبوع الأول», «أول يوم عمل يلي»."""
    for phrases, working in ((lw.SAME_DAY, False), (lw.NEXT_WORKING_DAY, True)):
        phrase = one_of_at(run, place, phrases)
        if phrase:
            return Loose(place, place + len(phrase), "max", (Amount(1, "day"),), working)
    if run[place].key not in w.IN or place + 2 >= len(run):
        return None
    week = w.THE_UNIT.get(run[place + 1].key) == "week" and run[place + 2].key in lw.FIRST_OF
    return Loose(place, place + 3, "max", (Amount(1, "week"),)) if week and not _of_every(run, place + 3) else None


def _day_of(run: Sequence[Token], place: int) -> Loose | None:
    """«في يوم وروده», «خلال يوم تسلمها»: on the day on which it comes."""
    if run[place].key not in lw.IN_FIRST or place + 2 >= len(run) or run[place + 1].key != w.DAY:
        return None
    event = run[place + 2]
    comes = event.text.endswith(lw.IT) and says(event.key, "arrival")
    return Loose(place, place + 3, "max", (Amount(1, "day"),)) if comes else None


def _first_of(run: Sequence[Token], place: int) -> Loose | None:
    """«في الشهر الأول من التحاقه», within a month of it; «في الشهر الأول من كل سنة» is a date."""
    if run[place].key not in lw.IN_FIRST or place + 2 >= len(run) or run[place + 2].key not in lw.FIRST_OF:
        return None
    unit = w.THE_UNIT.get(run[place + 1].key)
    follows = run[place + 3].key if place + 3 < len(run) else ""
    if unit is None or unit == "day" or (follows not in w.FROM and run[place].key not in lw.WITHIN_ALONE):
        return None
    return None if _of_every(run, place + 3) else Loose(place, place + 3, "max", (Amount(1, unit),))


def _of_every(run: Sequence[Token], place: int) -> bool:
    """«من كل شهر», «من السنة المالية»: what the part is of comes again, or is dated."""
    if place + 1 >= len(run) or run[place].key not in w.FROM:
        return False
    return run[place + 1].key in w.EVERY or run[place + 1].key in w.THE_UNIT
