"""What a duration is for: the reply, a complaint, keeping records, a refund, the review of the policy, …

    purpose_of(run, duration, section)  ->  one of PURPOSES

The nearest word that speaks of a purpose decides: words before the duration in its clause, then those before
the comma, then the few after it; the section is a hint. A time before something («قبل الموعد بيوم») is mostly
for a notice, and who studies something again and again reviews it. What this leaves alone: a duration that
nothing near explains is for `other`, one that two things explain equally `unclear`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_diff.facts import duration_words as w
from policy_diff.facts.duration import Duration
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.stems import says
from policy_diff.facts.words import Token, places

#: purposes and the groups of `verbs.toml` that speak of them
_CUES: dict[str, tuple[str, ...]] = {
    "complaint": ("appeal", "complaint"),
    "retention": ("retention",),
    "refund": ("refund",),
    "training": ("training", "introduction"),
    "leave": ("leave",),
    "probation": ("probation",),
    "renewal": ("renewal",),
    "contract": ("contract",),
    "meeting": ("meeting",),
    "evaluation": ("evaluation",),
    "discipline": ("discipline",),
    "disclosure": ("disclosure",),
    "review": ("review",),
    "completion": ("complete",),
    "report": ("report",),
    "payment": ("pay",),
    "notice": ("notice", "sending"),
    "reply": ("decide", "answer", "study"),
}
#: what is done every so often: studying is reviewing then, and nobody answers
_CUES_OFTEN = _CUES | {"review": ("review", "study"), "reply": ("answer",)}
PURPOSES = (*_CUES, "other", "unclear")
#: sections whose durations are mostly for one thing
_SECTIONS = {
    "retention": "retention",
    "retention_periods": "retention",
    "records": "retention",
    "record_keeping": "retention",
    "leave": "leave",
    "training": "training",
    "review": "review",
    "complaints": "complaint",
    "evaluation": "evaluation",
    "disclosure": "disclosure",
}
#: sections in which somebody asks and is answered; elsewhere a decision is seldom a reply
_ANSWERING = (
    *("procedures", "procedure_steps", "rights", "donor_rights", "reporting", "reporting_procedure", "recruitment"),
    *("complaints", "access", "general_rules", "other", ""),
)
NO_ANSWER = -8
#: these are said in so many words, the others (a decision, a notice) are part of many matters
_PLAIN = {
    "retention": 6,
    "complaint": 5,
    "refund": 6,
    "leave": 4,
    "renewal": 4,
    "training": 4,
    "probation": 5,
    "reply": -1,
    "report": -2,
    "payment": -2,
    "meeting": -3,
    "contract": -1,
    "discipline": -1,
}
#: what is done again and again is seldom an answer or a leave
_WHEN_OFTEN = {
    "review": 6,
    "renewal": 4,
    "training": 5,
    "evaluation": 4,
    "disclosure": 4,
    "meeting": -1,
    "reply": -6,
    "report": -2,
    "payment": -3,
}
_BREAKS, _COMMAS = frozenset(".؟!؛;"), frozenset(",،")
#: how far words count, their weight right beside the duration, that of the section, and what a comma takes away
BEFORE, AFTER, NEAR_BEFORE, NEAR_AFTER, SECTION, COMMA = 14, 5, 16, 9, 8, 4
#: «قبل الموعد بيوم»: who has to know it beforehand is told
LEAD, LEAD_TIME = words_of("قبل وقبل قبلها قبله"), 5
LEAD_REACH = 5
#: two purposes that are spoken of as near as this leave it unclear
MARGIN = 1
#: «إعادة النظر» is asked for by who complains, «إعادة المبلغ» a refund
_AGAIN, _ONCE_MORE = words_of("النظر نظر البحث الدراسة"), words_of("إعادة بإعادة لإعادة")
#: «خبرة ثلاث سنوات» is no notice, «غياب» no leave, «تمديد المدة» no renewal
_NOT_SPOKEN = words_of(
    "غياب الغياب غيابه غاب انقطع تغيب بغياب تمديد تمديدها تمديده التمديد تمدد يمدد وتمدد ويمدد خبرة الخبرة خبرات بخبرة"
)
#: «يرد إليه المبلغ»: an answer that is money
_GIVES_BACK = words_of("يرد ترد رد ويرد وترد فيرد فترد رده ردها يعاد تعاد يعيد تعيد")
_MONEY = words_of(
    "مبلغ المبلغ المبالغ مبالغ مال المال دفعه دفعها دفع حوله حولها الرسوم رسوم قيمة القيمة ثمن تبرعه التبرع الفائض",
    "فائضها فائضه الكلفة العربون التأمين",
)
MONEY_REACH = 6


def purpose_of(run: Sequence[Token], duration: Duration, section: str = "") -> str:
    """What `duration` in the tokens `run` of a clause of `section` is for."""
    weights = dict.fromkeys(_CUES, 0)
    for place, weight in _weighed(run, duration):
        for purpose in _spoken_of(run, place, duration):
            weights[purpose] = max(weights[purpose], weight)
    for purpose, bonus in (_WHEN_OFTEN if duration.frequency else _PLAIN).items():
        weights[purpose] += bonus * bool(weights[purpose])
    if weights["notice"] and _is_lead_time(run, duration):
        weights["notice"] += LEAD_TIME
    if section in _SECTIONS:
        weights[_SECTIONS[section]] += SECTION
    elif weights["reply"] and section not in _ANSWERING:
        weights["reply"] += NO_ANSWER
    if weights["contract"] and weights["renewal"]:
        weights["renewal"] = max(weights["renewal"], weights["contract"] + MARGIN)  # «سنة قابلة للتجديد»
    ranked = sorted(weights, key=lambda purpose: -weights[purpose])
    if weights[ranked[0]] <= 0:
        return "other"
    return ranked[0] if weights[ranked[0]] - weights[ranked[1]] >= MARGIN else "unclear"


def _weighed(run: Sequence[Token], duration: Duration) -> Iterator[tuple[int, int]]:
    """The tokens around `duration`, each with its weight: the nearer the more."""
    first, last = places(run, duration.start, duration.stop)
    for place in range(first, last + 1):
        yield place, NEAR_AFTER
    taken = 0
    for place in range(first - 1, max(-1, first - 1 - BEFORE), -1):
        if run[place].key in _BREAKS:
            break
        taken += COMMA * (run[place].key in _COMMAS)
        yield place, max(1, NEAR_BEFORE - (first - place) - taken)
    taken = 0
    for place in range(last + 1, min(len(run), last + 1 + AFTER)):
        if run[place].key in _BREAKS:
            break
        taken += COMMA * (run[place].key in _COMMAS)
        yield place, max(1, NEAR_AFTER - (place - last) - taken)


def _spoken_of(run: Sequence[Token], place: int, duration: Duration) -> Iterator[str]:
    """The purposes that the word at `place` speaks of."""
    key = run[place].key
    if key in _ONCE_MORE and place + 1 < len(run) and run[place + 1].key in _AGAIN:
        yield "review" if duration.frequency else "complaint"
        return
    if key in _AGAIN and place and run[place - 1].key in _ONCE_MORE:
        return
    if gives_back(run, place):
        yield "refund"
        return
    if key in w.SERVICE or key in _NOT_SPOKEN:
        return
    for purpose, groups in (_CUES_OFTEN if duration.frequency else _CUES).items():
        if any(says(key, group) for group in groups) and not (purpose == "reply" and says(key, "investigation")):
            yield purpose


def gives_back(run: Sequence[Token], place: int) -> bool:
    """Whether the word at `place` gives money back: «يرد إليه المبلغ», not «يرد على المبلغ»."""
    if run[place].key not in _GIVES_BACK:
        return False
    for token in run[place + 1 : place + 1 + MONEY_REACH]:
        if token.key == w.ON or token.key in _BREAKS:
            return False
        if token.key in _MONEY:
            return True
    return False


def _is_lead_time(run: Sequence[Token], duration: Duration) -> bool:
    """«قبل الموعد بيوم», «قبل شهر من حلول أجله»."""
    first, _ = places(run, duration.start, duration.stop)
    return any(token.key in LEAD for token in run[max(0, first - LEAD_REACH) : first + 1])
