"""Paragraphs that one policy prints as two and another as one.

A drafter, or an extractor, runs two paragraphs together or breaks one. Compared as they stand, one
row would hold a clause against half of it, and another would report the rest as missing. So where
one policy's clause reads like two neighbouring clauses of others one after the other, it is cut
where theirs end; or, when more policies have the one, the two are joined. Words are never changed,
and the parts keep the lines of what they were cut from.

Of a part of a few words, too little to be recognised by, the two must be the clause to the word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel

from policy_diff.collate import words
from policy_diff.collate.align import Clause, Column
from policy_diff.collate.witness import OwnNames

#: how like the two together a clause must be, and how like each of the two its half
TOGETHER, EACH = 0.75, 0.5
#: words that each part must have; with fewer, the two together must be just the clause
LEAST = 4

Heads = Sequence[Sequence[int]]
Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two neighbouring heads, and the readings of those who have both, as words; `siblings`: below one parent."""

    first: int
    second: int
    parts: Counter[tuple[Texts, Texts]]
    siblings: bool


def resegmented(columns: Sequence[Column], heads: Heads, names: Sequence[OwnNames]) -> list[Column]:
    """The columns with clauses cut or joined where others' are; the same objects where nothing is."""
    out = list(columns)
    touched: set[tuple[int, int]] = set()
    cells = [dict(zip(own, column, strict=True)) for own, column in zip(heads, columns, strict=True)]
    having: dict[int, set[int]] = defaultdict(set)
    for w, own in enumerate(heads):
        for head in own:
            having[head].add(w)
    for pair in _pairs(columns, heads):
        both = sorted(having[pair.first] & having[pair.second])
        alone = having[pair.first] ^ having[pair.second]
        whole = [(w, cells[w].get(pair.first) or cells[w][pair.second]) for w in sorted(alone)]
        (first, second), _ = min(pair.parts.items(), key=lambda part: (-part[1], part[0]))
        covering = [(w, clause) for w, clause in whole if _covers(tuple(clause.key.split()), first, second)]
        cut = len(both) >= len(covering)
        if not covering or not (cut or pair.siblings):
            continue
        for w in sorted({w for w, _ in covering} if cut else set(both)):
            places = {(w, cells[w][head].place) for head in (pair.first, pair.second) if head in cells[w]}
            if not touched & places:
                touched |= places
                clause = dict(covering).get(w) if cut else None
                out[w] = _cut(out[w], clause, first, second, names[w]) if clause else _joined(out[w], cells[w], pair)
    return out


def _pairs(columns: Sequence[Column], heads: Heads) -> Iterator[_Pair]:
    """Heads whose clauses follow each other, and are long enough, in some policy."""
    found: dict[tuple[int, int], Counter[tuple[Texts, Texts]]] = defaultdict(Counter)
    siblings: set[tuple[int, int]] = set()
    for column, own in zip(columns, heads, strict=True):
        for at in range(len(column) - 1):
            one, two = column[at], column[at + 1]
            if one.key and two.key and max(one.key.count(" "), two.key.count(" ")) + 1 >= LEAST:
                found[own[at], own[at + 1]][tuple(one.key.split()), tuple(two.key.split())] += 1
                if one.parent == two.parent:
                    siblings.add((own[at], own[at + 1]))
    for (first, second), parts in sorted(found.items()):
        yield _Pair(first, second, parts, (first, second) in siblings)


def _covers(clause: Texts, first: Texts, second: Texts) -> bool:
    """Whether a clause reads like the two together and not like one of them."""
    if min(len(first), len(second)) < LEAST:
        return clause == first + second
    if len(clause) < TOGETHER * (len(first) + len(second)):
        return False
    if Indel.normalized_similarity(clause, first + second) < TOGETHER:
        return False
    begins = _begins(clause, first, second)
    halves = ((clause[:begins], first), (clause[begins:], second))
    return all(Indel.normalized_similarity(half, part) >= EACH for half, part in halves)


def _begins(clause: Texts, first: Texts, second: Texts) -> int:
    """At which word of `clause` the words of `second` begin."""
    ops = Indel.opcodes(clause, first + second)
    begins = next((op.src_start for op in ops if op.tag == "equal" and op.dest_end > len(first)), len(clause))
    for op in ops:
        if op.tag == "equal" and op.dest_start < len(first) < op.dest_end:
            begins = op.src_start + len(first) - op.dest_start
    return int(begins)


def _cut(column: Column, clause: Clause, first: Texts, second: Texts, names: OwnNames) -> Column:
    """`column` with `clause` cut in two where the words of `second` begin."""
    begins = _begins(tuple(clause.key.split()), first, second)
    run, starts = words.tokens(clause.text), words.starts(clause.text)
    keys = (names.key(clause.text[:start]) for start in starts[1:])
    at = next((n for n, key in enumerate(keys, 1) if key.count(" ") + 1 >= begins), len(run))
    while at < len(run) and not run[at][0].isalnum():
        at += 1
    if not 0 < at < len(run):
        return column
    parts = [clause.text[: starts[at]].rstrip(), clause.text[starts[at] :]]
    halves = [replace(clause, text=text, key=names.key(text)) for text in parts]
    halves[1] = replace(halves[1], marker="")
    where = list(column).index(clause)
    return [*column[:where], *halves, *column[where + 1 :]]


def _joined(column: Column, cells: dict[int, Clause], pair: _Pair) -> Column:
    """`column` with its clauses of the two heads as one."""
    one, two = cells[pair.first], cells[pair.second]
    whole = one.joined(two)
    return [whole if clause is one else clause for clause in column if clause is not two]
