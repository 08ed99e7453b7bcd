"""Headings that the file's own styles name («Heading 1», «عنوان 1»): the drafter's word on what heads the parts.

The sections stand at the first level of the outline that is used for headings: several short lines that close no
sentence, most with text below them. A level that only the title has is passed over, and so is one that is given to
text too: a document whose every paragraph is a «Heading» says nothing about its headings. What this leaves alone:
deeper levels, which are parts of sections, and which section a heading opens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from normalizers import fold
from policy_diff.profiles import forms
from policy_diff.segment.wraps import Passage

#: a level is believed when it has so many headings; this share of its lines look like headings, and as many have text
#: below them
FEWEST, SHARE = 3, 0.75
#: a style vouches for a heading longer than form alone lets pass; what is longer than this is a paragraph
MOST_WORDS = 20
#: the title and the association stand among so many first passages
COVER = 4


def outlined(run: Sequence[Passage], levels: Mapping[int, int]) -> dict[int, str]:
    """The passages that head sections by their style, each with the reason; none where no level can be believed.

    `levels` holds the levels of lines in the outline by their numbers, 0 for the title.
    """
    own = {index: levels.get(passage.first, 0) for index, passage in enumerate(run)}
    for level in sorted(set(own.values()) - {0}):
        places = [index for index in own if own[index] == level and not _of_cover(run, index)]
        short = [index for index in places if _is_short(run[index])]
        above = [index for index in short if own.get(index + 1, level) != level]
        if len(places) >= FEWEST and len(above) >= SHARE * len(places):
            return dict.fromkeys(short, f"set in a heading style (level {level})")
    return {}


def _is_short(passage: Passage) -> bool:
    """Whether a passage is no longer than headings are, and closes no sentence."""
    closes = passage.ends_sentence and not passage.asks and passage.words > 3
    return bool(fold(passage.body)) and passage.words <= MOST_WORDS and not passage.is_row and not closes


def _of_cover(run: Sequence[Passage], index: int) -> bool:
    """Whether a passage is the title, or the name of the association, in the style of a heading."""
    kinds = forms().names
    return index < COVER and run[index].marker is None and bool(set(fold(run[index].body).split()[:1]) & kinds)
