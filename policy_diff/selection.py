"""Which divergences a reader wants to see, and which of them count for the exit code."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from policy_diff.choices import Threshold
from policy_diff.errors import UsageError, listed
from policy_diff.model import Comparison, DivergenceClass, FactRow, FactRows, SectionRows

_WORDING = frozenset(
    {DivergenceClass.WORDING, DivergenceClass.MOVED, DivergenceClass.MISSING, DivergenceClass.SUBSTANTIVE}
)
#: spelling is listed but never counts
COUNTED: dict[Threshold, frozenset[DivergenceClass]] = {
    Threshold.NONE: frozenset(),
    Threshold.ANY: _WORDING | {DivergenceClass.UNCLEAR},
    Threshold.WORDING: _WORDING,
    Threshold.SUBSTANTIVE: frozenset({DivergenceClass.SUBSTANTIVE, DivergenceClass.MISSING}),
}


def reached(comparison: Comparison, threshold: Threshold) -> bool:
    """Whether the comparison has a divergence that counts at `threshold`."""
    return any(divergence.kind in COUNTED[threshold] for divergence in comparison.divergences())


def without(comparison: Comparison, ignored: Collection[DivergenceClass]) -> Comparison:
    """The comparison without rows and facts of the `ignored` classes."""
    sections = (
        SectionRows(key=section.key, rows=tuple(row for row in section.rows if row.divergence.kind not in ignored))
        for section in comparison.sections
    )
    return replace(
        comparison,
        sections=tuple(section for section in sections if section.rows),
        facts=FactRows(fact for fact in comparison.facts if fact.divergence.kind not in ignored),
    )


def only_sections(comparison: Comparison, keys: Collection[str]) -> Comparison:
    """The comparison of some sections, with the facts that are stated in them.

    Raises UsageError for a key that neither policy has.
    """
    known = {section.key for section in comparison.sections}
    for key in keys:
        if key not in known:
            raise UsageError("no such section", where=f"--section {key}", to_do=f"there is: {listed(known)}")
    return replace(
        comparison,
        sections=tuple(section for section in comparison.sections if section.key in keys),
        facts=FactRows(fact for fact in comparison.facts if _stands_in(comparison, fact, keys)),
    )


def _stands_in(comparison: Comparison, row: FactRow, keys: Collection[str]) -> bool:
    """Whether any policy states the fact within one of the sections."""
    for policy in comparison.policies:
        lines = row.readings[policy.siglum].lines
        for section in policy.sections:
            if lines and section.key in keys and section.lines.first <= lines.first <= section.lines.last:
                return True
    return False
