"""What differs, how serious, who stands with whom: the reply time first, then the most serious."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from policy_diff.model import SEVERITIES, FactRow, Severity
from policy_diff.reports import labels, marking, wording
from policy_diff.reports.content.edition import Edition
from policy_diff.reports.content.view import Point, Summary, Voice
from policy_diff.reports.what_matters import (
    FIRST_FACT,
    PLAIN,
    SHORT,
    Cited,
    apart,
    differing_facts,
    hardly_read,
    lone_sections,
    most_serious,
    of_own_templates,
    several_types,
    without_ceiling,
)
from policy_diff.reports.wording import say


def summary(edition: Edition) -> Summary:
    """The summary."""
    facts = differing_facts(edition.comparison)
    points = [_fact(edition, number, row) for number, row in facts if not _is_minor(row)]
    items, more = most_serious(edition.comparison)
    points += [_item(edition, place) for place in items]
    minor = [labels.fact_name(edition.lang, row.key) for _, row in facts if _is_minor(row)]
    return Summary(
        lead=_lead(edition),
        cautions=(*_several_types(edition), *_own_templates(edition)),
        points=tuple(points),
        sentences=(
            *_more(edition, more),
            *_sections(edition),
            *_minor(edition, minor),
            *_away(edition),
            *_hardly_read(edition),
        ),
    )


def _is_minor(row: FactRow) -> bool:
    return row.key != FIRST_FACT and row.divergence.severity in ("none", "low")


def _lead(edition: Edition) -> str:
    """How many differ, and how many of which severity."""
    divergences = list(edition.comparison.divergences())
    differ = Counter(d.severity for d in divergences if d.kind not in PLAIN)
    policies = wording.count(edition.lang, "report.count_policy", len(edition.comparison.policies))
    if not differ:
        return say(edition.lang, "report.lead_same", policies=policies, total=len(divergences))
    severities: list[Severity] = [
        severity for severity in reversed(SEVERITIES) if differ[severity] and severity != "none"
    ]
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
    least = without_ceiling(row)
    return say(edition.lang, "compare.no_upper_bound", sigla=edition.joined(least)) if least else ""


def _item(edition: Edition, place: Cited) -> Point:
    row = place.row
    text = next((reading.text for reading in row.readings.values() if reading), "")
    where = labels.joined(
        edition.lang, (edition.section_name(place.section), say(edition.lang, "compare.row", number=place.number))
    )
    quoted = say("ar", "quote", text=marking.shortened(text, SHORT))
    return Point(
        name=f"{where}: {quoted}",
        badge=edition.badge(row.divergence),
        anchor=f"s{place.at}-{place.number}",
        explanation=wording.pick(edition.lang, row.divergence.explanation),
    )


def _several_types(edition: Edition) -> Iterator[str]:
    """That policies of different types are compared, which is seldom meant."""
    if types := several_types(edition.comparison):
        named = (f"{labels.policy_type_name(edition.lang, kind)} ({number})" for kind, number in types)
        yield say(edition.lang, "compare.several_types", types=labels.joined(edition.lang, named))


def _own_templates(edition: Edition) -> Iterator[str]:
    """That items say little where each policy was written by itself."""
    if common := of_own_templates(edition.comparison):
        yield say(edition.lang, "compare.own_templates", shared=common.shared, total=common.total)


def _hardly_read(edition: Edition) -> Iterator[str]:
    """Whose text wants checking."""
    if doubtful := hardly_read(edition.comparison):
        yield say(edition.lang, "compare.hardly_read", sigla=edition.joined(doubtful))


def _more(edition: Edition, more: int) -> Iterator[str]:
    if more:
        count = wording.count(edition.lang, "count.difference", more)
        yield say(edition.lang, "report.more", count=count)


def _sections(edition: Edition) -> Iterator[str]:
    """Sections that some policies do not have at all."""
    sections, unnamed = lone_sections(edition.comparison)
    for lone in sections:
        name = edition.section_name(lone.section)
        yield say(edition.lang, f"compare.{lone.said}", section=name, sigla=edition.joined(lone.sigla)) + "."
    if unnamed:
        yield say(edition.lang, "compare.more_sections", number=unnamed) + "."


def _minor(edition: Edition, names: list[str]) -> Iterator[str]:
    if names:
        yield say(edition.lang, "report.also", names=labels.joined(edition.lang, names))


def _away(edition: Edition) -> Iterator[str]:
    ranked = apart(edition.comparison)
    if ranked:
        said = labels.joined(edition.lang, (f"{siglum} ({number})" for siglum, number in ranked))
        yield labels.away(edition.lang, edition.comparison, said) + "."
