"""Whether a sentence forbids what comes before or after a time: «لا يجوز إتلافها قبل مضي خمس سنوات».

    «لا يصرف قبل مضي شهر» forbidden · «يبلغ قبل مضي يومين» due · «لا بد من الرد قبل مضي شهر» due
    «لا مانع من إتلافها بعد مضي شهر» allowed · «لا يلزم الرد قبل مضي شهر» neither
    «لا يعفى من الرد قبل مضي شهر», «إتلافها قبل مضي شهر مخالفة»         nobody can tell by the words alone

A negation may deny that something is forbidden or owed, or an omission, belong to another verb, or stand
behind a comma; and what is a breach needs none.
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
#: «لا مانع من إتلافها بعد مضي»: it is allowed from then on; before a time nobody can tell
_ALLOWED = w.HINDRANCE | words_of("غضاضة اعتراض جناح إشكال")
#: «لا يوجد أي مانع»
_THERE_IS = words_of("يوجد توجد هناك ثمة أي أية")
#: «لا يلزم الرد قبل مضي»: nothing is forbidden, only nothing is owed
_OWED = words_of(
    "يلزم تلزم يلتزم تلتزم يلزمه يشترط تشترط يجب يتعين تتعين يتوجب حاجة ضرورة داعي داع لزوم اشتراط يتطلب تتطلب يستلزم",
    "تستلزم يحتاج تحتاج يستوجب تستوجب يكلف تكلف يطالب تطالب وجوب إلزام التزام واجب واجباً واجبة لازم لازماً لازمة",
    "مطلوب مطلوباً مطلوبة ملزم ملزماً ملزمة ملزمين ملتزماً ملتزمة مكلف مكلفاً مكلفة مطالباً مطالبة مطالب ضروري ضرورياً",
    "ضرورية الضروري اللازم الواجب المطلوب شرط شرطاً",
)
OWED_REACH = 3
#: to be spared one of these is a favour, to get one a penalty: «لا غرامة على من سدد قبل مضي شهر»
BURDENS = words_of(
    "غياب الغياب غياباً غيابه تأخر التأخر تأخير التأخير تأخيراً غرامة الغرامة جزاء الجزاء الجزاءات خصم الخصم حسم الحسم",
    "إنذار الإنذار إنذاراً مخالفة المخالفة العقوبة عقوبة لوم تنبيه التنبيه الدين دين الالتزام الفائدة رسوم الرسوم",
    "إنذاره عقوبته غرامات",
)
_PENALISED = words_of(
    "يعاقب تعاقب يغرم تغرم يجازى تجازى يحاسب تحاسب يؤاخذ تؤاخذ يساءل تساءل يخصم تخصم يحسم تحسم يحرم تحرم ينذر تنذر يلام"
)
#: «لا تسقط الشكوى بعد مضي سنة»: it lives on
_ENDING = w.FORFEITS | words_of("ينتهي تنتهي يفقد تفقد")
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
        if key in w.NOT_THAT and run[place + 1].key in _OWED:
            return None  # «الجمعية غير ملزمة بالرد قبل مضي»
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
    after = run[at].key not in w.BEFORE
    named = next((i for i in range(place + 1, at) if run[i].key not in _THERE_IS), at)
    if run[named].key in _ALLOWED:
        return False if after and not parted else None
    # «لا يمنع تقديمه», «لا يلزم الرد», «ليس على الإدارة أن ترد», «لا تسقط بعد مضي»
    banned_not = bool(place) and run[place].key not in w.NOT and run[place - 1].key in w.NOT | w.JUST_NOT
    banned_not = banned_not or (bool(place) and run[place].key in w.FORBIDS and run[place - 1].key == bw.WHAT)
    # «ليست الإدارة ملزمة», «لا يكون ملزماً»; «لا يصرف المبلغ المطلوب» denies another verb
    is_not = run[place].key in w.JUST_NOT - {w.PLAIN_NOT} or run[place + 1].key in w.WAS
    owed = any(t.key in _OWED for t in run[place + 1 : min(at, place + 1 + (OWED_REACH if is_not else 1))])
    spared = run[place + 1].key in (BURDENS if after else BURDENS | _PENALISED)
    not_on_him = run[place].key in w.JUST_NOT and run[place + 1].key == w.ON
    if banned_not or owed or not_on_him or spared or (after and run[place + 1].key in _ENDING):
        return None
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
