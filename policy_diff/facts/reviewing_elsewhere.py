"""Who studies a report, a disclosure, a complaint or a request, where there are no steps for beneficiaries.

    «تدرس لجنة البرامج الطلب وتبدي توصيتها»          لجنة البرامج
    «يتسلمه فريق التحقق ويخبرك بما قرر في أمره»      فريق التحقق
    «وتستغرق دراسة الطلب لدى إدارة الجودة شهراً»      إدارة الجودة

Such policies name many bodies. The rule of choice:
1. A body is a candidate when its role in a sentence (`reviewing_roles.py`), what the sentence is about and how
   near it stands to the clause on the reply weigh ENOUGH together.
2. Candidates are ranked by that weight, more for what people bring under such a policy (`brought_…` in
   `verbs.toml`), less for posts, for the board and for who hears an appeal; of equals the one beside the reply
   comes first, then the one spoken of more.
3. The first is stated when it stands alone, when its rank is ENOUGH too, and when it stands near the reply;
   otherwise the fact is unclear. Of 84 written policies all 5 whose first had a lower rank had another true one.

What this leaves alone: the body that reviews the policy itself, and names that only say who is on a committee.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import filterfalse
from typing import NamedTuple

from normalizers import fold
from policy_diff.facts.body import Body, body_at, body_by, is_head, sentences, token_after
from policy_diff.facts.body_names import Named, full_name, is_nobody, is_short, names_of, usual
from policy_diff.facts.body_words import AFFAIRS, ANYBODY
from policy_diff.facts.clauses import COVER, Clause
from policy_diff.facts.doubt import doubts
from policy_diff.facts.doubt_words import UNCLEAR
from policy_diff.facts.duration import durations
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.reviewing_roles import DECIDES, LABELLED, STUDIES, role
from policy_diff.facts.reviewing_unnamed import Unnamed, unnamed
from policy_diff.facts.reviewing_verbs import unjoined
from policy_diff.facts.stems import any_says, is_group, says
from policy_diff.facts.words import Token, keys_in, tokens
from policy_diff.model import Lines

_BODIES = words_of(
    "لجنة اللجنة وحدة الوحدة إدارة الإدارة فريق الفريق هيئة الهيئة مكتب المكتب قسم القسم جهة الجهة أمانة الأمانة",
    "دائرة الدائرة شعبة الشعبة مركز المركز لجان اللجان مجلس المجلس الشؤون الموارد",
    "خلية الخلية فرقة الفرقة ديوان الديوان",
)
_POLICY = words_of("السياسة اللائحة سياسة لائحة الدليل المصفوفة الميثاق تعديل التعديلات تعديلها الجداول")
_MEMBERS = words_of("تتألف تتكون تشكل يشكل يشكلها مؤلفة مكونة أعضاء عضوين أعضاؤها ينشأ تنشأ")
_AWAY = (COVER, "approval", "review", "final_provisions", "definitions", "references", "levels")
#: under such a policy people decide, and do not ask
_DECISIONS = ("authority_matrix",)
#: where yet a body may be named that studies what is brought under such a policy
_AT_THE_END = ("final_provisions",)
#: authorities above the association
_OUTSIDE = words_of(
    "المانحة المانح الداعمة المشرفة المشرف الوطني الوطنية الوزارة الدولة القضاء النيابة العليا للتحريات الرقابية",
    "القضائية الحكومية الأمنية التحريات التأديب",
)
#: what is watched over again and again
_OVERSIGHT = words_of(
    "دورياً دورية بانتظام الحسابات حسابات أداء أدائه أدائها الأداء القوائم الختامية الميزانية الموازنة"
)
_BOARD = tuple(fold(name).removeprefix(fold("ال")) for name in ("مجلس الإدارة", "المجلس", "مجلس إدارة الجمعية"))
#: between the cells of a table's row
_CELL = "؛"
#: the key of a word that says nothing of itself
_HIDDEN = "·"
_OR, APPEAL_WORD = fold("أو"), fold("تظلم")
_OF_ANOTHER = words_of("أمانة الأمانة")
_AND_TO = (fold("ول"), fold("فل"))
_TO, _TO_THE, _ARTICLE, _BY = fold("ل"), fold("لل"), fold("ال"), fold("ب")
#: what is looked into again and again, or of everybody
_NO_MATTER = words_of("مخاطر المخاطر هوية هويات هويته")
#: weights: what the sentence is about, who it is; what is brought under such a policy
MATTER, APPEAL, PERIODIC, OWN_POLICY, AWAY, MEMBERS, POST, BOARD, ROW, DOUBT = 2, -3, -3, -4, -3, -3, -3, -3, -2, -4
MAIN, NOTHING = 1, -1
#: what is more than an answer
_MORE_THAN_ANSWERS = ("study", "decide", "entrust", "charge", "duty")
AT_REPLY, NEAR_REPLY = 3, 2
ENOUGH, PLAIN, NEAR, FAR, NEXT, CHOICE = 4, 7, 2, 10, 5, 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may be the one, how surely, and where."""

    score: int
    name: str
    lines: Lines
    brought: bool = False


class _Role(NamedTuple):
    """A body with a role in a clause: how much is said for it, what it is set back by, whether it studies what is
    brought under such a policy, and whether it only answers."""

    score: int
    rank: int
    body: Body
    brought: bool = False
    answers: bool = False


def best(clauses: tuple[Clause, ...], reply: Lines | None) -> tuple[Candidate | None, bool]:
    """The body that is likeliest, None when none is likely enough; and whether no other is as likely."""
    found = candidates(clauses, reply)
    sums: Counter[str] = Counter()
    for one in found:
        sums[_key(one.name)] += one.score
    weights = {one: (one.score, one.lines == reply, sums[_key(one.name)]) for one in found}
    first = max(found, key=lambda one: weights[one], default=None)
    if first is None:
        return None, False
    rivals = [one for one in found if weights[one] == weights[first] and _key(one.name) != _key(first.name)]
    same = [one for one in found if _key(one.name) == _key(first.name)]
    # who studies requests stands near the reply to them; who looks into decisions need not
    plain = first.brought and (first.score >= PLAIN or clauses[0].policy_type in _DECISIONS)
    if reply is not None and not plain and not any(_is_near(clauses, one.lines, reply) for one in same):
        return first, False  # who answers is known to stand elsewhere
    # a post that studies something else than what is brought under such a policy is hardly the one
    return first, not rivals and (first.score >= ENOUGH or first.brought)


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
        beside = 0 if at is None else AT_REPLY if index == at else NEAR_REPLY if abs(index - at) <= NEAR else 0
        unnamed_ones = (_unnamed(one, clause) for one in spoken[index])
        weighed = [*_weighed(clause.text, clause.policy_type, at_reply=index == at), *unnamed_ones]
        for score, less, body, brought, answers in weighed:
            near = beside + _place(clause, brought=brought)
            name = _full(body, names, index)
            if answers and not any(one.name == name and one.clause != index for one in names):
                continue  # who answers has studied, if there is more said of him
            if name and score + near >= ENOUGH and not is_nobody(name) and not set(fold(name).split()) & _OUTSIDE:
                found.append(Candidate(score + less + near, name, clause.lines, brought))
    return tuple(found)


def _place(clause: Clause, *, brought: bool) -> int:
    """What the place of a clause takes off: a section that is no place for it, or a row of a table."""
    if clause.section in _AWAY and not (brought and clause.section in _AT_THE_END):
        return AWAY
    return ROW * (clause.text.count(_CELL) > 1)


def _unnamed(one: Unnamed, clause: Clause) -> _Role:
    """The role of a body that a clause speaks of without naming it."""
    if not one.sure:
        return _Role(one.weight, _who(one.body) + DOUBT, one.body)
    brought = one.plain and _is_brought(tuple(keys_in(clause.text)), clause.policy_type)
    return _Role(one.weight, _who(one.body) + MAIN * brought, one.body, brought)


def _full(body: Body, names: Sequence[Named], index: int) -> str | None:
    """The name of a body in clause `index`, the full one for a short one; None when there is none."""
    if not is_short(body):
        return usual(_inner(body), names)
    return full_name(body.text, names, index) or (body.text if _key(body.text) in _BOARD else None)


def _weighed(text: str, kind: str = "", *, at_reply: bool = False) -> Iterator[_Role]:
    """The bodies of a clause with a role in it, how much the sentence says for them, what they are set back by."""
    if not any(map(_names_body, keys_in(text))):
        return
    for sentence in sentences(text):
        run = tokens(sentence)
        found = tuple(_bodies(sentence, run))
        if not found:
            continue
        run = _masked(run, found)
        unclear = doubts(sentence)
        keys = [token.key for token in run]
        brought = _is_brought(keys, kind)
        about = _about(sentence, keys, at_reply=at_reply)
        for (place, after, body), weight in zip(found, _roles(run, found), strict=True):
            if weight:
                score = (
                    about
                    + weight
                    + NOTHING * (not about and not brought and not _NO_MATTER.isdisjoint(keys))
                    + _members(keys, weight)
                    + _doubt(unclear, place, weight)
                )
                appeal = 0 if _brings_appeals(kind) else _appeal(keys, place, after)
                rank = _who(body) * (weight < LABELLED) + appeal + MAIN * (brought and weight >= STUDIES)
                answers = weight <= DECIDES and not any_says(filterfalse(_is_told, keys), *_MORE_THAN_ANSWERS)
                score += _policy(run, place, after)
                yield _Role(score, rank, body, brought and weight >= STUDIES, answers)


def _is_told(key: str) -> bool:
    """«بقبول طلبه»: what somebody is told, not what is done."""
    return key.startswith(_BY) and says(key[1:], "decide")


def _roles(run: Sequence[Token], found: Sequence[tuple[int, int, Body]]) -> list[int]:
    """The weights of the bodies' roles. «إلى المدير أو رئيس القسم للتحقيق»: of two to choose from both have it."""
    weights = [role(run, place, after) for place, after, _ in found]
    for at in range(1, len(found)):
        first_stop, second = found[at - 1][1], found[at][0]
        if run[second - 1].key == _OR and second - first_stop <= CHOICE:
            weights[at - 1] = weights[at] = max(weights[at - 1], weights[at])
    return weights


def _is_brought(keys: Sequence[str], kind: str) -> bool:
    """Whether a sentence speaks of what is brought before somebody under such a policy (disclosures, reports …)."""
    group = f"brought_{kind}"
    return is_group(group) and any_says(keys, group)


def _brings_appeals(kind: str) -> bool:
    """Whether appeals are what people bring under such a policy."""
    return is_group(f"brought_{kind}") and says(APPEAL_WORD, f"brought_{kind}")


def _members(keys: Sequence[str], weight: int) -> int:
    """«تتألف اللجنة من مدير …»: it only says who sits where."""
    return MEMBERS * (weight < STUDIES and not _MEMBERS.isdisjoint(keys))


def _doubt(unclear: Sequence[tuple[int, int]], place: int, weight: int) -> int:
    """A body behind what is unclear gets the unclear case (`referral.py`)."""
    return DOUBT * any(at < place and (weight < STUDIES or gravity >= UNCLEAR) for at, gravity in unclear)


def _appeal(keys: Sequence[str], place: int, after: int) -> int:
    """Whether what is heard is an appeal; «سؤاله أو اعتراضه» is anything."""
    near = (*range(place), *range(after, min(len(keys), after + NEXT)))
    return APPEAL * any(says(keys[i], "appeal") and not (i and keys[i - 1] == _OR) for i in near)


def _bodies(sentence: str, run: Sequence[Token]) -> Iterator[tuple[int, int, Body]]:
    """Every body of a sentence: its first token, the one after it, and its name."""
    past = 0
    for place, token in enumerate(run):
        body = _body(sentence, run, place) if token.start >= past and _names_body(token.key) else None
        if body is not None:
            past = body.stop  # «مكتب إدارة المشاريع» is one body, not two
            yield place, token_after(run, body), body


def _masked(run: Sequence[Token], found: Sequence[tuple[int, int, Body]]) -> tuple[Token, ...]:
    """The tokens with the inner words of names hidden: «لجنة المراجعة» does not review by being called so."""
    inner = {at for place, after, _ in found for at in range(place + 1, after)}
    return tuple(token._replace(key=_HIDDEN) if at in inner else token for at, token in enumerate(run))


def studying(sentence: str, *, labelled: bool = False) -> Iterator[Body]:
    """The bodies that a sentence says to study the matter, in reading order; `labelled`: only where a label does."""
    run = tokens(sentence)
    found = tuple(_bodies(sentence, run))
    masked = _masked(run, found)
    yield from (
        body for place, after, body in found if role(masked, place, after) >= (LABELLED if labelled else STUDIES)
    )


def _about(sentence: str, keys: Sequence[str], *, at_reply: bool) -> int:
    """What a sentence is about: the matter, or watching over the work."""
    weight = MATTER * any_says(keys, "matter")
    return weight + PERIODIC * (not at_reply and _is_periodic(sentence, keys))


def _who(body: Body) -> int:
    head = fold(body.text.split()[0])
    if _key(body.text) in _BOARD:
        return BOARD
    return 0 if head in _BODIES else POST


def _policy(run: Sequence[Token], place: int, after: int) -> int:
    """Whether it is the policy itself that is studied: «تنظر اللجنة في تعديل اللائحة»."""
    # «طلبات تعديل الصلاحيات» are requests
    near = range(max(0, place - 3), min(len(run), after + 4))
    return OWN_POLICY * any(run[i].key in _POLICY and not (i and says(run[i - 1].key, "matter")) for i in near)


@lru_cache(maxsize=32768)
def _names_body(key: str) -> bool:
    return any(_is_name(word) for word in _unglued(key))


def _is_name(word: str) -> bool:
    return word in AFFAIRS or (is_head(word) and word.removeprefix(_ARTICLE) not in ANYBODY)


def _unglued(key: str) -> tuple[str, ...]:
    """A word, and what is left of it without a «و» or «ف», and without a preposition behind that."""
    plain = unjoined(key)
    cut = plain[1:] if plain.startswith((_TO, _BY)) else key
    return (key, plain, cut, plain[2:] if plain.startswith(_TO_THE) else key)


def _is_periodic(sentence: str, keys: Sequence[str]) -> bool:
    """«تراجع اللجنة الحسابات كل ربع سنة»: watching over the work, not studying a case."""
    if not _OVERSIGHT.isdisjoint(keys):
        return True
    # «تجتمع اللجنة شهرياً للنظر في الطلبات» says how often it meets
    return any(one.frequency for one in durations(sentence)) and not any_says(keys, "meeting")


def _body(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """A body or a post at `place`, also behind a glued «ل» or «ب»."""
    key = run[place].key
    if _is_name(key) or _is_name(unjoined(key)):
        return body_at(sentence, run, place)
    if key.startswith((_TO, *_AND_TO)):
        return body_at(sentence, run, place, glued=True)
    return body_by(sentence, run, place)
