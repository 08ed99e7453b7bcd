"""Headings that an extraction has torn from their sections and left together, after the content of their page.

    paragraphs … list 1. 2.  «تمهيد» «الهدف العام» «الأهداف التفصيلية»  3. 4. 5.

Text boxes and floating headings are written out where the page stream has them: all those of a page, or of the
document, when its text is done. The sign is a *pile*: two or more headings with nothing between them, or one that
cuts a numbered list in two below content without heading. Then every heading may belong higher up, as far as the
pile before; and the first of them stands below content, since those of the first page were written late too. All the
content is shared out anew, by its words and its shape (`displaced_cuts.py`), the headings taken
as they stand or, pile by pile, in the profile's order. The cheapest way is believed when its words speak for it.
What this leaves alone: headings that were written before their content, sections that are simply empty, and every
passage's own place in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from policy_diff.model import Finding, Lines
from policy_diff.profiles import Profile
from policy_diff.segment.displaced_cuts import Content, Shared, cheapest, content_of, in_place
from policy_diff.segment.drafts import Draft
from policy_diff.segment.findings import finding
from policy_diff.segment.wraps import Passage

#: above this cost for each section the headings are left where they stand
MOST_FOR_EACH = 3.0
#: what is saved for each heading that is moved, at least
SAVED = 2.0
#: what it costs that a heading is read before one that stands above it
REORDERED = 1.0
#: longer documents are left alone: their headings are no boxes of a form
MOST_PASSAGES, MOST_HEADINGS = 1500, 40


def put_back(
    front: tuple[Passage, ...], drafts: tuple[Draft, ...], profile: Profile
) -> tuple[tuple[Passage, ...], tuple[Draft, ...], tuple[Finding, ...]]:
    """`front` is content above the first heading. Gives what is left of it, the sections, and findings."""
    unchanged = (front, drafts, ())
    piles = _piles(front, drafts)
    run = (*front, *(passage for draft in drafts for passage in draft.run))
    if not front or not piles or len(run) > MOST_PASSAGES or len(drafts) > MOST_HEADINGS:
        return unchanged
    positions = _positions(front, drafts)
    content = content_of(run, drafts, profile)
    shared = _best(content, drafts, positions, piles, profile)
    if shared is None or not _believed(content, drafts, positions, shared):
        return unchanged
    out = _apart(run, drafts, positions, shared)
    return run[: min(shared.cuts)], out, tuple(_finding(draft) for draft in out if draft.moved)


def _positions(front: Sequence[Passage], drafts: Sequence[Draft]) -> tuple[int, ...]:
    """How many passages stand above each heading."""
    out, at = [], len(front)
    for draft in drafts:
        out.append(at)
        at += len(draft.run)
    return tuple(out)


def _piles(front: Sequence[Passage], drafts: Sequence[Draft]) -> tuple[int, ...]:
    """The positions where several headings stand together with content above them, in order."""
    groups = [(at, len(list(same))) for at, same in groupby(_positions(front, drafts))]
    piles = [at for at, count in groups if count > 1 and at]
    if drafts and _cuts_list(front, drafts[0]):
        piles.append(len(front))
    return tuple(sorted(set(piles)))


def _cuts_list(before: Sequence[Passage], draft: Draft) -> bool:
    """Whether the numbers after the heading count on from those before it."""
    if not draft.run or not before:
        return False
    old, new = before[-1].marker, draft.run[0].marker
    return bool(old and new and old.style == new.style and old.value and new.value == old.value + 1)


def _best(
    content: Content, drafts: Sequence[Draft], positions: Sequence[int], piles: Sequence[int], profile: Profile
) -> Shared | None:
    """The cheapest way to share the content out, the headings in the order of the text or in the profile's."""
    lowest = [max((at for at in piles if at < position), default=0) for position in positions]
    lowest = [p if draft.runs_in else low for p, low, draft in zip(positions, lowest, drafts, strict=True)]
    ranks = _ranks(drafts, lowest, profile)
    orders = {tuple(range(len(drafts))), tuple(sorted(range(len(drafts)), key=lambda k: (lowest[k], ranks[k], k)))}
    found = [way for order in sorted(orders) if (way := cheapest(content, order, lowest, positions))]
    ways = [replace(way, cost=way.cost + REORDERED * sum(a > b for a, b in pairwise(way.order))) for way in found]
    return min(ways, key=lambda way: (way.cost, way.cuts), default=None)


def _ranks(drafts: Sequence[Draft], lowest: Sequence[int], profile: Profile) -> list[int]:
    """The place of each heading in the profile; an unknown one goes with the heading above it."""
    out: list[int] = []
    for k, draft in enumerate(drafts):
        section = profile.section(draft.key)
        above = out[k - 1] if k and lowest[k] == lowest[k - 1] else -1
        out.append(section.order if section else above)
    return out


def _believed(content: Content, drafts: Sequence[Draft], positions: Sequence[int], shared: Shared) -> bool:
    """Whether the way found is cheap enough, and so much cheaper than the headings where they stand."""
    moved = sum(old != new for old, new in zip(positions, shared.cuts, strict=True))
    saved = in_place(content, positions).cost - shared.cost
    return bool(moved) and shared.cost <= MOST_FOR_EACH * len(drafts) and saved >= SAVED * moved


def _apart(
    run: tuple[Passage, ...], drafts: Sequence[Draft], positions: Sequence[int], shared: Shared
) -> tuple[Draft, ...]:
    """The drafts with their content, in the order of that."""
    order = shared.order
    out = []
    for place, k in enumerate(order):
        stop = shared.cuts[order[place + 1]] if place + 1 < len(order) else len(run)
        moved = shared.cuts[k] != positions[k] and stop > shared.cuts[k]
        why = drafts[k].why + (", put back to its content" if moved else "")
        out.append(replace(drafts[k], run=run[shared.cuts[k] : stop], moved=moved, why=why))
    return tuple(out)


def _finding(draft: Draft) -> Finding:
    lines = Lines(draft.line, draft.line)
    first, last = draft.run[0].first, draft.run[-1].last
    values = {"heading": draft.heading, "line": draft.line, "first": first, "last": last}
    return finding("heading_displaced", lines, draft.heading, **values)
