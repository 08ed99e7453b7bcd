"""How often something is done, as the time from one to the next: «مرتين في السنة» is every 6 months.

    «كل ستة أشهر» · «مرة كل سنة» · «ثلاث مرات سنوياً» · «سنوياً» · «ربع سنوي» · «مرة على الأقل في السنة»

«على الأقل» with it is a floor on the times, so the bound says `min` as the text does, though the time
between two gets shorter by it. What this leaves alone: adjectives («التقرير السنوي»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from policy_diff.facts import duration_bound_words as bw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_bounds import bound_verb
from policy_diff.facts.duration_comparisons import MAY_DENY, MAY_LACK, denies
from policy_diff.facts.duration_units import Amount, Found, end_at, unit_of, whole
from policy_diff.facts.duration_words import Bound, Unit
from policy_diff.facts.numbers import begins_number, cardinal
from policy_diff.facts.words import Phrase, Token, all_at, keys

TWO_TIMES = "how often is told in two ways"
MONTHS = 12
_AT_LEAST = (*bw.AFTER_MIN, *bw.FAR_MIN, *bw.NEAR_MIN)
_AT_MOST = (*bw.AFTER_MAX, *bw.FAR_MAX)
#: «بواقع أربع ساعات يومياً» is held every day
_HELD = w.words_of("لمدة لفترة بمدة ولمدة بواقع بمعدل")
#: as written, how most that are counted by the number before them end: «اجتماعات»
_PLURAL = "ات"
#: between the times and the unit so many words may stand («مرة واحدة على الأقل في السنة»)
REACH, REACH_BACK = 5, 4


@dataclass(frozen=True, slots=True)
class Often:
    """Every so much time, from token `first` to before `after`."""

    amount: Amount
    first: int
    after: int
    bound: Bound = "exact"
    doubt: str = ""


def frequencies(run: Sequence[Token], measured: Sequence[Found]) -> Iterator[Often]:
    """Every frequency in reading order. `measured`: the amounts of time in `run`."""
    counted = {found.first: found for found in measured}
    ends = {found.after for found in measured}
    place = 0
    while place < len(run):
        if not _may_begin(run[place].key):
            place += 1
            continue
        found = _times(run, place, counted) or _every(run, place, counted) or _regular(run, place)
        if found:
            found = replace(found, doubt=TWO_TIMES) if _or_another(run, found.after) else _bounded(run, found, counted)
            # «أربع ساعات سنوياً كحد أدنى»: so many hours at least
            yearly = _is_rate(run, found, measured)
            if not yearly and (found.bound == "exact" or found.first not in ends):
                yield found
            place = found.after
        else:
            place += 1


@lru_cache(maxsize=32768)
def _may_begin(key: str) -> bool:
    """Whether a frequency may begin with this word."""
    words = w.EVERY | w.TIMES.keys() | w.TWO_EVENTS | w.ONE_WORDS | w.REGULAR.keys() | w.EACH_TERM | w.HALF | w.QUARTER
    return key in words or begins_number(key)


def _is_rate(run: Sequence[Token], often: Often, measured: Sequence[Found]) -> bool:
    """«ثماني ساعات يومياً», «ستة اجتماعات سنوياً»: how many in that time, and not how often something is done."""
    place = often.first
    if run[place].key not in w.REGULARLY or often.after != place + 1:
        return False
    hours = next((one for one in measured if one.after == place), None)
    if hours is not None:
        led = hours.first > 0 and run[hours.first - 1].key in w.LENGTHS | _HELD
        return not led and all(amount.unit in ("hour", "minute") for amount in hours.amounts)
    if place < 2 or not _is_counted(run, place - 1):
        return False
    number = cardinal(keys(run[place - 2 : place - 1]))
    count = run[place - 2].number or (number[0] if number else 0)
    return count > 2 and run[place - 1].text.endswith(_PLURAL)


def _every(run: Sequence[Token], place: int, counted: dict[int, Found]) -> Often | None:
    """«كل شهر», «كل ستة أشهر», «كل ربع سنة», «كل ربع»."""
    if run[place].key not in w.EVERY or place + 1 >= len(run) or (place and run[place - 1].key in w.PRICED):
        return None
    at = place + 1
    for start in (place, at):
        found = counted.get(start)
        if found and not found.ranged and found.amounts[0].count is not None:
            return Often(found.amounts[0], place, found.after)
    follows = unit_of(run[at + 1].key) if at + 1 < len(run) else None
    if run[at].key in w.QUARTER and not (follows and follows[1] == 1):
        return Often(Amount(3, "month"), place, at + 1)
    unit = unit_of(run[at].key)
    if not unit or unit[1] != 1 or unit[2] or (at + 1 < len(run) and run[at + 1].key in w.CALENDAR):
        return None
    after = at + 1
    while after < len(run) and run[after].key in w.AFTER_UNIT:
        after += 1
    return Often(Amount(1, unit[0]), place, after)


def _times(run: Sequence[Token], place: int, counted: dict[int, Found]) -> Often | None:
    """«مرتين في العام», «ثلاث مرات كل سنة», «مرة سنوياً»."""
    times, at = _how_many(run, place)
    if not times:
        return None
    for where in range(at, min(at + REACH, len(run))):
        if run[where].key in w.STOPS:
            return None
        every = _every(run, where, counted) or _per(run, where) or _regular(run, where)
        if every and every.amount.count is not None:
            return Often(_shared(every.amount, times), place, every.after)
    return None


def _how_many(run: Sequence[Token], place: int) -> tuple[int, int]:
    """How many times, and the token after; nought when it says none."""
    if run[place].key in w.TIMES:
        return w.TIMES[run[place].key], place + 1
    if run[place].key in w.TWO_EVENTS:
        return 2, place + 1  # «اجتماعان في السنة»
    if run[place].key in w.ONE_WORDS and place and _is_counted(run, place - 1):
        return 1, place + 1  # «برنامجاً واحداً في السنة»
    found = cardinal(keys(run[place : place + 3]))
    if found and place + found[1] < len(run) and run[place + found[1]].key in w.TIMES_MANY:
        return found[0], place + found[1] + 1
    return 0, place


def _is_counted(run: Sequence[Token], place: int) -> bool:
    """A noun that one is counted of, no time («يوم واحد في الأسبوع») and no number."""
    key = run[place].key
    return key.isalpha() and unit_of(key) is None and not begins_number(key) and key not in w.FILLERS | w.PREPOSITIONS


def _per(run: Sequence[Token], place: int) -> Often | None:
    """«في السنة», «بالشهر»."""
    if run[place].key in w.THE_UNIT:
        led = bool(place) and run[place - 1].key in w.PER
        if led or run[place].key.startswith(w.BY):
            after = place + 1
            while after < len(run) and run[after].key.removeprefix(w.ARTICLE) in w.AFTER_UNIT:
                after += 1
            return Often(Amount(1, w.THE_UNIT[run[place].key]), place, after)
    return None


def _shared(amount: Amount, times: int) -> Amount:
    """The unit over the number of times, in months where a year parts evenly."""
    assert amount.count is not None
    if times == 1:
        return amount
    if amount.unit == "year" and amount.count * MONTHS % times == 0:
        return Amount(whole(amount.count * MONTHS / times), "month")
    return Amount(whole(amount.count / times), amount.unit)


def _regular(run: Sequence[Token], place: int) -> Often | None:
    """«سنوياً», «بشكل شهري», «ربع سنوي», «فصلياً»."""
    key = run[place].key
    if key in w.EACH_TERM:
        return Often(Amount(3, "month"), place, place + 1)
    share = 6 if key in w.HALF else 3 if key in w.QUARTER else 0
    if share and place + 1 < len(run) and w.REGULAR.get(run[place + 1].key) == "year":
        return Often(Amount(share, "month"), place, place + 2)
    if place and run[place - 1].key in w.RATES:
        return None  # «600 ريال شهرياً»
    unit: Unit | None = w.REGULARLY.get(key)
    if unit is None and place and run[place - 1].key in w.MANNER:
        unit = w.REGULAR.get(key)
    return Often(Amount(1, unit), place, place + 1) if unit else None


def _or_another(run: Sequence[Token], after: int) -> bool:
    """«كل سنة أو سنتين»: two times are told."""
    return after + 1 < len(run) and run[after].key in w.OR and end_at(run, after + 1) is not None


def _compared(run: Sequence[Token], often: Often, place: int, phrase: Phrase) -> Often:
    """«لا يصرف بأكثر من مرة كل سنة» is at most; «أكثر من مرة» alone may have lost its «لا»."""
    if phrase not in bw.MORE_THAN and phrase not in bw.LESS_THAN:
        return often
    denial = denies(run, place)
    if denial is None:
        return replace(often, doubt=MAY_LACK)
    turned: Bound = "max" if often.bound == "min" else "min"
    return replace(often, bound=turned, first=denial.at, doubt="" if denial.sure else MAY_DENY)


def _bounded(run: Sequence[Token], often: Often, counted: dict[int, Found]) -> Often:
    """With «على الأقل» inside, right before or right after it, unless it bounds the amount that follows."""
    if said := bound_verb(run, often.first):
        return replace(often, bound=said.bound, first=min(said.first, often.first), doubt=said.doubt)
    for place in range(max(0, often.first - REACH_BACK), min(often.after + 1, len(run))):
        for phrases, bound in ((_AT_LEAST, "min"), (_AT_MOST, "max")):
            for phrase in all_at(run, place, phrases):
                stop = place + len(phrase)
                others = any(at in counted for at in range(stop, stop + 3)) and stop > often.after
                if (place >= often.first or stop == often.first) and not others:
                    first, after = min(place, often.first), max(stop, often.after)
                    bounded = Often(often.amount, first, after, bound)  # type: ignore[arg-type]
                    return _compared(run, bounded, place, phrase)
    return often
