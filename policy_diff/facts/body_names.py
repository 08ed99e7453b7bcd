"""The full name behind a short one: «اللجنة» is «لجنة حماية البيانات», as the document calls it.

A definition counts first («اللجنة: لجنة حماية البيانات»), then the only full name of its kind in the
document, then the last one before. What this leaves alone: a short name with no full one: no name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers import fold
from policy_diff.facts.body import Body, body_at, is_head
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import Token, keys_in, tokens

_ARTICLE, _TO_THE, _TO, _BY_THE = fold("ال"), fold("لل"), fold("ل"), fold("بال")
_SAYS = frozenset(":") | words_of("هي هو")
_MAKES = words_of("تتألف تتكون تشكل تؤلف تنشأ ينشأ تسمى يسمى باسم")
#: a full name may stand so many clauses before the short one
BACK = 12
#: general adjectives make no name of a body
_NO_NAME = words_of(
    "المختصة المعنية الرسمية الحكومية المختص المعني المشرفة أخرى المذكورة المذكور نفسها نفسه ذاتها الأخرى المسؤولة",
    "المكلفة المشكلة الآتية التالية المخولة",
)


@dataclass(frozen=True, slots=True)
class Named:
    """A full name: its head without the article, where it stands, and whether a definition gives it."""

    head: str
    name: str
    clause: int
    defined: bool


def is_short(body: Body) -> bool:
    """Whether a body is a head with its article alone («اللجنة»)."""
    return len(body.text.split()) == 1


def is_nobody(name: str) -> bool:
    """Whether a name says no more than «the competent committee»; «المختص بالشؤون المالية» says more."""
    words = fold(name).split()
    return bool(set(words) & _NO_NAME) and not words[-1].startswith(_BY_THE)


@lru_cache(maxsize=4)
def names_of(clauses: tuple[Clause, ...]) -> tuple[Named, ...]:
    """Every full name in reading order."""
    found: list[Named] = []
    for index, clause in enumerate(clauses):
        if not any(map(_may_head, keys_in(clause.text))):
            continue
        run = tokens(clause.text)
        for place, token in enumerate(run):
            glued = _heads(token.key)
            if glued is None:
                continue
            body = body_at(clause.text, run, place, glued=glued)
            if body and not is_short(body) and not is_nobody(body.text):
                head = fold(body.text.split()[0]).removeprefix(_ARTICLE)
                name = " ".join(body.text.split())
                found.append(Named(head, name, index, _defines(run, place)))
    return tuple(found)


def _may_head(key: str) -> bool:
    return _heads(key) is not None


@lru_cache(maxsize=32768)
def _heads(key: str) -> bool | None:
    """Whether a word heads a full name with «ل» glued to it (True) or without (False); None when it heads none."""
    if key.startswith(_TO) and is_head(key[1:]) and not is_head(key):
        return True
    return False if is_head(key) else None


def _defines(run: Sequence[Token], place: int) -> bool:
    """«اللجنة: لجنة …» at the beginning of a clause, «تتألف لجنة … من», «تسمى لجنة …»."""
    if place and run[place - 1].key in _MAKES:
        return True
    return 0 < place <= 2 and run[place - 1].key in _SAYS and run[0].key == _ARTICLE + run[place].key


def usual(name: str, names: Sequence[Named]) -> str:
    """A name without a word that only seems to belong to it: the shorter one if the document has that more often."""
    words = fold(name).split()
    counts = Counter(tuple(fold(one.name).split()) for one in names)
    shorter = [key for key in counts if 1 < len(key) < len(words) and list(key) == words[: len(key)]]
    best = max(shorter, key=lambda key: (counts[key], len(key)), default=None)
    if best is None or counts[best] <= counts[tuple(words)]:
        return name
    return " ".join(name.split()[: len(best)])


def full_name(short: str, names: Sequence[Named], at: int) -> str | None:
    """The full name of a short one that stands in clause `at`; None when none is sure enough."""
    head = fold(short).removeprefix(_ARTICLE)
    same = [name for name in names if name.head == head]
    defined = [name for name in same if name.defined]
    if defined:
        return next((name.name for name in reversed(defined) if name.clause <= at), defined[0].name)
    if len({fold(name.name) for name in same}) == 1:
        return same[0].name
    before = [name for name in same if at - BACK <= name.clause <= at]
    return before[-1].name if before else None
