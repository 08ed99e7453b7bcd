"""Whether an amount is a floor, a ceiling, or just so: the words before and after it.

    «لا تقل عن X» min · «لا تزيد نوبته على X» max · «خلال X» max · «X على الأقل» min · «بعد مضي X» min

A verb of a bound that has lost its «لا» means the opposite of what was meant, so it is never read as
either: unclear. So is a bound said twice in two ways, and a comparison that none of the patterns knows.
What this leaves alone: the amount itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.facts import duration_bound_words as bw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_comparisons import (
    MAY_LACK,
    Said,
    conditional,
    counts,
    denies,
    each,
    forfeited,
    led_by,
    named,
    near,
)
from policy_diff.facts.duration_negations import DAMAGED, FOR_PASSING, REMAINS, VERBS, VERBS_AFTER
from policy_diff.facts.duration_units import Found, end_at, number_at, unit_of
from policy_diff.facts.words import Token, all_at, one_of_at, phrase_at

__all__ = ["BACKWARDS", "Said", "backwards", "bound_of", "bound_verb", "plain_bound_of"]

#: so far before the number a bound is looked for, and after the unit; so near before a lapse stands its «إلا»
REACH_BACK, REACH_ON, BUT_REACH = 9, 9, 3
DAMAGE = "a bound whose negation is damaged"
BACKWARDS = "the words of the line are reversed"
_BOUND_VERBS = w.FLOOR_VERBS | w.CEILING_VERBS | DAMAGED
_TRANSITIVE = (w.CEILING_VERBS & w.TRANSITIVE) | frozenset(key for key in DAMAGED if key.endswith(tuple(w.TRANSITIVE)))


def bound_of(run: Sequence[Token], found: Found, taken: int = 0) -> Said:
    """The bound of an amount, and the whole of its wording. Tokens before `taken` belong to another."""
    back = max(_window(run, found.first), min(taken, found.first))
    before = _before(run, found, back)
    said = before or Said("range" if found.ranged else "exact", found.first, found.after, firm=False)
    if found.ranged:
        said = Said("range", said.first, found.after, doubt=found.doubt)
    said = _joined(said, _after(run, found.after)) if not found.ranged else said
    if not before and not found.ranged and not said.firm and _doubtful(run, found, back):
        said = Said("unspecified", said.first, said.after, "a comparison that cannot be read")
    return Said(said.bound, _wording(run, said.first, back), said.after, said.doubt, said.firm)


def plain_bound_of(run: Sequence[Token], found: Found, taken: int = 0) -> Said:
    """The bound of an amount of anything but time: by a verb («لا تقل عن»), a name («بحد أقصى») or what follows."""
    back = max(_window(run, found.first), min(taken, found.first))
    before = _verb(run, found.first, back, found.after) or named(run, found.first, back, found.after)
    before = before or _reached(run, found.first, back, found.after)
    if before and before.doubt == MAY_LACK and one_of_at(run, before.first, bw.BARE_ALONE):
        before = Said("min", before.first, before.after)  # «شراء فوق ألف ريال»: of sums nobody says «لا … فوق»
    said = before or Said("range" if found.ranged else "exact", found.first, found.after, firm=False)
    if found.ranged:
        return Said("range", said.first, found.after, found.doubt)
    said = _joined(said, _after(run, found.after))
    if not before and not said.firm and _doubtful(run, found, back):
        said = Said("unspecified", said.first, said.after, "a comparison that cannot be read")
    return said


def backwards(run: Sequence[Token]) -> bool:
    """Whether a verb of a bound stands before its «لا»: then the words of the line are reversed."""
    return any(
        token.key in VERBS and run[i + 1].key == w.PLAIN_NOT and not (i + 2 < len(run) and run[i + 2].key in VERBS)
        for i, token in enumerate(run[:-1])
    )


def bound_verb(run: Sequence[Token], first: int) -> Said | None:
    """A verb of a bound right before `first`, or before its preposition: «لا تقل اجتماعاتها عن أربع مرات»."""
    if not first or run[first - 1].key not in w.PREPOSITIONS | _TRANSITIVE:
        return None
    return _verb(run, first, _window(run, first), first)


def _reached(run: Sequence[Token], first: int, back: int, after: int) -> Said | None:
    """«إذا بلغ ألف ريال»: from there on."""
    at = first - 1
    if at < back or run[at].key not in w.COMES_TO or not conditional(run, at):
        return None
    return Said("min", at, after)


def _joined(said: Said, after: Said | None) -> Said:
    """What stands before the amount together with what stands after it."""
    if after is None:
        return said
    if not said.firm or after.doubt:
        return Said(after.bound, said.first, after.after, after.doubt)
    if said.bound != after.bound and not said.doubt:
        return Said("unspecified", said.first, after.after, "two bounds that contradict each other")
    return Said(said.bound, said.first, after.after, said.doubt)


def _window(run: Sequence[Token], first: int) -> int:
    """How far back the words of the bound may stand: to the last stop, at most `REACH_BACK` words."""
    at = first
    while at > 0 and first - at < REACH_BACK and (run[at - 1].key not in w.STOPS or _bracketed(run, at, first)):
        at -= 1
    return at


def _bracketed(run: Sequence[Token], at: int, first: int) -> bool:
    """A bracket or colon right before the number is part of how it is written («لا تقل عن : ( ) 30»)."""
    return run[at - 1].key in "):" and first - at <= 2


def _wording(run: Sequence[Token], first: int, back: int) -> int:
    """«خلال مدة» before the bound belongs to its wording."""
    while first > back and run[first - 1].key in w.WORDING:
        first -= 1
    return first


def _before(run: Sequence[Token], found: Found, back: int) -> Said | None:
    first, after = found.first, found.after
    if said := _until(run, first, back, after) or _verb(run, first, back, after):
        return said
    if said := named(run, first, back, after):
        return said
    if said := _lapse(run, first, back, after) or _lapsed(run, first, back, after):
        return said
    if said := _served(run, first, back, after):
        return said
    start = near(run, first, back, bw.WITHIN, w.FILLERS_NEAR)
    # «في يوم كذا» and «في سنة كذا» are dates
    counted = (found.amounts[0].count or 1) != 1 or found.amounts[0].unit in ("hour", "week", "month")
    if start is None and first > back and run[first - 1].key in w.IN and counted and not found.ranged:
        start = first - 1
    start = _respite(run, first, back) if start is None else start
    return None if start is None else Said("max", start, after, firm=False)


def _respite(run: Sequence[Token], first: int, back: int) -> int | None:
    """«مهلة أسبوع», «تمهل الأسرة شهراً»: who is given a time may use all of it, and no more."""
    at = first - 1
    while at >= back and run[at].key in w.RESPITE_TAIL:
        at -= 1
    if at >= back and run[at].key in w.RESPITE:
        return at
    for place in range(at, max(back, at - w.RESPITE_REACH) - 1, -1):
        if run[place].key in w.RESPITE_VERBS:
            return place
        if unit_of(run[place].key) or run[place].number is not None or run[place].key in w.LENGTHS:
            return None
    return None


def _verb(run: Sequence[Token], first: int, back: int, after: int) -> Said | None:
    """A verb of a bound right before the amount, or before its preposition («لا تقل مدة بقائها عن»)."""
    at = first - 1
    while at >= back and (run[at].key in w.VERB_TAIL or run[at].key in "():"):
        at -= 1
    if at < back or run[at].key not in _BOUND_VERBS or _is_noun(run, at):
        at = _verb_further(run, first, back)
        back = min(back, max(0, at - 2))  # a verb that waits for its «عن» may stand before the window
    if at < back:
        return None
    if run[at].key in DAMAGED:
        return Said("unspecified", at, after, DAMAGE)
    floor = run[at].key in w.FLOOR_VERBS
    denial = _denial(run, at, back)
    if denial is None:
        came = any(token.key in w.COME_ABOUT for token in run[max(back, at - 1) : at + 1])
        if came and (conditional(run, at) or run[at - 1].key in bw.RELATIVES | w.OR or each(run, at)):
            return Said("max" if floor else "min", at, after)
        governing = denies(run, at)
        if governing and governing.sure and run[at].key not in w.COME_ABOUT and _forbids(run, governing.at, at):
            return Said("min" if floor else "max", at, after)  # «لا يكلف بعمل يفوق ساعتين»
        return Said("unspecified", at, after, "a bound without its negation")
    return Said("min" if floor else "max", denial, after)


def _forbids(run: Sequence[Token], denial: int, at: int) -> bool:
    """«لا يكلف», «ليس للمدير أن يفوض»: whether the negation denies what is done."""
    not_his = run[denial].key in w.JUST_NOT - {w.PLAIN_NOT} and any(t.key in w.THAT for t in run[denial:at])
    return not_his or _is_verb(run, denial + 1)


def _is_verb(run: Sequence[Token], at: int) -> bool:
    """Whether a verb of the present follows a negation, or a modal."""
    return run[at].key in w.MODALS or (len(run[at].key) > 3 and run[at].key.startswith(w.OF_PRESENT))


def _verb_further(run: Sequence[Token], first: int, back: int) -> int:
    """The verb some words before «عن» or «على», or -1; not past a stop or another amount of time."""
    if first <= back:
        return -1
    led = run[first - 1].key in w.PREPOSITIONS
    verbs = _BOUND_VERBS if led else _TRANSITIVE
    reach = w.VERB_REACH if run[first - 1].key in w.OVER else w.NEAR_VERB_REACH if led else w.TRANSITIVE_REACH
    for at in range(first - 1 - led, max(0 if led else back, first - 1 - led - reach) - 1, -1):
        if run[at].key in w.STOPS and at < back:
            return -1
        unit = unit_of(run[at].key)
        if (unit and unit[1] == 2) or run[at].number is not None or (not led and run[at].key in w.NOT_BETWEEN):
            return -1
        if run[at].key in verbs and not _is_noun(run, at):
            return at
    return -1


def _is_noun(run: Sequence[Token], at: int) -> bool:
    """«بدل نقل قدره ألف»: transport, unless it is denied or has a preposition («لا نقل عن»)."""
    denied = at > 0 and run[at - 1].key in w.NOT | w.NOT_THAT
    return run[at].key in w.NOUN_TOO and not denied and run[at + 1].key not in w.PREPOSITIONS


def _denial(run: Sequence[Token], at: int, back: int) -> int | None:
    """Where the negation of the verb at `at` begins, or None."""
    for place in range(at - 1, max(back, at - 2) - 1, -1):
        if run[place].key in w.NOT:
            start = place
            while start > back and run[start - 1].key in w.THAT | w.NOT_THAT:
                start -= 1
            return start
        if run[place].key in w.NOT_THAT:
            return place
        if run[place].key not in w.THAT:
            break
    modal = at - 1 - (run[at - 1].key in w.THAT)
    denied = modal > back and run[modal].key in w.MODALS and run[modal - 1].key in w.NOT
    return modal - 1 if denied else None


def _until(run: Sequence[Token], first: int, back: int, after: int) -> Said | None:
    """«حتى تمضي ستة أشهر», «لا … إلا بعد سنة»: not before."""
    at = first - 1
    while at >= back and run[at].key in w.FILLERS | w.THAT:
        at -= 1
    if at > back and run[at].key in w.LAPSE and (lead := _until_lead(run, at)) is not None:
        return Said("min", lead, after)
    at -= at >= back and run[at].key in w.LAPSE
    if at > back and run[at].key in w.JUST_AFTER and run[at - 1].key in w.EXCEPT:
        return Said("min", at - 1, after)
    return None


def _until_lead(run: Sequence[Token], at: int) -> int | None:
    """Where «حتى», «إلى أن», «إلى حين» begins, right before the time that runs out at `at`; or None."""
    if at and run[at - 1].key in w.UNTIL:
        return at - 1
    return at - 2 if at > 1 and one_of_at(run, at - 2, w.UNTIL_THAT) else None


def _lapse(run: Sequence[Token], first: int, back: int, after: int) -> Said | None:
    """«قبل مضي X» is due before, «لا يجوز قبل مضي X» forbidden until; «بعد مضي X» comes not before."""
    at = first - 1
    while at >= back and run[at].key in w.FILLERS:
        at -= 1
    what = next((p for p in w.WHAT_AFTER if at - 1 >= back and phrase_at(run, at - 1, p)), None)
    if what:
        banned = _banned(run, at - 1)
        if not banned and any(token.key in VERBS for token in run[back : at - 1]):
            return Said("unspecified", at - 1, after, DAMAGE)
        return Said("max" if banned else "min", at - 1, after)
    if at >= back and run[at].key in w.BEFORE | w.JUST_AFTER and _banned(run, at, plain=True):
        return Said("min" if run[at].key in w.BEFORE else "max", at, after, firm=False)
    if at >= back and run[at].key in w.BY_LAPSE and forfeited(run, back, at):
        return Said("max", at, after, firm=False)
    if at < back or run[at].key not in w.LAPSE:
        return None
    lead = at - 1
    while lead >= back and run[lead].key in w.THAT:
        lead -= 1
    if lead < back or run[lead].key not in w.BEFORE | w.JUST_AFTER:
        return None
    before, banned = run[lead].key in w.BEFORE, _banned(run, lead)
    return Said("max" if before != banned else "min", lead, after, firm=False)


def _served(run: Sequence[Token], first: int, back: int, after: int) -> Said | None:
    """«لمن خدم ثلاث سنوات», «من أمضى في الخدمة سنتين», «إذا أمضى سنة»: at least."""
    for at in range(first - 1, max(back, first - w.LAPSED_REACH) - 1, -1):
        if run[at].key in w.SERVED:
            said = bool(at) and run[at - 1].key in w.WHO | w.CASES
            return Said("min", at, after, firm=False) if said else None
    return None


def _lapsed(run: Sequence[Token], first: int, back: int, after: int) -> Said | None:
    """«من مضى على تعيينه سنتان» at least, «لم يمض عليها شهر» less, «ما لم يمض عليها شهر» not to be told."""
    for at in range(first - 1, max(back, first - 1 - w.LAPSED_REACH) - 1, -1):
        if run[at].key not in w.LAPSED:
            continue
        if at + 1 < first and not run[at + 1].key.startswith(w.ON):
            return None
        if run[at].text == w.LAPSING and at and run[at - 1].key in w.OR:
            return Said("unspecified", at, after, "a time that has or has not run out")
        if (lead := _until_lead(run, at)) is not None:
            return Said("min", lead, after)  # «لا تتلف حتى يمضي على قيدها عشر سنوات»
        if phrase_at(run, at - 2, w.UNLESS) if at >= 2 else False:
            if _banned(run, at - 2):
                return Said("min", at - 2, after)  # «لا تصرف ما لم تمض سنة على القيد»
            return Said("unspecified", at - 2, after, "a time that has or has not run out")
        denied = at > back and run[at - 1].key in w.NOT
        if run[at].key in w.LAPSES and run[at].text != w.LAPSING and not denied and not led_by(run, at):
            return Said("unspecified", at, after, "a bound without its negation")
        if denied and _banned(run, at - 1):
            return Said("min", at - 1, after)  # «لا تتلف وثيقة لم يمض عليها عشر سنوات»
        # «لا تعقد إلا وقد مضى على الدعوة أسبوع»: not before that
        but = any(token.key in w.EXCEPT for token in run[max(back, at - BUT_REACH) : at])
        banned = (_banned(run, at - 1) and not but) if not denied else True
        return Said("max" if banned else "min", at - 1 if denied else at, after)
    return None


def _banned(run: Sequence[Token], at: int, *, plain: bool = False) -> bool:
    """Whether the sentence up to `at` forbids («لا يجوز …»). `plain`: with no other verb between."""
    for place in range(at - 1, max(0, at - w.BAN_REACH) - 1, -1):
        other = run[place].key in w.FLOOR_VERBS | w.CEILING_VERBS or run[place].key.startswith(w.JOINED_VERB)
        if plain and other and len(run[place].key) > 3:
            return False
        if run[place].key in (w.STOPS if plain else w.STOPS - {",", "،", ")"}):
            return False
        if run[place].key in (w.DENIED if plain else w.BAN):
            return True
    return False


def _after(run: Sequence[Token], after: int) -> Said | None:
    """«على الأقل», «كحد أقصى» after the unit, and where it ends; not past a stop or another number."""
    verb = after + (after < len(run) and run[after].key in REMAINS)
    if verb < len(run) and run[verb].key in VERBS_AFTER and (verb + 1 == len(run) or run[verb + 1].key in w.STOPS):
        return Said("unspecified", after, verb + 1, DAMAGE)
    stop = _past_description(run, after)
    stop += stop == after and after < len(run) and run[after].key in w.DASHES | {"("}  # «خمسة أيام (حد أقصى)»
    for phrases, bound in ((bw.AFTER_MIN, "min"), (bw.AFTER_MAX, "max")) if stop > after else ():
        for phrase in all_at(run, stop, phrases):
            if not _leads_on(run, stop + len(phrase)):
                return Said(bound, after, stop + len(phrase))  # type: ignore[arg-type]
    for place in range(after, min(after + REACH_ON, len(run))):
        token = run[place]
        comma = token.key in ",،" and place == after
        for phrases, bound in ((bw.AFTER_MIN, "min"), (bw.AFTER_MAX, "max")):
            for phrase in all_at(run, place, phrases):
                # «عشرة أيام، وما زاد يعتمده المجلس»: behind a comma it is what the next clause speaks of
                begun = place > after and run[after].key in ",،" and phrase[0] in w.AND_WHAT
                if not begun and not _leads_on(run, place + len(phrase)):
                    return Said(bound, after, place + len(phrase))  # type: ignore[arg-type]
        begins = place == after or (place == after + 1 and run[after].key in ",،")
        if begins and not comma and token.key not in w.EVENT:
            return None
        if (token.key in w.STOPS and not comma) or unit_of(token.key) or counts(run, place):
            return None
        if token.key.startswith(w.AND) and place > after:
            return None
    return None


def _past_description(run: Sequence[Token], after: int) -> int:
    """The token after an adjective of the unit, «في السنة» or «سنوياً», which may part it from its bound."""
    at = after + (after < len(run) and len(run[after].key) > 4 and run[after].key.endswith(w.ADJECTIVE))
    if at + 1 < len(run) and run[at].key in w.IN and run[at + 1].key in w.THE_UNIT:
        at += 2
        while at < len(run) and run[at].key.removeprefix(w.ARTICLE) in w.AFTER_UNIT | w.ONE_WORDS:
            at += 1
    return at + (at == after and at < len(run) and run[at].key in w.REGULARLY)


def _leads_on(run: Sequence[Token], place: int) -> bool:
    """«كل سنة بحد أدنى ثلاثون ساعة», «ولا أكثر من شهر»: the bound belongs to the amount after it."""
    if place < len(run) and run[place].key in w.FROM and run[place - 1].key in bw.UTMOST | bw.FEWEST:
        return end_at(run, place + 1) is not None or number_at(run, place + 1) is not None
    if place < len(run) and run[place].key in w.FILLERS - {"(", ")", ":"}:
        place += 1
    if place < len(run) and run[place].key.startswith(w.AND) and run[place].key not in w.ONE_WORDS:
        return False  # «ثلاثة أيام على الأقل وعشرة على الأكثر»
    found = number_at(run, place) if place < len(run) else None
    return bool(found and found[1] < len(run) and unit_of(run[found[1]].key))


def _doubtful(run: Sequence[Token], found: Found, back: int) -> bool:
    """A comparing word right before the amount, or a verb of a bound further off, that no pattern took up."""
    if found.first > back and run[found.first - 1].key == w.ABOUT:
        return any(run[place].key in w.NOT for place in range(back, found.first - 1))
    for place in range(found.first - 1, back - 1, -1):
        if counts(run, place):
            return False
        if place + 1 < found.first and run[place].key + run[place + 1].key in VERBS:
            return True  # «لا تتجاو ز ثلاثة أيام»
        beside = place == found.first - 1 and run[place].key in FOR_PASSING
        if (
            beside
            or run[place].key in VERBS | w.PASSED_OVER
            or (found.first - place <= 3 and run[place].key in w.DOUBTFUL and not _is_noun(run, place))
        ):
            return True
    return False
