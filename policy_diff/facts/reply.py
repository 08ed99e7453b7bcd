"""The reply time: how long the association takes (or at least takes) to answer a request.

A policy states many durations. The reply is the one whose sentence speaks of a request and of its
decision or answer; complaints, records, conditions, reviews and reminders have durations of their own.
Reported as stated: «لا تقل عن أسبوعين» is a minimum and never becomes a deadline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration import Duration, durations
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.reply_elsewhere import replies
from policy_diff.facts.words import tokens
from policy_diff.model import Fact

KEY = "response_time"
_ANSWER = words_of(
    "رأيها رأيه توصيتها توصيته رأياً الرد والرد رد بالرد قبوله قبولها رفضه رفضها القبول الرفض رده البت للبت",
    "والبت بقرار بقرارها قرارها القرار بالقرار قراراً قرار النتيجة بالنتيجة النتائج نتيجة بنتيجة إفادته إفادة",
    "بالموافقة الموافقة الاعتذار الجواب الإجابة قبولاً بقبوله بقبولها توصية بالقبول",
)
_TELL = words_of(
    "يبلغ تبلغ تبلغه وتبلغه ويبلغ وتبلغ إبلاغه إبلاغ يخطر تخطر وتخطر ويخطر إخطاره إشعاره يشعر يفاد إفادته",
    "تعلن يعلن يخبر ويخبر إخباره يرد ترد ويرد يجاب تجيب يجيب إشعار يخاطب ويخاطب التوضيح",
)
_REQUEST = words_of(
    "طلب طلبه طلبها الطلب الطلبات طلبات المتقدم متقدم التقديم الاستمارة استمارة ملفه معاملته معاملاته اللجنة",
    "لجنة لدراسة دراسة دراسته صاحبه صاحبها المتقدمين الوحدة",
)
_OTHER = words_of(
    "شكوى الشكوى الشكاوى شكواه الشاكي تظلم التظلم تظلمه اعتراض الاعتراض اعتراضه المعترض تحفظ حفظ يحفظ وتحفظ",
    "إتلاف الاحتفاظ النقص نقصاً بالنقص الرسائل رسائل رسالة الموعد موعد بموعد رسوم الرسم رسماً تحديث تجديد",
    "إقامته إقامة السياسة مراجعة صدورها الإعلان إعلان تدريب إجازة الاستفسارات استفسارات المكتوبة تجريبية ملغى",
    "الغياب المقترحات يتلف",
)
_STEPS = ("procedure_steps", "procedures")
#: words of the same sentence within so many words of the duration count double
NEAR = 14
#: weights: an answer, telling someone, a request, another matter, the section
ANSWER, TELL, REQUEST, OTHER, STEPS, AWAY = 2, 1, 1, -3, 2, -1
ENOUGH = 4
_BREAKS = frozenset(".؟!؛;")


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: int
    order: int
    duration: Duration
    clause: Clause


def find(clauses: Sequence[Clause], *, with_steps: bool) -> Fact:
    """The reply time, unclear when its bound or number cannot be read.

    `with_steps`: policies of this type have steps for requests; the others are read by `reply_elsewhere.py`.
    """
    found: list[_Candidate] = []
    for clause in clauses:
        for duration in durations(clause.text):
            if duration.frequency or duration.in_minutes:
                continue
            score = _score(clause, duration)
            if score >= ENOUGH:
                found.append(_Candidate(score, len(found), duration, clause))
    if not found and not with_steps:
        found = [_Candidate(r.score, r.order, r.duration, r.clause) for r in replies(clauses)]
    if not found:
        return Fact(key=KEY, status="not_stated")
    best = max(found, key=lambda candidate: (candidate.score, -candidate.order))
    duration, lines = best.duration, best.clause.lines
    rival = any(one.score == best.score and one.duration.value() != duration.value() for one in found)
    if not duration.clear or (rival and not with_steps):
        return Fact(key=KEY, status="unclear", text=duration.text, lines=lines)
    return Fact(key=KEY, status="stated", value=duration.value(), text=duration.text, lines=lines)


def _score(clause: Clause, duration: Duration) -> int:
    """How surely this is the time of a reply to a request."""
    near, sentence = _context(clause.text, duration)
    answer, tell = bool(sentence & _ANSWER), bool(sentence & _TELL)
    if not (answer or tell) or not sentence & _REQUEST:
        return 0
    score = ANSWER * answer + TELL * tell + REQUEST
    score += ANSWER * bool(near & _ANSWER) + TELL * bool(near & _TELL) + REQUEST * bool(near & _REQUEST)
    score += OTHER * bool(near & _OTHER) + (STEPS if clause.section in _STEPS else AWAY)
    return score


def _context(text: str, duration: Duration) -> tuple[frozenset[str], frozenset[str]]:
    """The folded words near the duration, and all those of its sentence."""
    run = tokens(text)
    inside = [i for i, token in enumerate(run) if duration.start <= token.start < duration.stop]
    first, last = inside[0], inside[-1]
    start = max((i + 1 for i in range(first) if run[i].key in _BREAKS), default=0)
    stop = min((i for i in range(last + 1, len(run)) if run[i].key in _BREAKS), default=len(run))
    sentence = frozenset(token.key for token in run[start:stop])
    near = frozenset(token.key for token in run[max(start, first - NEAR) : min(stop, last + 1 + NEAR // 2)])
    return near, sentence
