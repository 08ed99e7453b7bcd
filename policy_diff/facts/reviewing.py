"""The body that studies a request: «سيرفع للجنة البحث لدراسة طلبه», «تتولى وحدة … فحص الطلب».

Taken from the steps first; elsewhere only from sentences that raise a request to someone. What this
leaves alone: complaints and appeals, which go to other people, and a body whose name was deleted
(«سيرفع لدراسة طلبه»): then nothing is stated.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.facts.body import sentences, target_after
from policy_diff.facts.body_names import is_nobody, is_short
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.reviewing_elsewhere import best, studying
from policy_diff.facts.words import Token, tokens
from policy_diff.model import Fact

KEY = "reviewing_body"
_STEPS = ("procedure_steps", "procedures")
_RAISE = words_of(
    "سيرفع يرفع ترفع رفع رفعه رفعها سترفع سيتم ويرفع وترفع يحال تحال إحالة ويحال يعرض تعرض عرض عرضه عرضها",
    "سيعرض وتعرض ويعرض يحول تحويل يقدم سيحال يسلم تسلم",
)
_STUDY = words_of(
    "لدراسة دراسة لدراسته لدراستها للدراسة دراسته دراستها ستدرسه تدرسه لتدرسه تدرس يدرس للنظر النظر نظر للبت",
    "البت تقرر لتقرر يقرر فحص لفحص بفحص تفحص بدراسة لتقييم تنظر ينظر وتنظر قبول قبوله القبول رفضه لاتخاذ",
    "وتدرس مراجعة لمراجعة تقييم تراجع يفحص",
)
_REQUEST = words_of(
    "طلب طلبه طلبها الطلب الطلبات طلبات طلباتهم استمارة الاستمارة معاملة معاملته المعاملة ملف ملفه الملف",
    "الحالة الحالات حالته الإفصاح إفصاح البلاغ البلاغات بلاغ المعاملات بالطلب التظلم",
)
_NOT_THIS = words_of(
    "شكوى الشكوى الشكاوى شكواه تظلم التظلم الاعتراض اعتراض اعتراضه المعترض الشاكي تظلمه أمره",
)
_TO = words_of("إلى", "على", "أمام", "الى", "لدى")
REACH = 10


def find(clauses: tuple[Clause, ...], *, with_steps: bool, reply: Fact) -> Fact:
    """The reviewing body, from the first step that says who studies a request, or to whom it is raised.

    `with_steps`: policies of this type have steps for requests; in the others the bodies are weighed, those
    near the `reply` most.
    """
    if not with_steps:
        return _weighed(clauses, reply)
    steps = [clause for clause in clauses if clause.section in _STEPS]
    others = [clause for clause in clauses if clause.section not in _STEPS]
    if not any(clause.section == _STEPS[0] for clause in clauses):
        steps, others = list(clauses), []
    for group, readers in ((steps, (_doing, _raised)), (others, (_raised,))):
        for clause in group:
            for sentence in sentences(clause.text):
                for reader in readers:
                    name = reader(sentence)
                    if name:
                        return Fact(key=KEY, status="stated", value=name, text=name, lines=clause.lines)
    return _weighed(tuple(clause for clause in clauses if clause.section in _STEPS), reply)


def _weighed(clauses: tuple[Clause, ...], reply: Fact) -> Fact:
    """The likeliest body of these clauses; unclear when another is as likely."""
    found, alone = best(clauses, reply.lines)
    if found is None:
        return Fact(key=KEY, status="not_stated")
    if not alone:
        return Fact(key=KEY, status="unclear", text=found.name, lines=found.lines)
    return Fact(key=KEY, status="stated", value=found.name, text=found.name, lines=found.lines)


def _is_request(run: Sequence[Token]) -> bool:
    keys = {token.key for token in run}
    return bool(keys & _REQUEST) and not keys & _NOT_THIS


def _raised(sentence: str) -> str | None:
    """«يرفع الطلب إلى لجنة المساعدات … ستدرسه»."""
    run = tokens(sentence)
    if not _is_request(run) or not {token.key for token in run} & _STUDY:
        return None
    for place, token in enumerate(run):
        if token.key in _RAISE and (body := target_after(sentence, run, place, REACH, _TO)):
            return body.text
    return None


def _doing(sentence: str) -> str | None:
    """«تنظر إدارة البرامج في الطلبات», «يباشر الباحث الميداني دراسة الحالة», «الجهة المختصة بالدراسة: مدير …»."""
    keys = {token.key for token in tokens(sentence)}
    if keys & _NOT_THIS:
        return None
    found = studying(sentence, labelled=not keys & _REQUEST)
    return next((body.text for body in found if not is_short(body) and not is_nobody(body.text)), None)
