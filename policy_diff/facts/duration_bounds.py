"""Whether an amount is a floor, a ceiling, or just so: the words before and after it.

    «لا تقل عن X» min · «لا تزيد نوبته على X» max · «خلال X» max · «X على الأقل» min · «بعد مضي X» min

A verb of a bound that has lost its «لا» means the opposite of what was meant, so it is never read as
either: unclear. So is a bound said twice in two ways, and a comparison that none of the patterns knows.
What this leaves alone: the amount itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policy_diff.facts import duration_bound_words as bw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_accounted import doubtful, left_over, limits
from policy_diff.facts.duration_comparisons import (
    MAY_LACK,
    Said,
    case_of,
    conditional,
    denies,
    each,
    is_noun,
    named,
    near,
    utmost,
)
from policy_diff.facts.duration_following import following
from policy_diff.facts.duration_lapses import lapse, lapsed, served, until
from policy_diff.facts.duration_negations import DAMAGE, DAMAGED, VERBS
from policy_diff.facts.duration_thresholds import settled
from policy_diff.facts.duration_units import Found, unit_of
from policy_diff.facts.words import Token, one_of_at

__all__ = ["BACKWARDS", "Said", "backwards", "bound_of", "bound_verb", "plain_bound_of"]

#: so far before the number a bound is looked for
REACH_BACK = 9
#: what parts a label from what it tells; so many words part two amounts of one bound
BORDERS, GOES_ON_REACH = frozenset("|:"), 4
UNREAD = "a comparison that cannot be read"
BACKWARDS = "the words of the line are reversed"
_BOUND_VERBS = w.FLOOR_VERBS | w.CEILING_VERBS | DAMAGED
_TRANSITIVE = (w.CEILING_VERBS & w.TRANSITIVE) | frozenset(key for key in DAMAGED if key.endswith(tuple(w.TRANSITIVE)))


def bound_of(run: Sequence[Token], found: Found, taken: int = 0, last: Said | None = None) -> Said:
    """The bound of an amount, and the whole of its wording.

    Tokens before `taken` belong to another amount, whose bound is `last`.
    """
    back = max(_window(run, found.first), min(taken, found.first))
    before = _before(run, found, back)
    said = before or Said("range" if found.ranged else "exact", found.first, found.after, firm=False)
    if found.ranged:
        said = Said("range", said.first, found.after, doubt=found.doubt)
        alone = not found.doubt and left_over(run, found, taken)
    else:
        said = settled(run, _joined(said, following(run, found.after)))
        if not before and not said.firm and (label := _labelled(run, found, taken)):
            return label
        if not before and not said.firm and last and _goes_on(run, found, last):
            return _shared_bound(run, found, last)
        alone = not before and not said.firm and (doubtful(run, found, back) or left_over(run, found, taken))
    if alone:
        said = Said("unspecified", said.first, said.after, UNREAD)
    return replace(said, first=_wording(run, said.first, back))


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
    said = _joined(said, following(run, found.after))
    if not before and not said.firm and doubtful(run, found, back):
        said = Said("unspecified", said.first, said.after, UNREAD)
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
    if said := until(run, first, back, after) or _verb(run, first, back, after):
        return said
    if said := named(run, first, back, after):
        return said
    if said := lapse(run, first, back, after) or lapsed(run, first, back, after):
        return said
    if said := served(run, first, back, after) or _short_of(run, first, back, after):
        return said
    start = near(run, first, back, bw.WITHIN, w.FILLERS_NEAR)
    # «في يوم كذا» and «في سنة كذا» are dates
    counted = (found.amounts[0].count or 1) != 1 or found.amounts[0].unit in ("hour", "week", "month")
    if start is None and first > back and run[first - 1].key in w.IN and counted and not found.ranged:
        start = first - 1
    start = _respite(run, first, back) if start is None else start
    return None if start is None else Said("max", start, after, firm=False)


def _labelled(run: Sequence[Token], found: Found, taken: int) -> Said | None:
    """«الحد الأقصى للإنجاز | 5 أيام», «مدة الرد القصوى: 5 أيام»: the cell right before, or what a colon ends."""
    border = found.first - 1
    while border > taken and run[border].key == "(":
        border -= 1
    if border <= taken or run[border].key not in BORDERS:
        return None
    back = max(_window(run, border), taken)
    said = _verb(run, border, back, found.after) or named(run, border, back, found.after)
    if said and not said.doubt and said.case is None:
        return said
    return Said("unspecified", border, found.after, UNREAD) if limits(run, border, back) else None


def _goes_on(run: Sequence[Token], found: Found, last: Said) -> bool:
    """«خلال خمسة أيام للشكوى وعشرة للتظلم»: a «و» goes on with what the bound of the amount before holds of."""
    first = found.first - (run[found.first - 1].key == w.AND)
    if last.bound not in ("min", "max") or last.doubt or not run[first].key.startswith(w.AND):
        return False
    between = run[last.after : first]
    return len(between) <= GOES_ON_REACH and not any(t.key in w.STOPS or t.key in bw.OWN_LEADS for t in between)


def _shared_bound(run: Sequence[Token], found: Found, last: Said) -> Said:
    """The bound of the amount before, if both are followed alike («… للموظف و… للمدير»); else nobody can tell."""
    heads = [run[at].key if at < len(run) else "" for at in (last.after, found.after)]
    alike = all(key.startswith(w.TO_) and unit_of(key) is None for key in heads)
    alike = alike or (heads[0] == heads[1] and heads[0] in w.PREPOSITIONS | w.IN)
    return Said(last.bound if alike else "unspecified", found.first, found.after, "" if alike else UNREAD)


def _short_of(run: Sequence[Token], first: int, back: int, after: int) -> Said | None:
    """«في زمن لا يبلغ الساعتين»: less than that."""
    reached = first - 1 > back and run[first - 1].key in w.COMES_TO
    return Said("max", first - 2, after) if reached and run[first - 2].key == w.PLAIN_NOT else None


def _respite(run: Sequence[Token], first: int, back: int) -> int | None:
    """«مهلة أسبوع», «تمهل الأسرة شهراً»: who is given a time may use all of it, and no more."""
    at = first - 1
    while at >= back and (run[at].key in w.RESPITE_TAIL or run[at].key in "(:"):
        at -= 1
    heads = at >= back and run[at].key in w.RESPITE_HEAD and run[at + 1].key == ":"
    if at >= back and (heads or run[at].key in w.RESPITE):
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
    if at < back or run[at].key not in _BOUND_VERBS or is_noun(run, at):
        at = _verb_further(run, first, back)
        back = min(back, max(0, at - 2))  # a verb that waits for its «عن» may stand before the window
    if at < back:
        return None
    if run[at].key in DAMAGED:
        return Said("unspecified", at, after, DAMAGE)
    if run[at].key.startswith(w.ARTICLE) and at and run[at - 1].key in _TRANSITIVE:
        at, back = at - 1, min(back, max(0, at - 3))  # «ما لم يتجاوز التأخير خمسة أيام»
    floor = run[at].key in w.FLOOR_VERBS
    denial = _denial(run, at, back)
    if denial is None:
        if utmost(run, at + 1, after):
            return None  # «غاية ما يُتأخر في ذلك عشرة أيام»
        came = any(token.key in w.COME_ABOUT for token in run[max(back, at - 1) : at + 1])
        if came and (conditional(run, at) or run[at - 1].key in bw.RELATIVES | w.OR or each(run, at)):
            return Said("max" if floor else "min", at, after, case=case_of(run, at))
        if at > 1 and run[at - 1].key in w.THAT and run[at - 2].key in w.JUST_AFTER:
            return Said("max" if floor else "min", at - 2, after)  # «بعد أن تزيد مدة عضويته على سنة»
        governing = denies(run, at)
        lasting = run[at].key not in w.COME_ABOUT or run[at - 1].key in w.LENGTHS  # «لا يبقى مدة تجاوز شهراً»
        if governing and governing.sure and lasting and _forbids(run, governing.at, at):
            return Said("min" if floor else "max", at, after)  # «لا يكلف بعمل يفوق ساعتين»
        return Said("unspecified", at, after, "a bound without its negation")
    return Said("min" if floor else "max", denial, after)


def _forbids(run: Sequence[Token], denial: int, at: int) -> bool:
    """«لا يكلف», «ليس للمدير أن يفوض»: whether the negation denies what is done."""
    not_his = run[denial].key in w.JUST_NOT - {w.PLAIN_NOT} and any(t.key in w.THAT for t in run[denial:at])
    return not_his or _is_verb(run, denial + 1)


def _is_verb(run: Sequence[Token], at: int) -> bool:
    """Whether a verb of the present follows a negation, or a modal."""
    return run[at].key in w.MODALS | w.IS_DONE or (len(run[at].key) > 3 and run[at].key.startswith(w.OF_PRESENT))


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
        if run[at].key in verbs and not is_noun(run, at):
            return at
    return -1


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
    if run[at - 1].key == w.HAS:  # «ألا تكون المدة قد تجاوزت سنة»
        for place in range(at - 2, max(back, at - w.WAS_REACH) - 1, -1):
            if run[place].key in w.WAS and place and run[place - 1].key in w.NOT:
                return place - 1
    modal = at - 1 - (run[at - 1].key in w.THAT)
    denied = modal > back and run[modal].key in w.MODALS and run[modal - 1].key in w.NOT
    return modal - 1 if denied else None
