"""The ways in which a lam-alef can have been broken, undone one by one: candidate spellings of a word.

لا, لأ, لإ and لآ are drawn as one glyph each. What extractors make of it is one of four things, and a
document shows mostly one of them, because one font and one program made it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from normalizers import alphabet
from normalizers.text import Piece, Plan, merged, replay

LAM, ALEF, TATWEEL = alphabet.LAM, alphabet.ALEF, alphabet.TATWEEL
#: the likelier first: where the model cannot tell them apart, أ stands in most words that begin so
ALEFS = (alphabet.ALEF_HAMZA_ABOVE, alphabet.ALEF_HAMZA_BELOW, alphabet.ALEF, alphabet.ALEF_MADDA)
#: more swapped ligatures than this are not looked for in one word
MOST_SWAPS = 4


class Loss(StrEnum):
    """What happened to the ligature."""

    SWAPPED = "swapped"  # العالقة
    LAM = "lam lost"  # خال, واإجراءات
    ALEF = "alef lost"  # العلقة, الداء
    BOTH = "gone"  # العقة


@dataclass(frozen=True, slots=True)
class Change:
    """A word spelt anew: `plan` makes it of the old word. `stretched`: a tatweel stands beside the
    place; `impossible`: the word as it stands cannot have been typeset (لـإ)."""

    plan: Plan
    text: str
    loss: Loss
    restored: str = ""
    stretched: bool = False
    impossible: bool = False


def changes(word: str, *, losses: Collection[Loss]) -> Iterator[Change]:
    """Every spelling of `word` with its lam-alefs put right in one way: swapped, or with the `losses`
    restored, or with what was lost beside a tatweel. The word may hold tatweel."""
    yield from _swaps(word)
    for at in range(len(word) + 1):
        for change in _restorations(word, at, Loss.BOTH in losses):
            if change.stretched or change.loss in losses:
                yield change


def _swaps(word: str) -> Iterator[Change]:
    places = [i for i in range(len(word) - 1) if word[i + 1] == LAM and _ligature(word, i)]
    if alphabet.GOD_SWAPPED in word:
        at = word.index(alphabet.GOD_SWAPPED) + 1
        plan = merged((Piece(0, at), Piece(at + 1, at + 3), Piece(at, at + 1), Piece(at + 3, len(word))))
        yield Change(plan, replay(plan, word), Loss.SWAPPED)
    for size in range(1, min(len(places), MOST_SWAPS) + 1):
        for chosen in combinations(places, size):
            if all(b - a > 1 for a, b in pairwise(chosen)):
                pieces, last = [], 0
                for at in chosen:
                    pieces += [Piece(last, at), Piece(at + 1, at + 2), Piece(at, at + 1)]
                    last = at + 2
                plan = merged((*pieces, Piece(last, len(word))))
                yield Change(plan, replay(plan, word), Loss.SWAPPED)


def _ligature(word: str, at: int) -> bool:
    """Whether the letter at `at` may have been drawn in one glyph with the lam written behind it: an
    alef, or a last yeh (`عىل`)."""
    letter = word[at]
    if letter in alphabet.ALEFS:
        return True
    return letter == alphabet.ALEF_MAKSURA and at == len(word) - 2


def _restorations(word: str, at: int, both: bool) -> Iterator[Change]:
    before = word[at - 1] if at else ""
    after = word[at] if at < len(word) else ""
    if after in alphabet.ALEFS and at and before != LAM:
        bare = word[:at].rstrip(TATWEEL)
        yield _inserted(word, at, LAM, Loss.LAM, before == TATWEEL, before == TATWEEL and bare.endswith(LAM))
    if before == LAM and after and after not in alphabet.ALEFS:
        for alef in ALEFS:
            yield _inserted(word, at, alef, Loss.ALEF, after == TATWEEL)
    if both and at and after:
        for alef in ALEFS:
            yield _inserted(word, at, LAM + alef, Loss.BOTH, False)


def _inserted(word: str, at: int, letters: str, loss: Loss, stretched: bool, impossible: bool = False) -> Change:
    plan = merged((Piece(0, at), Piece(at, at, letters), Piece(at, len(word))))
    return Change(plan, word[:at] + letters + word[at:], loss, letters, stretched, impossible)
