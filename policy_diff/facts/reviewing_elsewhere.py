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
from policy_diff.facts.body import Body, body_at, is_head, sentences
from policy_diff.facts.body_names import full_name, is_nobody, is_short, names_of, usual
from policy_diff.facts.clauses import COVER, Clause
from policy_diff.facts.duration import durations
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.stems import any_says, says
from policy_diff.facts.words import Token, tokens
from policy_diff.model import Lines

_BODIES = words_of(
    "لجنة اللجنة وحدة الوحدة إدارة الإدارة فريق الفريق هيئة الهيئة مكتب المكتب قسم القسم جهة الجهة أمانة الأمانة",
    "دائرة الدائرة شعبة الشعبة مركز المركز لجان اللجان",
)
_ORGAN = words_of("الإدارة المركز الجهة")
_TO = words_of("إلى على أمام لدى عند")
_BY = words_of("لدى قبل بواسطة أمام عبر يد")
_IN_BETWEEN = words_of("في من إلى على عن مع أن التي الذي أو ثم")
_POLICY = words_of("السياسة اللائحة سياسة لائحة الدليل المصفوفة الميثاق تعديل التعديلات تعديلها الجداول هذه")
_MEMBERS = words_of("تتألف تتكون تشكل يشكل يشكلها مؤلفة مكونة ثلاثة خمسة أعضاء عضوين أعضاؤها")
_AWAY = (COVER, "approval", "review", "final_provisions", "definitions", "references", "levels")
#: authorities above the association
_OUTSIDE = words_of("المانحة المانح الداعمة المشرفة المشرف الوطني الوطنية الوزارة الدولة القضاء النيابة")
#: what is watched over again and again
_OVERSIGHT = words_of("دورياً دورية بانتظام الحسابات الأداء القوائم الختامية الميزانية الموازنة")
_LABELS = frozenset(":/")
_OF_ANOTHER = words_of("أمانة الأمانة")
_TO_, _TO_THE, _ARTICLE = fold("ل"), fold("لل"), fold("ال")
#: weights: studying, deciding or answering, receiving, being sent the matter; what the sentence is about
STUDIES, DECIDES, RECEIVES, SENT, THERE, MATTER, APPEAL = 4, 2, 2, 2, 0, 2, -3
PERIODIC = -3
AT_REPLY, NEAR_REPLY, OWN_POLICY, AWAY, APART, MEMBERS = 3, 2, -4, -3, -1, -3
ENOUGH, REACH, NEAR, GAP, FAR = 4, 10, 2, 3, 10


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
    at = next((i for i, clause in enumerate(clauses) if reply and clause.lines == reply), None)
    names = names_of(clauses)
    found: list[Candidate] = []
    for index, clause in enumerate(clauses):
        near = 0 if at is None else AT_REPLY if index == at else NEAR_REPLY if abs(index - at) <= NEAR else 0
        away = AWAY if clause.section in _AWAY else 0
        for score, body in _weighed(clause.text):
            name = full_name(body.text, names, index) if is_short(body) else usual(_inner(body), names)
            if (
                name
                and score + near + away >= ENOUGH
                and not is_nobody(name)
                and not set(fold(name).split()) & _OUTSIDE
            ):
                found.append(Candidate(score + near + away, name, clause.lines))
    return tuple(found)


def _weighed(text: str) -> Iterator[tuple[int, Body]]:
    if not any(_names_body(token.key) for token in tokens(text)):
        return
    for sentence in sentences(text):
        run = tokens(sentence)
        keys = [token.key for token in run]
        if not any(_names_body(key) for key in keys):
            continue
        about = MATTER * any_says(keys, "matter") + OWN_POLICY * bool(set(keys) & _POLICY)
        about += PERIODIC * _is_periodic(sentence, keys)
        about += APPEAL * any_says(keys, "appeal")
        about += MEMBERS * bool(set(keys) & _MEMBERS)
        past = 0
        for place in range(len(run)):
            body = _body(sentence, run, place) if run[place].start >= past else None
            if body:
                past = body.stop  # «مكتب إدارة المشاريع» is one body, not two
                yield about + _role(run, place, body), body


@lru_cache(maxsize=32768)
def _names_body(key: str) -> bool:
    return key in _BODIES or key.lstrip(_TO_) in _BODIES or (key.startswith(_TO_THE) and key[2:] in _BODIES)


def _is_periodic(sentence: str, keys: Sequence[str]) -> bool:
    """«تراجع اللجنة الحسابات كل ربع سنة»: watching over the work, not studying a case."""
    return bool(set(keys) & _OVERSIGHT) or any(one.frequency for one in durations(sentence))


def _body(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """A collective body at `place`, also behind a glued «ل»."""
    key = run[place].key
    if key in _BODIES:
        return body_at(sentence, run, place)
    glued = key.startswith(_TO_) and (key[1:] in _BODIES or (key.startswith(_TO_THE) and key[2:] in _BODIES))
    return body_at(sentence, run, place, glued=True) if glued else None


def _role(run: Sequence[Token], place: int, body: Body) -> int:
    """What the sentence makes of the body at `place`: the weight of the gravest role, or 0."""
    after = next((i for i in range(place, len(run)) if run[i].start >= body.stop), len(run))
    before = _does(run, place)
    if before:
        return before
    if _follows(run, place, after):
        return STUDIES
    if run[place].key.startswith(_TO_) or (place and run[place - 1].key in _TO):
        if _sent(run, place):
            return SENT
    if place and run[place - 1].key in _BY and any(says(t.key, "study") for t in run[max(0, place - 6) : place]):
        return STUDIES
    return THERE


def _does(run: Sequence[Token], place: int) -> int:
    """The verb before the body, right before it or with its object between («تدرس الطلب لجنة المساعدات»)."""
    for gap in range(1, GAP + 1):
        at = place - gap
        if at < 0 or run[at].key in _IN_BETWEEN or run[at].key in "،,:؛./()" or is_head(run[at].key):
            return 0
        weight = _weight(run[at].key, run[at + 1 :])
        if weight:
            return weight + APART * (gap > 1)
    return 0


def _weight(key: str, rest: Sequence[Token]) -> int:
    if says(key, "study"):
        return STUDIES
    if says(key, "decide") or says(key, "answer") or says(key, "tell"):
        return DECIDES
    if says(key, "charge"):
        return STUDIES if any_says([t.key for t in rest[:REACH]], "study", "decide", "investigation") else 0
    return RECEIVES if says(key, "receive") else 0


def _follows(run: Sequence[Token], place: int, after: int) -> bool:
    """«لجنة الحوكمة: دراسة الإفصاحات», «لجنة المنح تقرأ الطلب»: the body first."""
    if after >= len(run):
        return False
    labelled = place <= 1 and run[after].key in _LABELS
    at = after + labelled
    return at < len(run) and says(run[at].key, "study") and (labelled or run[at].key[0] in _VERB)


def _sent(run: Sequence[Token], place: int) -> bool:
    window = run[max(0, place - REACH) : place]
    return any(says(token.key, "raise") for token in window)


_VERB = (fold("ي"), fold("ت"))
