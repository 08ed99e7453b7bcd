"""Bodies and posts: who studies a request, and to whom an unclear case is referred.

    «… سيرفع للجنة البحث لدراسة طلبه»                لجنة البحث
    «… إحالته لمسئول البحث الاجتماعي للإجابة»        مسئول البحث الاجتماعي
    «تتولى وحدة دراسة الحالات فحص الطلب»             وحدة دراسة الحالات
    «تدرس اللجنة الاستثمارية الفرصة»                 اللجنة الاستثمارية

A body is a noun that names an office, with the words that complete it: annexed nouns up to a definite one
(«لجنة شؤون العاملين»), then definite adjectives that agree («إدارة المراجعة الداخلية»), then more of either
behind «و» («لجنة الحوكمة والمخاطر»). What this leaves alone: the words as written; a leftover word after a
complete name («الجهة المختصة البحث») is not part of it, nor is what is done («تدرس اللجنة الفرصة»).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers import fold
from policy_diff.facts.body_words import (
    AFFAIRS,
    AND,
    AND_THE,
    ARTICLE,
    ASSEMBLY,
    BY,
    BY_THE,
    CHARGED,
    ENDS,
    FEMININE,
    FIELD_REACH,
    FIELDS,
    HEADS,
    LAM_ARTICLE,
    LED,
    MADE,
    NATIONAL,
    OF_PERSONS,
    OF_POSTS,
    OF_SIZE,
    OVER,
    OVERSEERS,
    PURPOSES,
    TASKS,
    THEN,
    TO,
    WHOLE,
    agrees,
    bare,
    is_adjective,
    is_head,
)
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.stems import says
from policy_diff.facts.words import Token, tokens

__all__ = ["Body", "body_at", "body_by", "is_head", "sentences", "target_after"]

_PRESENT, _IT, _TWICE, _INDEFINITE = fold("ي"), fold("ها"), fold("تت"), fold("ية")
#: «تدرس» is a verb, «تقييم» a noun
_FEMININE_PERSON, _FOURTH = fold("ت"), 3
_NOT_VERBS = words_of("ذوي يتيم أعلى يوم أولي مبنى")
#: «إلى رأي المستشار», «إلى تقدير المدير»: what of somebody's is asked for
_VIEW = words_of("رأي نظر تقدير قرار حكم توجيه مشورة اجتهاد")
#: a name has at most so many words, and an annexed chain at most so many before its definite end
NAME_WORDS, CHAIN = 7, 3
#: so many letters of particles may stand before a noun («ولمدير»)
PARTICLES = 2
_SENTENCE_ENDS = frozenset(".؟!؛;")


@dataclass(frozen=True, slots=True)
class Body:
    """A body as written, without a preposition, from `start` to `stop` in the text. `place`: its first token."""

    text: str
    start: int
    stop: int
    place: int


def token_after(run: Sequence[Token], body: Body) -> int:
    """The first token behind a body."""
    return next((at for at in range(body.place, len(run)) if run[at].start >= body.stop), len(run))


def body_at(text: str, run: Sequence[Token], place: int, *, glued: bool = False) -> Body | None:
    """The body that begins at token `place`. `glued`: the token holds the preposition «ل» («للجنة», «لمسئول»)."""
    head = _head(text, run, place, glued) if _may_begin(run[place].key) else None
    if head is None:
        return None
    first, key = head
    stop = _name(run, place, key)
    if stop is None:
        return None
    words = first + text[run[place].stop : run[stop - 1].stop]
    return Body(" ".join(words.split()), run[place].start, run[stop - 1].stop, place)


def body_by(text: str, run: Sequence[Token], place: int) -> Body | None:
    """The body behind a glued «ب» at `place` («يناط النظر بلجنة البرامج»)."""
    token = run[place]
    if not token.key.startswith(BY) or not is_head(token.key[1:]):
        return None
    bare_token = Token(token.text[1:], token.key[1:], token.start + 1, token.stop)
    return body_at(text, (*run[:place], bare_token, *run[place + 1 :]), place)


def _name(run: Sequence[Token], place: int, key: str) -> int | None:
    """The token after the name whose head is `key`; None when it is no name, but any office of its kind."""
    stop = place + 1
    if bare(key) in OVERSEERS and (over := _overseen(run, stop)):
        return over
    if not key.startswith(ARTICLE):
        annexed = _annexed(run, place, stop)
        if annexed is None:
            return None
        stop = annexed
    feminine = bare(key) in FEMININE and key.startswith(ARTICLE)
    return _completed(run, place, stop, feminine=feminine)


def _overseen(run: Sequence[Token], at: int) -> int | None:
    """«المشرف على وحدة الرقابة», «المسؤول عن البيانات»: the token after what is seen to."""
    at += at < len(run) and run[at].key in OF_POSTS
    if at + 1 >= len(run) or run[at].key not in OVER:
        return None
    if is_head(run[at + 1].key):
        return _name(run, at + 1, run[at + 1].key)
    if run[at + 1].key.startswith(ARTICLE) and not says(run[at + 1].key, "matter"):
        return _completed(run, at, at + 2, feminine=False)
    return None


def _annexed(run: Sequence[Token], place: int, at: int) -> int | None:
    """The token after the definite noun that an indefinite head is annexed to («لجنة شؤون العاملين»)."""
    while at < len(run) and at - place <= CHAIN + 1:
        word = run[at].key
        if not word[0].isalpha() or word.startswith(LAM_ARTICLE):
            return None
        if word in ENDS and not (_is_task(run, at) if at == place + 1 else _is_tasked(run, at)):
            # behind an indefinite head a definite noun completes it («لجنة الإفصاح»)
            return at + 1 if at == place + 1 and word.startswith(ARTICLE) and is_head(run[place].key) else None
        if word.startswith(ARTICLE):
            return at + 1
        if word in MADE or _is_clause(run[at]):
            return None
        at += 1
    return None


def _completed(run: Sequence[Token], place: int, stop: int, *, feminine: bool) -> int:
    """The token after the adjectives and the further fields of a name that is definite already."""
    while stop < len(run) and stop - place < NAME_WORDS:
        after = _part(run, place, stop, feminine=feminine)
        if after is None:
            break
        feminine = feminine and run[stop].key.startswith(ARTICLE)
        stop = after
    return stop


def _part(run: Sequence[Token], place: int, at: int, *, feminine: bool) -> int | None:
    """The token after what still belongs to a definite name at `at`; None when nothing does."""
    word, before = run[at].key, run[at - 1].key
    if before in LED and (after := _led(run, at)):
        return after
    if word in PURPOSES and at - place >= 2 and (run[at - 2].key, before) in WHOLE | {(run[place].key, before)}:
        return at + 1
    if word in ENDS or word in MADE or not word[0].isalpha():
        return None
    if at - place >= 2 and (run[at - 2].key, before) in WHOLE and word not in OF_PERSONS:
        return None
    if word.startswith(ARTICLE):
        return at + 1 if is_adjective(word) and agrees(word, feminine=feminine) else None
    if word.startswith(AND_THE):
        return None if _is_another(word) else at + 1
    if word.startswith(BY_THE) and before in CHARGED:
        return None if says(word, "matter") or says(word, "study") else at + 1
    if word.startswith(TO) and before in NATIONAL and at - place == 2:
        return at + 1 if word.startswith(LAM_ARTICLE) else _annexed(run, place, at + 1)
    if word.startswith(AND) and word[1:] in FIELDS:
        after = _annexed(run, at, at + 1)
        return after if after and after - at <= FIELD_REACH else None
    return None


def _led(run: Sequence[Token], at: int) -> int | None:
    """«العلاقات مع المانحين», «العناية بالمستفيدين»: the token after what the noun before `at` takes."""
    for preposition in LED[run[at - 1].key]:
        if run[at].key == preposition and at + 1 < len(run) and run[at + 1].key.startswith(ARTICLE):
            return at + 2
        if run[at].key.startswith((preposition + ARTICLE, preposition + preposition)) and len(preposition) == 1:
            return at + 1
    return None


def _is_another(word: str) -> bool:
    """«والمدير المالي», «والمتقدم»: behind «و» stands somebody else, not a further field."""
    return is_head(word[1:]) or says(word, "asker")


def _is_clause(token: Token) -> bool:
    """«فريق يباشر العمل», «مكتب ميداني»: no name, but any body of which something is said."""
    key = token.key
    if key in _NOT_VERBS or key.startswith(ARTICLE):
        return False
    if key.endswith((_IT, _INDEFINITE)) and len(key) > 4 and key not in FIELDS:
        return True
    return (key.startswith((_PRESENT, _TWICE)) and len(key) > 3) or (key.endswith(_PRESENT) and len(key) > 4)


def _is_task(run: Sequence[Token], place: int) -> bool:
    """«وحدة دراسة الحالات»: what would end a name is part of it right after an indefinite head."""
    return run[place].key in TASKS and place + 1 < len(run) and run[place + 1].key.startswith(ARTICLE)


def _is_tasked(run: Sequence[Token], place: int) -> bool:
    """«لجنة فرز الطلبات»: what an annexed noun of doing takes; not «لجنة تدرس الطلب»."""
    before = run[place - 1].key
    verb = before.startswith(_FEMININE_PERSON) and before[_FOURTH : _FOURTH + 1] != _PRESENT and before not in FIELDS
    task = any(says(before, group) for group in ("study", "decide", "receive")) and before not in ENDS
    return task and not verb and run[place].key.startswith(ARTICLE) and not before.startswith((ARTICLE, _PRESENT, TO))


@lru_cache(maxsize=32768)
def _may_begin(key: str) -> bool:
    """Whether a word may begin a name, with whatever particles before it: most words may not."""
    return key in AFFAIRS or key.endswith(ASSEMBLY[0]) or any(is_head(key[glued:]) for glued in range(PARTICLES + 2))


def _head(text: str, run: Sequence[Token], place: int, glued: bool) -> tuple[str, str] | None:
    """The head noun as written without «ل», and folded."""
    token = run[place]
    if place + 1 < len(run) and run[place + 1].key in OF_SIZE:
        return None
    if not glued and (is_head(token.key) or _is_affairs(run, place)):
        return token.text, token.key
    if place + 1 < len(run) and run[place + 1].key == ASSEMBLY[1]:
        if token.key == ARTICLE + ASSEMBLY[0] and not glued:
            return token.text, token.key
        if token.key == LAM_ARTICLE + ASSEMBLY[0] and glued:
            return token.text[:0] + "ال" + token.text[2:], ARTICLE + ASSEMBLY[0]
    joined = token.key.startswith((AND, THEN)) and len(token.key) > 4
    if not glued:
        rest = token.key[1:]
        return (token.text[1:], rest) if joined and is_head(rest) else None
    if joined and token.key[1:].startswith((LAM_ARTICLE, TO)):
        token = Token(token.text[1:], token.key[1:], token.start + 1, token.stop)
    if not token.key.startswith(TO) or len(token.key) < 4:
        return None
    rest = token.key[1:]
    article = token.text[:0] + "ال"
    if token.key.startswith(LAM_ARTICLE):
        # «للجنة» is «ل + لجنة» before an annexed noun and «ل + اللجنة» before an adjective
        follows = run[place + 1].key if place + 1 < len(run) else ""
        annexed = (follows.startswith(ARTICLE) and not is_adjective(follows)) or follows in FIELDS
        if rest in HEADS:
            return (token.text[1:], rest) if annexed else (article + token.text[1:], ARTICLE + rest)
        inner = token.key[2:]
        return (article + token.text[2:], ARTICLE + inner) if inner in HEADS else None
    return (token.text[1:], rest) if rest in HEADS else None


def _is_affairs(run: Sequence[Token], place: int) -> bool:
    """«الشؤون القانونية», «الموارد البشرية»: a part called by what it sees to, unless it completes an office."""
    if run[place].key not in AFFAIRS or place + 1 >= len(run) or not is_adjective(run[place + 1].key):
        return False
    before = run[place - 1].key if place else ""
    return not any(is_head(before[glued:]) for glued in range(PARTICLES + 1))


def target_after(text: str, run: Sequence[Token], place: int, reach: int, to: frozenset[str]) -> Body | None:
    """The first body after token `place` that a preposition of `to`, or a glued «ل», leads to."""
    for at in range(place + 1, min(place + 1 + reach, len(run))):
        if run[at].key in _SENTENCE_ENDS:
            return None
        if run[at].key in to and at + 1 < len(run):
            behind = at + 2 if run[at + 1].key in _VIEW and at + 2 < len(run) else at + 1
            if body := body_at(text, run, behind):
                return body
        if body := body_at(text, run, at, glued=True):
            return body
    return None


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a clause, cut at full stops that a blank follows."""
    found: list[str] = []
    start = 0
    for token in tokens(text):
        if token.key in _SENTENCE_ENDS and (token.stop == len(text) or text[token.stop].isspace()):
            found.append(text[start : token.stop])
            start = token.stop
    if text[start:].strip():
        found.append(text[start:])
    return tuple(found)
