"""A section whose heading is in the drafter's own words may still be known by what it holds.

Only for keys that no heading has taken. Three kinds of evidence are weighed together: the words of
the heading, though too few for a match; the words that such a section is full of (a channel is a
phone, a post box, a site), counted against the other sections of the same document and against the
other sections of the profile; and the place between sections that are known. Every such reading is
a finding. What this leaves alone: headings that are known, and sections for which nothing speaks.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from normalizers import fold
from policy_diff.model import Finding, Lines
from policy_diff.profiles import Profile, SectionProfile
from policy_diff.segment.displaced import Draft
from policy_diff.segment.findings import finding
from policy_diff.segment.heading_forms import OTHER, plain_heading
from policy_diff.segment.likeness import matches, stem, stems

#: how much the three kinds of evidence can add
HEADING, CONTENT, PLACE = 0.7, 0.6, 0.25
#: a section that tells no type stands no farther than this share of the document from its usual place
FAR = 0.25
#: evidence from which on a section is believed, and by how much it must be better than the next key
BELIEVED, BETTER = 0.55, 0.03
#: so much less where as many of the sections that tell the type are missing as sections are unknown
EASE = 0.2
#: so much for a section that tells no type, whose words come anywhere
BELIEVED_COMMON = 0.6
#: a section holds at least so many different words of its own
FEWEST_HITS = 2
#: shorter sections hold too few words to tell
FEWEST_WORDS = 8


def by_content(drafts: tuple[Draft, ...], profile: Profile) -> tuple[tuple[Draft, ...], tuple[Finding, ...]]:
    """The sections, those known by their content with their key; and a finding for each of these."""
    out = list(drafts)
    findings: list[Finding] = []
    fits = _fits_by_words(drafts, profile)
    while best := _best(out, fits, profile):
        place, section, evidence = best
        findings.append(_finding(out[place], section))
        why = f"words of its heading and content, and its place, speak for {section.name.en.lower()} ({evidence:.2f})"
        out[place] = replace(out[place], key=section.key, why=why)
    for index in range(1, len(out) - 1):
        missing = _by_place(out, index, profile)
        if missing:
            findings.append(_finding(out[index], missing))
            out[index] = replace(out[index], key=missing.key, why="stands where the profile has only this section")
    return tuple(out), tuple(sorted(findings, key=lambda found: found.lines.first if found.lines else 0))


def _best(
    drafts: Sequence[Draft], fits: Sequence[Mapping[str, float]], profile: Profile
) -> tuple[int, SectionProfile, float] | None:
    """The unknown draft and the free section for which most speaks, if enough does."""
    taken = {draft.key for draft in drafts}
    missing = sum(section.distinctive and section.key not in taken for section in profile.sections)
    unknown = sum(draft.key == OTHER and bool(draft.heading) for draft in drafts)
    ease = EASE * min(1.0, missing / unknown) if unknown else 0.0
    ways: list[tuple[float, int, SectionProfile]] = []
    for place, draft in enumerate(drafts):
        if draft.key != OTHER or not draft.heading:
            continue
        scored = sorted(
            ((_evidence(drafts, place, section, fits, profile), -section.order, section) for section in profile.sections
             if section.key not in taken and section.shape != "approval"),
            key=lambda way: (way[0], way[1]), reverse=True,
        )  # fmt: skip
        least = (BELIEVED if scored and scored[0][2].distinctive else BELIEVED_COMMON) - ease
        if scored and scored[0][0] >= least and (len(scored) < 2 or scored[0][0] - scored[1][0] >= BETTER):
            ways.append((scored[0][0], -place, scored[0][2]))
    if not ways:
        return None
    evidence, place, section = max(ways, key=lambda way: way[:2])
    return -place, section, evidence


def _evidence(
    drafts: Sequence[Draft], place: int, section: SectionProfile, fits: Sequence[Mapping[str, float]], profile: Profile
) -> float:
    heading = {match.key: match.score for match in matches(plain_heading(drafts[place].heading), profile)}
    between = _stands_between(drafts, place, section, profile)
    away = abs(place / max(1, len(drafts) - 1) - section.order / max(1, len(profile.sections) - 1))
    if not section.distinctive and away > FAR:
        return 0.0
    content = fits[place].get(section.key, 0.0)
    return HEADING * heading.get(section.key, 0.0) + CONTENT * content + (PLACE if between else 0.0)


def _stands_between(drafts: Sequence[Draft], place: int, section: SectionProfile, profile: Profile) -> bool:
    """Whether the nearest known sections before and after the draft come before and after `section` in the profile."""
    order = {known.key: known.order for known in profile.sections}
    before = next((order[d.key] for d in reversed(drafts[:place]) if d.key in order), -1)
    after = next((order[d.key] for d in drafts[place + 1 :] if d.key in order), len(order))
    return before < section.order < after


def _fits_by_words(drafts: Sequence[Draft], profile: Profile) -> tuple[dict[str, float], ...]:
    """For every draft the fit of its words to every section that has content words."""
    bags = [_bag(draft) for draft in drafts]
    spread = Counter(word for bag in bags for word in bag)
    weight = {word: math.log((len(bags) + 1) / (count + 0.5)) for word, count in spread.items()}
    content = {s.key: frozenset(word for text in s.content for word in stems(text)) for s in profile.sections}
    raw = [
        {key: _density(bag, words, weight) for key, words in content.items() if words}
        for bag in bags
    ]  # fmt: skip
    best = {key: max((row[key] for row in raw), default=0.0) for key in content if content[key]}
    out = []
    for row in raw:
        top = max(row.values(), default=0.0)
        out.append(
            {
                key: math.sqrt(value / top * value / best[key]) if top and best[key] else 0.0
                for key, value in row.items()
            }
        )
    return tuple(out)


def _bag(draft: Draft) -> Counter[str]:
    """The stems of the words of a draft, heading and all, with how often each comes."""
    text = " ".join((draft.heading, *(passage.body for passage in draft.run)))
    return Counter(stem(word) for word in fold(text).split())


def _density(bag: Counter[str], words: frozenset[str], weight: Mapping[str, float]) -> float:
    """How full of `words` the bag is, rare words of the document counting most."""
    total = sum(bag.values())
    if total < FEWEST_WORDS:
        return 0.0
    there = [word for word in words if word in bag]
    if len(there) < FEWEST_HITS:
        return 0.0
    hits = sum(weight[word] * (1 + math.log(bag[word])) for word in sorted(there))
    return hits / math.sqrt(total) / math.sqrt(len(words))


def _by_place(drafts: list[Draft], index: int, profile: Profile) -> SectionProfile | None:
    """The one section of the profile that is missing where the unknown section stands, if the shape is its own."""
    before, after = profile.section(drafts[index - 1].key), profile.section(drafts[index + 1].key)
    if drafts[index].key != OTHER or before is None or after is None or after.order - before.order != 2:
        return None
    section = profile.sections[before.order + 1]
    taken = any(draft.key == section.key for draft in drafts)
    return section if section.required and not taken and _fits(drafts[index], section) else None


def _fits(draft: Draft, section: SectionProfile) -> bool:
    """Whether the content has the section's shape."""
    marked = sum(1 for passage in draft.run if passage.marker)
    if section.shape == "list":
        return marked >= 2 and marked * 2 >= len(draft.run)
    return bool(draft.run) and not marked and (section.shape != "paragraph" or len(draft.run) == 1)


def _finding(draft: Draft, section: SectionProfile) -> Finding:
    names = {"section_ar": section.name.ar, "section_en": section.name.en.lower()}
    return finding("section_by_content", Lines(draft.line, draft.line), draft.heading, heading=draft.heading, **names)
