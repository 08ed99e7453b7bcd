"""The rows of the comparison: aligned clauses of each section, in the order most policies keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from policy_diff.collate import consensus, crossings, gaps, lone_markers, sections
from policy_diff.collate.align import PLACE_COST, SHORT, Clause, Column, align
from policy_diff.collate.doubt import Doubts
from policy_diff.collate.fragments import rejoined
from policy_diff.collate.moves import moved, moved_sections
from policy_diff.collate.resegment import resegmented
from policy_diff.collate.row import TableRow
from policy_diff.collate.sections import Group
from policy_diff.collate.similarity import Weights
from policy_diff.collate.witness import OwnNames, column, heading, of_one_text
from policy_diff.model import Policy

#: in a list of names (channels, tools) the place says next to nothing
PLACE_COST_OF_NAMES = 0.02
#: how often paragraphs are cut or joined: into as many parts more may one policy have printed what another has as one
CUTS = 3


Table = tuple[str, list[TableRow]]


def tables(witnesses: Sequence[Policy], names: Sequence[OwnNames], baseline: int | None, doubts: Doubts) -> list[Table]:
    """The rows of every section, sections too in the order most policies keep.

    What has no key of its own comes under `other`. A section that stands elsewhere has its heading as first row.
    """
    found = sections.groups(witnesses, names)
    sequences = [_sequence(found, at, len(policy.sections)) for at, policy in enumerate(witnesses)]
    order = consensus.order(sequences, len(found), baseline)
    markers = lone_markers.known(doubts)
    columns = [
        rejoined(lone_markers.returned(of_one_text(own, names), doubts, markers), doubts)
        for own in (
            [column(policy, at, found[number].members.get(at, ()), names[at]) for at, policy in enumerate(witnesses)]
            for number in order
        )
    ]
    weights = Weights(clause.key for section in columns for one in section for clause in one)
    rows = [
        (found[number].key, _rows(section, weights, names, baseline))
        for number, section in zip(order, columns, strict=True)
    ]
    headed = [frozenset(found[number].members) for number in order]
    rows = crossings.joined(rows, weights, len(witnesses), doubts.damaged, headed)
    away = moved_sections(order, sequences, [[len(one) for one in section] for section in columns])
    return _together(
        (key, [*_headings(found[number], witnesses, names, away[number]), *own])
        for number, (key, own) in zip(order, rows, strict=True)
    )


def _sequence(found: Sequence[Group], witness: int, count: int) -> list[int]:
    """The groups of a policy's sections in its order, each once."""
    of = {number: at for at, group in enumerate(found) for number in group.members.get(witness, ())}
    return list(dict.fromkeys(of[number] for number in range(count)))


def _headings(group: Group, witnesses: Sequence[Policy], names: Sequence[OwnNames], away: set[int]) -> list[TableRow]:
    """The row of the headings of a section that stands elsewhere in some policies."""
    if not away:
        return []
    cells = {at: heading(witnesses[at], at, numbers[0], names[at]) for at, numbers in sorted(group.members.items())}
    return [TableRow(cells, frozenset(away), heading=True)]


def _together(parts: Iterable[Table]) -> list[Table]:
    """The tables, those of one key as one, where its first stands."""
    out: dict[str, list[TableRow]] = {}
    for key, rows in parts:
        out.setdefault(key, []).extend(rows)
    return list(out.items())


def _rows(
    columns: Sequence[Column], weights: Weights, names: Sequence[OwnNames], baseline: int | None
) -> list[TableRow]:
    lengths = [clause.key.count(" ") + 1 for column in columns for clause in column]
    place_cost = PLACE_COST_OF_NAMES if lengths and median(lengths) <= SHORT else PLACE_COST
    heads = align(columns, weights, place_cost=place_cost)
    for _ in range(CUTS):
        settled = resegmented(columns, heads, names)
        if settled == list(columns):
            break
        columns, heads = settled, align(settled, weights, place_cost=place_cost)
    heads = gaps.closed(columns, heads, consensus.order(heads, _count(heads), baseline), weights)
    count = _count(heads)
    cells: list[dict[int, Clause]] = [{} for _ in range(count)]
    for clauses, own in zip(columns, heads, strict=True):
        for clause, head in zip(clauses, own, strict=True):
            cells[head][clause.witness] = clause
    rows = consensus.order(heads, count, baseline)
    elsewhere = moved(rows, columns, heads)
    return [TableRow(cells[row], frozenset(elsewhere[row])) for row in rows]


def _count(heads: Sequence[Sequence[int]]) -> int:
    return 1 + max((head for column in heads for head in column), default=-1)
