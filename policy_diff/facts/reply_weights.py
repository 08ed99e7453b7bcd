"""How surely a duration is the time of a reply: weights of what its sentence says.

    «تبدي اللجنة رأيها خلال مدة لا تقل عن ثلاثة أيام عمل»      the answer to a report
    «وتبت فيها اللجنة خلال شهر من تاريخ تسجيلها»              the decision on a complaint

The act that the time belongs to (`reply_setting.py`) decides: answering, deciding, studying, telling somebody
what became of his request. What this leaves alone: the time to appeal, to make good what is missing, to keep
records, and the receipt that something has arrived; how long something lasts; who waits half a year.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from normalizers import fold
from policy_diff.facts.body_words import is_head
from policy_diff.facts.clauses import COVER, Clause
from policy_diff.facts.duration import Duration
from policy_diff.facts.duration_words import CASES, words_of
from policy_diff.facts.purpose import gives_back
from policy_diff.facts.reply_setting import GIVES, REPLIES, Act, Setting, act_of, setting
from policy_diff.facts.stems import says
from policy_diff.facts.words import Token

_RECEIPT = words_of("تسلم بتسلم باستلام بالاستلام باستلامه وصوله بوصوله تسلمه استلامنا باستلامنا وصول ورود")
#: «فور وصوله» says when
_WHEN = words_of("فور بعد عند من قبل منذ حال تاريخ يوم حين لحظة لدى بمجرد")
#: «يشعر خلال يوم باستلام طلبه», «ويزود برقم القيد»
_RECEIVED = words_of(
    "باستلام بالاستلام باستلامه باستلامها بتسلم بتسلمه بتسلمها بوصول بوصوله بوصولها بورود بوروده بقيد برقم"
)
#: «بإشعار استلام»
_NOTE, _OF_RECEIPT = words_of("إشعار بإشعار رسالة برسالة إفادة بإفادة سند إيصال"), words_of("استلام تسلم وصول ورود قيد")
#: the time of something lent or given
_LENT = words_of(
    "إعارة الإعارة يعار تعار المستعير استعارة المستعار المعار المعارة الاستعارة لإعادة لرده إعادتها إعادته",
    "هدية الهدية هدايا الهدايا هديته",
)
#: sections in which nobody is answered
NOWHERE = (COVER, "approval", "review", "final_provisions", "retention", "records", "retention_periods", "definitions")
_FOR_TO = fold("ل")
_TO, _PARTS = fold("إلى"), words_of("الاتصالات الأقسام الإدارات الأرشيف الفروع الوحدات المستودع الخزانة المحاسبة")
_THEN, _THAT, _ON = words_of("ثم"), words_of("أن بأن"), words_of("على وعلى فعلى")
_ABOUT = words_of("عن")
_SINCE, _COMMAS = words_of("من"), frozenset(",،")
_FROM, _BEFORE = words_of("من على"), words_of("قبل قبلها قبله وقبل")
_BY = fold("ب")
#: «إعادة النظر», «وأمامه عشرة أيام»: time of whoever appeals
_AGAIN, _ONCE_MORE = words_of("النظر نظر التقييم"), words_of("إعادة بإعادة")
_HAS_TIME = (fold("أمامه"), fold("وأمامه"), fold("أمامك"), fold("أمامها"))
#: «يقيم المدير أداء الموظف»
_PERFORMANCE = words_of("أداء أدائه أدائها الأداء أداءه أداءها أدائهم")
#: what was spoken of before: «يرد عليه», «تبت فيها»
_OF_IT = words_of("فيه فيها عنه عنها عليه عليها إليه إليها بشأنه بشأنها فيهما عليهم إليهم عنهم له لهم منها")
_HIM = tuple(fold(pronoun) for pronoun in ("ه", "ها", "هم", "ك"))
_LONG, _FOR = words_of("مدته مدتها طوله طولها"), words_of("لمدة لفترة ولمدة")
#: classes of acts that reach somebody
REACHING = ("answer", "tell")
#: how far the beginning of a time is looked for, and a thing before the time that tells of it
BEGIN, BEFORE = 4, 14
#: how near to the verb stands who is told
TO_WHOM = 2
#: weights: what is done …
REPLY, NAMED, TELLS, TOLD, REACHES, BOTH = 3, 1, 1, 2, 1, 1
OTHER, APPEALS, RECEIPT, LENDS = -3, -5, -3, -3
#: … with what, and from when
ASKED, ARRIVAL, KNOWING, ISSUED = 1, 2, -2, -2
#: a time before something, the length of something; opinions on an unclear case have their own time
ASIDE, LASTS, DOUBT = -3, -3, -2
#: nobody waits half a year for an answer
SLOW, LONG = -4, 180
#: a time that is added to the reply's, or that of a special case
_MORE = words_of("تمديد تمدد يمدد تمديدها تمديده بتمديد يمددها تمد يمد أخرى إضافية مماثلة آخر إضافي زيادتها تزاد تمدها")
EXTENDS, CASE, CASE_REACH = -3, -1, 8
#: sections that say what becomes of a request
ROUTES = (
    *("procedures", "procedure_steps", "reporting", "reporting_procedure", "recruitment", "rights", "donor_rights"),
    *("complaints", "access", "investigation", "general_rules"),
)
#: sections whose decisions are about something else than a request
_ASIDE = ("discipline", "leave", "training", "evaluation", "wages", "working_hours", "eligibility", "volunteer_duties")
ROUTE, ASIDE_SECTION = 1, -2
#: a time without an amount is mostly that of something else, unless somebody answers in it («يرد في أقرب وقت»)
OPEN = -2
#: what may be answered, and what the reply of a policy of each type answers; the others are answered aside
_TOPICS = ("message", "complaint", "appeal")
_COMPLAINTS = ("complaint", "appeal")
MAIN: dict[str, tuple[str, ...]] = {
    "human_resources": _COMPLAINTS,
    "fundraising": (*_COMPLAINTS, "message"),
    **dict.fromkeys(("conflict_of_interest", "whistleblowing", "anti_money_laundering"), ("report_of", "disclosure")),
    **dict.fromkeys(("beneficiary_relations", "volunteers", "data_privacy", "document_retention"), ("request",)),
    **dict.fromkeys(("programme_spending", "investment", "authority_matrix"), ("request",)),
}
#: who asks for help is answered; who complains of it has times of his own
#: an authority matrix is asked what to do in doubt: that is its reply
_SETTLES = ("authority_matrix",)
_HELP, COMPLAINS = ("beneficiary_relations",), -3


def weight_of(clause: Clause, duration: Duration) -> int:
    """How surely `duration` in `clause` is the time of a reply; 4 is enough, 3 in the sections of `ROUTES`."""
    where = setting(clause.text, duration)
    act = act_of(where)
    if act is None or not _is_told(where, act):
        return 0
    weight = _of_the_act(where, act) + _of_what(where) + _of_time(where, duration)
    weight += (clause.section in ROUTES) * ROUTE + (clause.section in _ASIDE) * ASIDE_SECTION
    if clause.policy_type not in _SETTLES:
        weight += DOUBT * bool(_any(where.before, "unclear"))
    if clause.policy_type in _HELP:
        weight += COMPLAINS * bool(_any(where.before, "complaint", "appeal"))
    answered = act.kind == "answer" and act.verb
    return weight + OPEN * (not duration.amounts and not answered)


def is_aside(clause: Clause, duration: Duration) -> bool:
    """Whether the reply is to something else than what policies of this type are about: see `MAIN`."""
    main = MAIN.get(clause.policy_type)
    if main is None:
        return False
    where = setting(clause.text, duration)
    near = (*where.before[-BEFORE:], *where.after[:BEGIN])
    aside = tuple(group for group in _TOPICS if group not in main)
    return bool(_any(near, *aside)) and not _any(near, *main)


def answers(clause: Clause, duration: Duration) -> bool:
    """Whether the act of the time reaches somebody, as an answer or a notice does; not a study or a decision."""
    act = act_of(setting(clause.text, duration))
    return act is not None and act.kind in REACHING


def _has_outcome(where: Setting, act: Act) -> bool:
    return any(kind in REPLIES for kind in act.objects) or _any(where.before[act.place :], "outcome")


def _reaches(where: Setting, act: Act) -> bool:
    """Whether it is he who asked that is told: «يبلغ صاحبه», «يخبر المبلغ», «تبلغه»."""
    told = where.before[act.place : act.place + 1 + TO_WHOM]
    return _any(told[1:], "asker") or (act.verb and told[:1] != () and told[0].key.endswith(_HIM))


def _is_internal(where: Setting, act: Act) -> bool:
    """«ترسل نسخة من القرار إلى الأقسام»: sent to a part of the association, and to nobody who asked."""
    run = where.before[act.place : where.lead]
    passed_on = any(token.key.startswith(_FOR_TO) and says(token.key, "publishes") for token in run)
    to_body = passed_on or any(a.key == _TO and (is_head(b.key) or b.key in _PARTS) for a, b in pairwise(run))
    return act.kind in ("tell", "send") and to_body and not _any(run, "asker")


def _is_of_another_thing(where: Setting, act: Act) -> bool:
    """«يغلق البرنامج خلال شهر»: something is gone through, and nothing near is what people ask or bring."""
    if act.kind != "study" or not act.verb or act.named or act.place >= len(where.before):
        return False
    if any(token.key in _PERFORMANCE for token in where.before[act.place :]):
        return True
    if where.before[act.place].key.endswith(_HIM):
        return False
    near = (*where.before, *where.after[:BEGIN])
    return not _any(near, "matter", "asker", "request", "report_of", "message") and _OF_IT.isdisjoint(
        token.key for token in where.before
    )


def _is_his_duty(where: Setting, act: Act) -> bool:
    """«على الموظف … أن يبلغ المسؤول عنها»: he tells, and is not told."""
    run = where.before[: act.place]
    if act.kind == "tell" and act.verb and _tells_of_another(where, act):
        return True
    if act.kind != "tell" or not run or run[-1].key not in _THAT:
        return False
    return any(a.key in _ON and says(b.key, "asker") for a, b in pairwise(run))


def _tells_of_another(where: Setting, act: Act) -> bool:
    """«ويبلغ عن أي تغيير يطرأ عليه»: he reports something; who is told of his request is told «بـ» it."""
    behind = where.before[act.place + 1 : act.place + 2]
    return any(token.key in _ABOUT for token in behind) and not _has_outcome(where, act)


def _is_told(where: Setting, act: Act) -> bool:
    """Whether anything before the time, or the act itself, speaks of an answer at all."""
    return act.kind in (*REPLIES, "tell") or _has_outcome(where, act)


def _of_the_act(where: Setting, act: Act) -> int:
    outcome = _has_outcome(where, act)
    weight = APPEALS * _appeals(where.before, act)
    if act.kind in REPLIES:
        weight += REPLY + NAMED * act.named
    elif _is_internal(where, act) or _is_his_duty(where, act):
        weight += OTHER
    elif act.kind == "tell":
        weight += TELLS + TOLD * outcome + REACHES * _reaches(where, act)
    elif act.kind == "send" and outcome:
        weight += REPLY + OTHER * ("appeal" in act.objects)
    else:
        weight += OTHER
    weight += BOTH * bool(_any(where.before, "study") and _any(where.before, "decide", "answer"))
    weight += RECEIPT * _is_receipt(where)
    weight += OTHER * _is_of_another_thing(where, act)
    gives = any(gives_back(where.before, i) for i in range(len(where.before)))
    lent = any(
        t.key in _LENT and not _any(where.before[max(0, i - 3) : i], "request") for i, t in enumerate(where.before)
    )
    # «وتجيبه الأمينة في دفتر الاستعارة»: who asks to borrow is answered
    answers_him = act.kind == "answer" and act.verb and not _gives(where, act)
    return weight + LENDS * ((gives or lent) and not answers_him)


def _gives(where: Setting, act: Act) -> bool:
    """Whether the verb may also be to give something back: «يرد»."""
    return act.place < len(where.before) and where.before[act.place].key in GIVES


def _of_what(where: Setting) -> int:
    """What is asked for and by whom, and what the time runs from."""
    named = _any(where.sentence, "matter", "asker", "request", "report_of", "message")
    weight = ASKED * bool(named or _OF_IT & {token.key for token in where.before})
    run = (*where.before[where.lead :], *where.after)
    # «على ألا يتأخر …» is its bound, «على تسليمه» from when it runs
    ahead = len(run) - len(where.after)
    start = next((i for i, t in enumerate(run) if t.key in _FROM and (i >= ahead or t.key in _SINCE)), None)
    if start is None:
        return weight
    begin = run[start + 1 : start + 1 + BEGIN]
    begin = begin[: next((i for i, token in enumerate(begin) if token.key in _COMMAS), BEGIN)]
    if _any(begin, "arrival"):
        return weight + ARRIVAL
    return weight + KNOWING * bool(_any(begin, "knowing")) + ISSUED * bool(_any(begin[:2], "issued"))


def _of_time(where: Setting, duration: Duration) -> int:
    """What the time itself says: added to another, before something, for long."""
    before, lead = where.before, where.before[where.lead :]
    ahead = before[max(0, where.lead - BEGIN) : where.lead]
    extends = any(token.key in _MORE for token in (*ahead, *lead, *where.after[:1]))
    case = any(_is_special(before, i) for i in range(max(0, where.lead - CASE_REACH), where.lead))
    slow = any((amount.days or 0) >= LONG for amount in duration.amounts)
    weight = EXTENDS * extends + CASE * case + SLOW * slow + ASIDE * _is_lead_time(where, duration)
    return weight + LASTS * (bool(lead) and lead[0].key in _FOR)


def _is_special(before: Sequence[Token], place: int) -> bool:
    """Whether a condition begins at `place`; that the papers are complete, or have come, is none."""
    usual = _any(before[place + 1 : place + 2], "arrival", "complete", "completed")
    return before[place].key in CASES and not usual


def _is_receipt(where: Setting) -> bool:
    """Whether somebody is told that something has arrived, which is no answer to it."""
    before = where.before[: where.lead + 1][-BEFORE:]
    # «إشعاراً بوصول بلاغه خلال يوم، ثم جواباً خلال شهر»: the receipt has its own time
    before = before[max((i for i, token in enumerate(before) if token.key in _THEN), default=0) :]
    if any(token.key in _RECEIVED for token in (*before, *where.after[:BEGIN])):
        return True
    if any(token.key in _RECEIPT and not (i and before[i - 1].key in _WHEN) for i, token in enumerate(before)):
        return True
    return any(a.key in _NOTE and b.key in _OF_RECEIPT for a, b in pairwise((*before[-BEGIN:], *where.after[:BEGIN])))


def _is_lead_time(where: Setting, duration: Duration) -> bool:
    """«قبل الموعد بأسبوع», «مدته ثلاث ساعات»: a time before something, or the length of something."""
    ahead, lead = where.before[: where.lead], where.before[where.lead :]
    early = any(token.key in _BEFORE for token in (*ahead[-BEGIN:], *lead[:1]))
    if early and (duration.bound == "exact" or (lead and lead[0].key.startswith(_BY))):
        return True
    return any(token.key in _LONG for token in (*ahead[-2:], *lead[:1]))


def _appeals(before: Sequence[Token], act: Act) -> bool:
    """Whether somebody appeals; not who decides on an appeal."""
    again = any(token.key in _AGAIN and i and before[i - 1].key in _ONCE_MORE for i, token in enumerate(before))
    return again or act.kind == "appeal" or any(token.key.startswith(_HAS_TIME) for token in before[-BEGIN:])


def _any(run: Sequence[Token], *groups: str) -> bool:
    """Whether a word of the run is of one of the groups."""
    return any(says(token.key, group) for token in run for group in groups)
