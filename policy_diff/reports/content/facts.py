"""Facts side by side: stated, not stated and unclear kept apart in words."""

from __future__ import annotations

from policy_diff.model import Fact
from policy_diff.model import FactRow as ComparedFact
from policy_diff.reports import labels
from policy_diff.reports.content.edition import Edition
from policy_diff.reports.content.view import Cell, FactRow, FactTable
from policy_diff.reports.what_matters import facts_first


def tables(edition: Edition) -> tuple[FactTable, ...]:
    """One table for each band of policies, the reply time in its first row."""
    numbered = facts_first(edition.comparison)
    if not numbered:
        return ()
    return tuple(
        FactTable(
            sigla=band,
            rows=tuple(
                _row(edition, f"f{number}" if not at else f"f{number}-{at}", row, band) for number, row in numbered
            ),
        )
        for at, band in enumerate(edition.bands())
    )


def _row(edition: Edition, anchor: str, row: ComparedFact, band: tuple[str, ...]) -> FactRow:
    return FactRow(
        name=labels.fact_name(edition.lang, row.key),
        anchor=anchor,
        badge=edition.badge(row.divergence),
        cells=tuple(_cell(edition, siglum, row.readings[siglum]) for siglum in band),
    )


def _cell(edition: Edition, siglum: str, fact: Fact) -> Cell:
    """A fact in words; the policy's own words where they say more."""
    text = labels.fact_text(edition.lang, fact)
    return Cell(
        siglum=siglum,
        status=fact.status,
        text=text,
        quote=fact.text if fact.text and fact.text not in text else "",
        place=edition.place(siglum, fact.lines) if fact.lines and fact.status != "not_stated" else None,
    )
