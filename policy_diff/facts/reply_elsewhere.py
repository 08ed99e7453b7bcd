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

from policy_diff.facts.clauses import COVER, Clause
from policy_diff.facts.duration import Duration, durations
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import Token, tokens

#: deciding and answering, before the time
_DECIDES = words_of(
    "تبت يبت وتبت ويبت فتبت البت للبت والبت ترد يرد ويرد",
    "وترد فترد فيرد الرد رده تجيب يجيب وتجيب ويجيب الجواب الإجابة",
    "رأيها رأيه برأيه برأيها رأي رأياً قرارها قراره بقرارها",
    "بقراره قراراً قرار القرار بالقرار قرر قررت يقرر تقرر وتقرر",
    "توصيتها توصيته بالنتيجة النتيجة بالقبول القبول الاعتذار الفصل",
    "يفصل تفصل فيفصل فصلت رأي يوافق يعترض بتصنيفها دراسة",
    "رأي برأي تحسم يحسم وتحسم ويحسم الحسم حكمها حكمه جوابها جوابه جواب بجوابها",
    "ردا رداً إجابتها دراستها دراسته فحصها فحصه فحص",
    "تدرس يدرس تدرسه يدرسه تدرسها يدرسها وتدرس ويدرس تنظر ينظر وتنظر وينظر النظر للنظر تعتمد يعتمد توافق إصدار ويقرر",
    "تقريرها تقريره بتقرير موافقتها موافقته يجاب ويجاب تجاب يأذن تأذن الإذن إذنه مطالعتها وتوصي توصي يوصي ويوصي",
    "بنتيجة نتيجته بما الموافقة بالموافقة الرفض ردها ردهم إجابته إجابة",
)
#: telling those who asked
_TELLS = words_of(
    "تخبره تخبرك يخبرك يخبره وتخبره ويخبره ويخبرك وتخبرك تبلغه",
    "يبلغه وتبلغه ويبلغه إبلاغه إخباره إشعاره إفادته يفيد ويفيد",
    "تفيد وتفيد تخبر يخبر يبلغ ويبلغ تبلغ وتبلغ يشعر ويشعر يفاد ويفاد يخطر ويخطر تخطر وتخطر",
)
_ASKED = words_of(
    "صاحب صاحبه صاحبها المتقدم المتقدمين المبلغ المتبرع العامل",
    "الشاكي المستفيد المتطوع المستفسر مقدم مقدمه مقدمها مقدمي",
    "الطلب الطلبات طلب طلبه طلبك البلاغ بلاغه بلاغك",
    "الإشعار الإفصاح إفصاحه الشكوى شكواه الشكاوى المعاملة البطاقة النموذج",
    "الفرصة الفرص المقترح المقترحات العرض العروض طلبات والطلب بالطلب للطلب الطالب",
    "طالب السائل المعترض صاحبة لصاحب لصاحبه",
    "الموضوع الاستفسار التظلم الورقة فيه فيها عنها عنه عليه",
    "عليها أمره المسألة الملف الحالة اللجنة الهيئة الوحدة الفريق",
    "المجلس الإدارة",
)
_NOT_THIS = words_of(
    "يتظلم التظلم تظلم تظلمه اعتراض الاعتراض اعتراضه يطعن للتظلم تحفظ يحفظ حفظ الاحتفاظ وتحفظ إتلاف يتلف تتلف النقص",
    "النقائص استكمال ينقصه تسلم بتسلم باستلام بالاستلام باستلامه وصوله بوصوله تراجع مراجعة تحديث إعلان الإعلان تدريب",
    "إجازة الإجازة عقد العقد النيابة السلطات الوزارة الجهات",
    "المركز المصرف تجديد عضوية إيداع تودع يودع اجتماعاتها ينعقد",
    "لتبدي ليبدي لتقرر ليقرر ولاية الدورة العضوية انعقاد الحسابات",
    "الجمعية السنوي سابقة حاضرة إيقاف وقف الموقوف الإنذار جلسة لحضور الحساب حسابه استرداد الاسترداد",
)
_AWAY = (COVER, "approval", "review", "final_provisions", "retention", "records", "retention_periods", "definitions")
_BREAKS = frozenset(".؟!؛;")
#: an appeal is against the decision, so its time comes with all the words of one
_APPEALS = words_of("يعترض يتظلم التظلم الاعتراض يطعن للاعتراض وللمتظلم تظلمه اعتراضه")
#: so far before and after the time; weights; what is enough
BEFORE, AFTER = 14, 8
DECIDES, TELLS, ASKED, NOT_THIS, APPEALS = 3, 1, 1, -3, -5
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Reply:
    """A time that may be that of the reply, with its clause and how surely it is."""

    score: int
    order: int
    duration: Duration
    clause: Clause


def replies(clauses: Sequence[Clause]) -> tuple[Reply, ...]:
    """The candidates that are sure enough, in reading order."""
    found: list[Reply] = []
    for clause in clauses:
        if clause.section in _AWAY:
            continue
        run = tokens(clause.text)
        for duration in durations(clause.text):
            score = 0 if duration.frequency else _score(run, duration)
            if score >= ENOUGH:
                found.append(Reply(score, len(found), duration, clause))
    return tuple(found)


def _score(run: Sequence[Token], duration: Duration) -> int:
    """How surely this is the time of an answer."""
    first = next(i for i, token in enumerate(run) if token.stop > duration.start)
    last = max(i for i, token in enumerate(run) if token.start < duration.stop)
    start = max((i + 1 for i in range(first) if run[i].key in _BREAKS), default=0)
    stop = min((i for i in range(last + 1, len(run)) if run[i].key in _BREAKS), default=len(run))
    sentence = {token.key for token in run[start:stop]}
    before = {token.key for token in run[max(start, first - BEFORE) : first + 1]}
    near = before | {token.key for token in run[last + 1 : min(stop, last + 1 + AFTER)]}
    score = DECIDES * bool(before & _DECIDES) + TELLS * bool(before & _TELLS) + ASKED * bool(sentence & _ASKED)
    score += DECIDES * (not before & _DECIDES and bool(near & _DECIDES) and bool(before & _TELLS))
    score += NOT_THIS * bool(near & _NOT_THIS) + APPEALS * bool(before & _APPEALS)
    return score
