"""Words of one root in two clauses: what is left in common when a clause is put in other words.

«تتوقف» and «يوقف», «العدل» and «عادلاً» share hardly a stem, but the consonants of their root. A word's
*skeleton* is its stem without the weak letters; two are of one root when they are equal or one begins or
ends the other. That finds strangers too, so it is only asked where place speaks for a pair already (`gaps`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from policy_diff.collate.similarity import Weights, stem, word_lists

#: letters a stem must have to say anything, letters of a skeleton that may stand in a longer one, and how much longer
STEM, SKELETON, LONGER = 3, 3, 2


@dataclass(frozen=True, slots=True)
class Kinship:
    """How many roots two clauses share, and the share of the words of these roots in the weight of both."""

    count: int
    share: float


@cache
def _weak() -> dict[int, None]:
    return {ord(letter): None for letter in word_lists()["roots"]["weak"]}


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a word's root, as far as its letters show them."""
    bare = stem(word)
    strong = bare.translate(_weak())
    return strong if len(strong) > 1 else bare


def kinship(one: str, other: str, weights: Weights) -> Kinship:
    """What the words of two keys have in common by root; the same with the keys changed over."""
    mine, theirs = _skeletons(one, weights), _skeletons(other, weights)
    kin = [{word for word in first if _any_kin(word, second)} for first, second in ((mine, theirs), (theirs, mine))]
    total = sum(mine.values()) + sum(theirs.values())
    shared = sum(mine[word] for word in kin[0]) + sum(theirs[word] for word in kin[1])
    return Kinship(min(map(_roots, kin)), shared / total if total else 0.0)


def _roots(words: Iterable[str]) -> int:
    """How many different roots these skeletons have: «جمعناه» and «جمعه» are one word said twice."""
    found: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not _any_kin(word, found):
            found.append(word)
    return len(found)


def _skeletons(key: str, weights: Weights) -> dict[str, float]:
    """The skeletons of a key's words, each with the weight of its stem."""
    return {skeleton(word): weights.of(stem(word)) for word in key.split() if len(stem(word)) >= STEM}


def _any_kin(word: str, others: Iterable[str]) -> bool:
    return any(_kin(word, other) for other in others)


def _kin(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    inside = len(shorter) >= SKELETON and len(longer) - len(shorter) <= LONGER
    return inside and (longer.startswith(shorter) or longer.endswith(shorter))
