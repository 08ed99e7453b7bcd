"""Whether a file holds more than one policy: the title of another known type stands well below the first.

The file is still read as one; a finding says where the second begins. What this leaves alone:
titles that sentences quote, and two policies of one type, which look like one with its parts repeated.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.model import Finding, Lines
from policy_diff.profiles import forms, profiles
from policy_diff.segment.findings import finding
from policy_diff.segment.likeness import likeness
from policy_diff.segment.wraps import Passage

#: a line is a policy's title when it is as like a known one as this, and so short
SAME_TITLE, TITLE_WORDS = 0.9, 14
#: the second title stands so many passages below the first; a cover may name two subjects
APART = 15


def several(run: Sequence[Passage]) -> tuple[Finding, ...]:
    """A finding for the first title of another type, or none."""
    titled = [(place, name) for place, passage in enumerate(run) if (name := _type_of_title(passage))]
    for place, name in titled[1:]:
        if place - titled[0][0] >= APART and name != titled[0][1]:
            lines = Lines(run[place].first, run[place].last)
            return (finding("several_policies", lines, run[place].body, title=run[place].body),)
    return ()


def _type_of_title(passage: Passage) -> str:
    """The type of which the passage is a title, else nothing."""
    words = fold(passage.body).split()
    if passage.marker or not 2 <= len(words) <= TITLE_WORDS or words[0] not in forms().title_kinds:
        return ""
    scored = ((likeness(passage.body, title), kind.policy_type) for kind in profiles() for title in kind.titles)
    alike, name = max(scored, default=(0.0, ""))
    return name if alike >= SAME_TITLE else ""
