"""Whole parts that one reading of a clause has and another has not.

A sentence, a condition or a member of a list that stands between punctuation and has nothing in its
place in the other reading: that is more than other words for the same. A word more or less inside a
sentence is not a part, and neither is what was put in other words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import Indel

from policy_diff.collate import words
from policy_diff.collate.similarity import key_of, word_lists
from policy_diff.collate.witness import MASKS

#: words that a part has at least: one alone is a name or a slip; and words with which a name may have its titles
LEAST, NAME = 2, 4


def lacking(one: str, other: str) -> bool:
    """Whether either text has a whole part that the other has not; a name that is masked in them is none."""
    if abs(one.count(" ") - other.count(" ")) < LEAST - 1:
        return False
    first, second = _words(one), _words(other)
    left, right = ([word for word, _ in run] for run in (first, second))
    ops = [op for op in Indel.opcodes(left, right) if op.tag != "equal"]
    taken = [(op.src_start, op.src_end, op.dest_start, op.dest_end) for op in ops]
    return any(
        (y1 - y0 == 0 and _is_part(first, x0, x1)) or (x1 - x0 == 0 and _is_part(second, y0, y1))
        for x0, x1, y0, y1 in _merged(taken)
    )


Run = tuple[int, int, int, int]


def _merged(runs: Sequence[Run]) -> list[Run]:
    """Changes that touch each other as one: a replacement is a deletion beside an insertion."""
    out: list[Run] = []
    for run in runs:
        if out and out[-1][1] == run[0] and out[-1][3] == run[2]:
            out[-1] = (out[-1][0], run[1], out[-1][2], run[3])
        else:
            out.append(run)
    return out


def _words(text: str) -> list[tuple[str, bool]]:
    """The keys of the words of `text`, each with whether punctuation or the end follows it."""
    out: list[tuple[str, bool]] = []
    for token in words.tokens(text):
        if key := key_of(token):
            out.append((key, False))
        elif out:
            out[-1] = (out[-1][0], True)
    return [*out[:-1], (out[-1][0], True)] if out else []


def _is_part(run: Sequence[tuple[str, bool]], start: int, stop: int) -> bool:
    """Whether the words from `start` to `stop` stand between punctuation, or as a member among members of a list.

    Where the words before them are the same as their last ones they may be taken as well one word earlier, and so on.
    """
    named = stop - start <= NAME and any(word in MASKS for word, _ in run[start:stop])
    if stop - start < LEAST or named:
        return False
    while True:
        begins = not start or run[start - 1][1] or _joins(run[start][0])
        ends = run[stop - 1][1] or _joins(run[stop][0])
        if begins and ends:
            return True
        if not start or run[start - 1][0] != run[stop - 1][0]:
            return False
        start, stop = start - 1, stop - 1


def _joins(word: str) -> bool:
    """Whether a word joins a member to a list: «أو», or one that «و» is written to."""
    return word in _conjunctions()[0] or word.startswith(_conjunctions()[1])


@cache
def _conjunctions() -> tuple[frozenset[str], str]:
    lists = word_lists()["affixes"]
    return frozenset(lists["conjunctions"]), lists["conjunction"]
