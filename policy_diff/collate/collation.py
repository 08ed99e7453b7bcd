"""N policies side by side: the whole collation, from policies to a `Comparison`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_diff.collate import divergences, headings, stretches
from policy_diff.collate.align import Clause
from policy_diff.collate.doubt import Doubts
from policy_diff.collate.leftovers import Associations
from policy_diff.collate.row import TableRow
from policy_diff.collate.shuffled import settled
from policy_diff.collate.table import tables
from policy_diff.collate.witness import OwnNames
from policy_diff.model import Comparison, Fact, FactRow, FactRows, Policy, Reading, Row, SectionRows
from policy_diff.profiles import FACT_KEYS

CONSENSUS = "consensus"


def compare(policies: Sequence[Policy], baseline: str = CONSENSUS) -> Comparison:
    """The policies collated clause by clause and fact by fact.

    `baseline` is `consensus` (readings are held against what most read) or the siglum of the policy
    that they are held against. The result has the policies by siglum; it does not depend on the
    order in which they were given. Raises ValueError for no policies, a siglum that occurs twice,
    or an unknown baseline.
    """
    witnesses = sorted(policies, key=lambda policy: policy.siglum)
    sigla = [policy.siglum for policy in witnesses]
    held = _baseline(sigla, baseline)
    names = [OwnNames.of(policy) for policy in witnesses]
    associations = Associations.of(witnesses)
    doubts = Doubts(witnesses, names)
    found = tables(headings.settled(witnesses, doubts), names, held, doubts)
    sections = tuple(
        SectionRows(
            key=key,
            rows=tuple(
                _row(name, key, row, witnesses, names, associations, held, doubts) for name, row in _numbered(key, rows)
            ),
        )
        for key, rows in stretches.joined(settled(found, doubts), held, doubts)
    )
    facts = tuple(_fact_row(key, witnesses, doubts) for key in _fact_keys(witnesses))
    return Comparison(policies=tuple(witnesses), baseline=baseline, sections=sections, facts=FactRows(facts))


def _baseline(sigla: Sequence[str], baseline: str) -> int | None:
    """The number of the baseline's witness, None for the consensus."""
    if not sigla:
        raise ValueError("nothing to compare: no policy was given")
    twice = sorted({siglum for siglum in sigla if sigla.count(siglum) > 1}) if len(set(sigla)) < len(sigla) else []
    if twice:
        raise ValueError(f"two policies have the siglum {', '.join(twice)}; give each its own")
    if baseline == CONSENSUS:
        return None
    if baseline not in sigla:
        raise ValueError(f"no policy has the siglum {baseline}; baseline can be {CONSENSUS}, {', '.join(sigla)}")
    return sigla.index(baseline)


def _numbered(key: str, rows: Sequence[TableRow]) -> Iterator[tuple[str, TableRow]]:
    """The rows with their ids: clauses count from 01, headings of moved sections are 00, 00-2 …"""
    clauses = headings = 0
    for row in rows:
        clauses, headings = clauses + (not row.heading), headings + row.heading
        again = f"-{headings}" if headings > 1 else ""
        yield (f"{key}-00{again}" if row.heading else f"{key}-{clauses:02d}"), row


def _row(
    name: str,
    key: str,
    row: TableRow,
    witnesses: Sequence[Policy],
    names: Sequence[OwnNames],
    associations: Associations,
    baseline: int | None,
    doubts: Doubts,
) -> Row:
    return Row(
        id=name,
        readings={policy.siglum: _reading(row.cells.get(at)) for at, policy in enumerate(witnesses)},
        moved=tuple(witnesses[at].siglum for at in sorted(row.moved)),
        divergence=divergences.of_row(row, witnesses, key, names, associations, baseline, doubts),
        is_heading=row.heading,
    )


def _reading(clause: Clause | None) -> Reading | None:
    if clause is None:
        return None
    return Reading(text=clause.text, marker=clause.marker, position=clause.place + 1, lines=clause.lines)


def _fact_keys(witnesses: Sequence[Policy]) -> list[str]:
    """The nine facts every policy may state, then any others that a policy has."""
    others = sorted({key for policy in witnesses for key in policy.facts} - set(FACT_KEYS))
    return [*FACT_KEYS, *others]


def _fact_row(key: str, witnesses: Sequence[Policy], doubts: Doubts) -> FactRow:
    silent = Fact(key=key, status="not_stated")
    readings = {policy.siglum: policy.facts.get(key, silent) for policy in witnesses}
    return FactRow(key=key, readings=readings, divergence=divergences.of_fact(key, readings, witnesses, doubts))
