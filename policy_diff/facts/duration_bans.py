"""Whether a sentence forbids what comes before or after a time: «لا يجوز إتلافها قبل مضي خمس سنوات».

    «لا يصرف قبل مضي شهر» forbidden · «يبلغ قبل مضي يومين» due · «لا بد من الرد قبل مضي شهر» due
    «لا يعفى من الرد قبل مضي شهر», «إتلافها قبل مضي شهر مخالفة»         nobody can tell by the words alone

A negation may deny an omission, belong to another verb, or stand behind a comma; and what is a breach needs none.
What this leaves alone: which bound follows from it; that is `duration_lapses.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.facts import duration_bound_words as bw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_comparisons import counts
from policy_diff.facts.duration_words import joined, words_of
from policy_diff.facts.words import Token

BOUND_VERBS = w.FLOOR_VERBS | w.CEILING_VERBS
#: «لا بد من الرد»: a duty
_DUTY = words_of("بد غنى مناص مفر محيد مندوحة")
#: «لا يعفى من الرد», «لا يجوز إغفال الرد»: what is denied is that it is left undone
_OMISSION = words_of(
    "إغفال يغفل تغفل إهمال يهمل تهمل ترك يترك تترك يعفى تعفى يعذر تعذر يتخلف تتخلف التخلف يتوانى تتوانى يفوت تفوت",
    "تجاهل يتجاهل تتجاهل إرجاء يرجأ ترجأ تأجيل يؤجل تؤجل يتأخر تتأخر التأخر تأخير التأخير يمتنع الامتناع يرفض رفض",
)
OMISSION_REACH = 3
#: words of a breach, a penalty or an end, which forbid without a negation, or allow no more
_HINDERED = joined(words_of("يتعذر تتعذر يستحيل يعاقب تعاقب يساءل يؤاخذ"))
#: «من غير المسموح»
NOT_ALLOWED = words_of("جائز جائزة الجائز الجائزة مسموح المسموح مسموحاً مقبول المقبول مصرح المصرح")
_WRONG = words_of("ممنوع ممنوعة محظور محظورة مخالفة مخالفاً باطل باطلة لاغ لاغية جريمة مرفوض مرفوضة")
_PAST = words_of("لم ولم فلم")
#: so far after the amount such a word is looked for
AFTER = 5


def is_banned(run: Sequence[Token], at: int, *, plain: bool = False, late: bool = False) -> bool | None:
    """Whether the sentence up to `at` forbids. `plain`: with no other verb between; `late`: that it is late.

    None: it forbids something, and what follows may be something else; or it is not sure that it forbids.
    """
    parted = run[at].key.startswith(w.AND) and run[at].key in w.BEFORE | w.JUST_AFTER  # «، وقبل مضي»
    hindered = False
    for place in range(at - 1, max(0, at - w.BAN_REACH) - 1, -1):
        key = run[place].key
        if plain and key in BOUND_VERBS | {key if _goes_on(key) else ""} and len(key) > 3:
            return False
        if key in (w.STOPS if plain else w.STOPS - {",", "،", ")"}):
            break
        if key in _PAST and _in_case(run, place):
            return False  # «ما لم ترفع قبل انقضاء سنة», «إن لم يرد»: until then it is due
        not_allowed = key in w.NOT_THAT and run[place + 1].key in NOT_ALLOWED
        hindered = hindered or (not plain and (key in _HINDERED or key in _PAST or not_allowed))
        if _denies(run, place, plain=plain):
            return _of_denial(run, place, at, parted=parted, late=late)
        comma = key in ",،" and (place + 1 < at or run[place + 1].key.startswith(w.AND))
        again = key.startswith(w.AND) and (key in w.CASES or run[place].text in w.IF)
        parted = parted or comma or again or (_goes_on(key) and len(key) > 3)
    return None if hindered else False


def _in_case(run: Sequence[Token], place: int) -> bool:
    """Whether the word at `place` stands in a case: «إذا المستفيد لم يرد», «ما لم ترفع», «من لم يحضر»."""
    for at in range(place - 1, max(-1, place - 1 - w.CASE_REACH), -1):
        if run[at].key in w.STOPS:
            return False
        if run[at].key in w.CASES | w.WHAT_OR_WHO or run[at].text in w.IF:
            return True
    return False


def _goes_on(key: str) -> bool:
    """«ويبلغ»: another verb."""
    return key.startswith(w.JOINED_VERB)


def _denies(run: Sequence[Token], place: int, *, plain: bool) -> bool:
    if plain:
        return run[place].key in w.DENIED
    # «على ألا تتلف قبل مضي»; folded it is «إلا»
    return run[place].key in w.BAN or (run[place].key in w.EXCEPT and run[place].text.startswith(bw.THAT_NOT))


def _of_denial(run: Sequence[Token], place: int, at: int, *, parted: bool, late: bool) -> bool | None:
    if run[place + 1].key in _DUTY:
        return False
    # «ما لا يقل عن عشرة أيام، ويغلق قبل انقضاء شهرين»: it denies what has its number already
    if run[place + 1].key in BOUND_VERBS and any(counts(run, i) for i in range(place + 2, at)):
        return False
    omits = any(t.key in _OMISSION for t in run[place + 1 : min(at, place + 1 + OMISSION_REACH)])
    return None if parted or (omits and not late) else True


def is_wrong(run: Sequence[Token], after: int) -> bool:
    """«إتلافها قبل مضي عشر سنوات مخالفة»: whether what follows the amount at `after` forbids it."""
    for token in run[after : after + AFTER]:
        if token.key in w.STOPS:
            return False
        if token.key in _WRONG:
            return True
    return False
