"""A section whose heading is in the drafter's own words may still be known by what it holds.

Only for keys that no heading has taken: when most of its items hold the words that such items are
full of (a channel is a phone, a post box, a site); or by its place, when one unknown section stands
between two known ones, where the profile has exactly one section, of the same shape. Every such
reading is a finding. What this leaves alone: headings that are known.
"""

from __future__ import annotations

from dataclasses import replace

from normalizers import fold
from policy_diff.model import Finding, Lines
from policy_diff.profiles import Profile, SectionProfile
from policy_diff.segment.displaced import Draft
from policy_diff.segment.findings import finding
from policy_diff.segment.headings import OTHER
from policy_diff.segment.likeness import stems

#: this share of the items holds a word of the section's, and there are at least so many items
MOST_ITEMS = 0.6
FEWEST_ITEMS = 3


def by_content(drafts: tuple[Draft, ...], profile: Profile) -> tuple[tuple[Draft, ...], tuple[Finding, ...]]:
    """The sections, those known by their content with their key; and a finding for each of these."""
    out = list(drafts)
    findings: list[Finding] = []
    for section in profile.sections:
        if not section.content or any(draft.key == section.key for draft in out):
            continue
        scored = [
            (share, -i) for i, d in enumerate(out) if d.key == OTHER and (share := _share(d, section)) >= MOST_ITEMS
        ]
        if not scored:
            continue
        share, place = max(scored)
        draft = out[-place]
        why = f"{share:.0%} of its items hold words of {section.name.en.lower()}"
        out[-place] = replace(draft, key=section.key, why=why)
        findings.append(_finding(draft, section))
    for index in range(1, len(out) - 1):
        missing = _by_place(out, index, profile)
        if missing:
            findings.append(_finding(out[index], missing))
            out[index] = replace(out[index], key=missing.key, why="stands where the profile has only this section")
    return tuple(out), tuple(findings)


def _by_place(drafts: list[Draft], index: int, profile: Profile) -> SectionProfile | None:
    """The one section of the profile that is missing where the unknown section stands, if the shape is its own."""
    before, after = profile.section(drafts[index - 1].key), profile.section(drafts[index + 1].key)
    if drafts[index].key != OTHER or before is None or after is None or after.order - before.order != 2:
        return None
    section = profile.sections[before.order + 1]
    taken = any(draft.key == section.key for draft in drafts)
    return section if not taken and _fits(drafts[index], section) else None


def _fits(draft: Draft, section: SectionProfile) -> bool:
    """Whether the content has the section's shape."""
    marked = sum(1 for passage in draft.run if passage.marker)
    if section.shape == "list":
        return marked >= 2 and marked * 2 >= len(draft.run)
    return bool(draft.run) and not marked and (section.shape != "paragraph" or len(draft.run) == 1)


def _share(draft: Draft, section: SectionProfile) -> float:
    """The share of the marked items that hold one of the section's words."""
    marked = [passage for passage in draft.run if passage.marker]
    if len(marked) < FEWEST_ITEMS or len(marked) * 2 < len(draft.run):
        return 0.0
    words = {word for text in section.content for word in stems(text)}
    return sum(bool(words & set(stems(fold(p.body)))) for p in marked) / len(marked)


def _finding(draft: Draft, section: SectionProfile) -> Finding:
    names = {"section_ar": section.name.ar, "section_en": section.name.en.lower()}
    return finding("section_by_content", Lines(draft.line, draft.line), draft.heading, heading=draft.heading, **names)
