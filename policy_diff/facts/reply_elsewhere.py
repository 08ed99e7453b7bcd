"""The reply time of policies that have no steps for beneficiaries: reports, disclosures, complaints, requests.

    «تبدي اللجنة رأيها خلال مدة لا تقل عن ثلاثة أيام عمل»      the answer to a report
    «وتبت فيها اللجنة خلال شهر من تاريخ تسجيلها»              the decision on a complaint

Such policies state many durations. The reply is the one under a word of deciding or answering, with
somebody who asked. What this leaves alone: the time to appeal, to make good what is missing, to keep
records, and the receipt that something has arrived.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalizers import fold
from policy_diff.facts.clauses import COVER, Clause
from policy_diff.facts.duration import Duration, durations
from policy_diff.facts.duration_words import CASES, words_of
from policy_diff.facts.purpose import gives_back
from policy_diff.facts.stems import says
from policy_diff.facts.words import Token, tokens

_RECEIPT = words_of("تسلم بتسلم باستلام بالاستلام باستلامه وصوله بوصوله تسلمه استلامنا باستلامنا وصول")
#: «يشعر خلال يوم باستلام طلبه», «ويزود برقم القيد»
_RECEIVED = words_of(
    "باستلام بالاستلام باستلامه باستلامها بتسلم بتسلمه بتسلمها بوصول بوصوله بوصولها بورود بوروده بقيد برقم"
)
#: «بإشعار استلام»
_NOTE, _OF_RECEIPT = words_of("إشعار بإشعار رسالة برسالة إفادة بإفادة سند إيصال"), words_of("استلام تسلم وصول ورود قيد")
#: the time of something lent
_LENT = words_of(
    "إعارة الإعارة يعار تعار المستعير استعارة المستعار المعار المعارة الاستعارة لإعادة لرده إعادتها إعادته"
)
_AWAY = (COVER, "approval", "review", "final_provisions", "retention", "records", "retention_periods", "definitions")
_BREAKS = frozenset(".؟!؛;")
_OR, _FROM, _BEFORE = words_of("أو"), words_of("من على"), words_of("قبل قبلها قبله")
#: «إعادة النظر», «وأمامه عشرة أيام»: time of whoever appeals
_AGAIN, _ONCE_MORE = words_of("النظر نظر التقييم"), words_of("إعادة بإعادة")
_HAS_TIME = (fold("أمامه"), fold("وأمامه"), fold("أمامك"), fold("أمامها"))
_LONG = words_of("مدته مدتها طوله طولها")
#: groups of `verbs.toml`: what a reply is, and what other times are for
_DECIDING = ("study", "decide", "answer", "serve")
_OTHERS = (
    *("retention", "refund", "training", "leave", "renewal", "complete", "contract", "probation", "meeting"),
    *("report", "pay", "discipline", "notice", "review", "raise"),
)
#: so far before and after the time; weights; what is enough
BEFORE, AFTER = 14, 8
BEGIN = 4
DECIDES, TELLS, ASKED, BOTH, OTHER, APPEALS, RECEIPT, ASIDE, ARRIVAL, KNOWING = 3, 1, 1, 1, -2, -5, -3, -3, 2, -3
#: opinions on an unclear case have their own time; nobody waits half a year for an answer
DOUBT, SLOW, LONG, LENDS = -2, -4, 180, -3
ENOUGH = 4
#: sections that say what becomes of a request; there a little less is enough when nothing else is found
_ROUTES = (
    *("procedures", "procedure_steps", "reporting", "reporting_procedure", "recruitment", "rights", "donor_rights"),
    *("complaints", "access", "investigation"),
)
ROUTE, LITTLE, OPEN = 1, 3, -2
#: sections whose decisions are about something else than a request
_ASIDE = ("discipline", "leave", "training", "evaluation", "wages", "working_hours", "eligibility", "volunteer_duties")
ASIDE_SECTION = -2
#: a time that is added to the reply's, or that of a special case
_MORE = words_of("تمديد تمدد يمدد تمديدها تمديده بتمديد يمددها تمد يمد أخرى إضافية مماثلة آخر إضافي زيادتها تزاد تمدها")
EXTENDS, CASE, CASE_REACH = -3, -1, 8


@dataclass(frozen=True, slots=True)
class Reply:
    """A time that may be that of the reply, with its clause and how surely it is."""

    score: int
    order: int
    duration: Duration
    clause: Clause


def replies(clauses: Sequence[Clause]) -> tuple[Reply, ...]:
    """The candidates that are sure enough, in reading order; failing them, those that are nearly so."""
    found = _candidates(clauses)
    sure = tuple(one for one in found if one.score >= ENOUGH)
    return sure or tuple(one for one in found if one.clause.section in _ROUTES)


def _candidates(clauses: Sequence[Clause]) -> list[Reply]:
    found: list[Reply] = []
    for clause in clauses:
        if clause.section in _AWAY:
            continue
        run = tokens(clause.text)
        for duration in durations(clause.text):
            score = 0 if duration.frequency or duration.in_minutes else _score(run, duration)
            score += (clause.section in _ROUTES) * ROUTE + (clause.section in _ASIDE) * ASIDE_SECTION
            score += (not duration.amounts) * OPEN
            if score >= LITTLE:
                found.append(Reply(score, len(found), duration, clause))
    return found


def _score(run: Sequence[Token], duration: Duration) -> int:
    """How surely this is the time of an answer."""
    first = next(i for i, token in enumerate(run) if token.stop > duration.start)
    last = max(i for i, token in enumerate(run) if token.start < duration.stop)
    start = max((i + 1 for i in range(first) if run[i].key in _BREAKS), default=0)
    stop = min((i for i in range(last + 1, len(run)) if run[i].key in _BREAKS), default=len(run))
    sentence = run[start:stop]
    before = run[max(start, first - BEFORE) : first + 1]
    after = run[last + 1 : min(stop, last + 1 + AFTER)]
    deciding, telling = _nearest(before, *_DECIDING), _nearest(before, "tell")
    if not deciding and telling and _nearest(after, "decide", "answer"):
        deciding = telling
    if not deciding and not telling:
        return 0
    score = DECIDES * bool(deciding) + TELLS * bool(telling) + ASKED * bool(_nearest(sentence, "matter", "asker"))
    score += BOTH * bool(_nearest(before, "study") and _nearest(before, "decide", "answer"))
    score += OTHER * (_nearest(before, *_OTHERS) > deciding) + RECEIPT * _is_receipt(before, after)
    score += LENDS * any(gives_back(before, i) for i in range(len(before)))
    score += LENDS * any(t.key in _LENT for t in before)
    score += _from(run[first : min(stop, last + 1 + AFTER)], duration) + APPEALS * _appeals(before)
    score += DOUBT * bool(_nearest(before, "unclear")) + ASIDE * _is_lead_time(before, duration)
    extends = any(token.key in _MORE for token in (*before[-BEGIN:], *run[first : last + 2]))
    score += EXTENDS * extends + CASE * any(token.key in CASES for token in before[-CASE_REACH:])
    return score + SLOW * any((amount.days or 0) >= LONG for amount in duration.amounts)


def _is_receipt(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether somebody is told that something has arrived, which is no answer to it."""
    if any(t.key in _RECEIPT | _RECEIVED for t in before) or any(t.key in _RECEIVED for t in after[:BEGIN]):
        return True
    return any(a.key in _NOTE and b.key in _OF_RECEIPT for a, b in pairwise((*before[-BEGIN:], *after[:BEGIN])))


def _from(run: Sequence[Token], duration: Duration) -> int:
    """What the time runs from: the arrival of the request speaks for a reply, what somebody learnt against it."""
    start = next((i for i, token in enumerate(run) if token.key in _FROM), None)
    if start is None:
        return 0
    begin = run[start + 1 : start + 1 + BEGIN]
    return ARRIVAL * bool(_nearest(begin, "arrival")) or KNOWING * bool(_nearest(begin, "knowing"))


def _is_lead_time(before: Sequence[Token], duration: Duration) -> bool:
    """«قبل الموعد بأسبوع», «مدته ثلاث ساعات»: a time before something, or the length of something."""
    if duration.bound == "exact" and any(token.key in _BEFORE for token in before[-BEGIN:]):
        return True
    return bool(before) and any(token.key in _LONG for token in before[-2:])


def _nearest(run: Sequence[Token], *groups: str) -> int:
    """The place of the last word of a group, counted from 1; nought when there is none."""
    return max((i for i, token in enumerate(run, 1) if any(says(token.key, group) for group in groups)), default=0)


def _appeals(before: Sequence[Token]) -> bool:
    """Whether somebody appeals; not «يوافق أو يعترض», which is a decision."""
    again = any(token.key in _AGAIN and i and before[i - 1].key in _ONCE_MORE for i, token in enumerate(before))
    return (
        again
        or any(token.key.startswith(_HAS_TIME) for token in before[-3:])
        or any(says(token.key, "appeal") and not (i and before[i - 1].key in _OR) for i, token in enumerate(before))
    )
