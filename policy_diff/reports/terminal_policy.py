"""One policy for a terminal: what was understood of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policy_diff.errors import one_line
from policy_diff.model import Fact, Item, Lines, Policy
from policy_diff.parting import Part
from policy_diff.reports import labels, wording
from policy_diff.reports.screen import Line, Run, line
from policy_diff.reports.wording import Lang, say

_BLANK = line("")


def policy_lines(policy: Policy, lang: Lang) -> tuple[Line, ...]:
    """Title and association, facts, findings, then the sections with their items."""
    return (*_head(policy, lang), *_facts(policy, lang), *_findings(policy, lang), *_sections(policy, lang))


def part_lines(parts: Sequence[Part], files: Sequence[str], lang: Lang) -> tuple[Line, ...]:
    """The policies of a manual: title, lines in the manual, and the file that each was written to."""
    missing = f"({say(lang, 'policy.not_found')})"
    return tuple(
        line([Run(part.title or missing, "bold"), Run(f"{_place(part.lines, lang)} → {one_line(file)}")])
        for part, file in zip(parts, files, strict=True)
    )


def _head(policy: Policy, lang: Lang) -> Iterator[Line]:
    missing = f"({say(lang, 'policy.not_found')})"
    kind = labels.policy_type_name(lang, policy.policy_type)
    yield line(say(lang, "policy.title", text=""), Run(policy.title or missing, "bold"))
    yield line(say(lang, "policy.association", text=""), policy.association or missing)
    yield line(say(lang, "policy.type", text=kind))
    yield line(say(lang, "policy.file", text=policy.source.path))
    repairs = sum(edit.status == "applied" for edit in policy.traced.edits)
    counted = wording.count(lang, "count.repair", repairs)
    yield line(say(lang, "policy.repaired", repairs=counted, confidence=f"{policy.traced.confidence:.2f}"))
    yield _BLANK


def _facts(policy: Policy, lang: Lang) -> Iterator[Line]:
    yield line(Run(say(lang, "policy.facts"), "bold"))
    for key, fact in policy.facts.items():
        said = f"  {labels.fact_name(lang, key)}: {labels.fact_text(lang, fact)}{_place(fact.lines, lang)}"
        yield line(f"{said}  ", *_quote(fact))
    yield _BLANK


def _place(lines: Lines | None, lang: Lang) -> str:
    return f" ({labels.lines_text(lang, lines)})" if lines else ""


def _quote(fact: Fact) -> tuple[str, ...]:
    """The policy's own words, where the value is not already just these."""
    return (say("ar", "quote", text=fact.text),) if fact.text and fact.text != fact.value else ()


def _findings(policy: Policy, lang: Lang) -> Iterator[Line]:
    if not policy.findings:
        return
    yield line(Run(say(lang, "policy.findings"), "bold"))
    for finding in policy.findings:
        style = "" if finding.severity == "none" else finding.severity
        severity = Run(say(lang, f"severity.{finding.severity}"), style)
        message = f" · {wording.pick(lang, finding.message)}{_place(finding.lines, lang)} [{finding.code}]"
        yield line([Run("  "), severity, Run(message)])
    yield _BLANK


def _sections(policy: Policy, lang: Lang) -> Iterator[Line]:
    for section in policy.sections:
        name = labels.section_name(lang, section.key, (policy.policy_type,))
        head = say(lang, "policy.section", name=name, lines=labels.lines_text(lang, section.lines))
        yield line([Run(head, "bold"), Run("  " if section.heading else "")], Run(section.heading, "dim"))
        yield from _items(section.items, 1)
        yield _BLANK


def _items(items: Iterable[Item], depth: int) -> Iterator[Line]:
    for item in items:
        yield line("  " * depth + (f"{item.marker} " if item.marker else ""), item.text)
        yield from _items(item.items, depth + 1)
