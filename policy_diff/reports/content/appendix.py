"""What the report rests on: the policies, their repairs line by line, and what was noticed in reading them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from normalizers import Edit, TracedText
from policy_diff.model import DivergenceClass, Fact, Finding, Policy
from policy_diff.reports import labels, wording
from policy_diff.reports.content.edition import Edition
from policy_diff.reports.content.view import Badge, Notice, Repair, Witness
from policy_diff.reports.direction import printable
from policy_diff.reports.wording import say

STDIN = "-"


def witnesses(edition: Edition) -> tuple[Witness, ...]:
    """The policies in the order of the comparison."""
    return tuple(_witness(edition, policy) for policy in edition.comparison.policies)


def _witness(edition: Edition, policy: Policy) -> Witness:
    lang, traced = edition.lang, policy.traced
    repairs = sum(edit.status == "applied" for edit in traced.edits)
    said = wording.count(lang, "count.repair", repairs) if repairs else say(lang, "repair.none")
    percent = int(traced.confidence * 100)
    return Witness(
        anchor=edition.anchors[policy.siglum],
        siglum=policy.siglum,
        association=policy.association or say(lang, "report.unnamed"),
        title=policy.title or say(lang, "report.untitled"),
        file=file_name(edition, policy.source.path),
        repaired=say(lang, "report.confidence", repairs=said, confidence=percent) if repairs else said,
        repairs=tuple(_repairs(edition, policy)),
    )


def file_name(edition: Edition, path: str) -> str:
    """The name of a file without its folders, which say more of a machine than of a policy."""
    return say(edition.lang, "report.stdin") if path == STDIN else PurePath(path).name


def _repairs(edition: Edition, policy: Policy) -> Iterator[Repair]:
    """The repaired lines in order, then in each line what was only suggested."""
    traced, anchor = policy.traced, edition.anchors[policy.siglum]
    for line in sorted({edit.line for edit in traced.edits}):
        if applied := traced.touching(line):
            before, after = traced.original_lines[line - 1], traced.lines[line - 1]
            yield _repair(edition, f"{anchor}-{line}", line, applied, (before, after))
        for edit in _suggested(traced, line):
            note = say(edition.lang, "report.suggested")
            yield _repair(edition, "", line, (edit,), (edit.before, edit.after), note)


def _suggested(traced: TracedText, line: int) -> Iterator[Edit]:
    return (edit for edit in traced.edits if edit.line == line and edit.status == "suggested")


def _repair(
    edition: Edition, anchor: str, line: int, edits: Iterable[Edit], texts: tuple[str, str], note: str = ""
) -> Repair:
    before, after = map(printable, texts)
    if before == after and not note:
        note = say(edition.lang, "report.invisible")
    names = dict.fromkeys(_name(edition, edit.code) for edit in edits)
    return Repair(
        anchor=anchor,
        line=str(line),
        names=labels.joined(edition.lang, names),
        before=before,
        after=after,
        note=note,
    )


def _name(edition: Edition, code: str) -> str:
    key = f"report.repair_name.{code}"
    return say(edition.lang, key) if wording.has(key) else labels.repair_names().get(code, code)


def notices(edition: Edition) -> tuple[Notice, ...]:
    """What was noticed in reading each policy, then the facts that stayed unclear."""
    return tuple(
        notice
        for policy in edition.comparison.policies
        for notice in (
            *(_finding(edition, policy, finding) for finding in policy.findings),
            *(_unclear(edition, policy, fact) for fact in policy.facts.values() if fact.status == "unclear"),
        )
    )


def _finding(edition: Edition, policy: Policy, finding: Finding) -> Notice:
    severity = say(edition.lang, f"report.importance.{finding.severity}")
    return Notice(
        siglum=policy.siglum,
        badge=Badge(kind="finding", severity=finding.severity, text=severity),
        message=wording.pick(edition.lang, finding.message),
        lines=edition.lines(finding.lines) if finding.lines else "",
        quote=finding.quote,
    )


def _unclear(edition: Edition, policy: Policy, fact: Fact) -> Notice:
    weight = next((row.divergence for row in edition.comparison.facts if row.key == fact.key), None)
    return Notice(
        siglum=policy.siglum,
        badge=edition.badge(weight) if weight else _plain(edition),
        message=say(edition.lang, "report.unclear_fact", name=labels.fact_name(edition.lang, fact.key)),
        lines=edition.lines(fact.lines) if fact.lines else "",
        quote=fact.text,
    )


def _plain(edition: Edition) -> Badge:
    return Badge(kind=DivergenceClass.UNCLEAR.value, severity="none", text=say(edition.lang, "class.unclear"))
