"""Where the sections of a document begin when their headings do not say: the content shared out at the least cost.

    words     passages full of the content words of a section, or of the words of its heading
    shape     a list, one paragraph, paragraphs
    seams     a list that starts anew, a change of dress; never inside a list that counts on

Why by dynamic programming: one wrong cut moves every later one, so all are chosen together; the time grows with the
headings times the square of the passages between two piles of them. What this leaves alone: whether headings were
displaced at all (`displaced.py`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from normalizers import fold
from policy_diff.profiles import Profile
from policy_diff.segment.drafts import Draft
from policy_diff.segment.evidence import content_words
from policy_diff.segment.heading_forms import plain_heading
from policy_diff.segment.likeness import neutral_words, stem, stems
from policy_diff.segment.wraps import Passage

#: costs of sharing out, all chosen on the train and develop parts of the written corpus, printed with the headings
#: of every page, or of the whole text, last: nothing for the section, a clause where a paragraph belongs, and so on
EMPTY, WRONG_SHAPE, EXTRA_PARAGRAPH, LONE_CLAUSE = 6.0, 3.0, 0.5, 1.0
#: a section that begins inside a list that counts on, or with the list that a colon announces; inside bullets
CUT_LIST, CUT_BULLETS = 5.0, 3.0
#: a boundary at an empty line, or where a list begins anew, is likelier
BLANK, ANEW = -0.2, -2.0
#: what the words of a passage tell, at most so much for each; those of a section's first one tell more
WORDS, FIRST, MOST = 0.5, 1.4, 3.0
#: passages of fewer words than this tell less
FEWEST = 4


@dataclass(frozen=True, slots=True)
class Shared:
    """A way to share out: what it costs, where each draft's content begins, and the drafts in the order of that."""

    cost: float
    cuts: tuple[int, ...]
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The passages of a document with what each says for each draft, summed up from the first on."""

    run: tuple[Passage, ...]
    shapes: tuple[str, ...]
    words: tuple[tuple[float, ...], ...]
    sums: tuple[tuple[float, ...], ...]
    marked: tuple[int, ...]
    seams: tuple[float, ...]

    def cost(self, draft: int, start: int, stop: int) -> float:
        """How little the passages from `start` to `stop` look like the content of `draft`."""
        if start == stop:
            return EMPTY
        marked = self.marked[stop] - self.marked[start]
        plain = stop - start - marked
        told = self.sums[draft][stop] - self.sums[draft][start] + FIRST * self.words[draft][start]
        return self._shape(self.shapes[draft], start, stop, marked, plain) - WORDS * told

    def _shape(self, shape: str, start: int, stop: int, marked: int, plain: int) -> float:
        if shape == "list":
            leads = 1 if self.run[start].marker is None and self.run[start].ends_in_colon else 0
            return (plain - leads) * EXTRA_PARAGRAPH * (2 if marked else 1) / 2 + LONE_CLAUSE * (stop - start == 1)
        if shape == "paragraph":
            return marked * WRONG_SHAPE / 2 + max(0, plain - 1) * EXTRA_PARAGRAPH
        return marked * WRONG_SHAPE / 4 if shape else 0.0


def content_of(run: tuple[Passage, ...], drafts: Sequence[Draft], profile: Profile) -> Content:
    """The passages `run` weighed against all `drafts`."""
    bags = [frozenset(stem(word) for word in fold(passage.body).split()) for passage in run]
    words = _told(bags, drafts, profile)
    shapes = tuple(section.shape if (section := profile.section(draft.key)) else "" for draft in drafts)
    return Content(
        run=run,
        shapes=shapes,
        words=words,
        sums=tuple((0.0, *accumulate(row)) for row in words),
        marked=(0, *accumulate(int(passage.marker is not None) for passage in run)),
        seams=tuple(_seam(run, at) for at in range(len(run) + 1)),
    )


def _told(bags: Sequence[frozenset[str]], drafts: Sequence[Draft], profile: Profile) -> tuple[tuple[float, ...], ...]:
    """For each draft what the words of each passage say for it, against the mean of all drafts."""
    content, neutral = content_words(profile), neutral_words(profile)
    own = [content.get(d.key, frozenset()) | (frozenset(stems(plain_heading(d.heading))) - neutral) for d in drafts]
    owners = Counter(word for words in own for word in words)
    spread = Counter(word for bag in bags for word in bag)
    rows = [[_hits(bag & words, owners, spread, len(own), len(bags), len(bag)) for bag in bags] for words in own]
    means = [sum(column) / len(own) for column in zip(*rows, strict=True)]
    return tuple(tuple(min(MOST, value - mean) for value, mean in zip(row, means, strict=True)) for row in rows)


def _hits(
    found: frozenset[str], owners: Mapping[str, int], spread: Mapping[str, int], drafts: int, passages: int, size: int
) -> float:
    """How much the words of a passage that a section has say for it: rare ones most."""
    told = sum(
        math.log((drafts + 1) / (owners[word] + 0.5)) * math.log((passages + 1) / (spread[word] + 0.5))
        for word in sorted(found)
    )
    return told / math.sqrt(max(FEWEST, size))


def _seam(run: Sequence[Passage], at: int) -> float:
    """How unlikely a section begins with passage `at`."""
    if not 0 < at < len(run):
        return 0.0
    old, new = run[at - 1], run[at]
    cost = BLANK if new.blanks else 0.0
    if old.ends_in_colon:
        return cost + CUT_LIST
    if old.marker and new.marker:
        if old.marker.style != new.marker.style:
            return cost
        if new.marker.value and new.marker.value <= 1 < old.marker.value:
            return cost + ANEW
        return cost + (CUT_LIST if new.marker.value else CUT_BULLETS)
    return cost


def in_place(content: Content, positions: Sequence[int]) -> Shared:
    """What it costs that every heading stands where its content begins."""
    stops = (*positions[1:], len(content.run))
    cost = sum(content.cost(k, start, stop) for k, (start, stop) in enumerate(zip(positions, stops, strict=True)))
    return Shared(cost, tuple(positions), tuple(range(len(positions))))


def cheapest(content: Content, order: Sequence[int], lowest: Sequence[int], positions: Sequence[int]) -> Shared | None:
    """The cheapest cuts for the drafts in `order`: each at most at its position, at least at its `lowest`; None
    where there is no way. The cuts are by draft."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {}
    for place, draft in enumerate(order):
        new: dict[int, tuple[float, tuple[int, ...]]] = {}
        for cut in range(lowest[draft], positions[draft] + 1):
            here = content.seams[cut]
            if place == 0:
                new[cut] = (here + (EMPTY if cut else 0.0), (cut,))
                continue
            ways = [
                (cost + here + content.cost(order[place - 1], cuts[-1], cut), cuts)
                for last, (cost, cuts) in best.items()
                if last <= cut
            ]
            if ways:
                cost, cuts = min(ways)
                new[cut] = (cost, (*cuts, cut))
        best = new
    stop = len(content.run)
    ends = [(cost + content.cost(order[-1], cuts[-1], stop), cuts) for cost, cuts in best.values()]
    if not ends:
        return None
    cost, cuts = min(ends)
    by_draft = dict(zip(order, cuts, strict=True))
    return Shared(round(cost, 6), tuple(by_draft[draft] for draft in range(len(order))), tuple(order))
