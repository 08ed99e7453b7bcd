"""Durations without a counted unit before the eye: «المدة اللازمة», «في أقرب وقت», «قبل نهاية يوم العمل».

What this leaves alone: «فوراً», «في الحال», which say that there is no time to count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_diff.facts import duration_loose_words as lw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_units import Amount
from policy_diff.facts.duration_words import Bound
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


def loose(run: Sequence[Token]) -> Iterator[Loose]:
    """Every duration without a number, in reading order."""
    past = 0
    for place in range(len(run)):
        if place < past or run[place].key not in _OPENERS:
            continue
        found = next((f for read in _READERS if (f := read(run, place))), None)
        if found:
            past = found.after
            yield found


def _soon(run: Sequence[Token], place: int) -> Loose | None:
    phrase = one_of_at(run, place, lw.SOON)
    if phrase is None:
        return None
    after = place + len(phrase)
    after += after < len(run) and run[after].key in lw.POSSIBLE
    return Loose(_led(run, place), after)


def _noun(run: Sequence[Token], place: int) -> Loose | None:
    """«المدة اللازمة», «مدة زمنية مناسبة», «المدة التي تراها اللجنة», «مهلة تقدرها الإدارة»."""
    if run[place].key not in w.NOUN:
        return None
    at = place + 1
    at += at < len(run) and run[at].key in lw.OF_TIME
    if at >= len(run):
        return None
    if run[at].key in lw.VAGUE | lw.REFERRED:
        return Loose(_led(run, place), at + 1) if _is_length(run, place) else None
    which = run[at].key in lw.WHICH
    if at + which < len(run) and _is_set(run[at + which]):
        return Loose(_led(run, place), at + which + 1)
    return None


def _is_length(run: Sequence[Token], place: int) -> bool:
    """A «time» or «date» is a length only where something leads in to it («في وقت مناسب»); «الموعد المحدد» never."""
    key = run[place].key
    if key not in lw.A_TIME:
        return True
    return bool(place) and run[place - 1].key in lw.BEFORE_VAGUE and run[place + 1].key not in lw.SET_ALREADY


def _is_set(token: Token) -> bool:
    """«تراها», «يحددها»: somebody sets it."""
    return token.key in lw.SETS


def _led(run: Sequence[Token], place: int) -> int:
    return place - 1 if place and run[place - 1].key in lw.BEFORE_VAGUE else place


def _day_end(run: Sequence[Token], place: int) -> Loose | None:
    """«قبل نهاية يوم العمل نفسه» within a day, «… التالي» within a working day, alone not to be counted."""
    end = one_of_at(run, place, lw.END_OF_DAY)
    if not end:
        return None
    at = place + len(end)
    work = one_of_at(run, at, lw.DAY_OF_WORK)
    day = work or one_of_at(run, at, lw.DAY_ITSELF)
    if not day:
        return None
    after = at + len(day)
    follows = run[after].key if after < len(run) else ""
    if follows in lw.SAME | lw.NEXT:
        return Loose(place, after + 1, "max", (Amount(1, "day"),), follows in lw.NEXT and work is not None)
    return Loose(place, after)


def _itself(run: Sequence[Token], place: int) -> Loose | None:
    """«خلال الأسبوع نفسه», «قبل نهاية الشهر التالي»: within one of them."""
    lead = one_of_at(run, place, lw.WITHIN_THE)
    at = place + len(lead) if lead else len(run)
    if at + 1 >= len(run) or run[at + 1].key not in lw.SAME | lw.NEXT:
        return None
    unit = w.THE_UNIT.get(run[at].key)
    return Loose(place, at + 2, "max", (Amount(1, unit),)) if unit and unit != "day" else None


def _that_week(run: Sequence[Token], place: int) -> Loose | None:
    """«في الأسبوع نفسه», «في الشهر ذاته», «في الأسبوع التالي»; «في السنة التالية» is a date."""
    if run[place].key not in w.IN or place + 2 >= len(run):
        return None
    unit, follows = w.THE_UNIT.get(run[place + 1].key), run[place + 2].key
    own = unit in ("week", "month") and follows in lw.SAME
    near = unit == "week" and follows in lw.NEXT | lw.FIRST_OF
    return Loose(place, place + 3, "max", (Amount(1, unit),)) if unit and (own or near) else None


def _day_of(run: Sequence[Token], place: int) -> Loose | None:
    """«في يوم وروده», «خلال يوم تسلمها»: on the day on which it comes."""
    if run[place].key not in lw.IN_FIRST or place + 2 >= len(run) or run[place + 1].key != w.DAY:
        return None
    event = run[place + 2]
    comes = event.text.endswith(lw.IT) and says(event.key, "arrival")
    return Loose(place, place + 3, "max", (Amount(1, "day"),)) if comes else None


def _same_day(run: Sequence[Token], place: int) -> Loose | None:
    for phrases, working in ((lw.SAME_DAY, False), (lw.NEXT_WORKING_DAY, True)):
        phrase = one_of_at(run, place, phrases)
        if phrase:
            return Loose(place, place + len(phrase), "max", (Amount(1, "day"),), working)
    return None


def _for_ever(run: Sequence[Token], place: int) -> Loose | None:
    """«تحفظ حفظاً دائماً»: a time that does not end."""
    phrase = one_of_at(run, place, lw.FOR_EVER)
    if phrase is None:
        return None
    near = {token.key for token in run[max(0, place - lw.KEPT_REACH) : place + len(phrase)]}
    return Loose(place, place + len(phrase)) if near & lw.KEPT else None


def _first_of(run: Sequence[Token], place: int) -> Loose | None:
    """«في الشهر الأول من التحاقه», within a month of it."""
    if run[place].key not in lw.IN_FIRST or place + 2 >= len(run) or run[place + 2].key not in lw.FIRST_OF:
        return None
    unit = w.THE_UNIT.get(run[place + 1].key)
    follows = run[place + 3].key if place + 3 < len(run) else ""
    if unit is None or unit == "day" or (follows not in w.FROM and run[place].key not in lw.WITHIN_ALONE):
        return None
    return Loose(place, place + 3, "max", (Amount(1, unit),))


_READERS = (_soon, _noun, _day_end, _itself, _that_week, _day_of, _same_day, _first_of, _for_ever)
#: the words that a wording without a number begins with
_OPENERS = (
    w.NOUN
    | lw.IN_FIRST
    | {
        phrase[0]
        for phrases in (
            lw.SOON,
            lw.END_OF_DAY,
            lw.WITHIN_THE,
            lw.SAME_DAY,
            lw.NEXT_WORKING_DAY,
            lw.FOR_EVER,
        )
        for phrase in phrases
    }
)
