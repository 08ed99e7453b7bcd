"""To whom an unclear case is referred: «في حالة عدم وضوح الإجراءات … إحالته لمسئول البحث الاجتماعي».

A sentence counts when it says that something is unclear, or that no rule is there for it (`doubt.py`), and
sends it on («أحيل إلى»), asks somebody («يسأل») or lets somebody settle it («يفصل فيه»). What this leaves
alone: raising a complete request to those who decide on it, and complaints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers import fold
from policy_diff.facts.body import Body, body_at, body_by, sentences, target_after
from policy_diff.facts.body_names import full_name, is_nobody, is_short, names_of
from policy_diff.facts.clauses import Clause
from policy_diff.facts.doubt import SILENT, doubts, is_case, speaks
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.stems import is_group, says
from policy_diff.facts.words import Token, keys_in, tokens
from policy_diff.model import Fact, Lines

KEY = "referral_target"
APPEAL = fold("تظلم")
_STEPS = ("procedure_steps", "procedures")
_AWAY = (
    "cover",
    "preamble",
    "purpose",
    "general_goal",
    "approval",
    "definitions",
    "final_provisions",
    "review",
    "references",
)
_FOR = fold("ل")
_TO = words_of("إلى", "الى", "على", "ل", "عند", "لدى")
_WITH, _OF = words_of("مع من"), words_of("من")
#: they have the doubt, and do not resolve it
_STAFF = words_of("الموظف موظف الباحث باحث عضو العضو الموظفة الباحثة المحاسب الأخصائي الأخصائية المحصل")
_EVER_STAFF = words_of("الموظف موظف عضو العضو الموظفة المحاسب")
_MAY = words_of("أن هو هي الذي التي وهو وهي ليقرر لتقرر")
#: «بين أعضاء اللجنة» is no «بيّن»
_BETWEEN = fold("بين")
_IF = words_of("إن وإن فإن متى")
_BUT = words_of("إلا غير سوى")
#: short, and yet names
_KNOWN = words_of("المجلس المدير الرئيس")
_STOPS, _COLON, _CELL = frozenset(".؛؟!"), ":", " / "
_PRESENT = tuple(fold(p) for p in ("ي", "ت", "وي", "وت", "في", "فت"))
#: so far after the word that refers stands the body, and so far after a verb the body that settles
REACH, SETTLES, APART, FAR, LINKS, NEAR = 9, 5, 3, 28, 4, 2
#: weights: how plainly somebody gets the case, what else the sentence is about; what is enough
SENT, SETTLED, BEFORE = 3, 2, 1
COMPLAINT, AWAY, SHORT, NOBODY, ENOUGH = -1, -1, -1, -3, 5


@dataclass(frozen=True, slots=True)
class Referral:
    """A body that gets the unclear case, how surely, and where."""

    score: int
    name: str
    lines: Lines
    steps: bool


def find(clauses: tuple[Clause, ...], *, with_steps: bool) -> Fact:
    """The referral target: the surest, one in the steps before others; unclear when two are as sure.

    `with_steps`: policies of this type have steps for requests; in the others a complaint may be the case.
    """
    found = tuple(_all(clauses, complaints=not with_steps))
    if not found:
        return Fact(key=KEY, status="not_stated")
    weights = [(one.steps and with_steps, one.score) for one in found]
    surest = [one for one, weight in zip(found, weights, strict=True) if weight == max(weights)]
    best = surest[0]
    if len({fold(one.name) for one in surest}) > 1:
        return Fact(key=KEY, status="unclear", text=best.name, lines=best.lines)
    return Fact(key=KEY, status="stated", value=best.name, text=best.name, lines=best.lines)


def _all(clauses: tuple[Clause, ...], *, complaints: bool) -> Iterator[Referral]:
    names = names_of(clauses)
    for index, clause in enumerate(clauses):
        if clause.text.count(_CELL) > 1:
            continue  # a row of a table: its cells make no sentence
        # where appeals are what people bring, one does not keep a sentence from being about an unclear case
        brings = f"brought_{clause.policy_type}"
        appeals = is_group(brings) and says(APPEAL, brings)
        for score, body in _referred(_with_first(clauses, index), complaints=complaints, appeals=appeals):
            name = (full_name(body.text, names, index) if is_short(body) else None) or body.text
            score += SHORT * is_short(body) + AWAY * (clause.section in _AWAY)
            if score >= ENOUGH:
                # «the competent department» is as good as its wording, and gives way to a name
                score += NOBODY if is_nobody(name) else 0
                yield Referral(score, name, clause.lines, clause.section in _STEPS)


def _with_first(clauses: tuple[Clause, ...], index: int) -> str:
    """A clause, and after a lead-in («يرجع إلى المدير في الحالات الآتية:») the first below it."""
    text = clauses[index].text
    if not text.endswith(_COLON) or index + 1 == len(clauses):
        return text
    return f"{text} {clauses[index + 1].text}"


def _referred(text: str, *, complaints: bool, appeals: bool) -> Iterator[tuple[int, Body]]:
    """The bodies to which the sentences of a clause refer what is unclear, and how surely."""
    if not any(map(_may_tell, keys_in(text))):
        return
    labelled = _label(text)
    for sentence in sentences(text):
        run = tokens(sentence)
        unclear = doubts(sentence) or _in_the_end(sentence, run)
        if not unclear:
            continue
        complained = [i for i, token in enumerate(run) if says(token.key, "complaint")]
        appealed = [i for i, token in enumerate(run) if says(token.key, "appeal")]
        named = _in_names(sentence, run) if complained or appealed else frozenset()
        complaint = any(i not in named for i in complained)
        appeal = next((i for i in appealed if i not in named), None)
        # «هل هو بلاغ أم تظلم» is what is unclear; before that an appeal is what the sentence is about
        first = appeal is not None and not appeals and appeal < unclear[0][0]
        if first or ((complaint or appeal is not None) and not complaints):
            continue
        complaint = complaint or appeal is not None
        getters = tuple(_getters(sentence, run))
        found = [(weight + got[0], got[1]) for at, weight in unclear if (got := _gets(sentence, run, at, getters))]
        if found:
            best = max(found, key=lambda one: one[0])
            yield best[0] + (COMPLAINT if complaint else 0), best[1]
        elif labelled and any(says(token.key, "settle") for token in run):
            yield max(weight for _, weight in unclear) + SETTLED, labelled


@lru_cache(maxsize=32768)
def _may_tell(key: str) -> bool:
    """Whether a word may be part of saying that a case is unclear, or is to be settled."""
    return speaks(key) or says(key, "rule")


def _in_names(sentence: str, run: Sequence[Token]) -> frozenset[int]:
    """The tokens inside the names of bodies: «لجنة التظلمات» does not make a sentence one on appeals."""
    bodies = [body for place in range(len(run)) if (body := body_at(sentence, run, place))]
    return frozenset(i for i, token in enumerate(run) if any(b.start <= token.start < b.stop for b in bodies))


def _in_the_end(sentence: str, run: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """«… رفع إلى نائب الرئيس ليقطع فيه برأي»: the purpose of sending it says that it is unclear; where, how plainly."""
    if not any(says(token.key, "rule") for token in run):
        return ()
    for place in range(len(run)):
        body = _sent(sentence, run, place)
        if body is None:
            continue
        after = next((i for i in range(body.place, len(run)) if run[i].start >= body.stop), len(run))
        if (
            after < len(run)
            and run[after].key.startswith(_FOR)
            and any(says(t.key, "rule") for t in run[after : after + 3])
        ):
            return ((place, SILENT),)
    return ()


def _getters(sentence: str, run: Sequence[Token]) -> Iterator[tuple[int, Body]]:
    """The bodies that a sentence sends something to, asks, or lets settle it, and how plainly."""
    conditional = False
    for place in range(len(run)):
        conditional = conditional or is_case(run[place].key) or run[place].key in _IF
        if body := _sent(sentence, run, place):
            yield SENT, body
        elif body := _settles(sentence, run, place) or _may(sentence, run, place):
            yield SENT if _rules(run, place, body) else SETTLED, body
        elif (
            conditional
            and says(run[place].key, "tell")
            and place + 1 < len(run)
            and (body := _told(sentence, run, place))
        ):
            yield SETTLED, body


def _gets(sentence: str, run: Sequence[Token], at: int, getters: Sequence[tuple[int, Body]]) -> tuple[int, Body] | None:
    """Which of the `getters` gets the case of token `at`, and how plainly."""
    found: list[tuple[int, Body]] = []
    for weight, body in getters:
        if body.start <= run[at].start < body.stop or abs(body.place - at) > FAR:
            continue
        told = body.start >= run[at].start or any(
            is_case(token.key) for token in run if body.stop <= token.start <= run[at].start
        )
        found.append((weight if told else BEFORE, body))
    if not found and (only := _only(sentence, run, at)):
        found.append((SETTLED, only))
    elif not found and (sole := _sole(sentence, run)) and sole.place < at and _is_turned_to(run, sole):
        found.append((SENT, sole))
    return max(found, key=lambda one: one[0], default=None)


def _only(sentence: str, run: Sequence[Token], at: int) -> Body | None:
    """The one post or body named after what is unclear, which can only be whose turn it is."""
    found: list[Body] = []
    past = 0
    for place in range(at + APART, len(run)):
        body = body_at(sentence, run, place) or body_at(sentence, run, place, glued=True)
        if body and body.start >= past:
            past = body.stop  # «عضو اللجنة الشرعية» is not the committee
            if not _is_staff(body) and run[place - 1].key not in _BUT:
                found.append(body)
    return found[0] if len(found) == 1 and (not is_short(found[0]) or fold(found[0].text) in _KNOWN) else None


def _is_turned_to(run: Sequence[Token], body: Body) -> bool:
    after = next((i for i in range(body.place, len(run)) if run[i].start >= body.stop), len(run))
    window = run[after : after + SETTLES]
    return any(says(token.key, group) for token in window for group in ("refer", "consult"))


def _sole(sentence: str, run: Sequence[Token]) -> Body | None:
    """The only post or body that a sentence names, wherever («المستشار هو من يرجع إليه فيما اختلف فيه»)."""
    found: list[Body] = []
    for place in range(len(run)):
        body = body_at(sentence, run, place) or body_at(sentence, run, place, glued=True)
        if body and (not found or body.start >= found[-1].stop):
            found.append(body)
    return found[0] if len(found) == 1 and not is_short(found[0]) and not _is_staff(found[0]) else None


def _sent(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    key = run[place].key
    if says(key, "consult") and place + 1 < len(run) and (body := _asked(sentence, run, place)):
        return body
    if not says(key, "refer"):
        return None
    return target_after(sentence, run, place, REACH, _TO) or _by(sentence, run, place) or _is_one(sentence, run, place)


def _asked(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«يسأل المستشار», «يستشار فيه المستشار», «يستفسر عنه من المدير», «يتواصل مع المشرفة»."""
    # «مراجعة المسؤولة» is asking her, «مراجعة الطلب من …» is not
    reach = 2 if says(run[place].key, "study") else SETTLES
    for at in range(place + 1, min(place + reach, len(run))):
        if run[at].key in _STOPS:
            return None
        body = body_at(sentence, run, at) or body_at(sentence, run, at, glued=True) or body_by(sentence, run, at)
        if body and (asked := _next_body(sentence, run, body)):
            return asked
        if body and not _is_staff(body):
            return body
    return target_after(sentence, run, place, REACH, _WITH) if reach > 2 else None


def _next_body(sentence: str, run: Sequence[Token], body: Body) -> Body | None:
    """«يسأل رئيس القسم المستشار القانوني», «يستوضح الأمين من المدير»: the first asks and the second is asked."""
    after = next((i for i in range(body.place, len(run)) if run[i].start >= body.stop), len(run))
    asked_of = after < len(run) and run[after].key in _OF
    after += asked_of
    found = body_at(sentence, run, after) if after < len(run) else None
    return found if found and found.start == run[after].start else None


def _is_one(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«كان المرجع في ذلك الأخصائية النفسية»: it is said to be the one."""
    if not run[place].key.endswith(fold("مرجع")):
        return None
    for at in range(place + 1, min(place + REACH, len(run))):
        if body := body_at(sentence, run, at):
            return body
    return None


def _settles(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«فصل فيه المدير التنفيذي», «فالرأي لأمين المال»: the body soon after the verb, with no other between."""
    key = run[place].key
    if key == _BETWEEN or (not says(key, "settle") and not (says(key, "study") and key.startswith(_PRESENT))):
        return None
    for at in range(place + 1, min(place + SETTLES, len(run))):
        if run[at].key in _STOPS:
            return None
        if body := body_at(sentence, run, at) or body_at(sentence, run, at, glued=True):
            if not _is_staff(body):
                return body
    return None


def _told(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«يخطر بها مسؤول الالتزام»: who is told of it."""
    for at in range(place + 1, min(place + 1 + NEAR, len(run))):
        if (body := body_at(sentence, run, at)) and not _is_staff(body):
            return body
    return None


def _rules(run: Sequence[Token], place: int, body: Body) -> bool:
    """«القول الفصل لرئيس المجلس», «يفصل الأمين العام»: it settles the matter for good, and the body stands near."""
    return body.place - place <= NEAR and any(says(token.key, "rule") for token in run[place : body.place])


def _may(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«كان للمدير أن يقرر», «المدير هو الذي يفصل»: the body, and then that it settles."""
    body = body_at(sentence, run, place) or body_at(sentence, run, place, glued=True)
    if body is None or _is_staff(body):
        return None
    after = next((i for i in range(place, len(run)) if run[i].start >= body.stop), len(run))
    links = [token.key for token in run[after : after + LINKS]]
    if not links or links[0] not in _MAY:
        return None
    return body if any(says(key, group) for key in links[1:] for group in ("settle", "decide", "study")) else None


def _is_staff(body: Body) -> bool:
    """«الموظف»: somebody who has the doubt; «الأخصائية النفسية» may well be whom he asks."""
    return (is_short(body) and fold(body.text) in _STAFF) or fold(body.text.split()[0]) in _EVER_STAFF


def _label(text: str) -> Body | None:
    """«مدير الموارد البشرية: يفسر السياسة»: the body that a clause is about."""
    run = tokens(text)
    body = body_at(text, run, 0) if run else None
    if body is None:
        return None
    after = next((token.key for token in run if token.start >= body.stop), "")
    return body if after in (_COLON, "/") else None


def _by(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«اتصلت بالمستشار القانوني», «يستعان في ذلك بالمدقق»: the body after a glued «ب»."""
    for at in range(place + 1, min(place + SETTLES, len(run))):
        if run[at].key in _STOPS:
            return None
        if body := body_by(sentence, run, at):
            return body
    return None
