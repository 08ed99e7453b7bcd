"""A unit alone as an amount of one: «خلال شهر», «سنة مالية واحدة», «قبل الموعد بيوم», «يوقف شهراً».

Only after a word that leads in to one, under a bound, or beside «واحدة». What this leaves alone: «يوم
وروده», «سنة التأسيس», «عاماً بعد عام», «أول يوم».
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.facts import duration_bound_words as bw
from policy_diff.facts import duration_loose_words as lw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_units import Amount, Found, is_named, past_unit, unit_of, with_rest
from policy_diff.facts.numbers import TEN_WORDS, is_ordinal
from policy_diff.facts.words import Token, one_of_at


def lone(run: Sequence[Token], place: int) -> Found | None:
    """«خلال شهر», «سنة مالية واحدة», «قبل الموعد بيوم»: one unit, said by the word that leads in to it."""
    unit = unit_of(run[place].key)
    if not unit or unit[1] != 1 or unit[2] == w.FOR_THE or is_named(run, place):
        return None
    if w.ARTICLE in unit[2]:
        return Found((Amount(1, unit[0]),), place, place + 1) if unit[0] != "day" and _compared(run, place) else None
    if place > 1 and run[place - 1].key in TEN_WORDS and is_ordinal(run[place - 2].key):
        return None  # «أتم الخامسة عشرة سنة»
    amount, after = (Amount(1, unit[0]),), past_unit(run, place)
    if any(t.key in w.ONE_WORDS for t in run[place + 1 : after]):
        return with_rest(run, Found(amount, place, after))
    if unit[0] == "minute":
        return None  # «البيانات دقيقة»: exact, and no minute
    begun = run[place - 1].key if place else ""
    if unit[2] == "" and place + 1 < len(run) and run[place + 1].key in w.WHOLE:
        return with_rest(run, Found(amount, place, after))
    if unit[2] == "" and _is_cell(run, place, after):
        return Found(amount, place, after)
    if unit[2] in ("", w.AND) and one_of_at(run, after, bw.AFTER_ANY) is not None:
        return Found(amount, place, after)
    if unit[2] == w.BY and _after_event(run, place):
        return with_rest(run, Found(amount, place, after))
    if unit[2] == w.TO_ and unit[0] != "day" and run[place].key != w.TO_ + w.YEAR_ALONE:
        if _plain_after(run, after) or _rest_follows(run, place, after):
            return with_rest(run, Found(amount, place, after))
    described = run[place].key in w.ACCUSATIVE_WITH and after > place + 1
    if described or (run[place].key in w.ACCUSATIVE and _accusative(run, place, after)):
        return with_rest(run, Found(amount, place, after))
    if unit[2] or not place:
        return with_rest(run, Found(amount, place, after)) if _rest_follows(run, place, after) and not unit[2] else None
    if begun in w.IN and unit[0] in ("hour", "week", "month") and after < len(run) and run[after].key in w.FROM:
        return with_rest(run, Found(amount, place, after))
    if begun in w.IN and unit[0] in ("week", "month") and (after >= len(run) or run[after].key in w.STOPS):
        return Found(amount, place, after)
    if begun in w.FIRST:
        led = place >= 2 and run[place - 2].key in w.FIRST_LEADS and unit[0] != "day"
        return Found(amount, place, after) if led else None
    if _led_in(run, place, after) or _governed(run, place, after) or _rest_follows(run, place, after):
        return with_rest(run, Found(amount, place, after))
    return None


def _compared(run: Sequence[Token], place: int) -> bool:
    """«لا تزيد على السنة», «تتجاوز الشهر»: the unit with its article, right after a verb of a bound."""
    if not place or not _plain_after(run, place + 1):
        return False
    led = run[place - 1].key in w.OVER and place > 1
    verbs = w.FLOOR_VERBS | w.CEILING_VERBS if led else w.CEILING_VERBS & w.TRANSITIVE
    return run[place - 1 - led].key in verbs


def _accusative(run: Sequence[Token], place: int, after: int) -> bool:
    """«يوقف شهراً»; not «شهراً بعد شهر»."""
    again = after + 1 < len(run) and run[after].key in w.JUST_AFTER and unit_of(run[after + 1].key) is not None
    return not again and unit_of(run[place - 1].key if place else "") is None


def _is_cell(run: Sequence[Token], place: int, after: int) -> bool:
    """«مدة الحفظ / سنة / الأرشيف», «إجازة الزواج: أسبوع»: all that a cell of a table says."""
    follows = run[after].key if after < len(run) else ""
    if place and run[place - 1].key == "(" and follows == ")":
        return run[place].key != w.YEAR_ALONE
    opens = place == 0 or run[place - 1].key in w.CELL
    if run[place].key == w.YEAR_ALONE:
        return False  # «عام» is «general» too
    return opens and place > 0 and (not follows or follows in w.CELL | w.CELL_ENDS)


def _rest_follows(run: Sequence[Token], place: int, after: int) -> bool:
    """«ساعة وثلاثون دقيقة»: a smaller unit goes on with it."""
    unit = unit_of(run[place].key)
    if unit is None or after >= len(run) or not run[after].key.startswith(w.AND):
        return False
    found = Found((Amount(1, unit[0]),), place, after)
    return with_rest(run, found).after > after


def _after_event(run: Sequence[Token], place: int) -> bool:
    return any(t.key in w.BEFORE_AFTER for t in run[max(0, place - w.BEFORE_AFTER_REACH) : place])


def _led_in(run: Sequence[Token], place: int, after: int) -> bool:
    if run[place - 1].key not in w.LEADS:
        return False
    # «يوم وروده», «سنة صدوره»: a unit with its event is a date, unless the lead says how long
    follows = run[after].key if after < len(run) else ""
    weak = run[place - 1].key in w.WEAK_LEADS
    bounded = any(t.key in w.FLOOR_VERBS | w.CEILING_VERBS | w.COMPARED for t in run[max(0, place - 6) : place])
    if place >= 2 and run[place - 1].key in w.JUST_AFTER and _same_unit(run[place - 2], run[place]):
        return False  # «عاماً بعد عام»
    return after > place + 1 or follows.startswith(w.AND) or bounded or not weak or _plain_after(run, after)


def _governed(run: Sequence[Token], place: int, after: int) -> bool:
    """«يتجاوز ذلك أسبوعاً», «تستغرق الدراسة شهراً», «مدة العقد المحدد سنة», «الحد الأدنى للتطوع شهر»."""
    goes_on = after < len(run) and len(run[after].key) > 4 and run[after].key.startswith(w.JOINED_VERB)
    if not (_plain_after(run, after) or goes_on) or run[place - 1].key in w.NOT_BETWEEN:
        return False
    for at in range(place - 1, max(-1, place - 1 - w.TRANSITIVE_REACH), -1):
        key = run[at].key
        if key in w.STOPS or key in w.NOT_BETWEEN or unit_of(key):
            return False
        if key in w.TRANSITIVE | w.LASTS | w.LAPSED or one_of_at(run, at, bw.FAR_ANY):
            return True
        if key in lw.LENGTH and not (at and one_of_at(run, at - 1, bw.FAR_ANY)):
            return run[place - 1].key.startswith(w.ARTICLE)
    return _is_told(run, place)


def _is_told(run: Sequence[Token], place: int) -> bool:
    """«والضمان سنة على العيوب», «صلاحيتها شهر من إصدارها»: what it is said of stands right before it."""
    unit, key = unit_of(run[place].key), run[place - 1].key
    if unit is None or unit[0] == "day" or run[place].key == w.YEAR_ALONE or unit_of(key) or len(key) < 4:
        return False
    return (key.startswith((w.ARTICLE, w.AND + w.ARTICLE)) or run[place - 1].text.endswith(lw.IT)) and not is_ordinal(
        key
    )


def _same_unit(a: Token, b: Token) -> bool:
    units = unit_of(a.key), unit_of(b.key)
    return units[0] is not None and units[1] is not None and units[0][0] == units[1][0]


def _plain_after(run: Sequence[Token], after: int) -> bool:
    """Whether what follows a lone unit leaves it an amount: the end, a preposition, a bound."""
    follows = run[after].key if after < len(run) else ""
    known = not follows or follows in w.STOPS | w.PLAIN_AFTER | w.ANOTHER | w.CASES
    return known or one_of_at(run, after, bw.AFTER_ANY) is not None or one_of_at(run, after, bw.FAR_ANY) is not None
