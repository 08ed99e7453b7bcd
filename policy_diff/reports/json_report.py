"""JSON documents: the contract that others script against. Keys are fixed; new ones may be added.

Same input, same bytes: keys in the order written here, no clock, no machine's name.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from normalizers import Edit, TracedText
from policy_diff.facts import Statement, stated
from policy_diff.layout import Layout
from policy_diff.model import (
    Bilingual,
    Comparison,
    Divergence,
    Fact,
    FactRow,
    Finding,
    Item,
    Lines,
    Policy,
    Reading,
    Row,
    Section,
    Source,
)
from policy_diff.reports import json_cohort
from policy_diff.reports.json_text import dumped
from policy_diff.reports.labels import repair_names
from policy_diff.reports.reasons import reason

SCHEMA_VERSION = 1
Json = dict[str, Any]


def repair_json(source: Source, traced: TracedText) -> str:
    """`policy-diff/repair`: the repaired text, every repair, and the lines that no repair explains."""
    return _document(
        "repair",
        source=_source(source),
        text=traced.text,
        confidence=traced.confidence,
        repairs=_repairs(traced.repairs),
        unexplained=[{"line": left.line, "why": left.why} for left in traced.unexplained],
    )


def policy_json(policy: Policy) -> str:
    """`policy-diff/policy`: one policy as understood."""
    return _document(
        "policy",
        source=_source(policy.source),
        siglum=policy.siglum,
        policy_type=policy.policy_type,
        title=policy.title,
        association=policy.association,
        sections=[_section(section) for section in policy.sections],
        facts={key: _fact(fact) for key, fact in policy.facts.items()},
        repairs=_repairs(policy.traced.repairs),
        findings=[_finding(finding) for finding in policy.findings],
        statements=[_statement(one) for one in stated(policy)],
        **_layout(policy.layout),
    )


def comparison_json(comparison: Comparison) -> str:
    """`policy-diff/comparison`: N policies side by side."""
    standings = json_cohort.standings(comparison)
    return _document(
        "comparison",
        policies=[
            {"siglum": p.siglum, "association": p.association, "title": p.title, "path": p.source.path}
            for p in comparison.policies
        ],
        baseline=comparison.baseline,
        sections=[{"key": s.key, "rows": [_row(row) for row in s.rows]} for s in comparison.sections],
        facts=[_fact_row(row) | _standings(row, standings) for row in comparison.facts],
        summary=comparison.summary,
        **json_cohort.of_cohort(comparison),
    )


def _document(name: str, **content: Any) -> str:
    head = {"schema": f"policy-diff/{name}", "schema_version": SCHEMA_VERSION}
    return dumped(head | content)


def _source(source: Source) -> Json:
    return {
        "path": source.path,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "reader": source.reader,
    }


def _layout(layout: Layout | None) -> Json:
    """How each page was read, what else stood on it, and which words are doubtful; nothing without pages."""
    if layout is None or not layout.pages:
        return {}
    return {
        "pages": [
            {"page": page.number, "width": page.width, "height": page.height, "way": page.way, "score": page.score}
            for page in layout.pages
        ],
        "furniture": [{"page": one.page, "kind": one.kind, "text": one.text} for one in layout.furniture],
        "doubtful": [{"line": one.line, "word": one.word, "confidence": one.confidence} for one in layout.doubtful],
    }


def _lines(lines: Lines | None) -> list[int] | None:
    return [lines.first, lines.last] if lines else None


def _where(lines: Lines | None) -> Json:
    """The lines of a passage, and its first and last page in a file that has pages."""
    pages = {"pages": list(lines.pages)} if lines and lines.pages else {}
    return {"lines": _lines(lines), **pages}


def _both(sentence: Bilingual) -> Json:
    return {"ar": sentence.ar, "en": sentence.en}


def _repairs(edits: Iterable[Edit]) -> list[Json]:
    return [
        {
            "code": edit.code,
            "name": repair_names().get(edit.code, edit.code),
            "line": edit.line,
            "before": edit.before,
            "after": edit.after,
            "status": edit.status,
            "confidence": edit.confidence,
            "evidence": edit.evidence,
            "reason": _both(reason(edit.evidence)),
        }
        for edit in edits
    ]


def _section(section: Section) -> Json:
    return {
        "key": section.key,
        "heading": section.heading,
        "items": [_item(item) for item in section.items],
        **_where(section.lines),
    }


def _item(item: Item) -> Json:
    return {
        "marker": item.marker,
        "text": item.text,
        "items": [_item(inner) for inner in item.items],
        **_where(item.lines),
    }


def _fact(fact: Fact) -> Json:
    return {"status": fact.status, "value": fact.value, "text": fact.text, **_where(fact.lines)}


def _statement(one: Statement) -> Json:
    return {
        "kind": one.kind,
        "status": one.status,
        "value": one.value,
        "text": one.text,
        "section": one.section,
        **_where(one.lines),
        "why": one.why,
    }


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": _both(finding.message),
        **_where(finding.lines),
        "quote": finding.quote,
    }


def _divergence(divergence: Divergence) -> Json:
    return {
        "class": divergence.kind.value,
        "severity": divergence.severity,
        "groups": [list(group) for group in divergence.groups],
        "explanation": _both(divergence.explanation),
    }


def _reading(reading: Reading | None) -> Json | None:
    if reading is None:
        return None
    return {
        "text": reading.text,
        "marker": reading.marker,
        "position": reading.position,
        **_where(reading.lines),
    }


def _row(row: Row) -> Json:
    return {
        "id": row.id,
        "readings": {siglum: _reading(reading) for siglum, reading in row.readings.items()},
        "moved": list(row.moved),
        "divergence": _divergence(row.divergence),
        **({"is_heading": True} if row.is_heading else {}),
    }


def _standings(row: FactRow, standings: dict[str, Json]) -> Json:
    return {"standings": standings[row.key]} if row.key in standings else {}


def _fact_row(row: FactRow) -> Json:
    return {
        "key": row.key,
        "readings": {siglum: _fact(fact) for siglum, fact in row.readings.items()},
        "divergence": _divergence(row.divergence),
    }
