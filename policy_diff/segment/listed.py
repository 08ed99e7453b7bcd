"""Headings that the table of contents names: the document's own word on what heads its parts.

Each entry is the next line of the text that says the same, whatever its form; entries come in reading
order, so a heading that stands twice («النطاق») is listed twice. What this leaves alone: which section
such a heading opens, and entries that no line repeats.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.segment.furniture import same_heading
from policy_diff.segment.heading_forms import MOST_WORDS, bare_words
from policy_diff.segment.wraps import Passage

#: a table of contents is believed when so many of its entries, and this share of them, are lines of the text
FOUND, SHARE = 3, 0.6


def listed(run: Sequence[Passage], entries: Sequence[str]) -> frozenset[int]:
    """The passages that the entries of the table of contents name; none where hardly one is found."""
    places: list[int] = []
    start = 0
    for entry in entries:
        place = next((at for at in range(start, len(run)) if is_entry(run[at], entry)), None)
        if place is not None:
            places.append(place)
            start = place + 1
    return frozenset(places) if len(places) >= max(FOUND, SHARE * len(entries)) else frozenset()


def is_entry(passage: Passage, entry: str) -> bool:
    """Whether the words of the passage are those of a folded entry."""
    if passage.words > MOST_WORDS:
        return False
    own = fold(bare_words(passage))
    label = fold(passage.marker.text) if passage.marker and passage.marker.kind == "section" else ""
    return same_heading(entry, own) or bool(label and same_heading(entry, f"{label} {own}"))
