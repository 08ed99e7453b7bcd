"""Associations × sections: where each association stands apart, and how strongly.

A cell is read off the rows: the strongest class among the items in which the association does not
stand with the most (or with the baseline), and how many such items there are. Lacking an item and
having one that the others lack are both *missing* by class, and told apart here in words.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.model import DivergenceClass, Row, SectionRows
from policy_diff.reports.content.edition import Edition
from policy_diff.reports.content.view import Matrix, MatrixRow, Standing
from policy_diff.reports.what_matters import PLAIN
from policy_diff.reports.wording import say

SAME, EXTRA, ABSENT = "same", "extra", "absent"
_ORDER = (SAME, EXTRA, *(kind.value for kind in DivergenceClass))


def tables(edition: Edition) -> tuple[Matrix, ...]:
    """One table for each band of policies."""
    numbered = tuple(enumerate(edition.comparison.sections, 1))
    if not numbered:
        return ()
    return tuple(
        Matrix(
            sigla=band,
            rows=tuple(
                MatrixRow(
                    name=edition.section_name(section),
                    anchor=f"s{number}",
                    cells=tuple(_standing(edition, section, siglum) for siglum in band),
                )
                for number, section in numbered
            ),
        )
        for band in edition.bands()
    )


def _standing(edition: Edition, section: SectionRows, siglum: str) -> Standing:
    lang, baseline = edition.lang, edition.comparison.baseline
    if not any(row.readings.get(siglum) for row in section.rows):
        return Standing(siglum=siglum, kind=ABSENT, text=say(lang, "report.standing.absent"))
    apart = [kind for kind in (_departs(row, siglum, baseline) for row in section.rows) if kind != SAME]
    if not apart:
        return Standing(siglum=siglum, kind=SAME, text=say(lang, "report.standing.same"))
    kind = max(apart, key=_ORDER.index)
    word = say(lang, "report.standing.extra" if kind == EXTRA else f"class.{kind}")
    text = say(lang, "report.standing.counted", **{"class": word}, number=len(apart))
    return Standing(siglum=siglum, kind=kind, text=text)


def _departs(row: Row, siglum: str, baseline: str) -> str:
    """How a policy departs in one row from what it is compared with: a class, `extra` or `same`."""
    kind, reference = row.divergence.kind, _reference(row, baseline)
    if kind in PLAIN:
        return SAME
    if siglum in reference:
        return DivergenceClass.MOVED if siglum in row.moved else SAME
    if row.readings.get(siglum) is None:
        return DivergenceClass.MISSING
    if reference and all(row.readings.get(other) is None for other in reference):
        return EXTRA
    if kind is DivergenceClass.MISSING:
        return DivergenceClass.MOVED if siglum in row.moved else DivergenceClass.WORDING
    return kind.value


def _reference(row: Row, baseline: str) -> Sequence[str]:
    """Whom the others are compared with: the baseline's group, those who lack it where most do, or the
    largest group of those who have it; nobody where no group is the largest."""
    groups = row.divergence.groups
    theirs = [group for group in groups if baseline in group]
    if theirs:
        return theirs[0]
    lacking = [siglum for siglum, reading in row.readings.items() if reading is None]
    if 2 * len(lacking) >= len(row.readings):
        return lacking
    readings = [group for group in groups if not set(group) <= set(lacking)]
    if len(readings) > 1 and len(readings[0]) == len(readings[1]):
        return ()
    return readings[0] if readings else ()
