"""The rows of the comparison: aligned clauses of each section, in the order most policies keep."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from policy_diff.collate import consensus, crossings, gaps
from policy_diff.collate.align import PLACE_COST, SHORT, Clause, Column, align
from policy_diff.collate.resegment import resegmented
from policy_diff.collate.row import TableRow
from policy_diff.collate.similarity import Weights
from policy_diff.collate.witness import OwnNames, column, section_keys
from policy_diff.model import Policy

#: in a list of names (channels, tools) the place says next to nothing
PLACE_COST_OF_NAMES = 0.02


def tables(
    witnesses: Sequence[Policy], names: Sequence[OwnNames], baseline: int | None
) -> list[tuple[str, list[TableRow]]]:
    """The rows of every section, sections too in the order most policies keep."""
    keys = _section_order(witnesses, baseline)
    columns = {key: [column(policy, at, key, names[at]) for at, policy in enumerate(witnesses)] for key in keys}
    weights = Weights(clause.key for section in columns.values() for one in section for clause in one)
    found = [(key, _rows(columns[key], weights, names, baseline)) for key in keys]
    return crossings.joined(found, weights, len(witnesses))


def _section_order(witnesses: Sequence[Policy], baseline: int | None) -> list[str]:
    known = sorted({key for policy in witnesses for key in section_keys(policy)})
    number = {key: at for at, key in enumerate(known)}
    sequences = [[number[key] for key in section_keys(policy)] for policy in witnesses]
    return [known[at] for at in consensus.order(sequences, len(known), baseline)]


def _rows(
    columns: Sequence[Column], weights: Weights, names: Sequence[OwnNames], baseline: int | None
) -> list[TableRow]:
    lengths = [clause.key.count(" ") + 1 for column in columns for clause in column]
    place_cost = PLACE_COST_OF_NAMES if lengths and median(lengths) <= SHORT else PLACE_COST
    heads = align(columns, weights, place_cost=place_cost)
    settled = resegmented(columns, heads, names)
    if settled != list(columns):
        columns, heads = settled, align(settled, weights, place_cost=place_cost)
    heads = gaps.closed(columns, heads, consensus.order(heads, _count(heads), baseline), weights)
    count = _count(heads)
    cells: list[dict[int, Clause]] = [{} for _ in range(count)]
    for clauses, own in zip(columns, heads, strict=True):
        for clause, head in zip(clauses, own, strict=True):
            cells[head][clause.witness] = clause
    rows = consensus.order(heads, count, baseline)
    moved = _moved(rows, heads)
    return [TableRow(cells[row], frozenset(moved[row])) for row in rows]


def _count(heads: Sequence[Sequence[int]]) -> int:
    return 1 + max((head for column in heads for head in column), default=-1)


def _moved(rows: Sequence[int], heads: Sequence[Sequence[int]]) -> list[set[int]]:
    """For each head, the witnesses that have it at another place among the others."""
    rank = {row: at for at, row in enumerate(rows)}
    moved: list[set[int]] = [set() for _ in rows]
    for witness, own in enumerate(heads):
        ranks = [rank[head] for head in own]
        if any(later < earlier for earlier, later in pairwise(ranks)):
            for at in consensus.out_of_order(ranks):
                moved[own[at]].add(witness)
    return moved
