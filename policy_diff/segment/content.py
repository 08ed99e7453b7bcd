"""A section whose heading is in the drafter's own words may still be known by what it holds and where it stands.

All parts of the document whose heading is not an alias, letter by letter, are weighed against all
sections that none has taken (`evidence.py`), and chosen together, by their order too (`sequence.py`). A reading
that the words of the heading do not carry is a finding. What this leaves alone: headings that are known
letter by letter, but where the content speaks clearly against them; and parts for which nothing speaks, which are
`other`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from normalizers import fold
from policy_diff.model import Finding, Lines
from policy_diff.profiles import Profile, SectionProfile
from policy_diff.segment.drafts import Draft
from policy_diff.segment.evidence import spelling, weigh
from policy_diff.segment.findings import finding
from policy_diff.segment.heading_forms import OTHER, plain_heading
from policy_diff.segment.sequence import in_sequence

#: a heading as like an alias as this, letter by letter, keeps its section
SAME = 0.97
#: so much must speak for a section against none before it is believed: wrong is worse than unknown. Less where as many
#: of the sections that tell the type are missing as parts are unknown, more where hardly one is
BELIEVED, LEAST, MOST = -0.8, -0.2, 1.5
#: … and so much more for a section that tells no type, whose words come anywhere
COMMON = 0.1
#: a heading that is an alias letter by letter loses its section when so much more speaks for another («قبل أن تبدأ»
#: over a preamble, where the profile has it for the training), or for another part with such a heading
CONTRADICTED = 5.0
#: a heading that is only like an alias opens its section unless so much speaks against it
DOUBTED = -1.5


def by_content(drafts: tuple[Draft, ...], profile: Profile) -> tuple[tuple[Draft, ...], tuple[Finding, ...]]:
    """The sections, those known by their content with their key; and a finding for each of these."""
    evidence = weigh(drafts, profile)
    drafts, lost = _exchanged(drafts, evidence, profile)
    open_ones = [
        p
        for p, (draft, row) in enumerate(zip(drafts, evidence, strict=True))
        if p not in lost and _is_open(draft, row, profile)
    ]
    taken = {draft.key for place, draft in enumerate(drafts) if place not in open_ones} - {OTHER}
    chosen = _chosen(drafts, open_ones, taken, evidence, profile)
    used = taken | {section.key for section, _ in chosen.values()}
    out, findings = list(drafts), []
    for place in open_ones:
        draft = drafts[place]
        if place not in chosen:
            if draft.key in used:
                out[place] = replace(draft, key=OTHER, why=f"{draft.why}, but another part fits it better")
            elif evidence[place].get(draft.key, 0.0) < DOUBTED:
                out[place] = replace(draft, key=OTHER, why=f"{draft.why}, but its content and its place do not")
            continue
        section, value = chosen[place]
        if section.key != draft.key:
            findings.append(_finding(draft, section))
            why = f"words of its heading and content, and its place, speak for {section.name.en.lower()} ({value:.1f})"
            out[place] = replace(draft, key=section.key, why=why)
    for place in range(1, len(out) - 1):
        if missing := _between(out, place, profile):
            findings.append(_finding(out[place], missing))
            out[place] = replace(out[place], key=missing.key, why="stands where the profile has only this section")
    return tuple(out), tuple(sorted(findings, key=lambda found: found.lines.first if found.lines else 0))


def _between(drafts: Sequence[Draft], place: int, profile: Profile) -> SectionProfile | None:
    """The one section that the profile has between the neighbours of an unknown part, if the part has its shape."""
    before, after = profile.section(drafts[place - 1].key), profile.section(drafts[place + 1].key)
    if drafts[place].key != OTHER or before is None or after is None or after.order - before.order != 2:
        return None
    section = profile.sections[before.order + 1]
    taken = any(draft.key == section.key for draft in drafts)
    usual = section.required or section.distinctive
    return section if usual and not taken and _fits(drafts[place], section) else None


def _fits(draft: Draft, section: SectionProfile) -> bool:
    """Whether the content has the section's shape."""
    marked = sum(1 for passage in draft.run if passage.marker)
    if section.shape == "list":
        return marked >= 2 and marked * 2 >= len(draft.run)
    return bool(draft.run) and not marked and (section.shape != "paragraph" or len(draft.run) == 1)


def _is_open(draft: Draft, evidence: Mapping[str, float], profile: Profile) -> bool:
    """Whether the heading leaves open which section it opens; one with nothing below it cannot be told."""
    if not draft.heading or draft.moved or not draft.run:
        return False
    if spelling(fold(plain_heading(draft.heading)), draft.key, profile) < SAME:
        return True
    return max(evidence.values()) - evidence.get(draft.key, math.inf) >= CONTRADICTED


def _exchanged(
    drafts: tuple[Draft, ...], evidence: Sequence[Mapping[str, float]], profile: Profile
) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """The parts, those with a section that another part, whose heading names it as well, fits better without it
    («أحكام عامة» at the beginning, «أحكام ختامية» at the end); and which these are."""
    out, lost = list(drafts), set()
    for place, draft in enumerate(drafts):
        if draft.key not in evidence[place] or draft.moved:
            continue
        named = [p for p, other in enumerate(drafts) if _names(other, draft.key, profile)]
        best = max(named, key=lambda p: evidence[p][draft.key], default=place)
        if evidence[best][draft.key] - evidence[place][draft.key] >= CONTRADICTED:
            lost.add(place)
            out[place] = replace(draft, key=OTHER, why=f"{draft.why}, but «{drafts[best].heading}» fits it better")
            out[best] = replace(drafts[best], key=draft.key, why=f"names {draft.key} and fits it best")
    return tuple(out), frozenset(lost)


def _names(draft: Draft, key: str, profile: Profile) -> bool:
    """Whether the heading of an unknown part is an alias of the section, letter by letter."""
    unknown = draft.key == OTHER and bool(draft.run) and not draft.moved
    return unknown and spelling(fold(plain_heading(draft.heading)), key, profile) >= SAME


def _chosen(
    drafts: Sequence[Draft],
    open_ones: Sequence[int],
    taken: set[str],
    evidence: Sequence[Mapping[str, float]],
    profile: Profile,
) -> dict[int, tuple[SectionProfile, float]]:
    """The section for each open draft for which enough speaks, and how much; each section once."""
    if not open_ones:
        return {}
    needed = _believed(drafts, profile)
    parts: list[str | dict[str, float] | None] = [None if draft.key == OTHER else draft.key for draft in drafts]
    for place in open_ones:
        parts[place] = {
            section.key: evidence[place][section.key] - needed - (0.0 if section.distinctive else COMMON)
            for section in profile.sections
            if section.key not in taken
        }
    keys = in_sequence(parts, {section.key: section.order for section in profile.sections})
    sections = {section.key: section for section in profile.sections}
    return {p: (sections[key], evidence[p][key]) for p in open_ones if (key := keys[p]) is not None}


def _believed(drafts: Sequence[Draft], profile: Profile) -> float:
    """How much must speak for a section, by how many of the type's own are missing for each part no alias knows."""
    known = {draft.key for draft in drafts}
    unknown = sum(draft.key == OTHER and bool(draft.heading) for draft in drafts)
    missing = sum(section.distinctive and section.key not in known for section in profile.sections)
    return min(MOST, max(LEAST, BELIEVED - math.log((missing + 0.5) / (unknown + 0.5))))


def _finding(draft: Draft, section: SectionProfile) -> Finding:
    names = {"section_ar": section.name.ar, "section_en": section.name.en.lower()}
    return finding("section_by_content", Lines(draft.line, draft.line), draft.heading, heading=draft.heading, **names)
