"""Headings that an extraction has torn from their sections and left together in mid-text.

    paragraphs … list 1. 2.  «تمهيد» «الهدف العام» «الأهداف التفصيلية»  3. 4. 5.

Text boxes and floating headings are written out where the page stream has them. The signs: two or
more headings with nothing between them, or one that cuts a numbered list in two; and content above
them that has no heading. The content above and below is then shared out in the profile's order by
its shape (paragraphs, one paragraph, a list), at the least cost. What this leaves alone: sections
that are simply empty, and every passage's own place in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from policy_diff.model import Finding, Lines
from policy_diff.profiles import Profile, SectionProfile
from policy_diff.segment.findings import finding
from policy_diff.segment.wraps import Passage

#: costs of sharing out: nothing for the section, a clause where a paragraph belongs, and so on
EMPTY, WRONG_SHAPE, EXTRA_PARAGRAPH, CUT_LIST, LONE_CLAUSE = 10.0, 3.0, 1.0, 5.0, 1.0
#: a boundary where the headings stand, or at an empty line, is a little likelier
HERE, BLANK = -0.5, -0.2
#: above this cost for each section the headings are left where they stand
MOST_FOR_EACH = 3.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A section before its items are made: heading, where it stands, and its passages."""

    key: str
    heading: str
    line: int
    run: tuple[Passage, ...]
    why: str
    moved: bool = False


def put_back(
    front: tuple[Passage, ...], drafts: tuple[Draft, ...], profile: Profile
) -> tuple[tuple[Passage, ...], tuple[Draft, ...], tuple[Finding, ...]]:
    """`front` is content above the first heading. Gives what is left of it, the sections, and findings."""
    out = list(drafts)
    findings: list[Finding] = []
    start = 0
    while start < len(out):
        stop = _block(out, start)
        before = front if start == 0 else ()
        if before and (stop - start > 1 or _cuts_list(before, out[start])):
            shared = _share(before, tuple(out[start:stop]), profile)
            if shared is not None:
                out[start:stop] = shared
                findings.extend(_finding(draft) for draft in shared if draft.moved)
                front = ()
        start = stop
    return front, tuple(out), tuple(findings)


def _finding(draft: Draft) -> Finding:
    lines = Lines(draft.line, draft.line)
    first, last = draft.run[0].first, draft.run[-1].last
    values = {"heading": draft.heading, "line": draft.line, "first": first, "last": last}
    return finding("heading_displaced", lines, draft.heading, **values)


def _block(drafts: Sequence[Draft], start: int) -> int:
    """The end of the run of headings that begins at `start` and has nothing between them."""
    stop = start
    while stop < len(drafts) - 1 and not drafts[stop].run:
        stop += 1
    return stop + 1


def _cuts_list(before: Sequence[Passage], draft: Draft) -> bool:
    """Whether the numbers after the heading count on from those before it."""
    if not draft.run or not before:
        return False
    old, new = before[-1].marker, draft.run[0].marker
    return bool(old and new and old.style == new.style and old.value and new.value == old.value + 1)


def _share(before: tuple[Passage, ...], block: tuple[Draft, ...], profile: Profile) -> tuple[Draft, ...] | None:
    """The block with its content, or None when no way of sharing it out looks right."""
    sections = [section for draft in block if (section := profile.section(draft.key)) is not None]
    if len(sections) < len(block):
        return None
    order = sorted(range(len(block)), key=lambda i: sections[i].order)
    pool = (*before, *block[-1].run)
    ordered = [sections[i] for i in order]
    cost, cuts = _cheapest(pool, tuple(ordered), len(before))
    if cost > MOST_FOR_EACH * len(block):
        return None
    out = []
    for place, (start, stop) in zip(order, cuts, strict=True):
        run = pool[start:stop]
        moved = run != block[place].run
        why = block[place].why + (", put back to its content" if moved else "")
        out.append(replace(block[place], run=run, moved=moved, why=why))
    return tuple(out)


def _cheapest(
    pool: tuple[Passage, ...], sections: tuple[SectionProfile, ...], here: int
) -> tuple[float, tuple[tuple[int, int], ...]]:
    """The cheapest way to cut `pool` into one run a section, in order."""

    @cache
    def best(start: int, place: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if place == len(sections) - 1:
            return _cost(pool[start:], sections[place]), ((start, len(pool)),)
        ways = []
        for stop in range(start, len(pool) + 1):
            cost, rest = best(stop, place + 1)
            cost += _cost(pool[start:stop], sections[place]) + _cut_cost(pool, stop, here)
            ways.append((round(cost, 6), ((start, stop), *rest)))
        return min(ways)

    return best(0, 0)


def _cost(run: Sequence[Passage], section: SectionProfile) -> float:
    """How little the content looks like the section's."""
    if not run:
        return EMPTY
    marked = sum(1 for p in run if p.marker)
    plain = len(run) - marked
    if section.shape == "list":
        leads = 1 if run[0].marker is None and run[0].ends_in_colon else 0
        return (plain - leads) * EXTRA_PARAGRAPH * (2 if marked else 1) + (LONE_CLAUSE if len(run) == 1 else 0)
    if section.shape == "paragraph":
        return marked * WRONG_SHAPE + max(0, plain - 1) * EXTRA_PARAGRAPH
    return marked * WRONG_SHAPE


def _cut_cost(pool: Sequence[Passage], stop: int, here: int) -> float:
    """How unlikely a section ends before passage `stop`."""
    if not 0 < stop < len(pool):
        return 0.0
    old, new = pool[stop - 1], pool[stop]
    cost = HERE if stop == here else 0.0
    if new.blanks:
        cost += BLANK
    if old.ends_in_colon or (old.marker and new.marker and old.marker.style == new.marker.style):
        cost += CUT_LIST
    return cost
