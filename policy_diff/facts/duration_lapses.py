"""Times that run out: «قبل مضي X», «حتى تمضي X», «من مضى على تعيينه X», «إلا بعد X».

    due before, forbidden until, or not before: what the sentence forbids decides

What this leaves alone: bounds that a verb or a name says; they are in `duration_bounds.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from policy_diff.facts import duration_bound_words as bw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_bans import is_banned, is_wrong
from policy_diff.facts.duration_comparisons import Said, forfeited, led_by
from policy_diff.facts.duration_negations import DAMAGE, VERBS
from policy_diff.facts.words import Token, one_of_at, phrase_at

MAY_BAN = "a time that something forbidden before may go with"
#: so near before a lapse stands its «إلا»
BUT_REACH = 8
#: «ما لم يكن قد مضى»
UNLESS_REACH = 5
#: «يفقد حقه بعد مضي شهر»
ENDS = w.joined(w.words_of("يفقد تفقد يغلق تغلق يقفل تقفل ينتهي تنتهي يسقط تسقط يعد تعد"))

#: «يشترط مرور سنة على آخر مساعدة»: so much must have passed
_DEMANDS = w.joined(w.words_of("يشترط تشترط بشرط شريطة شرط اشتراط يجب يلزم يتعين ينبغي"))
_PASSING = w.words_of("مضي انقضاء مرور فوات اكتمال انصرام إتمام إكمال")
DEMAND_REACH = 4


def excepts(token: Token) -> bool:
    """«إلا», «سوى»; «ألا» is folded like the first."""
    return token.key in w.EITHER_EXCEPT and not token.text.startswith(bw.THAT_NOT)


def until(run: Sequence[Token], first: int, back: int, after: int) -> Said | None:
    """«حتى تمضي ستة أشهر», «لا … إلا بعد سنة»: not before."""
    at = first - 1
    while at >= back and run[at].key in w.FILLERS | w.THAT:
        at -= 1
    if at > back and run[at].key in w.LAPSE and (lead := _until_lead(run, at)) is not None:
        return Said("min", lead, after)
    at -= at >= back and run[at].key in w.LAPSE
    while at >= back and run[at].key in w.THAT:
        at -= 1
    if at > back and run[at].key in w.JUST_AFTER and run[at - 1].key in w.EXCEPT:
        return Said("min", at - 1, after)
    return None


def _until_lead(run: Sequence[Token], at: int) -> int | None:
    """Where «حتى», «إلى أن», «إلى حين» begins, right before the time that runs out at `at`; or None."""
    if at and run[at - 1].key in w.UNTIL:
        return at - 1
    return at - 2 if at > 1 and one_of_at(run, at - 2, w.UNTIL_THAT) else None


def lapse(run: Sequence[Token], first: int, back: int, after: int) -> Said | None:
    """«قبل مضي X» is due before, «لا يجوز قبل مضي X» forbidden until; «بعد مضي X» comes not before."""
    at = first - 1
    while at >= back and run[at].key in w.FILLERS:
        at -= 1
    if at > back and run[at].key in w.LAPSE and _by(run, first, at):
        # «قبل انتهاء مدته بثلاثين يوماً»: what runs out is another time
        return None if is_banned(run, at - 1) is False else Said("unspecified", at, after, MAY_BAN, firm=False)
    what = next((p for p in w.WHAT_AFTER if at - 1 >= back and phrase_at(run, at - 1, p)), None)
    if what:
        banned = is_banned(run, at - 1, late=True)
        if banned is None:
            return Said("unspecified", at - 1, after, MAY_BAN)
        if not banned and any(token.key in VERBS for token in run[back : at - 1]):
            return Said("unspecified", at - 1, after, DAMAGE)
        return Said("max" if banned else "min", at - 1, after, case=None if banned else "known")
    if at >= back and run[at].key in w.BEFORE | w.JUST_AFTER and is_banned(run, at, plain=True):
        return Said("min" if run[at].key in w.BEFORE else "max", at, after, firm=False)
    if at >= back and run[at].key in w.BY_LAPSE and forfeited(run, back, at):
        return Said("max", at, after, firm=False)
    if at < back or run[at].key not in w.LAPSE:
        return None
    lead = at - 1
    while lead >= back and run[lead].key in w.THAT:
        lead -= 1
    if lead < back or run[lead].key not in w.BEFORE | w.JUST_AFTER:
        return Said("min", at, after) if _demanded(run, at, back) else None
    before, banned = run[lead].key in w.BEFORE, is_banned(run, lead)
    if banned is None or (not banned and is_wrong(run, after)):
        return Said("unspecified", lead, after, MAY_BAN, firm=False)
    ends = not before and not banned and any(t.key in ENDS for t in run[back:lead])
    doubt = "a right that ends, or one that begins" if ends else ""
    return Said("max" if before != banned else "min", lead, after, doubt, firm=False)


def _by(run: Sequence[Token], first: int, at: int) -> bool:
    """«انتهاء المهلة بيومين», «انتهاء مدته بمدة شهر»: whether the amount is told from the end at `at`."""
    return at < first - 1 and any(t.key.startswith(w.BY) for t in run[at + 2 : first + 1])


def _demanded(run: Sequence[Token], at: int, back: int) -> bool:
    """«يشترط مرور سنة على آخر مساعدة»; not what is denied («لا يشترط», «يشترط عدم مرور»)."""
    if run[at].key not in _PASSING:
        return False
    for place in range(at - 1, max(back, at - DEMAND_REACH) - 1, -1):
        if run[place].key in w.NOT | w.JUST_NOT | w.NOT_THAT | w.STOPS | w.BEFORE | w.JUST_AFTER:
            return False
        if run[place].key in _DEMANDS:
            return not (place and run[place - 1].key in w.NOT | w.NOT_THAT)
    return False


def served(run: Sequence[Token], first: int, back: int, after: int) -> Said | None:
    """«لمن خدم ثلاث سنوات», «من أمضى في الخدمة سنتين», «إذا أمضى سنة»: at least."""
    for at in range(first - 1, max(back, first - w.LAPSED_REACH) - 1, -1):
        if run[at].key in w.SERVED:
            said = bool(at) and run[at - 1].key in w.WHO | w.CASES
            return Said("min", at, after, firm=False) if said else None
    return None


def lapsed(run: Sequence[Token], first: int, back: int, after: int) -> Said | None:
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
        # «ما لم تمض», «ما لم يكن قد مضى»
        unless = next((i for i in range(at - 2, max(-1, at - UNLESS_REACH), -1) if phrase_at(run, i, w.UNLESS)), None)
        if unless is not None:
            if is_banned(run, unless) is not False:
                return Said("min", unless, after)  # «لا تصرف ما لم تمض سنة على القيد»
            return Said("unspecified", unless, after, "a time that has or has not run out")
        denied = at > back and run[at - 1].key in w.NOT
        if run[at].key in w.LAPSES and run[at].text != w.LAPSING and not denied and not led_by(run, at):
            return Said("unspecified", at, after, "a bound without its negation")
        # «لا تعقد إلا وقد مضى على الدعوة أسبوع»: not before that
        but = any(excepts(t) for t in run[max(back, at - BUT_REACH) : at])
        within = is_banned(run, at - 1)
        if within is None and not but:
            return Said("unspecified", at, after, MAY_BAN)
        if denied and not but and within:
            return Said("min", at - 1, after)  # «لا تتلف وثيقة لم يمض عليها عشر سنوات»
        banned = (bool(within) and not but) if not denied else True
        case: Literal["known"] | None = None if banned and not denied else "known"
        return Said("max" if banned else "min", at - 1 if denied else at, after, case=case)
    return None
