"""Who studies a report, a disclosure, a complaint or a request, where there are no steps for beneficiaries.

    «تدرس لجنة البرامج الطلب وتبدي توصيتها»          لجنة البرامج
    «يتسلمه فريق التحقق ويخبرك بما قرر في أمره»      فريق التحقق
    «وتستغرق دراسة الطلب لدى إدارة الجودة شهراً»      إدارة الجودة

Such policies name many bodies. Each is weighed by what the sentence makes it do, and by how near it
stands to the clause on the reply. What this leaves alone: persons, the body that reviews the policy
itself, and names that only say who is on a committee.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers import fold
from policy_diff.facts.body import Body, body_at, body_by, sentences
from policy_diff.facts.body_names import Named, full_name, is_nobody, is_short, names_of, usual
from policy_diff.facts.clauses import COVER, Clause
from policy_diff.facts.doubt import UNCLEAR, doubts
from policy_diff.facts.duration import durations
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.reviewing_roles import role
from policy_diff.facts.reviewing_unnamed import unnamed
from policy_diff.facts.stems import any_says, says
from policy_diff.facts.words import Token, tokens
from policy_diff.model import Lines

_BODIES = words_of(
    "لجنة اللجنة وحدة الوحدة إدارة الإدارة فريق الفريق هيئة الهيئة مكتب المكتب قسم القسم جهة الجهة أمانة الأمانة",
    "دائرة الدائرة شعبة الشعبة مركز المركز لجان اللجان مجلس المجلس الشؤون الموارد",
)
_POSTS = words_of("مدير مديرة مسؤول مسئول مسؤولة مسئولة ضابط أمين أمينة رئيس رئيسة مستشار مستشارة المدير")
_POLICY = words_of("السياسة اللائحة سياسة لائحة الدليل المصفوفة الميثاق تعديل التعديلات تعديلها الجداول")
_MEMBERS = words_of("تتألف تتكون تشكل يشكل يشكلها مؤلفة مكونة أعضاء عضوين أعضاؤها ينشأ تنشأ")
_AWAY = (COVER, "approval", "review", "final_provisions", "definitions", "references", "levels")
#: authorities above the association
_OUTSIDE = words_of(
    "المانحة المانح الداعمة المشرفة المشرف الوطني الوطنية الوزارة الدولة القضاء النيابة العليا للتحريات الرقابية",
    "القضائية الحكومية الأمنية التحريات التأديب",
)
#: what is watched over again and again
_OVERSIGHT = words_of("دورياً دورية بانتظام الحسابات الأداء القوائم الختامية الميزانية الموازنة")
_BOARD = tuple(fold(name).removeprefix(fold("ال")) for name in ("مجلس الإدارة", "المجلس", "مجلس إدارة الجمعية"))
#: between the cells of a table's row
_CELL = "؛"
_OF_ANOTHER = words_of("أمانة الأمانة")
_TO, _TO_THE, _ARTICLE, _BY = fold("ل"), fold("لل"), fold("ال"), fold("ب")
#: weights: what the sentence is about, who it is
MATTER, APPEAL, PERIODIC, OWN_POLICY, AWAY, MEMBERS, POST, BOARD, ROW, DOUBT = 2, -3, -3, -4, -3, -3, -3, -3, -2, -4
AT_REPLY, NEAR_REPLY = 3, 2
ENOUGH, NEAR, FAR, NEXT = 4, 2, 10, 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may be the one, how surely, and where."""

    score: int
    name: str
    lines: Lines


def best(clauses: tuple[Clause, ...], reply: Lines | None) -> tuple[Candidate | None, bool]:
    """The body that is likeliest, None when none is likely enough; and whether no other is as likely."""
    found = candidates(clauses, reply)
    sums: Counter[str] = Counter()
    for one in found:
        sums[_key(one.name)] += one.score
    first = max(found, key=lambda one: (one.score, sums[_key(one.name)]), default=None)
    if first is None:
        return None, False
    weight = (first.score, sums[_key(first.name)])
    rivals = [o for o in found if (o.score, sums[_key(o.name)]) == weight and _key(o.name) != _key(first.name)]
    same = [one for one in found if _key(one.name) == _key(first.name)]
    if reply is not None and not any(_is_near(clauses, one.lines, reply) for one in same):
        return first, False  # who answers is known to stand elsewhere
    return first, not rivals


def _is_near(clauses: tuple[Clause, ...], lines: Lines, reply: Lines) -> bool:
    """Whether two clauses stand within `FAR` of each other, or in one section."""
    places = [i for i, clause in enumerate(clauses) if clause.lines in (lines, reply)]
    sections = {clauses[i].section for i in places} - {"other"}
    return bool(places) and (len(sections) == 1 or places[-1] - places[0] <= FAR)


def _key(name: str) -> str:
    return fold(name).removeprefix(_ARTICLE)


def _inner(body: Body) -> str:
    """«أمانة لجنة شؤون العاملين» is the committee's: its name is the inner one."""
    words = body.text.split()
    inner = len(words) > 2 and fold(words[0]) in _OF_ANOTHER and fold(words[1]) in _BODIES
    return " ".join(words[1:] if inner else words)


def candidates(clauses: tuple[Clause, ...], reply: Lines | None) -> tuple[Candidate, ...]:
    """Every body that is likely enough, in reading order."""
    spoken = tuple(unnamed(clauses))
    at = next((i for i, clause in enumerate(clauses) if reply and clause.lines == reply), None)
    names = names_of(clauses)
    found: list[Candidate] = []
    for index, clause in enumerate(clauses):
        near = 0 if at is None else AT_REPLY if index == at else NEAR_REPLY if abs(index - at) <= NEAR else 0
        near += AWAY if clause.section in _AWAY else ROW if clause.text.count(_CELL) > 1 else 0
        weighed = [*_weighed(clause.text, at_reply=index == at), *((one.weight, one.body) for one in spoken[index])]
        for score, body in weighed:
            name = _full(body, names, index)
            if name and score + near >= ENOUGH and not is_nobody(name) and not set(fold(name).split()) & _OUTSIDE:
                found.append(Candidate(score + near, name, clause.lines))
    return tuple(found)


def _full(body: Body, names: Sequence[Named], index: int) -> str | None:
    """The name of a body in clause `index`, the full one for a short one; None when there is none."""
    if not is_short(body):
        return usual(_inner(body), names)
    return full_name(body.text, names, index) or (body.text if _key(body.text) in _BOARD else None)


def _weighed(text: str, *, at_reply: bool = False) -> Iterator[tuple[int, Body]]:
    """The bodies of a clause with a role in it, and how much the sentence says for them."""
    if not any(_names_body(token.key) for token in tokens(text)):
        return
    for sentence in sentences(text):
        run = tokens(sentence)
        keys = [token.key for token in run]
        if not any(_names_body(key) for key in keys):
            continue
        about = _about(sentence, keys, at_reply=at_reply)
        appealed = [i for i, key in enumerate(keys) if says(key, "appeal")]
        past = 0
        for place in range(len(run)):
            body = _body(sentence, run, place) if run[place].start >= past else None
            if body is None:
                continue
            past = body.stop  # «مكتب إدارة المشاريع» is one body, not two
            after = next((i for i in range(place, len(run)) if run[i].start >= body.stop), len(run))
            weight = role(run, place, after)
            if weight:
                weight += APPEAL * any(i < place or after <= i < after + NEXT for i in appealed)
                yield about + weight + _who(body) + _policy(run, place, after), body


def _about(sentence: str, keys: Sequence[str], *, at_reply: bool) -> int:
    """What a sentence is about: the matter, an unclear case (`referral.py`), watching over the work, who sits where."""
    weight = MATTER * any_says(keys, "matter") + MEMBERS * bool(set(keys) & _MEMBERS)
    weight += DOUBT * any(weight >= UNCLEAR for _, weight in doubts(sentence))
    return weight + PERIODIC * (not at_reply and _is_periodic(sentence, keys))


def _who(body: Body) -> int:
    head = fold(body.text.split()[0])
    if _key(body.text) in _BOARD:
        return BOARD
    return 0 if head in _BODIES else POST


def _policy(run: Sequence[Token], place: int, after: int) -> int:
    """Whether it is the policy itself that is studied: «تنظر اللجنة في تعديل اللائحة»."""
    return OWN_POLICY * any(token.key in _POLICY for token in run[max(0, place - 3) : after + 4])


@lru_cache(maxsize=32768)
def _names_body(key: str) -> bool:
    return any(word in _BODIES or word in _POSTS for word in _unglued(key))


def _unglued(key: str) -> tuple[str, ...]:
    """A word, and what is left of it without a preposition."""
    return (key, key[1:] if key.startswith((_TO, _BY)) else key, key[2:] if key.startswith(_TO_THE) else key)


def _is_periodic(sentence: str, keys: Sequence[str]) -> bool:
    """«تراجع اللجنة الحسابات كل ربع سنة»: watching over the work, not studying a case."""
    return bool(set(keys) & _OVERSIGHT) or any(one.frequency for one in durations(sentence))


def _body(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """A body or a post at `place`, also behind a glued «ل» or «ب»."""
    key = run[place].key
    if key in _BODIES or key in _POSTS:
        return body_at(sentence, run, place)
    if not _names_body(key):
        return None
    if key.startswith(_TO):
        return body_at(sentence, run, place, glued=True)
    return body_by(sentence, run, place)
