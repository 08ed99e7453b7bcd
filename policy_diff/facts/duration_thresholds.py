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
from policy_diff.facts.duration_bans import NOT_ALLOWED
from policy_diff.facts.duration_comparisons import Said
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import Token

THRESHOLD = "what happens beyond a time, not how long it may or must be"
#: what is refused, lost or void
_REFUSED = w.FORFEITS | words_of(
    "يرفض ترفض رفض رفضت ويرفض فيرفض مرفوض مرفوضة مردود يرد بطل بطلت باطل باطلة لاغ لاغية يستبعد تستبعد استبعد استبعدت",
    "ويستبعد فيستبعد يحرم تحرم حرم يهمل تهمل أهمل",
)
#: what is done when it is too short; when it is too long, it may be a penalty
_VOID = words_of("ألغي ألغيت يلغى تلغى أعيد أعيدت يعاد تعاد")
#: behind it these do; before, «مخالفة» is what is punished
_BREACH = words_of("ممنوع ممنوعة محظور محظورة مخالفة مخالفاً")
#: after a negation these say the same
_NOT_DONE = w.TAKEN_UP | words_of(
    "يستحق تستحق يمنح تمنح يصرف تصرف يرشح ترشح يترشح تترشح يعتمد تعتمد يحتسب تحتسب تحسب يحسب يمس تمس ينفذ تنفذ عبرة",
    "يعد تعد يعتبر تعتبر يثبت تثبت يلزم",
) - words_of("يلزم يعد تعد")
#: what somebody gets
_GRANTED = words_of("استحق استحقت يستحق تستحق واستحق فيستحق يثبت تثبت ثبت ثبتت")
_EXCEPT = words_of("باستثناء عدا وباستثناء فيما")
_BREAKS = frozenset(".؛;!؟?|/")
BEFORE, AFTER, EXCEPT_REACH = 14, 10, 3


def settled(run: Sequence[Token], said: Said) -> Said:
    """A bound that stands in a case as what the sentence says of the case makes it."""
    if said.case is None or said.doubt or said.bound not in ("min", "max"):
        return said
    refused = _before(run, said.first)
    if refused is None and said.bound == "max" and any(t.key in _VOID for t in run[said.after : said.after + AFTER]):
        refused = True  # «إذا قصرت المهلة عن شهر ألغيت المنافسة»
    if refused is None:
        refused = _after(run, said.after)
    if refused is None:
        sure = said.case == "known"
        return said if sure else replace(said, bound="unspecified", doubt=THRESHOLD)
    return replace(said, bound="max" if said.bound == "min" else "min") if refused else said


def _before(run: Sequence[Token], first: int) -> bool | None:
    """Whether the words before a case refuse, or grant; None when they do neither."""
    if any(t.key in _EXCEPT for t in run[max(0, first - EXCEPT_REACH) : first]):
        return True
    but = False
    for at in range(first - 1, max(-1, first - 1 - BEFORE), -1):
        if run[at].key in _BREAKS or run[at].key in ",،":
            return None
        but = but or (run[at].key in w.EXCEPT and not run[at].text.startswith(bw.THAT_NOT))
        if (found := _says(run, at)) is not None:
            return found is not but  # «لا يستحق إلا إذا زادت خدمته على سنة»
    return None


def _after(run: Sequence[Token], after: int) -> bool | None:
    commas = 0
    for at in range(after, min(len(run), after + AFTER)):
        commas += run[at].key in ",،"
        anew = commas and run[at - 1].key in ",،" and run[at].key.startswith(w.AND)  # «…، ولا يجوز الاستثناء»
        if run[at].key in _BREAKS or commas > 1 or anew:
            return None
        if run[at].key in _BREACH:
            return True
        if (found := _says(run, at)) is not None:
            return found
    return None


def _says(run: Sequence[Token], at: int) -> bool | None:
    key = run[at].key
    denied = bool(at) and run[at - 1].key in w.NOT
    if key in NOT_ALLOWED and at and run[at - 1].key in w.NOT_THAT:
        return True
    if key in w.HINDRANCE:
        return False if denied else None
    if key in _NOT_DONE and denied:
        return True
    if key in _REFUSED:
        return None if denied else True
    return False if key in _GRANTED and not denied else None
