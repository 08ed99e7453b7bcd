"""The marker by which a document numbers its headings («المادة …», «أولاً», `1.`, `●`), when it has one.

Learnt from the headings that are known by their words, or from a marker that counts from one
through most of the document. What this leaves alone: documents whose headings carry no marker.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.segment.heading_forms import Heading, has_form, in_list, style_of
from policy_diff.segment.markers import Marker
from policy_diff.segment.wraps import Passage

#: a document numbers its headings when so many of those known by their words, and this share, carry one counted marker
SERIES, SERIES_SHARE = 3, 0.5
#: without known ones: so many in a row, over this share of the document, on average so far apart
CHAIN, CHAIN_SHARE, CHAIN_APART = 5, 0.5, 3
#: … and where all that carry a label («البند الأول») look like headings, never two in a row
LABELLED_APART = 2
#: a bullet heads sections when this share of the lines that carry it look like headings
NEARLY_ALL = 0.9
_BULLET = 3


def series_of(run: Sequence[Passage], found: Sequence[Heading]) -> str:
    """The marker of most of the headings that are known by their words, else one that is plainly that of headings."""
    best = {h.index: style_of(run[h.index].marker) for h in found if not h.rest}
    counted = [style for i, style in sorted(best.items()) if (marker := run[i].marker) and marker.value]
    usual = max(sorted(set(counted)), key=counted.count, default="")
    if counted.count(usual) >= max(SERIES, SERIES_SHARE * len(best)):
        return usual
    return "" if list(best.values()).count("") >= SERIES else _series_by_form(run)


def _series_by_form(run: Sequence[Passage]) -> str:
    """A marker that counts from one through most of the document, or a bullet that only short lines far apart carry."""
    styles = sorted({(_rank(p.marker), p.marker.style) for p in run if p.marker and _may_head(p.marker, run)})
    for rank, style in styles:
        if rank < _BULLET:
            chain = _chain(run, style)
            named = not rank and only_headings(style, run)
            apart = LABELLED_APART * (len(chain) - 1) if named else CHAIN_APART * len(chain)
            end = len(run) if named else chain[-1] if chain else 0
            spread = bool(chain) and chain[-1] - chain[0] >= apart and end - chain[0] >= CHAIN_SHARE * len(run)
            if len(chain) >= (CHAIN if rank else SERIES) and spread:
                return style
        elif sum(style_of(p.marker) == style for p in run) >= CHAIN and only_headings(style, run):
            return style
    return ""


def _may_head(marker: Marker, run: Sequence[Passage]) -> bool:
    """Whether a marker is no clause's («البند»), or all that carry it look like headings."""
    return marker.kind != "clause" or only_headings(marker.style, run)


def _rank(marker: Marker) -> int:
    """Which markers head sections most likely, 0 first."""
    return {"section": 0, "clause": 0, "ordinal": 0, "number": 1, "letter": 2}.get(marker.kind, _BULLET)


def _chain(run: Sequence[Passage], style: str) -> list[int]:
    """The passages that carry 1, 2, 3 … of a style and have the form of headings; a gap of one is let pass."""
    chain: list[int] = []
    last = 0
    for index, passage in enumerate(run):
        marker = passage.marker
        if marker and marker.style == style and last < marker.value <= last + 2 and has_form(passage):
            if not counts_items(run, index, set(chain)):
                chain.append(index)
                last = marker.value
    return chain


def counts_items(run: Sequence[Passage], index: int, headings: set[int]) -> bool:
    """Whether the number counts on from the item just above, which is no heading."""
    marker, before = run[index].marker, run[index - 1].marker if index else None
    if marker is None or before is None or index - 1 in headings or marker.kind != "number":
        return False
    return before.style == marker.style and before.value == marker.value - 1


def only_headings(style: str, run: Sequence[Passage]) -> bool:
    """Whether nearly all lines with this bullet have the form of a heading, apart from each other."""
    places = [i for i, p in enumerate(run) if style_of(p.marker) == style]
    good = [i for i in places if has_form(run[i]) and not in_list(run, i)]
    return len(good) >= NEARLY_ALL * len(places)
