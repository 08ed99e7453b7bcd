"""Bounds that stand in a case: «إذا تجاوز X …», «من قل عن X …», «متى غاب أكثر من X …».

    refused beyond it   «لا يقبل إن تجاوز شهراً», «يُرفض إذا قُدم قبلها بأقل من أسبوع»     the other bound
    granted beyond it   «يستحق إذا زادت خدمته على سنة»                                    as compared
    something else      «إذا زاد الغياب على شهر أُنذر»                                    unclear

Whoever words a penalty for passing a month says how long is allowed (at most a month) and from when the penalty
is due (more than a month): drafters asked took it either way, so nothing is claimed.
What this leaves alone: comparisons that no case opens, and those that a negation of their own turns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policy_diff.facts import duration_bound_words as bw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_bans import BURDENS, NOT_ALLOWED
from policy_diff.facts.duration_comparisons import Said
from policy_diff.facts.duration_units import unit_of
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import Token, phrase_at

THRESHOLD = "what happens beyond a time, not how long it may or must be"
EXCEPTED = "an exception, and what holds for it may be more or less"
UNLESS = "a denial that another one denies"
_LESS = words_of("أقل أقصر دون")
#: what is refused, lost or void; «يرد», «يهمل», «يعاد» are left out: a fee is given back, a letter answered
_REFUSED = w.joined(words_of("يرفض ترفض يستبعد تستبعد يحرم تحرم يسقط تسقط يبطل تبطل يتقادم تتقادم")) | words_of(
    "مرفوض مرفوضة باطل باطلة لاغ لاغية",
)
#: the same told in the past: only behind a case is it what follows from it («إذا تأخر الطلب سقط»)
_LOST = w.joined(words_of("رفضت سقط سقطت بطل بطلت استبعد استبعدت"))
#: verb or noun: a consequence only right behind the amount
_LOST_OR_NAMED = words_of("رفض فيرفض حرم")
#: what is called off when its time is too short; when it is too long, that may be a penalty
_CALLED_OFF = words_of("ألغي ألغيت يلغى تلغى")
_PROCEEDINGS = words_of(
    "المنافسة المزايدة الجلسة الاجتماع اللقاء الدعوة الانتخابات الانتخاب المسابقة الدورة الترشح الإعلان"
)
#: before, «مخالفة» is what is punished; behind a case these forbid it, when it is called so
_BREACH = words_of("ممنوع ممنوعة محظور محظورة مخالفة مخالفاً")
_CALLED = words_of("عد عدت يعد تعد اعتبر اعتبرت يعتبر تعتبر كان كانت فهو فهي هو هي فذلك ذلك فهذا هذا")
#: after a negation these say the same
_NOT_DONE = w.TAKEN_UP | words_of(
    "يستحق تستحق يمنح تمنح يصرف تصرف يرشح ترشح يترشح تترشح يعتمد تعتمد يحتسب تحتسب تحسب يحسب يمس تمس ينفذ تنفذ عبرة",
    "يثبت تثبت",
)
#: what somebody gets
_GRANTED = words_of("استحق استحقت يستحق تستحق واستحق فيستحق يثبت تثبت ثبت ثبتت يصرف تصرف ويصرف يمنح تمنح ويمنح")
#: so near behind the verb stands the burden that is lost or denied
BURDEN_REACH = 3
#: right behind the verb: to be denied one of these is a favour («لا يجوز للمدير رفض الطلب إذا …»)
_PENAL_ACTS = words_of(
    "رفض الرفض إلغاء إلغاؤه فسخ إسقاط استبعاد استبعاده حرمان حرمانه مساءلة مساءلته معاقبة معاقبته فرض فصل فصله إيقاف",
    "إيقافه إنهاء منع منعه سحب إنذار رد إعادة مطالبة إلزام خصم حسم",
)
_EXCEPT = words_of("باستثناء عدا وباستثناء فيما")
#: what is allowed but for an exception
_PERMITS = words_of("يعتمد تعتمد يجوز يحق يقبل تقبل يوافق توافق يصرح تصرح يسمح")
_BREAKS = frozenset(".؛;!؟?|/")
BEFORE, AFTER, EXCEPT_REACH = 10, 8, 3
#: how a verb of the present begins, and a word so long may be one («يوم» is none)
_HE, _VERB_LENGTH = w.OF_PRESENT[0], 4


def settled(run: Sequence[Token], said: Said) -> Said:
    """A bound that stands in a case as what the sentence says of the case makes it."""
    if said.doubt or said.bound not in ("min", "max"):
        return said
    if _denied_twice(run, said):
        return replace(said, bound="unspecified", doubt=UNLESS)
    if said.case is None:
        return said
    if run[said.first].key in w.CEILING_VERBS and any(t.key in _LESS for t in run[said.first + 1 : said.after]):
        said = replace(said, bound="max")  # «إذا تأخر أقل من ساعة»
    if any(t.key in _EXCEPT for t in run[max(0, said.first - EXCEPT_REACH) : said.first]):
        rest = [t.key for t in run[said.after : said.after + 2]]
        if len(rest) > 1 and rest[0] in (",", "،") and rest[1] in _PERMITS:
            return _other(said)  # «باستثناء ما زاد على يومين، يعتمد المدير الإجازات»
        return replace(said, bound="unspecified", doubt=EXCEPTED)  # «عدا ما قل عن ساعة», «فيما زاد على يومين»
    if said.first and run[said.first].key.startswith(w.ARTICLE) and run[said.first - 1].key in w.FLOOR_VERBS:
        return replace(said, bound="unspecified", doubt=THRESHOLD)  # «إذا قل التأخير عن أسبوع»: less of what exceeds
    refused = _before(run, said.first)
    if refused is None and said.bound == "max" and _called_off(run, said.after):
        refused = True  # «إذا قصرت المهلة عن شهر ألغيت المنافسة»
    if refused is None:
        refused = _after(run, said.after)
    if refused is None:
        sure = said.case == "known"
        return said if sure else replace(said, bound="unspecified", doubt=THRESHOLD)
    return _other(said) if refused else said


def _other(said: Said) -> Said:
    return replace(said, bound="max" if said.bound == "min" else "min")


def _denied_twice(run: Sequence[Token], said: Said) -> bool:
    """«لا يعتمد ما لم تزد مدته على شهر»; not «لا تحتسب غرامة ما لم …», nor what must first have passed."""
    measures = any(t.key in w.FLOOR_VERBS | w.CEILING_VERBS for t in run[said.first : said.after])
    return measures and phrase_at(run, said.first, w.UNLESS) and bool(_before(run, said.first))


def _called_off(run: Sequence[Token], after: int) -> bool:
    off = (run[at].key in _CALLED_OFF for at in range(after, min(len(run) - 1, after + AFTER)))
    return any(is_off and run[after + i + 1].key in _PROCEEDINGS for i, is_off in enumerate(off))


def _before(run: Sequence[Token], first: int) -> bool | None:
    """Whether the words before a case refuse, or grant; None when they do neither, or another verb stands nearer."""
    but = False
    for at in range(first - 1, max(-1, first - 1 - BEFORE), -1):
        if run[at].key in _BREAKS or run[at].key in ",،":
            return None
        but = but or (run[at].key in w.EXCEPT and not run[at].text.startswith(bw.THAT_NOT))
        if (found := _says(run, at)) is not None:
            return found is not but  # «لا يستحق إلا إذا زادت خدمته على سنة»
        if _another_verb(run, at):
            return None
    return None


def _after(run: Sequence[Token], after: int) -> bool | None:
    """Whether what follows a case refuses, or grants."""
    commas = 0
    for at in range(after, min(len(run), after + AFTER)):
        commas += run[at].key in ",،"
        anew = commas and run[at - 1].key in ",،" and run[at].key.startswith(w.AND)  # «…، ولا يجوز الاستثناء»
        if run[at].key in _BREAKS or commas > 1 or anew:
            return None
        if run[at].key in _BREACH and (at == after or run[at - 1].key in _CALLED):
            return True
        lost = run[at].key in _LOST and not _told(run, at)
        if (lost or (run[at].key in _LOST_OR_NAMED and at == after)) and not _burden(run, at):
            return True
        if (found := _says(run, at)) is not None:
            return found
        if _another_verb(run, at) and run[at].key not in _CALLED:
            return None
    return None


def _another_verb(run: Sequence[Token], at: int) -> bool:
    """«يبلغ المستفيد إذا …»: a verb whose case it is; «له أن يعترض» belongs to the verb before."""
    key = run[at].key
    if len(key) < _VERB_LENGTH or not key.startswith((_HE, w.AND + _HE)) or unit_of(key) or key in _NOT_DONE | _REFUSED:
        return False
    return not (at and run[at - 1].key in w.THAT)


def _told(run: Sequence[Token], at: int) -> bool:
    """«لمن رفض طلبه», «الذي سقط», «قد بطل»: told of somebody, and nothing that follows."""
    return bool(at) and (run[at - 1].key in w.WHAT_OR_WHO | bw.RELATIVES | w.PREPOSITIONS or run[at - 1].key == w.HAS)


def _burden(run: Sequence[Token], at: int) -> bool:
    """«يسقط الإنذار», «لا يحتسب التأخير»: what is lost is nothing that anybody wants."""
    for place in range(at + 1, min(len(run), at + 1 + BURDEN_REACH)):
        key = run[place].key
        if key in w.CASES | w.WHAT_OR_WHO | bw.RELATIVES or run[place].text in w.IF:
            return False
        near = place == at + 1 or (place == at + 2 and run[at + 1].key.startswith(w.TO_))
        if key in BURDENS or (near and key in _PENAL_ACTS):
            return True
    return False


def _says(run: Sequence[Token], at: int) -> bool | None:
    key = run[at].key
    denied = bool(at) and run[at - 1].key in w.NOT
    if key in NOT_ALLOWED and at and run[at - 1].key in w.NOT_THAT:
        return True
    if key in w.HINDRANCE:
        return False if denied else None
    if _told(run, at) or _burden(run, at):
        return None
    if key in _NOT_DONE and denied:
        return True
    if key in _REFUSED:
        return None if denied else True
    return False if key in _GRANTED and not denied else None
