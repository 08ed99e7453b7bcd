"""Each clause to at most one head, each head at most one clause of a policy, for the greatest total.

Most policies need no solver: where no two of a policy's clauses want the same head, every one gets
its best, and no assignment can beat that. Only policies with a conflict go to scipy, which is
imported then: its import costs as much as comparing five policies.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def assign(gain: npt.NDArray[np.float32], witness: Ints) -> Ints:
    """The head of each clause, or -1; only positive gains are taken.

    `gain` has one row a clause and one column a head; `witness` says whose clause each row is.
    """
    if not gain.shape[1]:
        return np.full(len(gain), -1, dtype=np.int64)
    best: Ints = gain.argmax(axis=1).astype(np.int64)
    best[gain[np.arange(len(gain)), best] <= 0] = -1
    for rows in _conflicts(best, witness):
        best[rows] = _solved(gain[rows])
    return best


def _conflicts(best: Ints, witness: Ints) -> list[Ints]:
    """The rows of every witness two of whose clauses want one head."""
    wanting = np.flatnonzero(best >= 0)
    whose, _, times = pairs(witness[wanting], best[wanting])
    torn = np.flatnonzero(np.bincount(whose[times > 1]))
    by_witness = np.argsort(witness, kind="stable")
    starts = np.searchsorted(witness, torn, side="left", sorter=by_witness)
    stops = np.searchsorted(witness, torn, side="right", sorter=by_witness)
    return [by_witness[start:stop] for start, stop in zip(starts, stops, strict=True)]


def pairs(one: Ints, other: Ints) -> tuple[Ints, Ints, Ints]:
    """The different pairs of two equally long arrays in order, and how often each occurs. Values from -1."""
    width = int(other.max(initial=0)) + 2
    codes, times = np.unique(one * width + other + 1, return_counts=True)
    return codes // width, codes % width - 1, times.astype(np.int64)


def _solved(gain: npt.NDArray[np.float32]) -> Ints:
    """The best assignment of one policy's clauses."""
    heads = np.flatnonzero((gain > 0).any(axis=0))
    profit = np.maximum(gain[:, heads], 0)
    best = profit.argmax(axis=0)
    rows, columns = (best, np.arange(len(heads))) if len(set(best.tolist())) == len(heads) else _hungarian(profit)
    out = np.full(len(gain), -1, dtype=np.int64)
    taken = profit[rows, columns] > 0
    out[rows[taken]] = heads[columns[taken]]
    return out


def _hungarian(profit: npt.NDArray[np.float32]) -> tuple[Ints, Ints]:
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(profit, maximize=True)
    return rows.astype(np.int64), columns.astype(np.int64)
