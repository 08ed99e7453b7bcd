"""Readings that are the other reading, garbled: damage that no repair dared to mend is no divergence.

    garbled("حاجة املس تفيد", "حاجة المستفيد")   -> (True, False)

Two signs together: what differs has the same letters, or nearly all, in another order; and one side of it
reads far worse than the other. Whoever is garbled could not be read and is *unclear*: what was written
there may be what the others have, and may not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from normalizers import language_model
from policy_diff.collate.similarity import stem

#: share of letters in common from which a stretch may be another one garbled, and words that both have together
#: unless they have just the same letters: a typing mistake alters one word
SAME_LETTERS, STRETCH = 0.95, 5
#: letters of a clause from which just the same letters are no chance, and from which nearly the same are none
WORD, LONG = 6, 16
#: nats by which one must read better: lists told in another order, and words in another gender, differ by less
FAR_WORSE = 12.0
#: the same for just the same letters in words of other stems: no drafter writes an anagram, but for «الجلسة الثالثة»
#: and «الثلاثة», which are 4.1 apart
WORSE = 5.0


def garbled(one: str, other: str) -> tuple[bool, bool]:
    """Which of two keys is the other one garbled: neither, or one of them."""
    mine, theirs = one.split(), other.split()
    if abs(len(one) - len(other)) > 2 * (1 - SAME_LETTERS) * max(len(one), len(other)):
        return False, False
    ops = [op for op in Indel.opcodes(mine, theirs) if op.tag != "equal"]
    first = [word for op in ops for word in mine[op.src_start : op.src_end]]
    second = [word for op in ops for word in theirs[op.dest_start : op.dest_end]]
    common = _common_letters(first, second)
    if common < SAME_LETTERS or (common < 1 and len(first) + len(second) < STRETCH):
        return False, False
    anagram = common == 1 and sorted(map(stem, first)) != sorted(map(stem, second))
    worse = WORSE if anagram else FAR_WORSE
    better = reads(mine) - reads(theirs)
    return better < -worse, better > worse


def same_letters(one: str, other: str) -> bool:
    """Whether two keys have the same letters, or if they are of some length, nearly all, in whatever order."""
    if len(one) >= WORD and _in_order(one) == _in_order(other):
        return True
    if min(len(one), len(other)) < LONG or abs(len(one) - len(other)) > 2 * (1 - SAME_LETTERS) * len(one):
        return False
    return _common_letters(one.split(), other.split()) >= SAME_LETTERS


@lru_cache(maxsize=16384)
def _in_order(key: str) -> str:
    """The letters of a key by code point: every clause is asked for them once for each that it may be."""
    return "".join(sorted(key.replace(" ", "")))


def _common_letters(first: Sequence[str], second: Sequence[str]) -> float:
    """The share of letters that two stretches have in common, whatever their order."""
    ones, others = Counter("".join(first)), Counter("".join(second))
    total = ones.total() + others.total()
    return 2 * (ones & others).total() / total if total else 0.0


def reads(words: Sequence[str]) -> float:
    """How well words read one after the other, in nats: each by itself and after the one before it."""
    model = language_model.load()
    return model.sequence(words) + sum(map(model.word, words))
