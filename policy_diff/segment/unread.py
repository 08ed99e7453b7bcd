"""Sections that were not found in a document of which some pages could not be read.

Why apart: «not there» is a statement about the association, «not readable» one about the file, and the second must
never be told as the first. What this leaves alone: documents all of whose pages were read, and unknown types, of
which nobody knows what they should have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_diff.layout import Layout
from policy_diff.model import Finding, Section
from policy_diff.profiles import GENERIC, Profile
from policy_diff.segment.findings import finding


def unreadable(sections: Sequence[Section], profile: Profile, page: Layout | None) -> Iterator[Finding]:
    """A finding for the usual sections that were not found, where pages were not read."""
    pages = [one.number for one in page.pages if one.way == "unread"] if page else []
    there = {section.key for section in sections}
    missing = [one for one in profile.sections if one.required and one.key not in there]
    if not pages or not missing or profile.policy_type == GENERIC:
        return
    yield finding(
        "section_unreadable",
        None,
        pages=", ".join(map(str, pages)),
        sections_ar="، ".join(one.name.ar for one in missing),
        sections_en=", ".join(one.name.en for one in missing),
    )
