"""Durations: «خلال مدة لا تقل عن أسبوعين حسب طلب الخدمة» is at least 2 weeks, as the service requires.

    durations(text)  ->  every stated duration with bound, count, unit, days, working days, qualifier

The bound is what the text says: «لا تقل عن» a minimum, «لا تتجاوز» a maximum; it is never turned
into the other. A bound verb that has lost its «لا» means the opposite of what was meant, so the
duration is marked unclear. A month counts 30 days, a year 365; `Amount.between` gives what they may
mean. How often something is done is a duration too, marked `frequency`: the time from one to the next.
Start reading from `duration_amounts.py` (how much), then `duration_bounds.py` (at least, at most).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter

from normalizers import fold
from policy_diff.facts import duration_bound_words as bw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_amounts import amounts
from policy_diff.facts.duration_bounds import BACKWARDS, backwards, bound_of
from policy_diff.facts.duration_loose import loose
from policy_diff.facts.duration_units import Amount, Found, number_at, unit_of
from policy_diff.facts.duration_words import Bound
from policy_diff.facts.frequency import Often, frequencies
from policy_diff.facts.words import Token, keys_in, one_of_at, tokens

__all__ = ["Amount", "Duration", "durations"]

_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration as stated. `start:stop` is its wording in the text, bound and qualifier with it.

    `clear` is False when a bound verb has lost its negation or the number is missing; `why` says so.
    A range has two amounts, an unspecified duration none. `frequency`: it says how often.
    """

    bound: Bound
    amounts: tuple[Amount, ...]
    start: int
    stop: int
    text: str
    working_days: bool = False
    qualifier: str | None = None
    clear: bool = True
    why: str = ""
    frequency: bool = False

    @property
    def in_minutes(self) -> bool:
        """A talk or a break, never the time of a decision."""
        return any(amount.unit == "minute" for amount in self.amounts)

    def value(self) -> dict[str, object]:
        """The value as the JSON gives it."""
        first = self.amounts[0] if self.amounts and self.bound != "range" else None
        out: dict[str, object] = {
            "bound": self.bound,
            "count": first.count if first else None,
            "unit": first.unit if first else None,
            "days": first.days if first else None,
            "working_days": self.working_days,
            "qualifier": self.qualifier,
        }
        if self.bound == "range":
            for name, amount in zip(("min", "max"), self.amounts, strict=True):
                out[name] = {"count": amount.count, "unit": amount.unit, "days": amount.days}
        return out


@lru_cache(maxsize=2048)
def durations(text: str) -> tuple[Duration, ...]:
    """Every duration that `text` states, in reading order; of two that overlap the one that says more."""
    if not any(map(_speaks_of_time, keys_in(text))):
        return ()
    run = tokens(text)
    measured = tuple(amounts(run))
    often = [_frequent(one, *_words(text, run, one.first, one.after)) for one in frequencies(run, measured)]
    counted = [_with_other_end(text, run, one) for one in _counted(text, run, measured)]
    kept = _without_overlap([*often, *counted, *_loose(text, run)])
    return _merged(text, _told(text, [one for one in kept if not _is_share(text, one, kept)]))


def _is_share(text: str, often: Duration, kept: Sequence[Duration]) -> bool:
    """«ما لا يقل عن ست ساعات في كل عام»: of what there are so many hours, and not how often it is done."""
    if not often.frequency or often.bound != "exact" or often.amounts[0].count != 1:
        return False
    last = next((one for one in reversed(kept) if one.stop <= often.start), None)
    bounded = last is not None and not last.frequency and last.clear and last.bound in ("min", "max")
    return bounded and last is not None and fold(text[last.stop : often.start]) in w.PER | {""}


@lru_cache(maxsize=32768)
def _speaks_of_time(key: str) -> bool:
    """Whether a text that states a duration may have this word; most clauses have none and are passed over."""
    return key in w.MENTIONS or unit_of(key) is not None


def _told(text: str, found: Sequence[Duration]) -> list[Duration]:
    """«خلال المدة المتاحة وهي خمسة أيام», «بمدة كافية لا تقل عن يومين»: the amount tells what was left open."""
    out: list[Duration] = []
    for one in found:
        open_ = out[-1] if out and out[-1].bound == "unspecified" and out[-1].clear and not out[-1].amounts else None
        if open_ and one.amounts and not one.frequency:
            between = fold(text[open_.stop : one.start]).split()
            while between and between[0] in w.POINTING:
                between = between[1:]  # «المدة المشار إليها أعلاه والبالغة شهراً»
            if " ".join(between) in w.NAMELY or _set_at(one, between):
                out.pop()
                one = _whole(text, open_, one)
            elif _provided(one, between):
                out.pop()
            elif between[-1:] and between[-1] in w.NAMED_BY and not w.STOPS & set("".join(between)):
                out.pop()  # «المدة المحددة للبت في الطلبات هي عشرون يوماً»
        out.append(one)
    return out


def _provided(one: Duration, between: Sequence[str]) -> bool:
    """«المدة اللازمة لذلك، على ألا تزيد على أسبوعين»: whether `one` bounds what was left open before it."""
    bound = one.bound in ("min", "max") and one.clear
    near = len(between) <= w.PROVIDED_REACH and not w.STOPS - {"،"} & set("".join(between))
    led = " ".join(between[-1:]) in w.PROVIDED or fold(one.text).split()[0] in w.PROVIDED
    return bound and near and led


def _set_at(one: Duration, between: Sequence[str]) -> bool:
    """«خلال مدة حددها النظام بستين يوماً»."""
    return one.bound == "exact" and 0 < len(between) <= w.SET_AT_REACH and fold(one.text).startswith(w.BY)


def _whole(text: str, open_: Duration, one: Duration) -> Duration:
    """`one` with the wording left open before it, and with its «خلال»."""
    within = one.bound == "exact" and fold(open_.text).startswith(w.WITHIN_OPEN)
    return replace(one, start=open_.start, text=text[open_.start : one.stop], bound="max" if within else one.bound)


def _frequent(one: Often, start: int, stop: int, text: str) -> Duration:
    bound: Bound = "unspecified" if one.doubt else one.bound
    return Duration(bound, (one.amount,), start, stop, text, clear=not one.doubt, why=one.doubt, frequency=True)


def _loose(text: str, run: Sequence[Token]) -> Iterator[Duration]:
    for one in loose(run):
        qualifier, after = _after(text, run, one.after)
        yield Duration(one.bound, one.amounts, *_words(text, run, one.first, after), one.working_days, qualifier)


def _without_overlap(found: Sequence[Duration]) -> list[Duration]:
    """By place, of those that overlap the first in the order given: how often, then amounts, then the rest."""
    kept: list[Duration] = []
    for one in found:
        at = bisect_left(kept, one.start, key=_start)
        if (at == len(kept) or one.stop <= kept[at].start) and (not at or kept[at - 1].stop <= one.start):
            kept.insert(at, one)
    return kept


def _words(text: str, run: Sequence[Token], first: int, after: int) -> tuple[int, int, str]:
    start, stop = run[first].start, run[after - 1].stop
    return start, stop, text[start:stop]


def _counted(text: str, run: Sequence[Token], measured: Sequence[Found]) -> Iterator[Duration]:
    taken, said = 0, None
    reversed_ = BACKWARDS if measured and backwards(run) else ""
    for found in sorted((*measured, *_elliptic(run, measured)), key=attrgetter("first")):
        said = bound_of(run, found, taken, said)
        taken = said.after
        qualifier, after = _after(text, run, said.after)
        doubt = found.doubt or said.doubt or reversed_
        bound: Bound = "unspecified" if doubt else said.bound
        working = any(t.key in w.WORK for t in run[found.first : found.after + 1])
        spelt = _words(text, run, said.first, after)
        yield Duration(bound, found.amounts, *spelt, working, qualifier, not doubt, doubt)


def _elliptic(run: Sequence[Token], measured: Sequence[Found]) -> Iterator[Found]:
    """«خلال ثلاثة أيام، ويبت فيها خلال سبعة»: a number alone has the unit of the amount before it."""
    ends = [one.after for one in measured]
    for place, token in enumerate(run[:-1]):
        number = number_at(run, place + 1) if token.key in w.WITHIN_FEW else None
        if (
            number is None
            or not number[0]
            or number[0] < 2
            or (number[1] < len(run) and run[number[1]].key not in w.STOPS)
        ):
            continue
        at = bisect_right(ends, place)
        before = measured[at - 1] if at else None
        if before is not None and not before.ranged and not before.doubt and run[place + 1].number is None:
            yield Found((Amount(number[0], before.amounts[0].unit),), place + 1, number[1])


def _after(text: str, run: Sequence[Token], after: int) -> tuple[str | None, int]:
    """The qualifier right after the amount («حسب طلب الخدمة»), up to the next stop, and where it ends."""
    at = after
    if at + 1 < len(run) and run[at].key == "." and run[at].stop == run[at + 1].start:
        at += 1  # a full stop glued to the next word is out of its place («أسبوعين.حسب طلب الخدمة»)
    if at >= len(run) or run[at].key not in w.QUALIFIERS:
        return None, after
    stop = at
    while stop < len(run) and run[stop].key not in w.STOPS:
        stop += 1
    return text[run[at].start : run[stop - 1].stop], stop


def _with_other_end(text: str, run: Sequence[Token], one: Duration) -> Duration:
    """«لا تقل عن ثلاثة أيام، ولا تزيد على عشرة», «ولا أكثر من عشرة»: the other end in the unit of the first."""
    if one.bound not in ("min", "max") or not one.clear:
        return one
    at = bisect_left(run, one.stop, key=_start)
    at += at < len(run) and run[at].key in ",،"
    verbs = w.CEILING_VERBS | bw.UTMOST if one.bound == "min" else w.FLOOR_VERBS | bw.FEWEST
    if at + 1 >= len(run):
        return one
    limit = one_of_at(run, at, bw.FAR_MAX if one.bound == "min" else bw.FAR_MIN)  # «أدناها يومان وأعلاها عشرة»
    if limit and run[at].key.startswith(w.AND):
        begins = at + len(limit)
    elif at + 2 < len(run) and run[at].key in w.NOT and run[at + 1].key in verbs:
        begins = at + 2 + (run[at + 2].key in w.PREPOSITIONS | w.FROM)
    else:
        return one
    number = number_at(run, begins)
    ends = number is not None and (number[1] >= len(run) or run[number[1]].key in w.STOPS | w.IN)
    if number is None or number[0] is None or not ends:
        return one
    other = Amount(number[0], one.amounts[0].unit)
    low, high = (one.amounts[0], other) if one.bound == "min" else (other, one.amounts[0])
    if low.count is None or high.count is None or low.count >= high.count:
        return one
    stop = run[number[1] - 1].stop
    return replace(one, bound="range", amounts=(low, high), stop=stop, text=text[one.start : stop])


def _merged(text: str, found: Sequence[Duration]) -> tuple[Duration, ...]:
    """A floor and a ceiling side by side are one range: «لا تقل عن أسبوع ولا تزيد على شهر»."""
    out: list[Duration] = []
    for one in found:
        if out and (pair := _pair(text, out[-1], one)):
            out[-1] = pair
        else:
            out.append(one)
    return tuple(out)


def _own_subject(a: str, b: str) -> bool:
    """«… ولا تزيد مدة الفرز على …»: whether `b` bounds something that `a` does not speak of."""
    words = fold(b).split()
    over = next((i for i, word in enumerate(words) if word in w.OVER), 0)
    verb = next((i for i, word in enumerate(words[:over]) if word in w.FLOOR_VERBS | w.CEILING_VERBS), over)
    return bool(set(words[verb + 1 : over]) - set(fold(a).split()) - w.VERB_TAIL)


def _pair(text: str, a: Duration, b: Duration) -> Duration | None:
    between = text[a.stop : b.start].strip()
    both = {a.bound, b.bound} == {"min", "max"} and a.clear and b.clear and not (a.frequency or b.frequency)
    joined = between in ("و", "، و", "،", "", "وما", "وبما", "، وما") or (between == "," and b.text.startswith("و"))
    if not both or not joined:
        return None
    low, high = (a, b) if a.bound == "min" else (b, a)
    if _own_subject(a.text, b.text):
        return None
    days = [amount.days for one in (low, high) for amount in one.amounts]
    rising = len(days) == 2 and all(day is not None for day in days) and days[0] < days[1]  # type: ignore[operator]
    return replace(
        a,
        bound="range" if rising else "unspecified",
        amounts=(*low.amounts, *high.amounts),
        stop=b.stop,
        text=text[a.start : b.stop],
        working_days=a.working_days or b.working_days,
        qualifier=b.qualifier or a.qualifier,
        clear=rising,
        why="" if rising else "a floor above its ceiling",
    )
