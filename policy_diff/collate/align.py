"""Which clauses of N policies are the same clause: the alignment of one section.

No policy is the base. The clauses are gathered under *heads*, one a row of the later table:

1. the fullest policies, those whose clauses most others share, give the first heads;
2. every clause goes to the head it is most like, at most one clause of a policy to a head
   (an optimal assignment, not first come first served), or to none if it is not like enough;
3. clauses without a head found new heads;
4. a head learns what its members have in common (the words most of them agree on, their place,
   their parent), like heads that never meet in one policy become one, and 2 to 4 are repeated
   until nothing moves.

A pair is better left apart than paired wrongly: two rows with a gap each are seen at once, two
different clauses on one row are believed.

Everything is done in the order of the texts themselves, never in that of the policies, so the
order in which policies are given cannot matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from policy_diff.collate import consensus
from policy_diff.collate.assignment import assign, pairs
from policy_diff.collate.similarity import Matrix, Weights, likeness
from policy_diff.model import Item, Lines

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

#: likeness from which clauses may share a row: of names of up to 4 words, and of clauses of 12 and more.
#: In the seeds the weakest true pair of names has .61 («لائحة / دليل خدمات البحث الاجتماعي»), the
#: strongest false one .53 and, in one policy, so harmless, .51 without («مناديب المكاتب / مكاتب الخدمة»).
SHORT, SHORT_FLOOR = 4, 0.58
LONG, LONG_FLOOR = 12, 0.48
#: what the whole way from the first place of a section to the last costs
PLACE_COST = 0.08
#: what a shared parent adds and a different one costs
PARENT_GAIN = 0.06
#: rounds of refinement; the seeds need two
ROUNDS = 6
#: policies that found heads one by one before the rest is gathered at once
FOUNDERS = 3
#: heads that are still compared with each other; beyond, fragments stay apart
MERGED_UP_TO = 400


@dataclass(frozen=True, slots=True)
class Clause:
    """One item of one policy, flattened: `place` counts from 0, `parent` is a place or -1."""

    witness: int
    place: int
    parent: int
    key: str
    text: str
    marker: str
    lines: Lines

    @classmethod
    def of(cls, item: Item, witness: int, place: int, parent: int, key: str) -> Clause:
        """The clause that stands for `item`."""
        return cls(witness, place, parent, key, item.text, item.marker, item.lines)

    def joined(self, other: Clause, between: str = "") -> Clause:
        """This clause with the words of another behind its own, and what stands `between` them."""
        text = " ".join(filter(None, (self.text, between, other.text)))
        key = " ".join(filter(None, (self.key, other.key)))
        return replace(self, text=text, key=key, lines=self.lines.around(other.lines))


Column = Sequence[Clause]


@dataclass(slots=True)
class _Bench:
    """The clauses of a section as arrays, all in one row order: witness by witness, place by place."""

    columns: Sequence[Column]
    weights: Weights
    keys: list[str] = field(init=False)
    key: Ints = field(init=False)
    witness: Ints = field(init=False)
    parent: Ints = field(init=False)
    place: Floats = field(init=False)
    lengths: Floats = field(init=False)

    def __post_init__(self) -> None:
        clauses = [clause for column in self.columns for clause in column]
        self.keys = sorted({clause.key for clause in clauses})
        number = {key: at for at, key in enumerate(self.keys)}
        self.key = np.array([number[clause.key] for clause in clauses], dtype=np.int64)
        self.witness = np.array([clause.witness for clause in clauses], dtype=np.int64)
        self.lengths = np.array([key.count(" ") + 1 for key in self.keys], dtype=np.float32)
        start, parents, places = 0, [], []
        for column in self.columns:
            row = {clause.place: start + at for at, clause in enumerate(column)}
            parents += [row.get(clause.parent, -1) for clause in column]
            places += [at / max(1, len(column) - 1) for at in range(len(column))]
            start += len(column)
        self.parent = np.array(parents, dtype=np.int64)
        self.place = np.array(places, dtype=np.float32)

    def like(self, heads: Sequence[str]) -> Matrix:
        """Keys by heads: likeness less the floor, so that what may be paired is positive."""
        floors = _floor(np.minimum.outer(self.lengths, [head.count(" ") + 1 for head in heads]))
        return likeness(self.keys, heads, self.weights) - floors.astype(np.float32)


def _floor(words: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """The likeness needed, by the number of words of the shorter clause."""
    share = np.clip((words - SHORT) / (LONG - SHORT), 0.0, 1.0)
    return SHORT_FLOOR + (LONG_FLOOR - SHORT_FLOOR) * share


def align(columns: Sequence[Column], weights: Weights, *, place_cost: float = PLACE_COST) -> list[list[int]]:
    """The head of every clause: one list a policy, heads numbered from 0 without gaps.

    `columns[w]` holds the clauses of witness w in reading order. Rows are not yet in order.
    """
    bench = _Bench(columns, weights)
    if not len(bench.key):
        return [[] for _ in columns]
    heads = _founded(bench, np.arange(len(bench.key)))
    heads_of = np.full(len(bench.key), -1, dtype=np.int64)
    for _ in range(ROUNDS):
        before = heads_of
        heads_of = _assigned(bench, heads, before, place_cost)
        heads_of = _merged(bench, _adopted(bench, heads_of))
        if np.array_equal(heads_of, before):
            break
        heads = _representatives(bench, heads_of)
    return _by_column(columns, heads_of)


def _by_column(columns: Sequence[Column], heads_of: Ints) -> list[list[int]]:
    out, start = [], 0
    for column in columns:
        out.append([int(head) for head in heads_of[start : start + len(column)]])
        start += len(column)
    return out


def _founded(bench: _Bench, left: Ints) -> list[str]:
    """Heads for the clauses `left`: a few whole policies, the rest by likeness alone."""
    heads: list[str] = []
    for _ in range(FOUNDERS):
        if not len(left):
            return heads
        new = _fullest(bench, left)
        heads += new
        gain = bench.like(new)[bench.key[left]]
        left = left[assign(gain, bench.witness[left]) < 0]
    return heads + _leaders(bench, left)


def _fullest(bench: _Bench, left: Ints) -> list[str]:
    """The clauses of the policy whose clauses most policies share; of equals, the first by its text."""
    shared = Counter(bench.key[left].tolist())
    columns: dict[int, list[int]] = defaultdict(list)
    for clause in left:
        columns[int(bench.witness[clause])].append(int(bench.key[clause]))
    best = min(columns.values(), key=lambda keys: (-sum(shared[key] for key in keys), keys))
    return [bench.keys[key] for key in best]


def _leaders(bench: _Bench, left: Ints) -> list[str]:
    """Keys of `left` such that none is like an earlier one and each other key is like one of them."""
    counts = Counter(bench.key[left].tolist())
    waiting = sorted(counts, key=lambda key: (-counts[key], key))
    leaders: list[str] = []
    while waiting:
        block = [bench.keys[key] for key in waiting[:256]]
        gain = _gains(block, bench.weights)
        new: list[int] = []
        for at in range(len(block)):
            if not any(gain[at, one] > 0 for one in new):
                new.append(at)
        heads = [block[at] for at in new]
        rest = waiting[256:]
        if rest:
            like = bench.like(heads)[rest].max(axis=1)
            rest = [key for key, gained in zip(rest, like, strict=True) if gained <= 0]
        leaders += heads
        waiting = rest
    return leaders


def _assigned(bench: _Bench, heads: Sequence[str], before: Ints, place_cost: float) -> Ints:
    """Each clause's best head, as likeness, place and parents have it; -1 for none."""
    like = bench.like(heads)[bench.key]
    settled = bool((before >= 0).all())
    if not settled:
        return assign(like, bench.witness)
    place, parent = _places(bench, before, len(heads)), _parents(bench, before, len(heads))
    score = like - place_cost * np.abs(bench.place[:, None] - place[None, :])
    mine = np.where(bench.parent >= 0, before[bench.parent], -1)
    both = (mine[:, None] >= 0) & (parent[None, :] >= 0)
    same = mine[:, None] == parent[None, :]
    score += np.where(both, np.where(same, PARENT_GAIN, -PARENT_GAIN), 0.0).astype(np.float32)
    return assign(np.where(like > 0, np.maximum(score, 1e-6), like), bench.witness)


def _places(bench: _Bench, heads_of: Ints, count: int) -> Floats:
    """The mean place of each head's members, 0 to 1."""
    members = np.maximum(1, np.bincount(heads_of, minlength=count))
    return (np.bincount(heads_of, weights=bench.place, minlength=count) / members).astype(np.float32)


def _parents(bench: _Bench, heads_of: Ints, count: int) -> Ints:
    """The head most members of each head stand under; -1 at the top."""
    votes: list[Counter[int]] = [Counter() for _ in range(count)]
    mine = np.where(bench.parent >= 0, heads_of[bench.parent], -1)
    for head, parent, n in zip(*(part.tolist() for part in pairs(heads_of, mine)), strict=True):
        votes[head][parent] += n
    chosen = [min(votes[head], key=lambda parent: (-votes[head][parent], parent), default=-1) for head in range(count)]
    return np.array(chosen, dtype=np.int64)


def _adopted(bench: _Bench, heads_of: Ints) -> Ints:
    """Clauses without a head found new ones, until every clause has one."""
    heads_of = heads_of.copy()
    while (left := np.flatnonzero(heads_of < 0)).size:
        new = _leaders(bench, left)
        found = assign(bench.like(new)[bench.key[left]], bench.witness[left])
        heads_of[left] = np.where(found >= 0, found + heads_of.max() + 1, -1)
    return heads_of


def _merged(bench: _Bench, heads_of: Ints) -> Ints:
    """Like heads that no policy has both of become one; heads are numbered anew, without gaps."""
    heads_of = np.unique(heads_of, return_inverse=True)[1].astype(np.int64)
    texts = _representatives(bench, heads_of)
    if len(texts) > MERGED_UP_TO:
        return heads_of
    where: list[set[int]] = [set() for _ in texts]
    for head, witness, _ in zip(*(part.tolist() for part in pairs(heads_of, bench.witness)), strict=True):
        where[head].add(witness)
    gain = _gains(texts, bench.weights)
    into = list(range(len(texts)))
    ones, others = np.nonzero(np.triu(gain > 0, 1))
    for one, other in sorted(zip(ones.tolist(), others.tolist(), strict=True), key=lambda at: (-gain[at], at)):
        a, b = sorted((_root(into, one), _root(into, other)))
        if a != b and not where[a] & where[b]:
            into[b] = a
            where[a] |= where[b]
    roots = np.array([_root(into, head) for head in range(len(texts))], dtype=np.int64)
    return np.unique(roots[heads_of], return_inverse=True)[1].astype(np.int64)


def _gains(texts: Sequence[str], weights: Weights) -> Matrix:
    """Likeness of `texts` among themselves, less the floor."""
    lengths = [text.count(" ") + 1 for text in texts]
    return likeness(texts, texts, weights) - _floor(np.minimum.outer(lengths, lengths)).astype(np.float32)


def _root(into: list[int], head: int) -> int:
    while into[head] != head:
        head = into[head]
    return head


def _representatives(bench: _Bench, heads_of: Ints) -> list[str]:
    """What the members of each head agree on."""
    members: list[Counter[str]] = [Counter() for _ in range(int(heads_of.max()) + 1)]
    for head, key, n in zip(*(part.tolist() for part in pairs(heads_of, bench.key)), strict=True):
        members[head][bench.keys[key]] = n
    return [consensus.wording(counts) for counts in members]
