"""To whom an unclear case is referred: «في حالة عدم وضوح الإجراءات … إحالته لمسئول البحث الاجتماعي».

A sentence counts when it says that something is unclear, or that no rule is there for it (`doubt.py`), and
sends it on («أحيل إلى»), asks somebody («يسأل») or lets somebody settle it («يفصل فيه»). What this leaves
alone: raising a complete request to those who decide on it, and complaints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from normalizers import fold
from policy_diff.facts.body import NAME_WORDS, Body, body_at, sentences, token_after
from policy_diff.facts.body_names import full_name, is_nobody, is_short, names_of
from policy_diff.facts.clauses import Clause
from policy_diff.facts.doubt import doubts, is_case, speaks
from policy_diff.facts.doubt_words import SILENT, UNCLEAR
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.referral_turns import SETTLED, sent_to, turns_of, who_gets
from policy_diff.facts.stems import any_says, is_group, says
from policy_diff.facts.words import Token, keys_in, tokens
from policy_diff.model import Fact, Lines

KEY = "referral_target"
APPEAL, COMPLAINT_WORD = fold("تظلم"), fold("شكوى")
_STEPS = ("procedure_steps", "procedures")
_AWAY = (
    "cover",
    "channels",
    "reporting_channels",
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
#: how a sentence goes on from the one before
_THEN, _SO = (
    words_of(
        "ساعتها ساعتئذ وقتها وقتئذ حينذاك وحينذاك عندئذ حينئذ وعندئذ وحينئذ فعندئذ فحينئذ عندها حينها وعندها وحينها"
    ),
    fold("ف"),
)
_SUCH = words_of("وهذه هذه ومثل مثل وهنا هنا فهذا فهذه وذلك")
_IN, _THIS = words_of("في وفي ففي"), words_of("هذه تلك هذا")
_BOTH = words_of("الحالتين الحالين كلتا كلا ذلك مثل كليهما كلتيهما")
_CONDITION = "إذا "
_NOT = words_of("لم ولم فلم تعذر")
_AND, _MATTERS, ON_IT = fold("و"), words_of("الأمر المسألة الحالة الموضوع أمره أمرها أمرهما"), 4
#: so near its sending stands that it was not settled, and so near the negation what is denied
BELOW, DENIED, _SETTLING = 12, 2, ("rule", "denied", "resolve")
_WAGES = words_of("راتب راتبه رواتب أجر أجره أجرهم رواتبهم مكافأته الراتب الأجر")
_STOP, TITLE = ".", 7
_KIND, _ASKED, POINTS = words_of("القبيل النوع كهذه كهذا كهذين"), "؟", 8
#: «الجهات الأمنية»
_AUTHORITIES = words_of("الجهات جهات السلطات الجهة جهة")
_OF_STATE = words_of("الأمنية القضائية الرسمية الحكومية الرقابية النظامية العدلية أمنية حكومية رسمية الإشرافية")
_ENDS = ".؟!؛; "
_COLON, _CELL = ":", " / "
#: weights: what else the sentence is about; what is enough
COMPLAINT, OTHER, AWAY, SHORT, NOBODY, ENOUGH, PLAIN = -1, -2, -1, -1, -3, 4, 6


@dataclass(frozen=True, slots=True)
class Referral:
    """A body that gets the unclear case, how surely, how much else its sentence says that it is one, and where."""

    score: int
    plain: int
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
    weights = [(one.steps and with_steps, one.score, one.plain) for one in found]
    surest = [one for one, weight in zip(found, weights, strict=True) if weight == max(weights)]
    best = surest[0]
    if len({fold(one.name) for one in surest}) > 1:
        return Fact(key=KEY, status="unclear", text=best.name, lines=best.lines)
    if best.score < PLAIN and _is_of_the_state(best.name):
        return Fact(key=KEY, status="not_stated")
    return Fact(key=KEY, status="stated", value=best.name, text=best.name, lines=best.lines)


def _all(clauses: tuple[Clause, ...], *, complaints: bool) -> Iterator[Referral]:
    names = names_of(clauses)
    for index, clause in enumerate(clauses):
        # where appeals are what people bring, one does not keep a sentence from being about an unclear case
        brings = f"brought_{clause.policy_type}"
        appeals, complains = (is_group(brings) and says(word, brings) for word in (APPEAL, COMPLAINT_WORD))
        text = _of_row(clause.text) if clause.text.count(_CELL) > 1 else _with_heading(clauses, index)
        if not text:
            continue
        for score, plain, body in _referred(text, complaints=complaints, appeals=appeals, brings_complaints=complains):
            name = (full_name(body.text, names, index) if is_short(body) else None) or body.text
            score += SHORT * is_short(body) + AWAY * (clause.section in _AWAY)
            if score >= ENOUGH:
                # «the competent department» is as good as its wording, and gives way to a name
                score += NOBODY if is_nobody(name) else 0
                yield Referral(score, plain, name, clause.lines, clause.section in _STEPS)


def _is_of_the_state(name: str) -> bool:
    """«الجهات الأمنية»: whoever is competent outside, which is no body of one's own to turn to."""
    first, *rest = fold(name).split()
    return first in _AUTHORITIES and any(word in _OF_STATE for word in rest)


def _of_row(text: str) -> str:
    """«الحالات الملتبسة / تدرس أولاً / لجنة المنح» as a label and its body; of a row with more bodies nothing."""
    first, *rest = text.split(_CELL)
    if max((weight for _, weight in doubts(first)), default=0) < SILENT:
        return ""
    named = [cell for cell in rest if _label(f"{cell.strip()}{_COLON}") and len(cell.split()) <= NAME_WORDS]
    return f"{first}{_COLON} {named[0].strip()}" if len(named) == 1 else ""


def _with_heading(clauses: tuple[Clause, ...], index: int) -> str:
    """A clause under the heading «الحالات غير الواضحة», or the short line above it that says no more."""
    clause, text = clauses[index], _with_first(clauses, index)
    above = clauses[index - 1] if index else None
    opens = above is None or above.section != clause.section or above.heading != clause.heading
    title = clause.heading if opens else above.text if above and _is_title(above.text) else ""
    if _is_title(title) and doubts(title) and not doubts(text):
        return f"{title.rstrip(_ENDS + _COLON)}{_COLON} {text}"
    return text


def _is_title(text: str) -> bool:
    return 0 < len(text.split()) <= TITLE and not text.rstrip().endswith(_STOP)


def _with_first(clauses: tuple[Clause, ...], index: int) -> str:
    """A clause, and after a lead-in («يرجع إلى المدير في الحالات الآتية:») the first below it."""
    text = clauses[index].text
    if not text.endswith(_COLON) or index + 1 == len(clauses):
        return text
    return f"{text} {clauses[index + 1].text}"


def _referred(
    text: str, *, complaints: bool, appeals: bool, brings_complaints: bool = False
) -> Iterator[tuple[int, int, Body]]:
    """The bodies to which the sentences of a clause refer what is unclear, how surely, and how much else says so."""
    if not any(map(_may_tell, keys_in(text))):
        return
    labelled = _label(text)
    for sentence in _joined(sentences(text)):
        run = tokens(sentence)
        unclear = doubts(sentence) or _in_the_end(sentence, run)
        if not unclear:
            continue
        complained = [i for i, token in enumerate(run) if says(token.key, "complaint")]
        appealed = [i for i, token in enumerate(run) if says(token.key, "appeal")]
        named = _in_names(sentence, run) if complained or appealed else frozenset()
        # «البلاغ يختلط بالشكوى»: behind the doubt it is no more than a part of it
        complaint = not brings_complaints and any(i not in named and i < unclear[0][0] for i in complained)
        appeal = next((i for i in appealed if i not in named), None)
        # «هل هو بلاغ أم تظلم» is what is unclear; before that an appeal is what the sentence is about
        first = appeal is not None and not appeals and appeal < unclear[0][0]
        # of complaints only what is plainly sent on because it is unclear is an unclear case
        other = OTHER if first or ((complaint or appeal is not None) and not complaints) else 0
        complaint = complaint or appeal is not None
        turns = turns_of(sentence, run)
        gets = ((weight, who_gets(sentence, run, at, turns)) for at, weight in unclear)
        found = [(weight + got[0], got[1]) for weight, got in gets if got]
        if found:
            best = max(found, key=lambda one: one[0])
            ends = any(says(token.key, "rule") for token in run)
            yield best[0] + (other or (COMPLAINT if complaint else 0)), min(len(unclear), 2) + ends, best[1]
        elif not other and labelled and any(says(token.key, "settle") for token in run):
            yield max(weight for _, weight in unclear) + SETTLED, 0, labelled


@lru_cache(maxsize=32768)
def _may_tell(key: str) -> bool:
    """Whether a word may be part of saying that a case is unclear, or is to be settled."""
    return speaks(key) or says(key, "rule") or says(key, "escalate")


def _joined(parts: Sequence[str]) -> Iterator[str]:
    """Sentences, one that goes on from a doubt («… لا يتضح حكمه. فيرفع عندئذ إلى المدير.») with the one before."""
    for before, sentence in zip(("", *parts), parts, strict=False):
        run = tokens(sentence)
        first = run[0].key if run else ""
        goes_on = (
            before.rstrip().endswith(_ASKED)
            or first in _THEN
            or (first.startswith(_SO) and says(first, "refer"))
            or first in _SUCH
            or _in_that(run)
            or _like_that(run)
            or _on_it(run)
        )
        if goes_on and not doubts(sentence):
            # «يختلف مديران. ساعتها …»: what was told first is the condition of the rest
            opening = _CONDITION if first in _THEN else ""
            yield f"{opening}{before.rstrip(_ENDS)} {sentence.lstrip()}"
        else:
            yield sentence


def _on_it(run: Sequence[Token]) -> bool:
    """«ويحيل الأمر إلى المدير»: the matter of the sentence before is sent on."""
    near = [token.key for token in run[:ON_IT]]
    return bool(near) and near[0].startswith(_AND) and says(near[0], "refer") and not _MATTERS.isdisjoint(near)


def _like_that(run: Sequence[Token]) -> bool:
    """«فكل طلب من هذا القبيل …», «والفصل في ذلك …»: near the beginning something points back."""
    near = [token.key for token in run[:POINTS]]
    return any(key in _KIND for key in near) or any(one in _IN and other in _BOTH for one, other in pairwise(near[1:]))


def _in_that(run: Sequence[Token]) -> bool:
    """«ففي الحالتين …», «وفي هذه الحالة …»: the case is that of the sentence before."""
    first = [token.key for token in run[:3]]
    return len(first) == 3 and first[0] in _IN and (first[1] in _BOTH or (first[1] in _THIS and is_case(first[2])))


def _in_names(sentence: str, run: Sequence[Token]) -> frozenset[int]:
    """The tokens inside the names of bodies: «لجنة التظلمات» does not make a sentence one on appeals."""
    bodies = [body for place in range(len(run)) if (body := body_at(sentence, run, place))]
    return frozenset(i for body in bodies for i in range(body.place, token_after(run, body)))


def _in_the_end(sentence: str, run: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """«… رفع إلى نائب الرئيس ليقطع فيه برأي»: the purpose of sending it says that it is unclear; where, how plainly."""
    if escalated := _unsettled_below(run):
        return ((escalated, UNCLEAR),)
    if not any(says(token.key, "rule") for token in run) or any(token.key in _WAGES for token in run):
        return ()  # «ليحسمها من راتبه» is to deduct
    for place in range(len(run)):
        body = sent_to(sentence, run, place)
        if body is None:
            continue
        after = token_after(run, body)
        if (
            after < len(run)
            and run[after].key.startswith(_FOR)
            and any(says(t.key, "rule") for t in run[after : after + 3])
        ):
            return ((place, SILENT),)
    return ()


def _unsettled_below(run: Sequence[Token]) -> int | None:
    """«… ولم يحسم صعد إلى المدير»: what is sent higher since it was not settled below; where it is sent."""
    for place in (i for i, token in enumerate(run) if says(token.key, "escalate")):
        for at in range(max(0, place - BELOW), min(place + BELOW, len(run))):
            if run[at].key in _NOT and any_says((token.key for token in run[at + 1 : at + 1 + DENIED]), *_SETTLING):
                return place
    return None


def _label(text: str) -> Body | None:
    """«مدير الموارد البشرية: يفسر السياسة»: the body that a clause is about."""
    run = tokens(text)
    body = body_at(text, run, 0) if run else None
    if body is None:
        return None
    after = next((token.key for token in run if token.start >= body.stop), "")
    return body if after in (_COLON, "/") else None
