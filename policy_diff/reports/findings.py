"""What the checks found: for a terminal, and as JSON (`policy-diff/findings`, a fixed contract).

Same input, same bytes: keys in the order written here; each finding names the policy it is about by
its siglum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from policy_diff.model import SEVERITIES, Finding, Policy
from policy_diff.reports import labels, wording
from policy_diff.reports.json_report import SCHEMA_VERSION
from policy_diff.reports.json_text import dumped
from policy_diff.reports.screen import Line, Run, line
from policy_diff.reports.wording import Lang, say

_BLANK = line("")
#: more findings of a policy than these are told by kind; so many places of a kind are named
AT_SIGHT, PLACES = 7, 20
#: a name in quotes, and what leads up to it, is one word; signs around what differs are left off
_WORD = re.compile(r"[^\s«]*«[^»]*»[^\s«]*|\S+")
_EDGES = " ،,؛;:."
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
    """The findings policy by policy, each with its place, its quote and its code; of many, those of a kind together."""
    for policy, findings in found:
        counted = wording.count(lang, "check.count", len(findings)) if findings else say(lang, "check.none")
        yield line([Run(policy.siglum, "bold"), Run(" · ")], policy.association or policy.title, f" · {counted}")
        yield line("  ", Run(policy.source.path, "dim"))
        for group in _grouped(findings):
            yield from _finding(group[0], lang)
            yield from _like_it(group, lang)
        yield _BLANK
    yield line(Run(say(lang, "check.aid"), "dim"))


def _grouped(findings: Sequence[Finding]) -> list[Sequence[Finding]]:
    """Each by itself while they are few; of many those of one kind and weight together, at the first of them."""
    if len(findings) <= AT_SIGHT:
        return [[one] for one in findings]
    groups: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.code, one.severity), []).append(one)
    return list(groups.values())


def _like_it(group: Sequence[Finding], lang: Lang) -> Iterator[Line]:
    """What a group has behind its first: how many say the same and where; of the others what they say instead."""
    by_message: dict[str, list[Finding]] = {}
    for one in group:
        by_message.setdefault(wording.pick(lang, one.message), []).append(one)
    said, *different = by_message
    same = by_message[said][1:]
    if same:
        more, where = wording.count(lang, "check.more", len(same)), _places(lang, same)
        yield line([Run("      "), Run(more + (say(lang, "check.at", places=where) if where else ""), "dim")])
    for message in different:
        where = _places(lang, by_message[message], cut=False)
        other = _instead(said, message)
        yield line([Run("      "), Run(say(lang, "check.other", places=where, said=other) if where else other, "dim")])


def _places(lang: Lang, found: Sequence[Finding], cut: bool = True) -> str:
    """Where findings stand, each place once: «lines 4, 5», and with its page where the file has pages; at most
    `PLACES` when cut."""
    places = {one.lines: one.lines for one in found if one.lines}
    ordered = sorted(places, key=lambda lines: (lines.first, lines.last))
    shown = ordered[:PLACES] if cut else ordered
    more = " …" if len(ordered) > len(shown) else ""
    if len(shown) > 1 and not any(lines.pages for lines in shown):
        numbers = (f"{n.first}–{n.last}" if n.last > n.first else str(n.first) for n in shown)
        return say(lang, "check.lines", lines=labels.joined(lang, numbers)) + more
    return say(lang, "check.between").join(labels.lines_text(lang, lines) for lines in shown) + more


def _instead(said: str, other: str) -> str:
    """The words of `other` in place of which `said` has others, names in quotes whole; all where they share few."""
    one, two = _WORD.findall(said), _WORD.findall(other)
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    left = min(len(one), len(two)) - start
    ends = zip(one[::-1][:left], two[::-1][:left], strict=True)
    stop = len(two) - next((i for i, (a, b) in enumerate(ends) if a != b), left)
    return " ".join(two[start:stop]).strip(_EDGES) if start < stop else other


def _finding(one: Finding, lang: Lang) -> Iterator[Line]:
    style = "" if one.severity == "none" else one.severity
    place = f" ({labels.lines_text(lang, one.lines)})" if one.lines else ""
    said = f" · {wording.pick(lang, one.message)}{place} [{one.code}]"
    yield line([Run("  "), Run(say(lang, f"severity.{one.severity}"), style), Run(said)])
    if one.quote and one.quote not in one.message.ar:
        yield line("      ", say("ar", "quote", text=one.quote))
