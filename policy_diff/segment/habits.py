"""The drafter's own habit: once headings are known by their words, lines in the same dress are headings too.

A dress is a counted marker, a bullet that only headings carry, a closing colon, or standing alone.
What this leaves alone: which section an unknown heading opens (`content.py` may find out).
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.profiles import forms
from policy_diff.segment.approvals import approves
from policy_diff.segment.heading_forms import (
    APPROVAL,
    OTHER,
    Heading,
    has_form,
    heading_text,
    in_list,
    is_bare,
    leads_in,
    signs,
    style_of,
)
from policy_diff.segment.markers import Marker
from policy_diff.segment.series import counts_items, only_headings
from policy_diff.segment.spacing import set_apart, stands_apart
from policy_diff.segment.wraps import Passage

COLON_WORDS = 5


def by_habit(run: Sequence[Passage], known: Sequence[Heading], series: str) -> list[Heading]:
    """Lines dressed like the known headings; without two of those, like each other."""
    start = min((h.index for h in known), default=0)
    end = next((h.index for h in known if h.key == APPROVAL), len(run))
    taken = {h.index for h in known}
    habits = _habits([run[h.index] for h in known], run) | {series} - {""}
    spaced = set_apart(run, known)
    out: list[Heading] = []
    last: dict[str, int] = {}
    for index, passage in enumerate(run):
        marker = passage.marker
        if index in taken:
            if marker:
                last[marker.style] = marker.value
            continue
        if signs(passage.body) and not marker:
            continue
        apart = spaced and stands_apart(run, index)
        early = index < start and len(known) > 1 and not (series and style_of(marker) == series)
        if (early and not (apart and not _of_front(run, index))) or not has_form(passage) or _announces(passage):
            continue
        if marker and marker.style in habits and _next(marker, last) and (apart or not counts_items(run, index, taken)):
            last[marker.style] = marker.value
            taken.add(index)
            out.append(_own(index, passage, f"numbered like the other headings ({marker.text})"))
        elif index < end and apart and not marker and not passage.ends_in_colon:
            out.append(_own(index, passage, "stands below an empty line like the other headings"))
        elif "bare" in habits and index < end and is_bare(run, index) and not _is_aside(run, index, start):
            out.append(_own(index, passage, "stands alone like the other headings"))
        elif "colon" in habits and index < end and _is_colon_heading(run, index, taken):
            out.append(_own(index, passage, "closes with a colon like the other headings"))
    return out


def _is_aside(run: Sequence[Passage], index: int, start: int) -> bool:
    """Whether a bare line is of the cover, or a term with its meaning («المجلس: أعضاء مجلس الإدارة»)."""
    return (index < start and _of_front(run, index)) or run[index].is_label


def _announces(passage: Passage) -> bool:
    """Whether a line leads in to what follows («… في الأمور التالية:»), or approves the document."""
    return (passage.ends_in_colon and leads_in(passage)) or approves(passage)


def _of_front(run: Sequence[Passage], index: int) -> bool:
    """Whether a line is, or may be, of the cover: a title, a name, a number, or among the first lines."""
    passage = run[index]
    names = forms().names
    return not index or bool(set(fold(passage.body).split()[:1]) & names) or any(c.isdigit() for c in passage.body)


def _own(index: int, passage: Passage, why: str) -> Heading:
    return Heading(index, OTHER, heading_text(passage), why)


def _next(marker: Marker, last: dict[str, int]) -> bool:
    """Whether the marker counts on from the last heading of its style; bullets do not count."""
    if marker.kind == "bullet":
        return True
    before = last.get(marker.style)
    return marker.value in (0, 1, 2) if before is None else before < marker.value <= before + 2


def _is_colon_heading(run: Sequence[Passage], index: int, known: set[int]) -> bool:
    """Whether a short line with a colon heads a section, not one of several named clauses."""
    passage = run[index]
    if passage.marker or not passage.ends_in_colon or passage.words > COLON_WORDS or leads_in(passage):
        return False
    start = max((i for i in known if i < index), default=-1)
    return not any(p.is_label and not p.ends_in_colon for p in run[start + 1 : index])


def _habits(known: Sequence[Passage], run: Sequence[Passage]) -> set[str]:
    """How this drafter dresses headings: marker styles, `bare`, `colon`."""
    dresses = [_dress(p) for p in known]
    if len(known) < 2:
        return _habits_by_form(run)
    out = set()
    for dress in sorted(set(dresses)):
        if dresses.count(dress) < 2 and not dress.startswith("section:"):
            continue
        if dress.startswith("bullet") and not only_headings(dress, run):
            continue
        if dress == "colon" and dresses.count("colon") < len(dresses) - 2:
            continue
        out.add(dress)
    # Sub-headings are bare too: bare lines are sections only where most headings are.
    if "bare" in out and dresses.count("bare") * 2 < len(dresses):
        out.discard("bare")
    return out


def _dress(passage: Passage) -> str:
    if passage.marker:
        return passage.marker.style
    return "colon" if passage.ends_in_colon else "bare"


def _habits_by_form(run: Sequence[Passage]) -> set[str]:
    """Habits where hardly any heading is known by its words: a rising number over parts of some length."""
    styles = sorted({p.marker.style for p in run if p.marker and p.marker.kind in ("section", "ordinal", "number")})
    for style in sorted(styles, key=lambda s: (not s.startswith("section"), s != "ordinal", s)):
        places = [i for i, p in enumerate(run) if style_of(p.marker) == style and has_form(p)]
        apart = [i for i in places if not in_list(run, i) or style.startswith("section") or style == "ordinal"]
        if len(apart) >= 3:
            return {style}
    return {"bare"} if sum(is_bare(run, i) for i in range(len(run))) >= 3 else set()
