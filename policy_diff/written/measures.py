"""Figures of the written corpus: how much there is, how fast the vocabulary grows, how much is shared.

A *5-gram* is five folded words in a row, as they are printed, across lines, markers left out. What
two texts share is the share of the smaller one's different 5-grams that the other has too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from normalizers import alphabet, fold
from policy_diff.written.policies import WrittenPolicy

GRAM = 5
#: a sentence shorter than this is a set phrase («رئيس مجلس الإدارة»)
SENTENCE = 6
Grams = frozenset[tuple[str, ...]]
_ENDERS = str.maketrans(dict.fromkeys((".", "!", ":", ";", alphabet.SEMICOLON, alphabet.QUESTION), "\n"))


def arabic_words(text: str) -> int:
    """How many words of `text` are Arabic: numbers, addresses and signs do not count."""
    return sum(alphabet.is_letter(word[0]) for word in fold(text).split())


def grams(text: str) -> Grams:
    """The different 5-grams of `text`."""
    words = fold(text).split()
    return frozenset(tuple(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1))


def shared(one: Grams, other: Grams) -> float:
    """The share of the smaller set's 5-grams that the other has too; 0 for an empty one."""
    return len(one & other) / max(1, min(len(one), len(other)))


def sentences(text: str) -> Iterator[str]:
    """The folded sentences of `text` that have six words or more."""
    for piece in text.translate(_ENDERS).splitlines():
        folded = fold(piece)
        if folded.count(" ") >= SENTENCE - 1:
            yield folded


def growth(texts: Iterable[str], at: Sequence[int]) -> dict[int, int]:
    """How many different folded words have been met after so many words, and after all of them."""
    seen: set[str] = set()
    curve: dict[int, int] = {}
    total = 0
    for text in texts:
        for word in fold(text).split():
            total += 1
            seen.add(word)
            if total in at:
                curve[total] = len(seen)
    return curve | {total: len(seen)}


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts (policies, or whole types) share. `siblings`: they have one template on purpose."""

    one: str
    other: str
    share: float
    siblings: bool = False


def between_policies(policies: Sequence[WrittenPolicy]) -> tuple[Overlap, ...]:
    """Every two policies of one type."""
    known = {policy.name: grams(policy.text) for policy in policies}
    return tuple(
        Overlap(one.name, other.name, shared(known[one.name], known[other.name]), one.family == other.family)
        for one, other in combinations(policies, 2)
        if one.policy_type == other.policy_type
    )


def between_types(policies: Sequence[WrittenPolicy]) -> tuple[Overlap, ...]:
    """Every two types, each as all its policies together."""
    known: dict[str, set[tuple[str, ...]]] = {}
    for policy in policies:
        known.setdefault(policy.policy_type, set()).update(grams(policy.text))
    frozen: Mapping[str, Grams] = {name: frozenset(found) for name, found in known.items()}
    return tuple(Overlap(one, other, shared(frozen[one], frozen[other])) for one, other in combinations(frozen, 2))


def families(policies: Sequence[WrittenPolicy]) -> dict[tuple[str, str], tuple[WrittenPolicy, ...]]:
    """The policies by type and family."""
    out: dict[tuple[str, str], tuple[WrittenPolicy, ...]] = {}
    for policy in policies:
        key = (policy.policy_type, policy.family)
        out[key] = (*out.get(key, ()), policy)
    return out
