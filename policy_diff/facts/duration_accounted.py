"""Whether every word with the force of a bound was taken up: an amount is «exactly so» only if nothing says otherwise.

    «شهران هما الحد الأقصى» · «سبعة أيام لا تُتخطى» · «لا … سوى ثلاثة أيام»      a word is left over: unclear

An amount that no pattern gives a bound is exact by default. That is believed only where its clause holds no
comparison, limit, denied lapse or exception that belongs to nothing else; what counts other things is theirs.
What this leaves alone: bounds that were read.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from normalizers import fold
from policy_diff.facts import duration_bound_words as bw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_comparisons import counts, is_noun
from policy_diff.facts.duration_negations import FOR_PASSING, VERBS
from policy_diff.facts.duration_units import Found, unit_of
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import Token, one_of_at


def _forms(present: str, past: str, objects: str = "") -> frozenset[str]:
    """Every form of verbs, from what follows their «ي» or «ت», and from their past: with «و», «ف» and an object."""
    said = [person + stem for person, stem in product("يت", present.split())] + past.split()
    return frozenset(fold("".join(parts)) for parts in product(("", "و", "ف"), said, ("", *objects.split())))


#: verbs that measure against an amount, in every form: «تُتخطى», «تعدّاها»
_PASSING = _forms(
    "تجاوز جاوز تعدى تعدا تخطى تخطا تعد تخط فوق",
    "تجاوز جاوز جاوزت تجاوزت تعدى تعدت تخطى تخطت تعدا تخطا فاق فاقت",
    "ها ه",
)
#: those that do so by «عن» or «على»: «قصرت عن»
_COMPARING = _forms(
    "زيد زد نقص قل قصر طول ربو تأخر تراخى نيف تدنى",
    "زاد زادت نقص نقصت قلت قصرت طال طالت أربى أربت تأخر تأخرت",
) - words_of("نقل")
#: what names a limit: «هما الحد الأقصى», «سقف تمديده»
_LIMITS = words_of(
    "الأقصى القصوى الأعلى الأدنى الدنيا الأكثر الأقل غاية سقف السقف منتهى أقصى أدنى أقصر أطول أزيد أبعد أكثر أقل",
    "بالكثير بالأكثر بالأقل سوى أقصاها أقصاه أدناها أدناه أعلاها فأزيد فأكثر فأقل وأكثر وأقل",
)
#: «خمس سنوات ولا بأس بما فوقها»: what lies beyond the amount
_BEYOND = words_of("فوقها فوقه فوقهما بعدها بعده دونها دونه دونهما عداها عداه جاوزها تجاوزها تعداها تخطاها")
#: «واحداً وعشرين يوماً لا يغلق قبلها»
_BEFORE_IT = words_of("قبلها قبله")
#: a time that is reached or runs out; with a negation it says how long not
_REACHES = (
    w.LAPSED
    | w.LAPSE - words_of("نهاية")
    | words_of(
        "يقضي تقضي يبقى تبقى يظل تظل يستمر تستمر يدوم تدوم يمتد تمتد يمكث تمكث يبلغ تبلغ يكمل تكمل يتم تتم",
        "يستكمل تستكمل يفصل تفصل أتم أتمت أتما أكمل أكملت استكمل استكملت أمضى أمضت",
    )
)
#: «أيهما أطول» compares two that are both told
_EITHER = words_of("أيهما أيها أيهم")
#: «تصل مدة الإيقاف إلى ثلاثة أشهر»: as much as that, or up to it
_UP_TO, UP_TO_REACH = words_of("يصل تصل يصلان تصلان وصل وصلت يبلغ تبلغ"), 6
#: comparisons that may be of others: «أكثر من نصف الأعضاء»
_OF_OTHERS = words_of("أكثر أقل أطول أقصر أبعد")
_WHAT = words_of("ما وما بما فما عما مما لما")
#: superlatives, which may be of anything, and how the noun ends that says in what (as written)
_MOST = words_of("الأقل الأكثر أقل أكثر الأعلى الأدنى")
_ACCUSATIVE = ("اً", "ًا", "ا", "ةً")
_HIGHEST, _AUTHORITIES = words_of("الأعلى"), words_of("المجلس للمجلس بالمجلس والمجلس القائد الرئيس المشرف المعهد")
_ALSO, LIMITED_BACK = words_of("أيضاً تقريباً تقديراً نظاماً"), 5
_ROOF = words_of("سقف السقف")
_BUILDINGS = words_of("المبنى المنزل البيت المسجد المسكن المستودع السكن المدرسة القاعة المبان المنازل المساكن المساجد")
#: «تقصر … على» restricts, «تقصر عن» falls short; an amount with a «لمدة» of its own is not what it measures
_RESTRICTS, _FOR_A_TIME = words_of("تقصر يقصر قصر قصرت وتقصر ويقصر"), words_of("لمدة لفترة ولمدة")
_SIGNS = frozenset("<>")
_BREAKS, _COMMAS = frozenset(".؛;:!؟?|/"), frozenset(",،")
#: how far before and after the amount such a word is looked for, how far from it the number that it measures
BACK, ON, ITS_COUNT, TRAIL = 14, 9, 6, 3


def left_over(run: Sequence[Token], found: Found, taken: int) -> bool:
    """Whether a word with the force of a bound stands in the clause, and belongs to no other number."""
    begins = _begins(run, found.first, taken)
    denied = any(token.key in w.NOT for token in run[begins : found.first])
    if found.ranged:
        return _left_before(run, found.first, begins)  # «بين يوم وثلاثة أيام على الأكثر» is a range all the same
    return _left_before(run, found.first, begins) or _left_after(run, found.after, denied_before=denied)


def limits(run: Sequence[Token], border: int, back: int) -> bool:
    """Whether a word of a limit, or a denied one of comparison, stands in the label before `border`."""
    begins = _begins(run, border, back)
    denied = any(token.key in w.NOT for token in run[begins:border])
    return any(
        _has_force(run, at) and (denied or run[at].key in _LIMITS) and not _trails(run, at)
        for at in range(begins, border)
    )


def _begins(run: Sequence[Token], first: int, taken: int) -> int:
    """The first token of the clause before an amount, behind a stop and every other number."""
    at = first
    while at > max(taken, first - BACK) and run[at - 1].key not in _BREAKS | _COMMAS and not _counted(run, at - 1):
        at -= 1
    return at


def _left_before(run: Sequence[Token], first: int, begins: int) -> bool:
    reaches = (
        first > 0 and run[first - 1].key in bw.OWN_LEADS | w.NAMELY
    )  # «لم يكتمل بعد نصف ساعة»: only what comes after it
    led, over = reaches, False
    up_to = begins < first and run[first - 1].key in w.TO
    for at in range(first - 1, begins - 1, -1):
        if up_to and first - at <= UP_TO_REACH and run[at].key in _UP_TO:
            return True
        key = run[at].key
        if _has_force(run, at, over=over) and not _of_other_things(run, at, first):
            return not _trails(run, at)
        over = over or key in w.OVER
        if reaches and not led and key in w.NOT:
            return True
        reaches = reaches or (key in _REACHES and not (at and run[at - 1].key in bw.AT_ITS_END))
    return False


def _trails(run: Sequence[Token], at: int) -> bool:
    """«نسختان على الأقل لمدة سبع سنوات»: what the limit follows is counted."""
    start = next((at - i for i in (0, 1) if one_of_at(run, at - i, w.TRAILING)), at)
    return any(_counted(run, place) for place in range(max(0, start - TRAIL), start))


def _excepts(run: Sequence[Token], at: int) -> bool:
    """«إلا»; «ألا» is folded like it."""
    return run[at].key in w.EXCEPT and not run[at].text.startswith(bw.THAT_NOT)


def _left_after(run: Sequence[Token], after: int, *, denied_before: bool) -> bool:
    comma, denied = False, False
    for at in range(after, min(len(run), after + ON)):
        key = run[at].key
        if key in _BREAKS or _counted(run, at) or unit_of(key) is not None:
            return False
        comma = comma or key in _COMMAS
        if (key in _BEYOND and run[at - 1].key in _WHAT) or (denied and key in _BEFORE_IT):
            return True
        if not comma and not denied and denied_before and _excepts(run, at):
            return True
        denied = denied or key in w.NOT
        if key in w.ON_OR_IN and run[after].key.startswith(w.BY) and at > after + 1 and one_of_at(run, at, w.TRAILING):
            return False  # «ثلاثة أيام بموافقة أغلبيتهم على الأقل»
        if not comma and _has_force(run, at) and not _has_count(run, at + 1):
            return not _both_ways(run, at)
    return False


def _both_ways(run: Sequence[Token], at: int) -> bool:
    """«لا تزيد ولا تنقص»: exactly so."""
    return at + 2 < len(run) and run[at + 1].key in w.NOT and run[at + 2].key in _PASSING | _COMPARING


def _has_force(run: Sequence[Token], at: int, *, over: bool = True) -> bool:
    """Whether the word at `at` bounds an amount. `over`: «عن» or «على» stands between, or may."""
    key = run[at].key
    if key in _OF_OTHERS and _compares_others(run, at):
        return False
    return (
        key in _PASSING or (over and key in _COMPARING) or (key in _LIMITS and not (at and run[at - 1].key in _EITHER))
    )


def _of_other_things(run: Sequence[Token], at: int, first: int) -> bool:
    """«الأسر الأقل دخلاً», «المجلس الأعلى», «سقف المبنى», «تقصر العضوية على المؤسسين»: no bound of the amount."""
    key, before, follows = run[at].key, run[at - 1].key if at else "", run[at + 1] if at + 1 < first else None
    limited = any(t.key in bw.LIMITED for t in run[max(0, at - LIMITED_BACK) : at])  # «مدة البقاء الأدنى نظاماً»
    if key in _MOST and follows is not None and not limited and before not in w.ON_OR_IN | w.NOT | w.JUST_NOT:
        # «الأكثر احتياجاً»: in what, and no time
        what = follows.text.endswith(_ACCUSATIVE) and not follows.text.endswith(bw.ITS_ENDS) and len(follows.key) > 3
        if what and follows.key not in _ALSO and unit_of(follows.key) is None and not counts(run, at + 1):
            return True
    if key in _HIGHEST and before in _AUTHORITIES:
        return True
    if key in _ROOF and follows is not None and follows.key in _BUILDINGS:
        return True
    own = run[first - 1].key in _FOR_A_TIME
    over = next((t.key for t in run[at + 1 : first] if t.key in w.OVER), "")
    return own and key in _RESTRICTS and over == w.ON and before not in w.NOT | w.NOT_THAT


def _compares_others(run: Sequence[Token], at: int) -> bool:
    """«أكثر من نصف الأعضاء», «ما لم ينص العقد على مدة أطول»: what is compared is something else."""
    if at and run[at - 1].key in w.LENGTHS:
        return True
    other = at + 2 < len(run) and run[at + 1].key in w.FROM and not _counted(run, at + 2)
    return other and unit_of(run[at + 2].key) is None and run[at + 2].key not in w.FILLERS


def _has_count(run: Sequence[Token], place: int) -> bool:
    """Whether a number follows in the clause, which the word before it measures."""
    for at in range(place, min(len(run), place + ITS_COUNT)):
        if run[at].key in _BREAKS or run[at].key in _COMMAS:
            return False
        if _counted(run, at) or unit_of(run[at].key) is not None:
            return True
    return False


def _counted(run: Sequence[Token], at: int) -> bool:
    return counts(run, at) or run[at].key in w.ONE_WORDS | w.RATES


def doubtful(run: Sequence[Token], found: Found, back: int) -> bool:
    """A comparing word right before the amount, or a verb of a bound further off, that no pattern took up."""
    beside = run[found.first - 1].key if found.first else ""
    before = run[found.first - 2].key if found.first > 1 else ""
    if (beside in _SIGNS and before not in w.DASHES | {'"'}) or (beside == "=" and before in _SIGNS):
        return True  # «< 24 ساعة»: read from the right or from the left
    if beside in w.BEFORE and before in w.JUST_NOT:
        return True  # «وليس قبل ستة أشهر»
    if found.first > back and run[found.first - 1].key == w.ABOUT:
        return any(run[place].key in w.NOT for place in range(back, found.first - 1))
    for place in range(found.first - 1, back - 1, -1):
        if counts(run, place):
            return False
        if place + 1 < found.first and run[place].key + run[place + 1].key in VERBS:
            return True  # «لا تتجاو ز ثلاثة أيام»
        passing = place == found.first - 1 and run[place].key in FOR_PASSING
        if (
            passing
            or run[place].key in VERBS | w.PASSED_OVER
            or (found.first - place <= 3 and run[place].key in w.DOUBTFUL and not is_noun(run, place))
        ) and not _of_other_things(run, place, found.first):
            return True
    return False
