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
#: more entries than this are the rows of a table with numbers at their ends, no policy's contents
MOST = 500


def listed(run: Sequence[Passage], entries: Sequence[str]) -> frozenset[int]:
    """The passages that the entries of the table of contents name; none where hardly one is found."""
    if len(entries) > MOST:
        return frozenset()
    names = [_names(passage) for passage in run] if entries else []
    places: list[int] = []
    start = 0
    for entry in entries:
        place = next((at for at in range(start, len(run)) if _is_one(names[at], entry)), None)
        if place is not None:
            places.append(place)
            start = place + 1
    return frozenset(places) if len(places) >= max(FOUND, SHARE * len(entries)) else frozenset()


def _names(passage: Passage) -> tuple[str, ...]:
    """What an entry may call a passage, folded: its words, and those after its label («القسم الأول»)."""
    if passage.words > MOST_WORDS:
        return ()
    own = fold(bare_words(passage))
    label = fold(passage.marker.text) if passage.marker and passage.marker.kind == "section" else ""
    return (own, f"{label} {own}") if label else (own,)


def _is_one(names: Sequence[str], entry: str) -> bool:
    return any(same_heading(entry, name) for name in names)
