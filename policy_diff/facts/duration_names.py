"""Numbers of years or months that are no length of anything a policy sets: ages of persons, anniversaries, names.

    «للأيتام دون 18 سنة» an age · «عمره أقل من شهر» an age · «ذكرى مرور عشر سنوات», «مبادرة 30 يوم صحة» names

What this leaves alone: ages that the word «عمر» or «سن» tells in years; they are in `duration_amounts.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.facts import duration_loose_words as lw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_units import Found
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import Token

#: of whom an age is told
_OF_AGE = w.PERSONS | words_of(
    "للأطفال للأيتام للطلاب للطالبات للشباب للفتيات للفتيان للأبناء للبنات للأولاد لليتيم لليتيمات اليتيمات للمسنين",
    "للمسنات لليافعين للناشئة لأطفال لأيتام لشباب مسن المسن مسنون مسنين للأشخاص الطفل للطفل طفل الروضة المراهقين",
    "للمراهقين والأطفال والأيتام والشباب والمسنين والأبناء والفتيات",
)
_LESS_OR_MORE, _UNDER = words_of("أقل أكثر أكبر أصغر"), w.OVER_OR_UNDER
#: shorter ones may be how long something lasts for them («للأيتام من سنة إلى ثلاث سنوات»)
_RANGE_TO = 6
#: his own age, which may be told in months
_HIS_AGE = words_of("عمره عمرها وعمره وعمرها بعمر أعمارهم أعمارهن عمرك")
_AT_AGE = words_of("عمر العمر")
HIS_AGE_REACH, KEPT_REACH = 3, 6
#: what is kept or demanded has an «age» that a policy does set («ما كان من القيود عمره أقل من سنة»)
_BORN = words_of(
    "مولود المولود رضيع الرضيع طفل الطفل أطفال الأطفال جنين رضع الرضع المواليد مواليد للمواليد للرضع طفلة الطفلة"
)
BORN_REACH = 5
_FEAST = words_of("احتفال الاحتفال باحتفال احتفالية احتفالاً احتفلت تحتفل بذكرى ذكرى الذكرى لذكرى بمناسبة مناسبة احتفاء")
_PASSING, FEAST_REACH = words_of("مرور بمرور مضي بمضي"), 4
#: their names may hold an amount; behind it the name goes on with a noun
_ENTITLED = words_of(
    "مبادرة ومبادرة حملة وحملة جائزة وجائزة مسابقة تحدي مبادرات وسام لمبادرة لحملة بمبادرة بحملة بجائزة"
)


def is_persons_age(run: Sequence[Token], found: Found) -> bool:
    """«للأيتام دون 18 سنة», «للشباب بين 18 و30 سنة», «أطفال الروضة من 3 سنوات إلى 6 سنوات»: years, without «عمر»."""
    first = found.first
    if any(amount.unit != "year" for amount in found.amounts) or not first:
        return False
    if found.ranged:
        return run[first - 1].key in _OF_AGE and (found.amounts[-1].count or 0) >= _RANGE_TO
    if (found.amounts[0].count or 0) < w.PASSED_AGE:
        return False
    if run[first - 1].key in _UNDER:
        return first > 1 and run[first - 2].key in _OF_AGE
    if any(t.key in lw.KEPT for t in run[max(0, first - KEPT_REACH) : first]):
        return False  # «الاحتفاظ بسجلات الأطفال أكثر من 15 سنة»
    compared = first > 2 and run[first - 1].key in w.FROM and run[first - 2].key in _LESS_OR_MORE
    return compared and run[first - 3].key in _OF_AGE


def is_young(run: Sequence[Token], found: Found) -> bool:
    """«في عمر ستة أشهر», «مولود عمره أقل من شهر»: an age in months, weeks or days."""
    if any(amount.unit == "year" for amount in found.amounts) or not found.first:
        return False
    first = found.first
    if run[first - 1].key in _AT_AGE:
        return first > 1 and run[first - 2].key in w.IN | w.FROM
    his = any(t.key in _HIS_AGE for t in run[max(0, first - HIS_AGE_REACH) : first])
    return his and any(t.key in _BORN for t in run[max(0, first - HIS_AGE_REACH - BORN_REACH) : first])


def is_name(run: Sequence[Token], found: Found) -> bool:
    """«احتفال الجمعية بمرور 25 سنة», «مبادرة 30 يوم صحة»: an anniversary, or part of a name."""
    first = found.first
    if not first:
        return False
    if run[first - 1].key in _PASSING:
        return any(t.key in _FEAST for t in run[max(0, first - 1 - FEAST_REACH) : first - 1])
    if run[first - 1].key not in _ENTITLED or found.after >= len(run):
        return False
    follows = run[found.after].key
    return (
        follows.isalpha()
        and not follows.endswith(w.ADJECTIVE)
        and follows not in w.PLAIN_AFTER | w.REGULARLY.keys() | w.ANOTHER
    )
