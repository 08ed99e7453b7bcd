"""JSON documents: the contract that others script against. Keys are fixed; new ones may be added.

Same input, same bytes: keys in the order written here, no clock, no machine's name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from normalizers import Edit, TracedText
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
from policy_diff.reports.labels import repair_names

SCHEMA_VERSION = 1
Json = dict[str, Any]


def repair_json(source: Source, traced: TracedText) -> str:
    """`policy-diff/repair`: the repaired text and every repair."""
    return _document(
        "repair",
        source=_source(source),
        text=traced.text,
        confidence=traced.confidence,
        repairs=_repairs(traced.repairs),
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
    )


def comparison_json(comparison: Comparison) -> str:
    """`policy-diff/comparison`: N policies side by side."""
    return _document(
        "comparison",
        policies=[
            {"siglum": p.siglum, "association": p.association, "title": p.title, "path": p.source.path}
            for p in comparison.policies
        ],
        baseline=comparison.baseline,
        sections=[{"key": s.key, "rows": [_row(row) for row in s.rows]} for s in comparison.sections],
        facts=[_fact_row(row) for row in comparison.facts],
        summary=comparison.summary,
    )


def _document(name: str, **content: Any) -> str:
    head = {"schema": f"policy-diff/{name}", "schema_version": SCHEMA_VERSION}
    return json.dumps(head | content, ensure_ascii=False, indent=2) + "\n"


def _source(source: Source) -> Json:
    return {
        "path": source.path,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "reader": source.reader,
    }


def _lines(lines: Lines | None) -> list[int] | None:
    return [lines.first, lines.last] if lines else None


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
        }
        for edit in edits
    ]


def _section(section: Section) -> Json:
    return {
        "key": section.key,
        "heading": section.heading,
        "items": [_item(item) for item in section.items],
        "lines": _lines(section.lines),
    }


def _item(item: Item) -> Json:
    return {
        "marker": item.marker,
        "text": item.text,
        "items": [_item(inner) for inner in item.items],
        "lines": _lines(item.lines),
    }


def _fact(fact: Fact) -> Json:
    return {"status": fact.status, "value": fact.value, "text": fact.text, "lines": _lines(fact.lines)}


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": _both(finding.message),
        "lines": _lines(finding.lines),
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
        "lines": _lines(reading.lines),
    }


def _row(row: Row) -> Json:
    return {
        "id": row.id,
        "readings": {siglum: _reading(reading) for siglum, reading in row.readings.items()},
        "moved": list(row.moved),
        "divergence": _divergence(row.divergence),
    }


def _fact_row(row: FactRow) -> Json:
    return {
        "key": row.key,
        "readings": {siglum: _fact(fact) for siglum, fact in row.readings.items()},
        "divergence": _divergence(row.divergence),
    }
