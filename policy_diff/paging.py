"""Gives every passage of a policy the pages it stands on, so that outputs can cite them.

Why a stage of its own: segmenting and facts work on lines and know nothing of pages. What this leaves
alone: a policy without pages, and everything but `Lines.pages`.
"""

from __future__ import annotations

from dataclasses import replace

from policy_diff.layout import Layout
from policy_diff.model import Fact, Finding, Item, Lines, Policy, Section


def paged(policy: Policy) -> Policy:
    """`policy` with the pages of its sections, items, facts and findings."""
    layout = policy.layout
    if layout is None or not layout.pages:
        return policy
    return replace(
        policy,
        sections=tuple(_section(section, layout) for section in policy.sections),
        facts={key: _fact(fact, layout) for key, fact in policy.facts.items()},
        findings=tuple(finding_with_pages(finding, layout) for finding in policy.findings),
    )


def page_of(layout: Layout | None, line: int) -> int | None:
    """The page on which a line stands, from 1; None in a document without pages."""
    pages = layout.pages_of(line, line) if layout and layout.pages else None
    return pages[0] if pages else None


def finding_with_pages(finding: Finding, layout: Layout | None) -> Finding:
    """A finding that cites its pages too, where it has lines and the document has pages."""
    if layout is None or finding.lines is None:
        return finding
    return replace(finding, lines=_lines(finding.lines, layout))


def _lines(lines: Lines, layout: Layout) -> Lines:
    return replace(lines, pages=layout.pages_of(lines.first, lines.last))


def _section(section: Section, layout: Layout) -> Section:
    items = tuple(_item(item, layout) for item in section.items)
    return replace(section, lines=_lines(section.lines, layout), items=items)


def _item(item: Item, layout: Layout) -> Item:
    items = tuple(_item(inner, layout) for inner in item.items)
    return replace(item, lines=_lines(item.lines, layout), items=items)


def _fact(fact: Fact, layout: Layout) -> Fact:
    return replace(fact, lines=_lines(fact.lines, layout)) if fact.lines else fact
