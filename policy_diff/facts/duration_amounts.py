"""The amounts of time in a run of words: how many of which unit, and where they stand.

    «عشرة (10) أيام عمل» 10 days · «سنة ونصف» 18 months · «من أسبوع إلى شهر» 1 week – 1 month · «( ) يوم» open

Half and quarter of a year are months; other halves keep their fraction; «سنة وستة أشهر» counts in the
smaller unit. What this leaves alone: ages («عمره 18 سنة»), pay («أجر شهرين»), named days and years
(«يوم الأحد», «عام 2023م»), ordinals («الشهر الأول»), numbers of clauses («المادة 5»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from normalizers import alphabet
from policy_diff.facts import duration_loose_words as lw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_lone import lone
from policy_diff.facts.duration_names import is_name, is_persons_age, is_young
from policy_diff.facts.duration_units import (
    MOST,
    Amount,
    Found,
    annexed_dual,
    end_at,
    glued_end,
    is_named,
    number_at,
    past_unit,
    share_of,
    unit_of,
    with_rest,
)
from policy_diff.facts.duration_words import Unit
from policy_diff.facts.numbers import begins_number, cardinal, is_ordinal
from policy_diff.facts.words import Token, keys, one_of_at, phrase_at

#: brackets and dots of one blank
BLANK_TOKENS = 4


def amounts(run: Sequence[Token]) -> Iterator[Found]:
    """Every amount of time in reading order, none overlapping another."""
    for found, aged in _measured(run):
        other = aged or is_persons_age(run, found) or is_young(run, found) or is_name(run, found)
        if not (other or _is_pay(run, found) or _is_rate(run, found) or _is_tally(run, found)):
            yield found


def ages(run: Sequence[Token]) -> Iterator[Found]:
    """Every age in reading order: amounts of years that somebody has lived."""
    return (found for found, aged in _measured(run) if aged)


def _measured(run: Sequence[Token]) -> Iterator[tuple[Found, bool]]:
    """Every amount, and whether it is an age."""
    place = 0
    aged = False
    while place < len(run):
        if not _may_begin(run[place].key):
            aged = aged and (run[place].key not in w.STOPS or run[place].key in ",،")
            place += 1
            continue
        found = _range(run, place) or _single(run, place)
        if run[place].key in w.STOPS and run[place].key not in ",،":
            aged = False
        if not found:
            place += 1
            continue
        place = found.after
        aged = aged or _is_age(run, found)
        measured = any(t.key in w.NOUN | w.SERVICE for t in run[max(0, found.first - w.AGE_REACH) : found.first])
        yield found, aged and _in_years(found) and not measured


@lru_cache(maxsize=32768)
def _may_begin(key: str) -> bool:
    """Whether an amount may begin with this word: most words can be passed over at once."""
    glued = key.startswith(w.AND) and key[1:] in w.BETWEEN | w.HALF | w.QUARTER
    parts = w.BETWEEN | w.FROM | w.HALF | w.QUARTER | w.TWO_ANNEXED.keys()
    annexed = key in parts or key[1:] in w.TWO_ANNEXED or key in "()"
    return glued or annexed or begins_number(key) or unit_of(key) is not None


def _single(run: Sequence[Token], place: int) -> Found | None:
    """A number and its unit, a dual, a part of a unit, or a lone unit after a word that leads in to one."""
    return _counted(run, place) or _part(run, place) or _dual(run, place) or lone(run, place) or _blank(run, place)


def _counted(run: Sequence[Token], place: int) -> Found | None:
    """«30 يوماً», «خمسة عشر يوم عمل», «الأيام العشرة»."""
    unit = unit_of(run[place].key)
    if unit and unit[1] == 0 and unit[2].endswith(w.ARTICLE) and place + 1 < len(run):
        follows = run[place + 1].key
        if follows.startswith(w.ARTICLE) and not is_ordinal(follows) and (count := cardinal((follows,))):
            planned = bool(place) and run[place - 1].key in w.PLANS
            first = place + 2 < len(run) and run[place + 2].key in lw.FIRST_OF
            planned = planned or (first and not (place and run[place - 1].key in w.IN | lw.WITHIN_ONE | w.LENGTHS))
            return None if planned else Found((Amount(count[0], unit[0]),), place, past_unit(run, place + 1))
    number = number_at(run, place)
    if not number or number[1] >= len(run):
        return None
    count_, after = number
    if run[after].key in w.FROM and (stop := _of_work(run, after)) and count_ is not None:
        return Found((Amount(count_, "day"),), place, stop)
    unit = unit_of(run[after].key)
    both = run[place].key.startswith(w.ARTICLE) and unit is not None and unit[2] == w.ARTICLE
    if not unit or unit[1] == 2 or (unit[2] and not both) or is_named(run, after, counted=True):
        return None
    if count_ is None:
        return Found((Amount(None, unit[0]),), place, past_unit(run, after), doubt="words and digits differ")
    if not 0 < count_ <= MOST:
        return None
    return with_rest(run, Found((Amount(count_, unit[0]),), place, past_unit(run, after)))


def _of_work(run: Sequence[Token], place: int) -> int:
    """The token after «من أيام العمل الرسمية», right after a number; nought where it is something else."""
    phrase = one_of_at(run, place, w.OF_WORKING_DAYS)
    return past_unit(run, place + len(phrase) - 1) if phrase else 0


def _dual(run: Sequence[Token], place: int) -> Found | None:
    annexed = annexed_dual(run, place)
    if annexed:
        return Found((Amount(2, annexed),), place, past_unit(run, place))
    unit = unit_of(run[place].key)
    if not unit or unit[1] != 2:
        return None
    # «عامي 1445 و1446», «اليومين الأول والثاني»: named ones
    after = run[place + 1] if place + 1 < len(run) else None
    if after and ((after.number or 0) > MOST or is_ordinal(after.key)):
        return None
    return with_rest(run, Found((Amount(2, unit[0]),), place, past_unit(run, place)))


def _part(run: Sequence[Token], place: int) -> Found | None:
    """«نصف ساعة», «ربع سنة»."""
    share = 0.5 if run[place].key in w.HALF else 0.25 if run[place].key in w.QUARTER else None
    if share is None or place + 1 >= len(run) or run[place].key.startswith(w.AND):
        return None
    unit = unit_of(run[place + 1].key)
    if not unit or unit[1] != 1 or unit[2] not in ("", w.ARTICLE):
        return None
    return Found((share_of(share, unit[0]),), place, past_unit(run, place + 1))


def _blank(run: Sequence[Token], place: int) -> Found | None:
    """«خلال ( ) يوم», «خلال ...... أيام», «مدة (....) سنوات»: a unit whose number was left open."""
    unit = unit_of(run[place].key)
    if not unit or unit[1] == 2 or unit[2] or (unit[1] == 1 and _of_something(run, place + 1)):
        return None
    at = place - 1
    dots = False
    while at >= 0 and place - at <= BLANK_TOKENS and (run[at].key in "()." or _is_open(run[at].key)):
        if run[at].key == "." and not _is_open(run[at - 1].key):
            break
        dots = dots or _is_open(run[at].key)
        at -= 1
    brackets = keys(run[at + 1 : place]) == ("(", ")")
    if not dots and not brackets and (opens := _field(run, place)) is not None:
        brackets, at = True, opens - 1
    if not dots and not brackets:
        return None
    return Found((Amount(None, unit[0]),), at + 1, past_unit(run, place), doubt="the number is missing")


def _of_something(run: Sequence[Token], after: int) -> bool:
    """«ساعة الحضور: ...... ساعة الانصراف»: which hour it is, and no number of them."""
    return after < len(run) and run[after].key.startswith(w.ARTICLE) and run[after].key not in w.WORK


def _field(run: Sequence[Token], place: int) -> int | None:
    """Where the field of a template begins that stands right before `place` («[عدد] أيام»); a number fills it."""
    if not place or run[place - 1].key not in w.CLOSES_FIELD:
        return None
    for at in range(place - 2, max(-1, place - w.FIELD_TOKENS), -1):
        if run[at].number is not None:
            return None
        if run[at].key in w.OPENS_FIELD:
            return at
    return None


def _is_open(key: str) -> bool:
    return key.startswith(("..", "__", "…")) or key.strip(alphabet.TATWEEL) == "" or key.lower() in w.PLACEHOLDER


def _range(run: Sequence[Token], place: int) -> Found | None:
    """«ما بين عشرة أيام وخمسة عشر يوماً», «من أسبوع إلى أسبوعين», «10-15 يوماً», «يوم أو يومين»."""
    between = run[place].key in w.BETWEEN
    at = place + 1 if between or run[place].key in w.FROM else place
    low = _low(run, at)
    if low is None or low[1] >= len(run):
        return None
    count, unit, after = low[0], low[2], low[1]
    joint = run[after].key
    if between:
        high = glued_end(run, after, unit) if joint.startswith(w.AND) else None
        high = high or (end_at(run, after + 1, unit) if joint in w.TO else None)
    elif joint in w.TO or (joint in w.DASHES and unit is None) or (joint in w.OR and at == place):
        high = end_at(run, after + 1, unit)
    elif joint in w.DASHES:
        high = end_at(run, after + 1)
        if high and not _only_two(run, place, high[1]):
            return None
    else:
        return None
    if high is None or high[0].count is None:
        return None
    pair = (Amount(count, unit or high[0].unit), high[0])
    few, many = pair[0].days, pair[1].days
    rising = few is not None and many is not None and few < many
    if not rising and (joint in w.OR or (joint in w.DASHES and unit is not None)):
        return None
    return Found(pair, place, high[1], ranged=True, doubt="" if rising else "the range runs backwards")


def _only_two(run: Sequence[Token], place: int, stop: int) -> bool:
    """«3 أيام - 7 أيام» is a range; «سنة - سنتان - ثلاث سنوات» and «… - 5 أيام إجازة الوفاة» are lists."""
    if place and run[place - 1].key in w.DASHES:
        return False
    ends = w.STOPS | w.PLAIN_AFTER | w.QUALIFIERS
    return stop >= len(run) or run[stop].key in ends


def _low(run: Sequence[Token], place: int) -> tuple[int | float, int, Unit | None] | None:
    """The lower end: its count, the token after it, and its unit if it has one of its own."""
    if place >= len(run):
        return None
    full = end_at(run, place)
    if full and full[0].count is not None:
        return full[0].count, full[1], full[0].unit
    number = number_at(run, place)
    return (number[0], number[1], None) if number and number[0] is not None else None


def _in_years(found: Found) -> bool:
    return all(amount.unit == "year" for amount in found.amounts)


def _is_age(run: Sequence[Token], found: Found) -> bool:
    """«عمره بين 16 و32 سنة», «يبلغ ثمانية عشر عاماً», «15 سنة من العمر»."""
    if not _in_years(found):
        return False
    window = run[max(0, found.first - w.AGE_REACH) : found.first]
    aged = found.ranged and bool(window) and window[-1].key in w.PERSONS
    said = aged or any(t.key in w.AGES for t in window) or (bool(window) and window[-1].key in w.REACHED)
    above = len(window) > 1 and window[-1].key in w.OVER_OR_UNDER and window[-2].key in w.PERSONS | w.THEY | w.WHO
    said = said or (above and (found.amounts[0].count or 0) >= w.PASSED_AGE)
    of_hers = len(window) > 1 and window[-2].text in w.AGE_OF and window[-1].key in w.PREPOSITIONS
    said = (
        said or of_hers or (len(window) > 1 and window[-1].text in w.AGE_OF and window[-2].key in w.REACHED | w.PASSED)
    )
    served = any(t.key in w.SERVICE for t in run[found.after : found.after + w.SERVICE_REACH])
    if served and not any(t.key in w.AGES for t in window):
        return False
    if window and window[-1].key in w.PASSED and not any(t.key in w.NOT for t in window[-3:]):
        said = said or (found.amounts[0].count or 0) >= w.PASSED_AGE
    return said or any(phrase_at(run, found.after, phrase) for phrase in w.AGED_AFTER)


def _is_rate(run: Sequence[Token], found: Found) -> bool:
    """«يخصم عن كل نصف ساعة تأخير»."""
    if found.first > 1 and run[found.first - 1].key in w.EVERY:
        return run[found.first - 2].key in w.PRICED
    # «عن كل سنة من السنوات الخمس الأولى»
    at = found.first - 3
    return at > 0 and run[at + 2].key in w.FROM and run[at].key in w.EVERY and run[at - 1].key in w.PRICED


def _is_tally(run: Sequence[Token], found: Found) -> bool:
    """«بلغ عدد الساعات 400 ساعة»: hours that were counted."""
    hours = found.amounts[0].unit == "hour"
    return hours and any(token.key in w.NUMBER_OF for token in run[max(0, found.first - w.TALLY_REACH) : found.first])


def _is_pay(run: Sequence[Token], found: Found) -> bool:
    """«أجر شهرين»; «عقد إيجار لثلاث سنوات» is how long it lasts."""
    lasts = run[found.first].key.startswith(w.TO_)
    unpaid = found.first > 1 and run[found.first - 2].key in w.WITHOUT
    return found.first > 0 and not lasts and not unpaid and run[found.first - 1].key in w.PAY
