"""To whom an unclear case is referred: «في حالة عدم وضوح الإجراءات … إحالته لمسئول البحث الاجتماعي».

A sentence counts when it says that something is unclear, or that no rule is there for it, and sends it
on («أحيل إلى»), asks somebody («يسأل») or lets somebody settle it («يفصل فيه»). What this leaves alone:
raising a complete request to those who decide on it, and complaints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers import fold
from policy_diff.facts.body import Body, body_at, is_head, sentences, target_after
from policy_diff.facts.body_names import full_name, is_nobody, is_short, names_of
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.stems import says
from policy_diff.facts.words import Token, tokens
from policy_diff.model import Fact, Lines

KEY = "referral_target"
_STEPS = ("procedure_steps", "procedures")
_AWAY = ("cover", "preamble", "approval", "definitions", "final_provisions", "review", "references")
_TO = words_of("إلى", "الى", "على", "ل", "عند", "لدى")
_NOT = words_of("لم لا عدم غير ليس ليست لن وعدم لعدم ولم ولا بعدم دون غياب خلا خلت بلا ما يخل")
_CASE = words_of("متى إذا عند حال حالة كلما إن حيث حيثما وقت فيما")
_DISPUTE = words_of("خلاف الخلاف اختلف اختلفوا اختلفت تنازع تنازعت نزاع اختلاف")
_BEING = words_of("يكن تكن يكون تكون يعد تعد كان له لها لديه يزل")
BY, _ABOUT = fold("ب"), fold("عن")
#: so far after the word that refers stands the body, and so far after a verb the body that settles
REACH, SETTLES, APART, OPENING = 9, 5, 3, 3
#: they have the doubt, and do not resolve it
_STAFF = words_of("الموظف موظف الباحث باحث عضو العضو الموظفة الباحثة")
_STOPS = frozenset(".؛؟!")
#: weights: how plainly the case is unclear, and how plainly somebody gets it; what is enough
UNCLEAR, SILENT, DISPUTED, HARD = 3, 2, 2, 1
SENT, SETTLED, BEFORE = 3, 2, 1
COMPLAINT, AWAY, NOBODY, ENOUGH = -1, -1, -3, 5


@dataclass(frozen=True, slots=True)
class Referral:
    """A body that gets the unclear case, how surely, and where."""

    score: int
    name: str
    lines: Lines
    steps: bool


def find(clauses: tuple[Clause, ...], *, with_steps: bool) -> Fact:
    """The referral target: the surest, one in the steps before others, then the first.

    `with_steps`: policies of this type have steps for requests; in the others a complaint may be the case.
    """
    found = tuple(_all(clauses, complaints=not with_steps))
    if not found:
        return Fact(key=KEY, status="not_stated")
    best = max(found, key=lambda one: (one.steps, one.score))
    return Fact(key=KEY, status="stated", value=best.name, text=best.name, lines=best.lines)


def _all(clauses: tuple[Clause, ...], *, complaints: bool) -> Iterator[Referral]:
    names = names_of(clauses)
    for index, clause in enumerate(clauses):
        for score, body in _referred(clause.text, complaints=complaints):
            name = (full_name(body.text, names, index) if is_short(body) else None) or body.text
            score += AWAY if clause.section in _AWAY else 0
            if score >= ENOUGH:
                # «the competent department» is as good as its wording, and gives way to a name
                score += NOBODY if is_nobody(name) else 0
                yield Referral(score, name, clause.lines, clause.section in _STEPS)


def _referred(text: str, *, complaints: bool) -> Iterator[tuple[int, Body]]:
    """The bodies to which the sentences of a clause refer what is unclear, and how surely."""
    if not any(_speaks(token.key) for token in tokens(text)):
        return
    labelled = _label(text)
    for sentence in sentences(text):
        run = tokens(sentence)
        at, unclear = unclear_at(run)
        if not unclear:
            continue
        complaint = any(says(token.key, "complaint") for token in run)
        appeal = next((i for i, token in enumerate(run) if says(token.key, "appeal")), None)
        # «هل هو بلاغ أم تظلم» is what is unclear; before that an appeal is what the sentence is about
        if (appeal is not None and (appeal < at or not complaints)) or (complaint and not complaints):
            continue
        complaint = complaint or appeal is not None
        found = _gets(sentence, run, at)
        if found:
            yield unclear + found[0] + (COMPLAINT if complaint else 0), found[1]
        elif labelled and any(says(token.key, "settle") for token in run):
            yield unclear + SETTLED, labelled


def unclear_at(run: Sequence[Token]) -> tuple[int, int]:
    """Where a sentence says that something is unclear or not provided for, and how plainly; nought if it does not."""
    best = (0, 0)
    for place, token in enumerate(run):
        if not _speaks(token.key):
            continue
        denied = _denied(run, place)
        weight = 0
        if says(token.key, "unclear") or says(token.key, "question") or (denied and says(token.key, "denied")):
            weight = UNCLEAR
        elif denied and says(token.key, "silent"):
            weight = SILENT
        elif says(token.key, "hard"):
            weight = DISPUTED if token.key in _DISPUTE or _opens(run, place) else HARD
        elif says(token.key, "special") or _is_passed_over(run, place):
            weight = DISPUTED
        if weight > best[1]:
            best = (place, weight)
    return best


@lru_cache(maxsize=32768)
def _speaks(key: str) -> bool:
    """Whether a word may be part of saying that something is unclear."""
    return any(says(key, group) for group in ("unclear", "question", "denied", "silent", "hard", "special", "quiet"))


def _denied(run: Sequence[Token], place: int) -> bool:
    """Whether a negation stands right before («لم يتضح»), or a form of being between («لم يكن واضحاً»)."""
    if place and run[place - 1].key in _NOT:
        return True
    return place > 1 and run[place - 1].key in _BEING and run[place - 2].key in _NOT


def _opens(run: Sequence[Token], place: int) -> bool:
    """«إذا تعذر عليه …» at the beginning of a sentence: the case is what the sentence is about."""
    return 0 < place <= OPENING and any(token.key in _CASE for token in run[:place])


def _is_passed_over(run: Sequence[Token], place: int) -> bool:
    """«ما سكتت عنه هذه السياسة»."""
    return says(run[place].key, "quiet") and place + 1 < len(run) and run[place + 1].key.startswith(_ABOUT)


def _gets(sentence: str, run: Sequence[Token], at: int) -> tuple[int, Body] | None:
    """The body that gets the case of token `at`, and how plainly: sent, asked, or settling it."""
    found: list[tuple[int, Body]] = []
    for place in range(len(run)):
        body, weight = _sent(sentence, run, place), SENT
        if body is None:
            body, weight = _settles(sentence, run, place), SETTLED
        if body is None or body.start <= run[at].start < body.stop:
            continue
        if body.start < run[at].start and not any(t.key in _CASE for t in run if body.stop <= t.start <= run[at].start):
            weight = BEFORE
        found.append((weight, body))
    if not found and (only := _only(sentence, run, at)):
        found.append((SETTLED, only))
    return max(found, key=lambda one: one[0], default=None)


def _only(sentence: str, run: Sequence[Token], at: int) -> Body | None:
    """The one post or body named after what is unclear, which can only be whose turn it is."""
    found: list[Body] = []
    for place in range(at + APART, len(run)):
        body = body_at(sentence, run, place) or body_at(sentence, run, place, glued=True)
        if body and (not found or body.start >= found[-1].stop) and run[place].key not in _STAFF:
            found.append(body)
    return found[0] if len(found) == 1 and not is_short(found[0]) else None


def _sent(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    key = run[place].key
    if says(key, "consult") and place + 1 < len(run) and (body := body_at(sentence, run, place + 1)):
        return body
    if not says(key, "refer"):
        return None
    return target_after(sentence, run, place, REACH, _TO) or _by(sentence, run, place) or _is_one(sentence, run, place)


def _is_one(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«كان المرجع في ذلك الأخصائية النفسية»: it is said to be the one."""
    if not run[place].key.endswith(fold("مرجع")):
        return None
    for at in range(place + 1, min(place + 5, len(run))):
        if body := body_at(sentence, run, at):
            return body
    return None


def _settles(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«فصل فيه المدير التنفيذي», «فالرأي لأمين المال»: the body soon after the verb, with no other between."""
    if not says(run[place].key, "settle"):
        return None
    for at in range(place + 1, min(place + SETTLES, len(run))):
        if run[at].key in _STOPS:
            return None
        if body := body_at(sentence, run, at) or body_at(sentence, run, at, glued=True):
            return body
    return None


def _label(text: str) -> Body | None:
    """«مدير الموارد البشرية: يفسر السياسة»: the body that a clause is about."""
    run = tokens(text)
    body = body_at(text, run, 0) if run else None
    if body is None:
        return None
    after = next((token.key for token in run if token.start >= body.stop), "")
    return body if after in (":", "/") else None


def _by(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«اتصلت بالمستشار القانوني», «يستعان في ذلك بالمدقق»: the body after a glued «ب»."""
    for at in range(place + 1, min(place + SETTLES, len(run))):
        if run[at].key in _STOPS:
            return None
        if run[at].key.startswith(BY) and is_head(run[at].key[1:]):
            bare = Token(run[at].text[1:], run[at].key[1:], run[at].start + 1, run[at].stop)
            return body_at(sentence, (*run[:at], bare, *run[at + 1 :]), at)
    return None
