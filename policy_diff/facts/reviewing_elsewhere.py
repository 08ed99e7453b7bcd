"""Who studies a report, a disclosure, a complaint or a request, where there are no steps for beneficiaries.

    «تدرس لجنة البرامج الطلب وتبدي توصيتها»          لجنة البرامج
    «يتسلمه فريق التحقق ويخبرك بما قرر في أمره»      فريق التحقق

Such policies name many bodies. Each is weighed by what the sentence makes it do, and by how near it
stands to the clause on the reply. What this leaves alone: persons, the body that reviews the policy
itself, and names that only say who is on a committee.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizers import fold
from policy_diff.facts.body import Body, body_at, sentences, target_after
from policy_diff.facts.clauses import COVER, Clause
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import Token, tokens
from policy_diff.model import Lines

_BODIES = words_of("لجنة اللجنة وحدة الوحدة إدارة الإدارة فريق الفريق هيئة الهيئة مكتب المكتب قسم القسم جهة الجهة")
_DOES = words_of(
    "تدرس يدرس تبحث يبحث تنظر ينظر تفحص يفحص تقرأ يقرأ تبت يبت تفرز يفرز تطابق يطابق تتسلم يتسلم تستقبل يستقبل تقيد",
    "يقيد تتولى يتولى تختص يختص تفصل يفصل تقيم يقيم تحقق يحقق تعاين تراجع يراجع تستغرق تجتمع تصنف تقرر يقرر",
)
_RAISES = words_of(
    "يرفع ترفع يحال تحال يحيل يعرض تعرض يقدم تقدم سلم يسلم تسلم يحول ترسل يرسل يوجه يبلغ أمام لدى يعرضه يحيله عرض أحيل"
)
_TO = words_of("إلى على أمام لدى")
_MATTER = words_of(
    "الطلب الطلبات طلب طلبك طلبه البلاغ البلاغات بلاغ",
    "بلاغه الإشعار الإفصاح الإفصاحات إفصاحه الشكوى الشكاوى شكواه البطاقة",
    "النموذج المعاملة المعاملات الملف الورقة الحالة الحالات",
    "استثناء المتقدم المتقدمين مقابلة الفرصة الفرص المقترح العرض",
    "المكتمل المخالفة المخالفات الوثيقة الاستمارة التظلم ورقتك بلاغك الموضوع",
)
_POLICY = words_of("السياسة اللائحة سياسة لائحة الدليل المصفوفة الميثاق تعديل التعديلات تعديلها")
_AWAY = (COVER, "approval", "review", "final_provisions", "definitions", "responsibilities", "references", "levels")
#: who is meant by these is not to be told
_NOBODY = words_of("المختصة المعنية الرسمية الحكومية المختص المعني المشرفة أخرى")
#: weights, and what is enough
DOES, RAISED, MATTER, AT_REPLY, NEAR_REPLY, OWN_POLICY, AWAY = 3, 2, 2, 3, 2, -4, -3
ENOUGH, REACH, NEAR = 5, 10, 2
_AND = (fold("و"), fold("ف"))
_SUFFIXES = tuple(fold(s) for s in ("ها", "ه", "هم"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may be the one, how surely, and where."""

    score: int
    name: str
    lines: Lines


def best(clauses: Sequence[Clause], reply: Lines | None) -> Candidate | None:
    """The body that is likeliest, the first of those that are equally so; None when none is likely enough."""
    at = next((i for i, clause in enumerate(clauses) if reply and clause.lines == reply), None)
    found: list[Candidate] = []
    for index, clause in enumerate(clauses):
        near = 0 if at is None else AT_REPLY if index == at else NEAR_REPLY if abs(index - at) <= NEAR else 0
        away = AWAY if clause.section in _AWAY else 0
        for score, body in _weighed(clause.text):
            name = body.text if len(body.text.split()) > 1 else _full(body.text, clauses)
            if name and score + near + away >= ENOUGH and not set(fold(name).split()) & _NOBODY:
                found.append(Candidate(score + near + away, name, clause.lines))
    return max(found, key=lambda candidate: candidate.score, default=None)


def _full(short: str, clauses: Sequence[Clause]) -> str | None:
    """«اللجنة» by its full name, where the document has one name for it («لجنة حماية البيانات»)."""
    head = fold(short).removeprefix(fold("ال"))
    names: list[str] = []
    for clause in clauses:
        run = tokens(clause.text)
        for place, token in enumerate(run):
            if token.key == head and (body := body_at(clause.text, run, place)):
                names.append(" ".join(body.text.split()))
    kinds = {fold(name) for name in names}
    return names[0] if len(kinds) == 1 else None


def _weighed(text: str) -> Iterator[tuple[int, Body]]:
    for sentence in sentences(text):
        run = tokens(sentence)
        keys = {token.key for token in run}
        general = MATTER * bool(keys & _MATTER) + OWN_POLICY * bool(keys & _POLICY)
        for place, token in enumerate(run):
            doing = place + 1 < len(run) and run[place + 1].key in _BODIES and plain(token.key) & _DOES
            if doing and (body := body_at(sentence, run, place + 1)):
                yield general + DOES, body
            if plain(token.key) & _RAISES and (body := _target(sentence, run, place)):
                yield general + RAISED, body


def _target(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    body = body_at(sentence, run, place + 1) if run[place].key in _TO and place + 1 < len(run) else None
    body = body or target_after(sentence, run, place, REACH, _TO)
    if body is None:
        return None
    key = fold(body.text.split()[0])
    return body if key in _BODIES else None


def plain(key: str) -> frozenset[str]:
    """A word and what it is without «و» or «ف» before it and a pronoun after it."""
    heads = {key} | {key[1:] for mark in _AND if key.startswith(mark) and len(key) > 3}
    tails = {head[: -len(s)] for head in heads for s in _SUFFIXES if head.endswith(s) and len(head) - len(s) > 2}
    return frozenset(heads | tails)
