"""The summary at the head of a comparison in the terminal: what differs, most serious first, and who stands apart."""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.model import Comparison, Divergence, FactRow, SectionRows
from policy_diff.reports import labels, marking, wording
from policy_diff.reports.screen import Line, Run, line, width_of
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
    sharing,
    without_ceiling,
)
from policy_diff.reports.wording import Lang, say

#: a lead wider than this has its text on the next line
WIDEST_LEAD = 36
#: percent
ALL = 100
BLANK = line("")


def summary_lines(comparison: Comparison, lang: Lang) -> Iterator[Line]:
    """What differs, most serious first."""
    yield line(Run(say(lang, "compare.summary"), "bold"), Run(""))
    if all(divergence.kind in PLAIN for divergence in comparison.divergences()):
        yield line(f"  {say(lang, 'compare.nothing')}")
    if common := of_own_templates(comparison):
        yield line(f"  {say(lang, 'compare.own_templates', shared=common.shared, total=common.total)}")
    for _, row in differing_facts(comparison):
        yield from _fact(row, lang)
    sections, unnamed = lone_sections(comparison)
    for lone in sections:
        name = named(comparison, lone.section, lang)
        yield line(f"  {say(lang, f'compare.{lone.said}', section=name, sigla=labels.joined(lang, lone.sigla))}")
    if unnamed:
        yield line(f"  {say(lang, 'compare.more_sections', number=unnamed)}")
    items, more = most_serious(comparison)
    for item in items:
        yield from _item(comparison, item, lang)
    if more:
        count = wording.count(lang, "count.difference", more)
        yield line(f"  {say(lang, 'compare.others', count=count)}")
    away = [f"{siglum} ({number})" for siglum, number in apart(comparison)]
    if away:
        yield line(f"  {labels.away(lang, comparison, labels.joined(lang, away))}")
    yield from _sharing(comparison, lang)
    if doubtful := hardly_read(comparison):
        yield line(f"  {say(lang, 'compare.hardly_read', sigla=labels.joined(lang, doubtful))}")
    yield line(f"  {_counts(comparison, lang)}")
    yield BLANK


def _sharing(comparison: Comparison, lang: Lang) -> Iterator[Line]:
    """Who shares a text with whom, where that is known."""
    found = sharing(comparison)
    if found is None:
        return
    if len(found.groups[0]) == len(comparison.policies):
        parts = [say(lang, "compare.sharing_all")]
    else:
        groups = " · ".join(labels.joined(lang, group) for group in found.groups)
        parts = [say(lang, "compare.sharing", groups=groups)]
    if found.alone:
        parts.append(say(lang, "compare.sharing_alone", sigla=labels.joined(lang, found.alone)))
    percent = round(100 * found.same)
    if percent < ALL:
        parts.append(say(lang, "compare.nearest", sigla=labels.joined(lang, found.nearest), percent=percent))
    yield line(f"  {'. '.join(parts)}")


def weight(divergence: Divergence, lang: Lang) -> list[Run]:
    """How serious, and what kind: `high · substance`."""
    kind = say(lang, f"class.{divergence.kind.value}")
    if divergence.severity == "none":
        return [Run(kind)]
    return [Run(say(lang, f"severity.{divergence.severity}"), divergence.severity), Run(f" · {kind}")]


def named(comparison: Comparison, section: SectionRows, lang: Lang) -> str:
    """What a section is called."""
    return labels.section_name(lang, section.key, (policy.policy_type for policy in comparison.policies))


def _counts(comparison: Comparison, lang: Lang) -> str:
    summary = comparison.summary
    parts = [f"{say(lang, f'class.{kind}')} {number}" for kind, number in summary.items() if number]
    return say(lang, "compare.counts", total=sum(summary.values()), counts=labels.joined(lang, parts))


def _fact(row: FactRow, lang: Lang) -> Iterator[Line]:
    name = Run(labels.fact_name(lang, row.key), "bold")
    yield line([Run("  "), name, Run("  "), *weight(row.divergence, lang)])
    yield from _groups(row, lang)
    if row.key == FIRST_FACT and (least := without_ceiling(row)):
        yield line(f"    {say(lang, 'compare.no_upper_bound', sigla=labels.joined(lang, least))}")


def _groups(row: FactRow, lang: Lang) -> Iterator[Line]:
    """Who says what, in the order of the groups."""
    names = [labels.joined(lang, group) for group in row.divergence.groups]
    widest = min(WIDEST_LEAD, max(map(width_of, names), default=0))
    for name, group in zip(names, row.divergence.groups, strict=True):
        fact = row.readings[group[0]]
        yield line([Run(f"    {name}{' ' * (widest - width_of(name))}  "), Run(labels.fact_text(lang, fact))])


def _item(comparison: Comparison, item: Cited, lang: Lang) -> Iterator[Line]:
    place = (named(comparison, item.section, lang), say(lang, "compare.row", number=item.number))
    text = next((reading.text for reading in item.row.readings.values() if reading), "")
    name = Run(labels.joined(lang, place), "bold")
    yield line([Run("  "), name, Run("  "), *weight(item.row.divergence, lang)])
    yield line("    ", marking.shortened(text, SHORT))
    yield line(f"    {wording.pick(lang, item.row.divergence.explanation)}")
