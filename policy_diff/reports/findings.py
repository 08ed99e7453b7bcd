"""What the checks found: for a terminal, and as JSON (`policy-diff/findings`, a fixed contract).

Same input, same bytes: keys in the order written here; each finding names the policy it is about by
its siglum.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from policy_diff.model import SEVERITIES, Finding, Policy
from policy_diff.reports import labels, wording
from policy_diff.reports.json_report import SCHEMA_VERSION
from policy_diff.reports.json_text import dumped
from policy_diff.reports.screen import Line, Run, line
from policy_diff.reports.wording import Lang, say

_BLANK = line("")
Found = Sequence[tuple[Policy, Sequence[Finding]]]


def findings_json(found: Found) -> str:
    """The findings of all policies as one document."""
    document: Mapping[str, object] = {
        "schema": "policy-diff/findings",
        "schema_version": SCHEMA_VERSION,
        "policies": [
            {"siglum": p.siglum, "association": p.association, "title": p.title, "path": p.source.path}
            for p, _ in found
        ],
        "findings": [
            {
                "code": one.code,
                "severity": one.severity,
                "policy": policy.siglum,
                "message": {"ar": one.message.ar, "en": one.message.en},
                "lines": [one.lines.first, one.lines.last] if one.lines else None,
                "quote": one.quote,
                **({"pages": list(one.lines.pages)} if one.lines and one.lines.pages else {}),
            }
            for policy, findings in found
            for one in findings
        ],
        "summary": {
            severity: sum(one.severity == severity for _, findings in found for one in findings)
            for severity in SEVERITIES
        },
    }
    return dumped(document)


def findings_lines(found: Found, lang: Lang) -> Iterator[Line]:
    """The findings policy by policy, each with its place, its quote and its code."""
    for policy, findings in found:
        counted = wording.count(lang, "check.count", len(findings)) if findings else say(lang, "check.none")
        yield line([Run(policy.siglum, "bold"), Run(" · ")], policy.association or policy.title, f" · {counted}")
        yield line("  ", Run(policy.source.path, "dim"))
        for one in findings:
            yield from _finding(one, lang)
        yield _BLANK
    yield line(Run(say(lang, "check.aid"), "dim"))


def _finding(one: Finding, lang: Lang) -> Iterator[Line]:
    style = "" if one.severity == "none" else one.severity
    place = f" ({labels.lines_text(lang, one.lines)})" if one.lines else ""
    said = f" · {wording.pick(lang, one.message)}{place} [{one.code}]"
    yield line([Run("  "), Run(say(lang, f"severity.{one.severity}"), style), Run(said)])
    if one.quote and one.quote not in one.message.ar:
        yield line("      ", say("ar", "quote", text=one.quote))
