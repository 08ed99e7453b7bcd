"""Units of time, the number before them, and what belongs to both: the parts that amounts are made of.

    unit_of("لاسبوع")  ->  week, 1, «ل»      number_at(«عشرة (10) أيام», 0)  ->  10

What this leaves alone: which of them together are an amount; that is `duration_amounts.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_words import Unit
from policy_diff.facts.numbers import TEN_WORDS, begins_number, cardinal, is_ordinal
from policy_diff.facts.words import Token, keys, phrase_at

#: larger numbers of a unit are not durations of a policy
MOST = 999
#: so many words before and after a «و» tell what amount is glued to it
GLUED_BACK, GLUED_ON = 6, 40
_PARTS = {"year": {0.5: 6, 0.25: 3}}
_SMALLER: dict[Unit, dict[Unit, int]] = {
    "year": {"month": 12},
    "month": {"day": 30, "week": 4},
    "week": {"day": 7},
    "day": {"hour": 24},
    "hour": {"minute": 60},
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units. `count` None: the unit is there, the number is not."""

    count: int | float | None
    unit: Unit

    @property
    def days(self) -> int | float | None:
        """The same in days, a month counted 30 and a year 365; part days keep their fraction."""
        return None if self.count is None else whole(self.count * w.DAYS[self.unit])

    @property
    def between(self) -> tuple[float, float] | None:
        """The fewest and the most days that this can be: a month has 28 to 31."""
        if self.count is None:
            return None
        return self.count * w.LEAST_DAYS[self.unit], self.count * w.MOST_DAYS[self.unit]


def whole(number: float) -> int | float:
    """A number without needless decimals."""
    return int(number) if number == int(number) else round(number, 4)


@dataclass(frozen=True, slots=True)
class Found:
    """Amounts from token `first` to before token `after`. `doubt`: why they cannot be trusted."""

    amounts: tuple[Amount, ...]
    first: int
    after: int
    ranged: bool = False
    doubt: str = ""


@lru_cache(maxsize=8192)
def unit_of(key: str) -> tuple[Unit, int, str] | None:
    """The unit of a folded word, how many it says (2 a dual, 1 singular, 0 plural), and what is glued before it."""
    for glued in ("", *(p for p in w.GLUED if key.startswith(p) and len(key) - len(p) > 2)):
        word = key[len(glued) :]
        for table, count in ((w.TWO, 2), (w.ONE, 1), (w.MANY, 0)):
            if word in table:
                return table[word], count, glued
    return None


def annexed_dual(run: Sequence[Token], place: int) -> Unit | None:
    """«يومي عمل», also after a glued preposition; without the noun it is an adjective («العمل اليومي»)."""
    if place + 1 >= len(run) or run[place + 1].key not in w.ANNEXED_TO:
        return None
    key = run[place].key
    if run[place].text in w.TWO_OF_WORK and run[place + 1].key in w.WORK and not _counted_before(run, place):
        return w.TWO_OF_WORK[run[place].text]
    return next((w.TWO_ANNEXED[k] for k in (key, key[1:]) if k in w.TWO_ANNEXED), None)


def _counted_before(run: Sequence[Token], place: int) -> bool:
    """Whether a number stands right before, so that «يوما» is «يوماً» of a careless hand («20 يوما عمل»)."""
    before = [token for token in run[max(0, place - 2) : place] if token.key not in "()"]
    return bool(before) and (before[-1].number is not None or begins_number(before[-1].key))


def number_at(run: Sequence[Token], place: int) -> tuple[int | float | None, int] | None:
    """The number at `place` and the token after it; None for the number when words and digits differ.

    «(30)», «( ) 30», «عشرة (10)», «30 (ثلاثين)» are one number, «1.5» a fraction.
    """
    at = place
    while at < len(run) and at <= place + 2 and run[at].key in "()":
        at += 1
    if at > place + 2 or at >= len(run) or not begins_number(run[at].key) or _counts_else(run, place, at):
        return None
    found = _plain_number(run, at)
    if not found:
        return None
    value, after = found
    inner = after
    while inner < len(run) and run[inner].key in "()":
        inner += 1
    again = _plain_number(run, inner) if inner > after and inner < len(run) else None
    if again and again[1] < len(run) and run[again[1]].key == ")":
        return (value if again[0] == value else None), again[1] + 1
    while after < len(run) and run[after].key in "()":
        after += 1
    return _again(run, value, after) if after > found[1] else (value, after)


def _again(run: Sequence[Token], value: int | float, after: int) -> tuple[int | float | None, int]:
    """«(5) خمس سنوات»: the number once more in the other writing."""
    again = _plain_number(run, after) if after < len(run) else None
    if again is None or (run[after].number is None) == isinstance(value, float):
        return value, after
    return (value if again[0] == value else None), again[1]


def _plain_number(run: Sequence[Token], at: int) -> tuple[int | float, int] | None:
    words = keys(run[at : at + 5])
    first = run[at]
    if first.number is not None:
        if at + 2 < len(run) and run[at + 1].key in w.DECIMALS | w.THOUSANDS and run[at + 2].number is not None:
            glued = run[at + 1].start == first.stop and run[at + 2].start == run[at + 1].stop
            thousands = len(run[at + 2].key) == 3 and run[at + 1].key in w.THOUSANDS
            if glued and thousands:
                return first.number * 1000 + int(run[at + 2].key), at + 3
            if glued:
                return float(f"{first.number}.{run[at + 2].key}"), at + 3
        return first.number, at + 1
    if words[0].startswith(w.AND) and (glued_number := cardinal((words[0][1:], *words[1:]))):
        return glued_number[0], at + glued_number[1]
    found = cardinal(words)
    return (found[0], at + found[1]) if found else None


def _counts_else(run: Sequence[Token], place: int, at: int) -> bool:
    """Whether the number is part of a date, a decimal, an ordinal or a name («رقم 30», «الحادية عشرة»)."""
    before = run[place - 1] if place else None
    if before is not None and before.key == "(" and place > 1:
        before = run[place - 2]  # «رقم (6) يوم الثلاثاء»
    if before is None:
        return False
    if before.key in w.NUMBERED:
        return not run[at].key.startswith(w.BY)  # «بعد صدور القرار بثلاثة أيام»
    # «الحادية عشرة», «الثامنة والثلاثين»; «الباب الثالث أربع سنوات» are two numbers
    if is_ordinal(before.key) and (run[at].number is not None or run[at].key in TEN_WORDS or run[at].key[0] == w.AND):
        return True
    digits = run[at].number is not None and place >= 2 and run[place - 2].number is not None
    if not digits or run[place - 2].stop != before.start:
        return False
    # «7-10 أيام» is a range, «1-7-10» a date
    third = place >= 4 and run[place - 3].key in w.DASHES and run[place - 4].number is not None
    return before.key in w.DECIMALS | w.THOUSANDS | {"/"} or (before.key in w.DASHES and third)


def share_of(share: float, unit: Unit) -> Amount:
    months = _PARTS.get(unit, {}).get(share)
    return Amount(months, "month") if months else Amount(share, unit)


def with_rest(run: Sequence[Token], found: Found) -> Found:
    """With «ونصف» or a smaller unit after it: «سنة ونصف», «أربع ساعات ونصف الساعة», «سنة وستة أشهر»."""
    at, amount = found.after, found.amounts[0]
    if at >= len(run) or amount.count is None or not run[at].key.startswith(w.AND):
        return found
    if run[at].key in w.HALF | w.QUARTER:
        share = share_of(0.5 if run[at].key in w.HALF else 0.25, amount.unit)
        stop = at + 1
        same = unit_of(run[stop].key) if stop < len(run) else None
        if same and same[0] == amount.unit and same[2] == w.ARTICLE:
            stop = past_unit(run, stop)
        return Found((_sum(amount, share),), found.first, stop)
    rest = glued_end(run, at)
    if rest and rest[0].unit in _SMALLER.get(amount.unit, {}) and rest[0].count is not None:
        return Found((_sum(amount, rest[0]),), found.first, rest[1])
    return found


def _sum(large: Amount, small: Amount) -> Amount:
    assert large.count is not None and small.count is not None
    each = 1 if large.unit == small.unit else _SMALLER[large.unit][small.unit]
    return Amount(whole(large.count * each + small.count), small.unit)


def glued_end(run: Sequence[Token], at: int, unit: Unit | None = None) -> tuple[Amount, int] | None:
    """The amount after a «و», glued to it or not."""
    if run[at].key == w.AND:
        return end_at(run, at + 1, unit)
    bare = Token(run[at].text[1:], run[at].key[1:], run[at].start + 1, run[at].stop)
    begins = max(0, at - GLUED_BACK)  # a copy of the whole run for every «و» would grow with the square
    found = end_at((*run[begins:at], bare, *run[at + 1 : at + GLUED_ON]), at - begins, unit)
    return (found[0], found[1] + begins) if found else None


def end_at(run: Sequence[Token], place: int, inherited: Unit | None = None) -> tuple[Amount, int] | None:
    """A number with its unit, a dual or a lone singular; no bound, no lead.

    `inherited`: the unit of the other end, for a number without one («من خمس سنوات إلى عشر»).
    """
    if place >= len(run):
        return None
    number = number_at(run, place)
    if number and number[0] is not None:
        unit = unit_of(run[number[1]].key) if number[1] < len(run) else None
        if unit and unit[1] != 2 and not unit[2] and not is_named(run, number[1], counted=True):
            return Amount(number[0], unit[0]), past_unit(run, number[1])
        ends = number[1] >= len(run) or run[number[1]].key in w.STOPS | w.PLAIN_AFTER | w.CASES | w.QUALIFIERS
        return (Amount(number[0], inherited), number[1]) if inherited and ends else None
    dual = annexed_dual(run, place)
    if dual:
        return Amount(2, dual), past_unit(run, place)
    unit = unit_of(run[place].key)
    if unit and unit[1] and not unit[2] and not is_named(run, place):
        return Amount(unit[1], unit[0]), past_unit(run, place)
    return None


def is_named(run: Sequence[Token], place: int, *, counted: bool = False) -> bool:
    """A day, month or year with its name or number, not an amount of them («يوم الأحد», «عام 2023م»)."""
    after = run[place + 1] if place + 1 < len(run) else None
    if after is not None:
        if after.number is not None:
            # after «30 يوماً» a small number is the next list number; after «يوم» it is which day
            return after.number > MOST or not counted
        if after.key in w.CALENDAR or (not counted and is_ordinal(after.key)):
            return True
    return run[place].key == w.YEAR_ALONE and place > 0 and run[place - 1].key in w.BEFORE_YEAR


def past_unit(run: Sequence[Token], place: int) -> int:
    """The token after the unit and its adjectives; «(10) أيام (عمل)» too."""
    after = place + 1
    while after < len(run) and (run[after].key in w.AFTER_UNIT or run[after].key in w.ONE_WORDS):
        after += 1
    for phrase in w.OF_WORKING_DAYS:
        if phrase_at(run, after, phrase):
            return after + len(phrase)
    if after < len(run) and run[after].key == "(":
        stop = after + 1 + (after + 1 < len(run) and run[after + 1].key in w.MANY)
        if stop + 1 < len(run) and run[stop].key in w.WORK and run[stop + 1].key == ")":
            return stop + 2
    return after
