"""Word classes by exchange: every word moves to the class where it best foretells its neighbours.

The classes are those of a class bigram model (Brown et al. 1992, Kneser and Ney 1993): a word is
taken out of its class and put where the likelihood of all pairs is greatest, most frequent words
first, a fixed number of rounds. No randomness: same counts, same classes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]


def _entropy(x: Weights) -> Weights:
    return x * np.log(np.maximum(x, 1e-300))


def _by_class(of: Numbers, count: Weights, size: int) -> Weights:
    return np.bincount(of, count, size).astype(np.float64)


class Exchange:
    """The state of the exchange: classes, and the counts between them. Item 0 keeps class 0."""

    def __init__(self, left: Numbers, right: Numbers, count: Weights, start: Numbers) -> None:
        """`left[i]` was followed by `right[i]` `count[i]` times, each pair once; `start` gives the first classes."""
        items, self.size = len(start), int(start.max()) + 1
        self.of = start.copy()
        order = np.lexsort((right, left))
        self.after, self.after_count = right[order], count[order]
        self.after_from = np.searchsorted(left[order], np.arange(items + 1))
        order = np.lexsort((left, right))
        self.before, self.before_count = left[order], count[order]
        self.before_from = np.searchsorted(right[order], np.arange(items + 1))
        seen = np.bincount(left, count, items) + np.bincount(right, count, items)
        self.order = [int(i) for i in np.argsort(-seen, kind="stable") if i and seen[i] > 0]
        self.pairs = np.zeros((self.size, self.size))
        np.add.at(self.pairs, (self.of[left], self.of[right]), count)
        self.rows, self.columns = self.pairs.sum(1), self.pairs.sum(0)

    def round(self) -> int:
        """Offer every item every class once; the number that moved."""
        self.logs = _entropy(np.maximum(self.pairs, 0))
        return sum(self._place(item) for item in self.order)

    def _neighbours(self, item: int) -> tuple[Weights, Weights, float]:
        """Counts by class after and before the item, and of the item after itself."""
        a, b = self.after_from[item], self.after_from[item + 1]
        itself = self.after[a:b] == item
        own = float(self.after_count[a:b][itself].sum())
        after = _by_class(self.of[self.after[a:b][~itself]], self.after_count[a:b][~itself], self.size)
        a, b = self.before_from[item], self.before_from[item + 1]
        itself = self.before[a:b] == item
        before = _by_class(self.of[self.before[a:b][~itself]], self.before_count[a:b][~itself], self.size)
        return after, before, own

    def _place(self, item: int) -> bool:
        after, before, own = self._neighbours(item)
        old = int(self.of[item])
        self._add(old, -after, -before, -own)
        gain = self._gain(after, before, own)
        gain[0] = -np.inf
        new = int(np.argmax(gain))
        if gain[new] <= gain[old] + 1e-9:
            new = old
        self._add(new, after, before, own)
        self.of[item] = new
        return new != old

    def _add(self, place: int, after: Weights, before: Weights, own: float) -> None:
        self.pairs[place] += after
        self.pairs[:, place] += before
        self.pairs[place, place] += own
        self.rows += before
        self.columns += after
        self.rows[place] += after.sum() + own
        self.columns[place] += before.sum() + own
        self.logs[place] = _entropy(np.maximum(self.pairs[place], 0))
        self.logs[:, place] = _entropy(np.maximum(self.pairs[:, place], 0))

    def _gain(self, after: Weights, before: Weights, own: float) -> Weights:
        """How much the likelihood grows when the item, taken out, is put into each class."""
        right, left = np.nonzero(after)[0], np.nonzero(before)[0]
        gain = (_entropy(self.pairs[:, right] + after[right]) - self.logs[:, right]).sum(1)
        gain += (_entropy(self.pairs[left] + before[left][:, None]) - self.logs[left]).sum(0)
        both = np.diagonal(self.pairs)
        gain += _entropy(both + after + before + own) - _entropy(both + after)
        gain -= _entropy(both + before) - _entropy(both)
        rows, columns = self.rows + before, self.columns + after
        gain -= _entropy(rows + after.sum() + own) - _entropy(rows)
        gain -= _entropy(columns + before.sum() + own) - _entropy(columns)
        return np.asarray(gain)
