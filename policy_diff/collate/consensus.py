"""What many readings have in common: the wording most agree on, and the order most keep.

Neither is shown. The wording is what clauses are compared with, the order what rows stand in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

#: readings that vote on a wording, and of these, those that may be the ballot paper
VOTERS, CANDIDATES = 31, 11
#: rows whose order is voted on pair by pair; the rarest beyond stand after their predecessor
PAIRWISE = 600


def wording(counts: Mapping[str, int]) -> str:
    """The wording most readings agree on, word by word; `counts` says how many read each.

    A reading that more than half have is taken as it is. Otherwise the most central reading is put
    to the vote: what most have in the place of a word stands there, and words most have between are added.
    """
    ranked = sorted(counts.items(), key=lambda reading: (-reading[1], reading[0]))
    if len(ranked) == 1 or 2 * ranked[0][1] > sum(counts.values()):
        return ranked[0][0]
    step = max(1, len(ranked) // VOTERS)
    voters = ranked[::step][:VOTERS]
    central = _central([text for text, _ in voters], [n for _, n in voters])
    return (_voted(central, voters) if len(ranked) > 2 else central) or central


def _central(texts: Sequence[str], counts: Sequence[int]) -> str:
    """The reading most like all others; of equals, the first."""
    like = process.cdist(texts[:CANDIDATES], texts, scorer=fuzz.ratio, dtype=np.float32)
    return texts[int((like @ np.array(counts, dtype=np.float32)).argmax())]


def _voted(ballot: str, voters: Sequence[tuple[str, int]]) -> str:
    """`ballot` with each word that most have otherwise put right; "" in a place means no word."""
    words = ballot.split()
    there = [Counter[str]() for _ in words]
    added = [Counter[tuple[str, ...]]() for _ in range(len(words) + 1)]
    for text, n in voters:
        theirs = text.split()
        for op in Levenshtein.opcodes(words, theirs):
            if op.tag == "insert":
                added[op.src_start][tuple(theirs[op.dest_start : op.dest_end])] += n
            for at in range(op.src_start, op.src_end):
                there[at]["" if op.tag == "delete" else theirs[op.dest_start + at - op.src_start]] += n
    half = sum(n for _, n in voters) / 2
    out: list[str] = []
    for at in range(len(words) + 1):
        out += [word for run, n in sorted(added[at].items()) if n > half for word in run]
        if at < len(words):
            out.append(min(there[at], key=lambda word: (-there[at][word], word != words[at], word)))
    return " ".join(word for word in out if word)


def order(sequences: Sequence[Sequence[int]], count: int, first: int | None = None) -> list[int]:
    """The `count` rows in the order most policies keep.

    Each row is put where the fewest policies disagree, the most widely held rows first. On a tie
    the policy that agrees best with the rest decides, or policy `first` on everything it has.
    """
    held = Counter(row for sequence in sequences for row in sequence)
    rows = sorted(range(count), key=lambda row: (-held[row], row))
    rank = {row: at for at, row in enumerate(rows)}
    ranked = [[rank[row] for row in sequence] for sequence in sequences]
    size = min(count, PAIRWISE)
    votes = np.zeros((size, size), dtype=np.float32)
    for ranks, times in sorted(Counter(tuple(ranks) for ranks in ranked).items()):
        _count_pairs(votes, ranks, float(times))
    decisive = ranked[first] if first is not None else _most_typical(ranked, votes)
    _count_pairs(votes, decisive, 0.5 if first is None else len(ranked) + 1.0)
    placed: list[int] = []
    for at in range(size):
        placed.insert(_least_disagreement(votes, placed, at), at)
    return [rows[at] for at in _with_rare(placed, ranked, count)]


def _count_pairs(votes: npt.NDArray[np.float32], sequence: Sequence[int], times: float) -> None:
    rows = np.array([row for row in sequence if row < len(votes)], dtype=np.int64)
    before, after = np.triu_indices(len(rows), 1)
    votes[rows[before], rows[after]] += times


def _most_typical(sequences: Sequence[Sequence[int]], votes: npt.NDArray[np.float32]) -> Sequence[int]:
    """The sequence that most pairs of the others agree with; of equals, the first by its rows."""

    def agreement(sequence: Sequence[int]) -> float:
        rows = np.array([row for row in sequence if row < len(votes)], dtype=np.int64)
        before, after = np.triu_indices(len(rows), 1)
        ahead, behind = votes[rows[before], rows[after]], votes[rows[after], rows[before]]
        return float((ahead - behind).sum())

    different = sorted({tuple(sequence) for sequence in sequences})
    return max(different, key=agreement)


def _least_disagreement(votes: npt.NDArray[np.float32], placed: Sequence[int], row: int) -> int:
    """Where among `placed` to put `row`: the first of the best places."""
    rows = np.array(placed, dtype=np.int64)
    wrongly_after = np.concatenate([[0], np.cumsum(votes[row, rows])])
    wrongly_before = np.concatenate([np.cumsum(votes[rows, row][::-1])[::-1], [0]])
    return int(np.argmin(wrongly_after + wrongly_before))


def _with_rare(placed: list[int], sequences: Sequence[Sequence[int]], count: int) -> list[int]:
    """`placed` with the remaining rows, each after its predecessor in the first policy that has it."""
    seen = set(placed)
    if len(seen) == count:
        return placed
    following: dict[int, list[int]] = {}
    for sequence in sorted(tuple(sequence) for sequence in sequences):
        for before, row in zip((-1, *sequence), sequence, strict=False):
            if row not in seen:
                seen.add(row)
                following.setdefault(before, []).append(row)
    out: list[int] = []
    stack = [*reversed(placed), *reversed(following.get(-1, []))]
    while stack:
        row = stack.pop()
        out.append(row)
        stack.extend(reversed(following.get(row, [])))
    return out
