"""Whether a file holds more than one policy («دليل السياسات»): a title well below the one before it, and below that
title what only the beginning of a policy has.

    a cover            the association, the licence, the version, on lines of their own
    an opening         a heading that policies begin with («مقدمة», «النطاق»)
    the same headings  two or more that stood above the title come again below it
    another type       the title is one that a profile of another type knows

The file is still read as one; a finding says where each further policy begins. What this leaves alone: titles that
sentences and lists quote, parts that repeat without a title before them, and the title of a section.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizers import fold
from policy_diff.model import Finding, Lines
from policy_diff.profiles import GENERIC, forms, profile, profiles
from policy_diff.segment.drafts import Draft
from policy_diff.segment.findings import finding
from policy_diff.segment.heading_forms import bare_words, has_form, plain_heading
from policy_diff.segment.likeness import likeness, matches
from policy_diff.segment.wraps import Passage

#: a line is a policy's title when it is as like a known one as this, and so short
SAME_TITLE, TITLE_WORDS = 0.9, 14
#: a further title stands so many passages below the one before; a cover may name two subjects
APART = 15
#: so many headings stand both before and after the title of a second policy of the same type
REPEATED = 2
#: lines below a title among which the cover and the first heading are
BEGINNING = 8
#: sections that policies begin with, and how like their names a heading must be
OPENINGS, SAME_OPENING = frozenset({"preamble", "purpose", "scope", "definitions"}), 0.9


def several(run: Sequence[Passage], drafts: Sequence[Draft]) -> tuple[Finding, ...]:
    """A finding for the title of each further policy."""
    return tuple(
        finding("several_policies", Lines(run[at].first, run[at].last), run[at].body, title=run[at].body)
        for at in _beginnings(run, drafts)
    )


def _beginnings(run: Sequence[Passage], drafts: Sequence[Draft]) -> Iterator[int]:
    """Where policies begin, but for the first."""
    begun, name = 0, next((found for passage in run[:APART] if (found := _type_of_title(passage))), "")
    for at, passage in enumerate(run):
        if not at or not _is_title(passage) or _among_titles(run, at):
            continue
        own = _type_of_title(passage)
        apart = at - begun >= APART and ((own and name and own != name) or _opens(run, at))
        if apart or _begins_anew(passage, drafts):
            yield at
            begun, name = at, own or name


def _is_title(passage: Passage) -> bool:
    """Whether a passage may be the title of a policy, numbered or not."""
    words = fold(plain_heading(passage.body)).split()
    return bool(words) and words[0] in forms().title_kinds and 2 <= len(words) <= TITLE_WORDS and has_form(passage)


def _among_titles(run: Sequence[Passage], at: int) -> bool:
    """Whether a title stands in a list of titles, which names policies and begins none."""
    return any(_is_title(run[place]) for place in (at - 1, at + 1) if 0 <= place < len(run))


def _opens(run: Sequence[Passage], at: int) -> bool:
    """Whether a cover or the first heading of a policy stands below the title."""
    below = run[at + 1 : at + 1 + BEGINNING]
    return any(_is_cover(passage) for passage in below[:3]) or any(_is_opening(passage) for passage in below)


def _is_cover(passage: Passage) -> bool:
    words = fold(passage.body).split()
    starts = forms().association_kinds | forms().cover_words
    return passage.marker is None and 2 <= len(words) <= TITLE_WORDS and words[0] in starts and has_form(passage)


def _is_opening(passage: Passage) -> bool:
    """Whether a passage is a heading that policies begin with."""
    if not has_form(passage):
        return False
    best = matches(bare_words(passage), profile(GENERIC))
    return bool(best) and best[0].key in OPENINGS and best[0].score >= SAME_OPENING


def _begins_anew(passage: Passage, drafts: Sequence[Draft]) -> bool:
    """Whether headings above a title come again below it."""
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
