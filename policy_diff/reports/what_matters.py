"""What a summary is made of: which differences matter, in which order, who stands apart from the rest.

Every output that begins with a summary takes it from here, so that the terminal, the web page, the
Word file and the workbook lead with the same things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from policy_diff.collate import distances
from policy_diff.collate.doubt import UNSURE, is_damaged
from policy_diff.model import SEVERITIES, Comparison, Divergence, DivergenceClass, FactRow, Row, SectionRows
from policy_diff.profiles import GENERIC

#: the fact that a summary begins with
FIRST_FACT = "response_time"
#: items that a summary names; the rest is in the sections
MOST_ITEMS = 6
#: sections that a summary names as missing somewhere
MOST_SECTIONS = 8
#: words of an item that are enough to recognise it
SHORT = 8
#: policies with a smaller share of common items were not made from one template, unless there are few items anyway. In
#: the written corpus those of one template share .67 or more, those of two .08 or less
OWN_TEMPLATES, FEWEST_ITEMS = 0.25, 10
#: policies beyond which it is not asked who shares a text with whom: that takes the square of them
MOST_SHARING = 60
#: classes that are no difference of content
PLAIN = (DivergenceClass.IDENTICAL, DivergenceClass.ORTHOGRAPHIC)


@dataclass(frozen=True, slots=True)
class Cited:
    """A row with the numbers it is cited by, both from 1: its section's and its own in the section."""

    at: int
    section: SectionRows
    number: int
    row: Row


def facts_first(comparison: Comparison) -> list[tuple[int, FactRow]]:
    """All facts with their numbers, the reply time before the others."""
    return sorted(enumerate(comparison.facts, 1), key=lambda pair: pair[1].key != FIRST_FACT)


def differing_facts(comparison: Comparison) -> list[tuple[int, FactRow]]:
    """The facts that differ with their numbers, the reply time first, then by severity."""
    rows = [(number, row) for number, row in facts_first(comparison) if row.divergence.kind not in PLAIN]
    return sorted(rows, key=lambda pair: (pair[1].key != FIRST_FACT, -SEVERITIES.index(pair[1].divergence.severity)))


def most_serious(comparison: Comparison) -> tuple[list[Cited], int]:
    """The rows of high severity that a summary names, in the order of the sections, and how many more there are.

    A clause that says something else comes before one that is not there: many of these are one section that is gone.
    """
    found = _serious_items(comparison)
    substance = [item for item in found if item.row.divergence.kind is DivergenceClass.SUBSTANTIVE]
    rest = [item for item in found if item.row.divergence.kind is not DivergenceClass.SUBSTANTIVE]
    named = sorted((substance + rest)[:MOST_ITEMS], key=lambda item: (item.at, item.number))
    return named, len(found) - len(named)


def _serious_items(comparison: Comparison) -> list[Cited]:
    return [
        Cited(at, section, number, row)
        for at, section in enumerate(comparison.sections, 1)
        for number, row in enumerate(section.rows, 1)
        if row.divergence.severity == "high" and row.divergence.kind not in PLAIN
    ]


@dataclass(frozen=True, slots=True)
class LoneSection:
    """A section that some policies lack altogether: the shorter sentence (`only_in`, `none_in`) and its sigla."""

    section: SectionRows
    said: str
    sigla: tuple[str, ...]


def lone_sections(comparison: Comparison) -> tuple[list[LoneSection], int]:
    """The first sections that some policies lack, and how many more there are."""
    found = []
    for section in comparison.sections:
        having = tuple(s for s in comparison.sigla if any(row.readings.get(s) for row in section.rows))
        lacking = tuple(s for s in comparison.sigla if s not in having)
        if having and lacking:
            only = len(having) < len(lacking)
            found.append(LoneSection(section, "only_in" if only else "none_in", having if only else lacking))
    return found[:MOST_SECTIONS], max(0, len(found) - MOST_SECTIONS)


def apart(comparison: Comparison) -> list[tuple[str, int]]:
    """How often each policy departs from the baseline, most often first: from the policy that it is, else from the
    largest group, where one is the largest. Of two policies one would say nothing."""
    if len(comparison.policies) < 3:
        return []
    counts: Counter[str] = Counter()
    for divergence in comparison.divergences():
        if divergence.kind not in PLAIN:
            counts.update(siglum for group in _others(divergence, comparison) for siglum in group)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _others(divergence: Divergence, comparison: Comparison) -> Sequence[Sequence[str]]:
    """The groups that do not read as the baseline does; none where it does not say how it reads."""
    if comparison.baseline in comparison.sigla:
        return [group for group in divergence.groups if comparison.baseline not in group]
    sizes = [len(group) for group in divergence.groups]
    return divergence.groups[1:] if len(sizes) > 1 and sizes[0] > sizes[1] else ()


def several_types(comparison: Comparison) -> list[tuple[str, int]]:
    """The policy types that are compared, with the number of policies; none where it is one, as is usually meant."""
    counts = Counter(policy.policy_type for policy in comparison.policies if policy.policy_type != GENERIC)
    return sorted(counts.items()) if len(counts) > 1 else []


def without_ceiling(row: FactRow) -> list[str]:
    """Who states a least time, where nobody states an upper bound: the trap that everyone copied."""
    values = {siglum: fact.value for siglum, fact in row.readings.items() if isinstance(fact.value, dict)}
    if any(value.get("bound") in ("max", "range", "exact") for value in values.values()):
        return []
    return [siglum for siglum, value in values.items() if value.get("bound") == "min"]


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who shares a text with whom. `groups`: those of two and more; `alone`: who shares with nobody.

    `nearest`: the two that are nearest to each other, and the share of their words that is the same, 0 to 1.
    """

    groups: tuple[tuple[str, ...], ...]
    alone: tuple[str, ...]
    nearest: tuple[str, str]
    same: float


def sharing(comparison: Comparison) -> Sharing | None:
    """Who copied from whom, in whichever direction; None for two policies, for very many, and where nobody did."""
    if not 2 < len(comparison.policies) <= MOST_SHARING:
        return None
    clusters = comparison.clusters()
    groups = tuple(group for group in clusters if len(group) > 1)
    if not groups:
        return None
    far = distances.distances(comparison)
    least, one, other = min((far[a, b], a, b) for b in range(len(far)) for a in range(b))
    nearest = (comparison.sigla[one], comparison.sigla[other])
    return Sharing(groups, tuple(group[0] for group in clusters if len(group) == 1), nearest, float(1 - least))


@dataclass(frozen=True, slots=True)
class Common:
    """How many of all items two policies or more have."""

    shared: int
    total: int


def of_own_templates(comparison: Comparison) -> Common | None:
    """What policies have in common that were written apart, so that items say less than facts; None for others."""
    rows = [row for section in comparison.sections for row in section.rows]
    shared = sum(len([reading for reading in row.readings.values() if reading]) > 1 for row in rows)
    return Common(shared, len(rows)) if len(rows) >= FEWEST_ITEMS and shared < OWN_TEMPLATES * len(rows) else None


def hardly_read(comparison: Comparison) -> tuple[str, ...]:
    """The policies of whose extracted text little can be trusted, so that what is said of them wants checking."""
    return tuple(
        policy.siglum for policy in comparison.policies if is_damaged(policy) and policy.traced.confidence < UNSURE
    )
