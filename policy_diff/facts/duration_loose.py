"""Durations without a counted unit before the eye: «المدة اللازمة», «في أقرب وقت», «قبل نهاية يوم العمل».

What this leaves alone: «فوراً», «في الحال», which say that there is no time to count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_units import Amount
from policy_diff.facts.duration_words import Bound
from policy_diff.facts.words import Token, phrase_at


@dataclass(frozen=True, slots=True)
class Loose:
    """A wording from token `first` to before `after`; with the day it means, if it means one."""

    first: int
    after: int
    bound: Bound = "unspecified"
    amounts: tuple[Amount, ...] = ()
    working_days: bool = False


def loose(run: Sequence[Token]) -> Iterator[Loose]:
    """Every duration without a number, in reading order."""
    past = 0
    for place in range(len(run)):
        if place < past:
            continue
        found = next((f for read in _READERS if (f := read(run, place))), None)
        if found:
            past = found.after
            yield found


def _soon(run: Sequence[Token], place: int) -> Loose | None:
    for phrase in w.SOON:
        if phrase_at(run, place, phrase):
            after = place + len(phrase)
            after += after < len(run) and run[after].key in w.POSSIBLE
            return Loose(_led(run, place), after)
    return None


def _noun(run: Sequence[Token], place: int) -> Loose | None:
    if run[place].key not in w.NOUN or place + 1 >= len(run):
        return None
    if run[place + 1].key in w.VAGUE | w.REFERRED:
        return Loose(_led(run, place), place + 2)
    if run[place + 1].key in w.WHICH and place + 2 < len(run) and run[place + 2].key in w.SETS:
        return Loose(_led(run, place), place + 3)
    return None


def _led(run: Sequence[Token], place: int) -> int:
    return place - 1 if place and run[place - 1].key in w.BEFORE_VAGUE else place


def _day_end(run: Sequence[Token], place: int) -> Loose | None:
    """«قبل نهاية يوم العمل نفسه» within a day, «… التالي» within a working day, alone not to be counted."""
    end = next((p for p in w.END_OF_DAY if phrase_at(run, place, p)), None)
    day = next((p for p in w.DAY_OF_WORK if end and phrase_at(run, place + len(end), p)), None)
    if not end or not day:
        return None
    after = place + len(end) + len(day)
    follows = run[after].key if after < len(run) else ""
    if follows in w.SAME | w.NEXT:
        return Loose(place, after + 1, "max", (Amount(1, "day"),), follows in w.NEXT)
    return Loose(place, after)


def _same_day(run: Sequence[Token], place: int) -> Loose | None:
    for phrases, working in ((w.SAME_DAY, False), (w.NEXT_WORKING_DAY, True)):
        phrase = next((p for p in phrases if phrase_at(run, place, p)), None)
        if phrase:
            return Loose(place, place + len(phrase), "max", (Amount(1, "day"),), working)
    return None


def _first_of(run: Sequence[Token], place: int) -> Loose | None:
    """«في الشهر الأول من التحاقه», within a month of it."""
    if run[place].key not in w.IN_FIRST or place + 3 >= len(run) or run[place + 2].key not in w.FIRST_OF:
        return None
    unit = w.THE_UNIT.get(run[place + 1].key)
    if unit is None or unit == "day" or run[place + 3].key not in w.FROM:
        return None
    return Loose(place, place + 3, "max", (Amount(1, unit),))


_READERS = (_soon, _noun, _day_end, _same_day, _first_of)
