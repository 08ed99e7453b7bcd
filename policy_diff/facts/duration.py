"""Durations: «خلال مدة لا تقل عن أسبوعين حسب طلب الخدمة» is at least 2 weeks, as the service requires.

    durations(text)  ->  every stated duration with bound, count, unit, days, working days, qualifier

The bound is what the text says: «لا تقل عن» a minimum, «لا تتجاوز» a maximum; it is never turned
into the other. A bound verb that has lost its «لا» means the opposite of what was meant, so the
duration is marked unclear. A month counts 30 days, a year 365.
What this leaves alone: frequencies («سنوياً»), named days and years («يوم الأحد», «عام 2023م»),
clock times, and words that only look like units («الهدف العام»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_words import Bound, Unit
from policy_diff.facts.numbers import cardinal
from policy_diff.facts.words import Token, keys, phrase_at, tokens

#: so far before the number a bound is looked for, and after the unit
REACH_BACK = 8
REACH_ON = 4


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units. `count` None: the unit is there, the number is not."""

    count: int | None
    unit: Unit

    @property
    def days(self) -> int | float | None:
        """The same in days; part days keep their fraction."""
        if self.count is None:
            return None
        days = self.count * w.DAYS[self.unit]
        return int(days) if days == int(days) else round(days, 4)


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration as stated. `start:stop` is its wording in the text, bound and qualifier with it.

    `clear` is False when a bound verb has lost its negation or the number is missing; `why` says so.
    A range has two amounts, an unspecified duration none.
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

    def value(self) -> dict[str, object]:
        """The value as the JSON gives it."""
        first = self.amounts[0] if self.amounts else None
        out: dict[str, object] = {
            "bound": self.bound,
            "count": first.count if first and self.bound != "range" else None,
            "unit": first.unit if first and self.bound != "range" else None,
            "days": first.days if first and self.bound != "range" else None,
            "working_days": self.working_days,
            "qualifier": self.qualifier,
        }
        if self.bound == "range":
            for name, amount in zip(("min", "max"), self.amounts, strict=True):
                out[name] = {"count": amount.count, "unit": amount.unit, "days": amount.days}
        return out


@dataclass(frozen=True, slots=True)
class _Found:
    """Amounts from token `first` to before token `after`."""

    amounts: tuple[Amount, ...]
    first: int
    after: int
    ranged: bool = False


def durations(text: str) -> tuple[Duration, ...]:
    """Every duration that `text` states, in reading order."""
    run = tokens(text)
    found = list(_measured(run))
    taken = {place for f in found for place in range(f.first, f.after)}
    out = [_duration(text, run, f) for f in found]
    out += [d for place, d in _vague(text, run) if place not in taken]
    return tuple(sorted(out, key=lambda duration: (duration.start, duration.stop)))


@lru_cache(maxsize=8192)
def unit_of(key: str) -> tuple[Unit, int] | None:
    """The unit of a folded word, and how many (2 for a dual, 1 or 0 for singular and plural); prepositions allowed."""
    for word in (key, *(key[len(p) :] for p in w.GLUED if key.startswith(p) and len(key) - len(p) > 2)):
        if word in w.TWO:
            return w.TWO[word], 2
        if word in w.ONE:
            return w.ONE[word], 1
        if word in w.MANY:
            return w.MANY[word], 0
    return None


def _measured(run: Sequence[Token]) -> Iterator[_Found]:
    place = 0
    while place < len(run):
        found = _range(run, place) or _single(run, place)
        if found:
            yield found
            place = found.after
        else:
            place += 1


def _single(run: Sequence[Token], place: int) -> _Found | None:
    """A number and its unit, a dual, or a lone unit after a word that leads in to one."""
    number = _number(run, place)
    if number:
        count, after = number
        unit = unit_of(run[after].key) if after < len(run) else None
        if unit and unit[1] != 2 and not _is_named(run, after, counted=True):
            return _Found((Amount(count, unit[0]),), place, _past_unit(run, after))
    unit = unit_of(run[place].key)
    if unit is None or _is_named(run, place, counted=False):
        return None
    if unit[1] == 2:
        return _Found((Amount(2, unit[0]),), place, _past_unit(run, place))
    if unit[1] == 1 and not run[place].key.startswith(w.ARTICLE):
        if place + 1 < len(run) and run[place + 1].key in w.ONE_WORDS:
            return _Found((Amount(1, unit[0]),), place, _past_unit(run, place))
        if place and run[place - 1].key == w.HALF and unit[0] == "year":
            return _Found((Amount(6, "month"),), place - 1, _past_unit(run, place))
        if _led_in(run, place):
            return _Found((Amount(1, unit[0]),), place, _past_unit(run, place))
    return _blank(run, place, unit[0])


def _blank(run: Sequence[Token], place: int, unit: Unit) -> _Found | None:
    """«خلال ( ) يوم», «خلال ...... أيام»: a unit whose number was left open."""
    before = keys(run[max(0, place - 2) : place])
    dotted = bool(before) and (before[-1].startswith("..") or before[-1] in w.BLANKS)
    return _Found((Amount(None, unit),), place - len(before), place + 1) if dotted or before == ("(", ")") else None


def _number(run: Sequence[Token], place: int) -> tuple[int, int] | None:
    """The number at `place` and the token after it; «(30)», «( ) 30», «عشرة (10)» are one number."""
    at = place
    while at < len(run) and run[at].key in ("(", ")"):
        at += 1
    if at > place + 2:
        return None
    found = cardinal(keys(run[at : at + 4]))
    if not found:
        return None
    value, after = found[0], at + found[1]
    while after < len(run) and (run[after].key in ("(", ")") or run[after].number == value):
        after += 1
    return value, after


def _is_named(run: Sequence[Token], place: int, *, counted: bool) -> bool:
    """A day, month or year with its name or number, not an amount of them («يوم الأحد», «عام 2023م»)."""
    after = run[place + 1] if place + 1 < len(run) else None
    if after is None:
        return False
    if not counted and after.number is not None and after.number > 31:
        return True
    unit = unit_of(run[place].key)
    if not counted and unit and unit[1] == 1 and after.key in w.CALENDAR:
        return True
    return not counted and run[place].key == w.YEAR_ALONE and place > 0 and run[place - 1].key in w.BEFORE_YEAR


def _led_in(run: Sequence[Token], place: int) -> bool:
    """Whether the lone unit at `place` is an amount: a word that leads in to one stands before it."""
    if run[place].key not in w.ONE or not place:
        return False
    # «يوم وروده», «سنة صدوره»: a unit with its event is a date, unless the lead says how long
    return any(len(p) <= place and phrase_at(run, place - len(p), p) for p in w.LEADS) and not _followed_by_event(
        run, place
    )


def _followed_by_event(run: Sequence[Token], place: int) -> bool:
    after = run[place + 1].key if place + 1 < len(run) else ""
    weak = run[place - 1].key in w.WEAK_LEADS
    bounded = any(t.key in w.FLOOR_VERBS | w.CEILING_VERBS | w.COMPARED for t in run[max(0, place - 3) : place])
    plain = not after or after in w.STOPS or after in w.AFTER_UNIT or after in w.PLAIN_AFTER
    return weak and not bounded and not plain


def _past_unit(run: Sequence[Token], place: int) -> int:
    """The token after the unit and its adjectives; «(10) أيام (عمل)» too."""
    after = place + 1
    while after < len(run) and run[after].key in w.AFTER_UNIT:
        after += 1
    if any(phrase_at(run, after, phrase) for phrase in w.OF_WORKING_DAYS):
        return after + 3
    return after


def _range(run: Sequence[Token], place: int) -> _Found | None:
    """«ما بين عشرة أيام وخمسة عشر يوماً», «من أسبوع إلى أسبوعين», «10-15 يوماً»."""
    between = run[place].key in w.BETWEEN
    at = place + 1 if between or run[place].key in w.FROM else place
    low = _amount(run, at)
    if low is None:
        return None
    joint = run[low[1]] if low[1] < len(run) else None
    if joint is None:
        return None
    if between:
        glued = joint.key.startswith(w.AND)
        high = (
            _glued_amount(run, low[1]) if glued and joint.key != w.AND else _amount(run, low[1] + 1) if glued else None
        )
        high = high or (_amount(run, low[1] + 1) if joint.key in w.TO else None)
    elif joint.key in w.TO or (joint.key in ("-", "–", "/") and low[0].unit is None):
        high = _amount(run, low[1] + 1)
    else:
        return None
    if high is None or high[0].unit is None or high[0].count is None or low[0].count is None:
        return None
    unit = low[0].unit or high[0].unit
    return _Found((Amount(low[0].count, unit), Amount(high[0].count, high[0].unit)), place, high[1], ranged=True)


@dataclass(frozen=True, slots=True)
class _Half:
    count: int | None
    unit: Unit | None


def _amount(run: Sequence[Token], place: int) -> tuple[_Half, int] | None:
    """One end of a range: a number with or without its unit, a dual, a lone unit."""
    if place >= len(run):
        return None
    number = _number(run, place)
    if number:
        unit = unit_of(run[number[1]].key) if number[1] < len(run) else None
        if unit and unit[1] != 2:
            return _Half(number[0], unit[0]), _past_unit(run, number[1])
        return _Half(number[0], None), number[1]
    unit = unit_of(run[place].key)
    if unit and unit[1]:
        return _Half(unit[1], unit[0]), _past_unit(run, place)
    return None


def _glued_amount(run: Sequence[Token], place: int) -> tuple[_Half, int] | None:
    """The same after a glued «و»: «وخمسة عشر», «وأسبوعين»."""
    token = run[place]
    bare = Token(token.text[1:], token.key[1:], token.start + 1, token.stop)
    return _amount((*run[:place], bare, *run[place + 1 :]), place)


def _duration(text: str, run: Sequence[Token], found: _Found) -> Duration:
    first, bound, clear, why = _bound(run, found)
    after = _bound_after(run, found.after)
    stop = found.after
    if after:
        stop = after[1]
        if bound in ("exact", "max") and not found.ranged and clear:
            bound = after[0]
    qualifier, stop = _qualifier(text, run, stop)
    if any(amount.count is None for amount in found.amounts):
        bound, clear, why = "unspecified", False, "the number is missing"
    span = (run[first].start, run[stop - 1].stop)
    working = any(t.key in w.UNITS_OF_WORK for t in run[found.first : found.after + 1])
    words = text[span[0] : span[1]]
    return Duration(bound, found.amounts, *span, words, working, qualifier, clear, why)


def _bound(run: Sequence[Token], found: _Found) -> tuple[int, Bound, bool, str]:
    """The first token of the wording, the bound, whether it is clear, and why not."""
    back = _window(run, found.first)
    start, bound, clear, why = _said(run, found, back)
    while start > back and run[start - 1].key in w.WORDING:
        start -= 1
    return start, bound, clear, why


def _said(run: Sequence[Token], found: _Found, back: int) -> tuple[int, Bound, bool, str]:
    """The same without the words that only belong to the wording."""
    if found.ranged:
        return found.first, "range", True, ""
    if verb := _verb(run, found.first, back):
        return verb
    least, most = _last_phrase(run, found.first, back, w.MIN), _last_phrase(run, found.first, back, w.MAX)
    if least is not None and (most is None or least > most):
        denied = phrase_at(run, least, w.MORE_THAN) and any(t.key in w.NOT for t in run[max(0, least - 6) : least])
        return least, "max" if denied else "min", True, ""
    if most is not None:
        denied = phrase_at(run, most, w.LESS_THAN) and any(t.key in w.JUST_NOT for t in run[max(0, most - 2) : most])
        return most, "min" if denied else "max", True, ""
    within = _last_phrase(run, found.first, back, w.WITHIN)
    return (found.first, "exact", True, "") if within is None else (within, "max", True, "")


def _window(run: Sequence[Token], first: int) -> int:
    """How far back the words of the bound may stand: to the last stop, at most `REACH_BACK` words."""
    at = first
    while at > 0 and first - at < REACH_BACK and run[at - 1].key not in w.STOPS:
        at -= 1
    return at


def _verb(run: Sequence[Token], first: int, back: int) -> tuple[int, Bound, bool, str] | None:
    """A verb of a bound right before the amount (a few small words between), with or without its negation."""
    at = first - 1
    while at >= back and (run[at].key in w.VERB_TAIL or run[at].key in ("(", ")")):
        at -= 1
    if at < back or run[at].key == w.PASSING or run[at].key not in w.FLOOR_VERBS | w.CEILING_VERBS:
        return None
    floor = run[at].key in w.FLOOR_VERBS
    negated = any(t.key in w.NOT for t in run[max(back, at - 2) : at])
    start = at
    while start > back and run[start - 1].key in w.NOT | w.THAT:
        start -= 1
    if negated:
        return start, "min" if floor else "max", True, ""
    return start, "unspecified", False, "a bound without its negation"


def _last_phrase(run: Sequence[Token], first: int, back: int, phrases: Sequence[tuple[str, ...]]) -> int | None:
    """Where the last of `phrases` before the amount begins, or None."""
    for place in range(first - 1, back - 1, -1):
        if any(phrase_at(run, place, phrase) and place + len(phrase) <= first for phrase in phrases):
            return place
    return None


def _bound_after(run: Sequence[Token], after: int) -> tuple[Bound, int] | None:
    """«على الأقل», «كحد أقصى» after the unit, and where it ends."""
    for place in range(after, min(after + REACH_ON, len(run))):
        if run[place].key in w.STOPS:
            return None
        for phrases, bound in ((w.MIN, "min"), (w.MAX, "max")):
            for phrase in phrases:
                if phrase_at(run, place, phrase):
                    return bound, place + len(phrase)  # type: ignore[return-value]
    return None


def _qualifier(text: str, run: Sequence[Token], after: int) -> tuple[str | None, int]:
    """«حسب طلب الخدمة» right after the amount, up to the next stop."""
    at = after
    if at + 1 < len(run) and run[at].key == "." and run[at].stop == run[at + 1].start:
        at += 1  # a full stop glued to the next word is out of its place («أسبوعين.حسب طلب الخدمة»)
    if at >= len(run) or run[at].key not in w.QUALIFIERS:
        return None, after
    stop = at
    while stop < len(run) and run[stop].key not in w.STOPS:
        stop += 1
    return text[run[at].start : run[stop - 1].stop], stop


def _vague(text: str, run: Sequence[Token]) -> Iterator[tuple[int, Duration]]:
    """«المدة اللازمة», «في أقرب وقت»: a duration without a number."""
    past = 0
    for place in range(len(run)):
        if place < past:
            continue
        soon = next((p for p in w.SOON if phrase_at(run, place, p)), None)
        noun = run[place].key in w.NOUN and place + 1 < len(run) and run[place + 1].key in w.VAGUE
        if not soon and not noun:
            continue
        after = place + (len(soon) if soon else 2)
        first = place - 1 if place and run[place - 1].key in w.BEFORE_VAGUE else place
        qualifier, stop = _qualifier(text, run, after)
        past = stop + 1 if soon else stop
        start, end = run[first].start, run[stop - 1].stop
        yield place, Duration("unspecified", (), start, end, text[start:end], qualifier=qualifier)
