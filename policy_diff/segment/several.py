"""Whether a file holds more than one policy: a title well below the first, of another known type, or with headings
after it that stood before it too («ثانياً: سياسة …», then «النطاق» once more).

The file is still read as one; a finding says where the second begins. What this leaves alone: titles
that sentences quote, and parts that repeat without a title before them.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.model import Finding, Lines
from policy_diff.profiles import forms, profiles
from policy_diff.segment.drafts import Draft
from policy_diff.segment.findings import finding
from policy_diff.segment.heading_forms import has_form, plain_heading
from policy_diff.segment.likeness import likeness
from policy_diff.segment.wraps import Passage

#: a line is a policy's title when it is as like a known one as this, and so short
SAME_TITLE, TITLE_WORDS = 0.9, 14
#: the second title stands so many passages below the first; a cover may name two subjects
APART = 15
#: so many headings stand both before and after the title of a second policy of the same type
REPEATED = 2


def several(run: Sequence[Passage], drafts: Sequence[Draft]) -> tuple[Finding, ...]:
    """A finding for the first title of another policy, or none."""
    titled = [(place, name) for place, passage in enumerate(run) if (name := _type_of_title(passage))]
    for place, name in titled[1:]:
        if place - titled[0][0] >= APART and name != titled[0][1]:
            lines = Lines(run[place].first, run[place].last)
            return (finding("several_policies", lines, run[place].body, title=run[place].body),)
    again = next((passage for passage in run if _begins_anew(passage, drafts)), None)
    if again is None:
        return ()
    return (finding("several_policies", Lines(again.first, again.last), again.body, title=again.body),)


def _begins_anew(passage: Passage, drafts: Sequence[Draft]) -> bool:
    """Whether a passage is a title, and headings above it come again below it."""
    words = fold(plain_heading(passage.body)).split()
    if not set(words[:1]) & forms().title_kinds or not 2 <= len(words) <= TITLE_WORDS or not has_form(passage):
        return False
    above, below = (
        {fold(plain_heading(draft.heading)) for draft in drafts if (draft.line < passage.first) == before} - {""}
        for before in (True, False)
    )
    return len(above & below) >= REPEATED


def _type_of_title(passage: Passage) -> str:
    """The type of which the passage is a title, else nothing."""
    words = fold(passage.body).split()
    if passage.marker or not 2 <= len(words) <= TITLE_WORDS or words[0] not in forms().title_kinds:
        return ""
    scored = ((likeness(passage.body, title), kind.policy_type) for kind in profiles() for title in kind.titles)
    alike, name = max(scored, default=(0.0, ""))
    return name if alike >= SAME_TITLE else ""
