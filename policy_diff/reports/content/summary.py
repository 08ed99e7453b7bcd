"""What differs, how serious, who stands with whom: the reply time first, then the most serious."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from policy_diff.model import SEVERITIES, FactRow, Row, SectionRows, Severity
from policy_diff.reports import labels, marking, wording
from policy_diff.reports.content.edition import PLAIN, Edition
from policy_diff.reports.content.view import Point, Summary, Voice
from policy_diff.reports.wording import say

#: the fact that the summary begins with
FIRST_FACT = "response_time"
#: items that the summary names; the rest is in the sections
MOST_ITEMS = 6
#: words of an item that are enough to recognise it
SHORT = 8


def summary(edition: Edition) -> Summary:
    """The summary."""
    facts = _facts(edition)
    points = [_fact(edition, number, row) for number, row in facts if not _is_minor(row)]
    items = [
        (at, section, number, row)
        for at, section in enumerate(edition.comparison.sections, 1)
        for number, row in enumerate(section.rows, 1)
        if row.divergence.severity == "high" and row.divergence.kind not in PLAIN
    ]
    points += [_item(edition, *item) for item in items[:MOST_ITEMS]]
    minor = [labels.fact_name(edition.lang, row.key) for _, row in facts if _is_minor(row)]
    return Summary(
        lead=_lead(edition),
        points=tuple(points),
        sentences=(*_more(edition, len(items)), *_sections(edition), *_minor(edition, minor), *_away(edition)),
    )


def _facts(edition: Edition) -> list[tuple[int, FactRow]]:
    """The facts that differ with their numbers, the reply time first, then by severity."""
    rows = [(n, row) for n, row in enumerate(edition.comparison.facts, 1) if row.divergence.kind not in PLAIN]
    return sorted(rows, key=lambda pair: (pair[1].key != FIRST_FACT, -SEVERITIES.index(pair[1].divergence.severity)))


def _is_minor(row: FactRow) -> bool:
    return row.key != FIRST_FACT and row.divergence.severity in ("none", "low")


def _lead(edition: Edition) -> str:
    """How many differ, and how many of which severity."""
    divergences = list(edition.comparison.divergences())
    differ = Counter(d.severity for d in divergences if d.kind not in PLAIN)
    policies = wording.count(edition.lang, "report.count_policy", len(edition.comparison.policies))
    if not differ:
        return say(edition.lang, "report.lead_same", policies=policies, total=len(divergences))
    severities: list[Severity] = [severity for severity in reversed(SEVERITIES) if differ[severity]]
    named = [f"{say(edition.lang, f'report.importance.{severity}')} {differ[severity]}" for severity in severities]
    return say(
        edition.lang,
        "report.lead",
        policies=policies,
        total=len(divergences),
        differ=differ.total(),
        severities=labels.joined(edition.lang, named),
    )


def _fact(edition: Edition, number: int, row: FactRow) -> Point:
    voices = (
        Voice(sigla=group, text=labels.fact_text(edition.lang, row.readings[group[0]]))
        for group in row.divergence.groups
    )
    return Point(
        name=labels.fact_name(edition.lang, row.key),
        badge=edition.badge(row.divergence),
        anchor=f"f{number}",
        voices=tuple(voices),
        note=_least_time(edition, row) if row.key == FIRST_FACT else "",
    )


def _least_time(edition: Edition, row: FactRow) -> str:
    """The trap that everyone copied: a least time, and no upper bound anywhere."""
    values = {siglum: fact.value for siglum, fact in row.readings.items() if isinstance(fact.value, dict)}
    least = [siglum for siglum, value in values.items() if value.get("bound") == "min"]
    if not least or any(value.get("bound") in ("max", "range", "exact") for value in values.values()):
        return ""
    return say(edition.lang, "compare.no_upper_bound", sigla=edition.joined(least))


def _item(edition: Edition, at: int, section: SectionRows, number: int, row: Row) -> Point:
    text = next((reading.text for reading in row.readings.values() if reading), "")
    where = labels.joined(
        edition.lang, (edition.section_name(section), say(edition.lang, "compare.row", number=number))
    )
    quoted = say("ar", "quote", text=marking.shortened(text, SHORT))
    return Point(
        name=f"{where}: {quoted}",
        badge=edition.badge(row.divergence),
        anchor=f"s{at}-{number}",
        explanation=wording.pick(edition.lang, row.divergence.explanation),
    )


def _more(edition: Edition, items: int) -> Iterator[str]:
    if items > MOST_ITEMS:
        count = wording.count(edition.lang, "count.difference", items - MOST_ITEMS)
        yield say(edition.lang, "report.more", count=count)


def _sections(edition: Edition) -> Iterator[str]:
    """Sections that some policies do not have at all."""
    sigla = edition.comparison.sigla
    for section in edition.comparison.sections:
        having = [siglum for siglum in sigla if any(row.readings.get(siglum) for row in section.rows)]
        lacking = [siglum for siglum in sigla if siglum not in having]
        if lacking:
            key, named = ("only_in", having) if len(having) < len(lacking) else ("none_in", lacking)
            name = edition.section_name(section)
            yield say(edition.lang, f"compare.{key}", section=name, sigla=edition.joined(named)) + "."


def _minor(edition: Edition, names: list[str]) -> Iterator[str]:
    if names:
        yield say(edition.lang, "report.also", names=labels.joined(edition.lang, names))


def _away(edition: Edition) -> Iterator[str]:
    """How often each policy stands apart from the largest group, where one is the largest."""
    counts: Counter[str] = Counter()
    for divergence in edition.comparison.divergences():
        sizes = [len(group) for group in divergence.groups]
        if divergence.kind not in PLAIN and len(sizes) > 1 and sizes[0] > sizes[1]:
            counts.update(siglum for group in divergence.groups[1:] for siglum in group)
    if counts:
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        said = labels.joined(edition.lang, (f"{siglum} {number}" for siglum, number in ranked))
        yield say(edition.lang, "compare.away", counts=said) + "."
