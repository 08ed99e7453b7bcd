"""Paragraphs that one policy prints as two and another as one.

A drafter, or an extractor, runs two paragraphs together or breaks one. Compared as they stand, one
row would hold a clause against half of it, and another would report the rest as missing. So where
one policy's clause reads like two neighbouring clauses of others one after the other, it is cut
where theirs end; or, when more policies have the one, the two are joined. Words are never changed,
and the parts keep the lines of what they were cut from.

Names of a few words are left alone: they say too little to be recognised in a longer clause.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel

from policy_diff.collate import words
from policy_diff.collate.align import Clause, Column
from policy_diff.collate.witness import OwnNames
from policy_diff.model import Lines

#: how like the two together a clause must be, and how much less like either alone
TOGETHER, ALONE = 0.75, 0.1
#: words that each part must have
LEAST = 4

Heads = Sequence[Sequence[int]]
Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two neighbouring heads, and the readings of those who have both, as words."""

    first: int
    second: int
    parts: Counter[tuple[Texts, Texts]]


def resegmented(columns: Sequence[Column], heads: Heads, names: Sequence[OwnNames]) -> list[Column]:
    """The columns with clauses cut or joined where others' are; the same objects where nothing is."""
    out = list(columns)
    touched: set[int] = set()
    cells = [dict(zip(own, column, strict=True)) for own, column in zip(heads, columns, strict=True)]
    for pair in _pairs(columns, heads):
        both = [w for w, own in enumerate(cells) if pair.first in own and pair.second in own]
        whole = [(w, own[head]) for w, own in enumerate(cells) if (head := _only(own, pair)) is not None]
        (first, second), _ = min(pair.parts.items(), key=lambda part: (-part[1], part[0]))
        covering = [(w, clause) for w, clause in whole if _covers(tuple(clause.key.split()), first, second)]
        if not covering:
            continue
        cut = len(both) >= len(covering)
        for w in sorted({w for w, _ in covering} if cut else set(both)):
            if w not in touched:
                touched.add(w)
                clause = dict(covering).get(w) if cut else None
                out[w] = _cut(out[w], clause, first, second, names[w]) if clause else _joined(out[w], cells[w], pair)
    return out


def _pairs(columns: Sequence[Column], heads: Heads) -> Iterator[_Pair]:
    """Heads whose clauses follow each other, and are long enough, in some policy."""
    found: dict[tuple[int, int], Counter[tuple[Texts, Texts]]] = defaultdict(Counter)
    for column, own in zip(columns, heads, strict=True):
        for at in range(len(column) - 1):
            one, two = column[at], column[at + 1]
            if one.parent == two.parent and min(one.key.count(" "), two.key.count(" ")) + 1 >= LEAST:
                found[own[at], own[at + 1]][tuple(one.key.split()), tuple(two.key.split())] += 1
    for (first, second), parts in sorted(found.items()):
        yield _Pair(first, second, parts)


def _only(own: dict[int, Clause], pair: _Pair) -> int | None:
    """The head of the two that a policy has, when it lacks the other."""
    having = [head for head in (pair.first, pair.second) if head in own]
    return having[0] if len(having) == 1 else None


def _covers(clause: Texts, first: Texts, second: Texts) -> bool:
    """Whether a clause reads like the two together and not like one of them."""
    if len(clause) < TOGETHER * (len(first) + len(second)):
        return False
    together = Indel.normalized_similarity(clause, first + second)
    alone = max(Indel.normalized_similarity(clause, part) for part in (first, second))
    return together >= TOGETHER and together - alone >= ALONE


def _cut(column: Column, clause: Clause, first: Texts, second: Texts, names: OwnNames) -> Column:
    """`column` with `clause` cut in two where the words of `second` begin."""
    own = clause.key.split()
    ops = Indel.opcodes(own, first + second)
    begins = next((op.src_start for op in ops if op.tag == "equal" and op.dest_end > len(first)), len(own))
    for op in ops:
        if op.tag == "equal" and op.dest_start < len(first) < op.dest_end:
            begins = op.src_start + len(first) - op.dest_start
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
    lines = Lines(min(one.lines.first, two.lines.first), max(one.lines.last, two.lines.last))
    whole = replace(one, text=f"{one.text} {two.text}", key=f"{one.key} {two.key}".strip(), lines=lines)
    return [whole if clause is one else clause for clause in column if clause is not two]
