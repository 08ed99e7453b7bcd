"""The search that undoes the forward model: where was the line cut, and what did it say?

A PDF extractor cuts a line into segments and writes them from the last to the first:

    extracted = S_n … S_2 S_1        read = S_1 S_2 … S_n

So for a choice of cut points there is exactly one reading, and its inverse reproduces the
extracted line. `best` finds the cut points whose reading the language model likes best, less what
the cuts cost. It is an exact dynamic programme over the current segment (a, b): what its neighbours
say depends on its first and last word only (`segment_joins`). For n places to cut, O(n³) steps;
`segment_parts` leaves few places.

Nothing is decided here: whether the best reading is believed is up to the repair that asked
(`repairs/segment_order.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import add, sub

from normalizers.atoms import atoms
from normalizers.language_model import LanguageModel
from normalizers.segment_edges import as_it_stands, firsts, lasts, marks
from normalizers.segment_joins import FORCED, Joins
from normalizers.segment_layout import NOTHING_ODD, Layout, Oddities, lay_out, mended
from normalizers.segment_paragraphs import SOMEWHERE, Place
from normalizers.segment_parts import COSTS, Cut

#: a word in three parts, of which the search sees two at a time, is rare
THIRD_PART = 6.0
#: a cut that costs so little is always made
ALWAYS = -3.0
UNLIKELY, LIKELY = float("-inf"), float("inf")
#: sums of the same numbers in another order differ by less
SLACK = 1e-9


_TATWEEL = Cut.TATWEEL


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a line: its segments in reading order, as runs of the extracted line.

    `glued[i]` says that segment i and the next make one word. `gain` is how many nats better than
    the line as it stands, the cuts' costs taken off; `favour` is how much of that is no evidence of
    the language but the favour of cuts that cost less than nothing. `margin` is how many nats better
    than any other reading. `cuts`: their kinds. `plain`, where there is one: the best reading that only
    puts punctuation from the line's beginning to its end, or a marker from its end to its beginning.
    """

    segments: tuple[tuple[int, int], ...]
    glued: tuple[bool, ...]
    gain: float
    cuts: tuple[Cut, ...]
    favour: float = 0.0
    margin: float = 0.0
    plain: Reading | None = None


def uncut(line: str) -> Reading:
    """The line as it stands."""
    return Reading(((0, len(line)),), (), 0.0, ())


def best(
    line: str,
    language: LanguageModel,
    *,
    costs: Mapping[Cut, float] = COSTS,
    before: int = -1,
    after: int = -1,
    edges: bool = True,
    oddities: Oddities = NOTHING_ODD,
    own: Mapping[tuple[int, int], int] | None = None,
    least: float = UNLIKELY,
    place: Place = SOMEWHERE,
) -> Reading:
    """The reading of `line` with the greatest gain; one segment when nothing beats the line itself.

    `before` and `after` are the numbers of the words that stand next to the line, in the line above and below.
    With `edges`, a reading should begin like a line and not end like one (markers, full stops).
    `own`: how often the line's own pairs were counted among the documents at hand. A line of which
    it is clear beforehand that nothing gains `least` is not searched. `place`: where it stands in its paragraph.
    """
    layout = lay_out(line, atoms(line), language, costs, own or {}, oddities)
    if not layout.places:
        return uncut(line)
    search = _Search(layout, (before, after), place, oddities, edges)
    # Where cuts are forced there are few readings, and to weigh them is no more work than to see what they are worth.
    if not search.low[layout.size]:
        itself = search.first[0] + search.last[layout.size] - search.standing
        if (itself < least or least <= 0) and search.at_most() < max(least, itself):
            return uncut(line)
    found, plain = search.solve()
    simple = _reading(layout, plain, None) if plain else None
    return _reading(layout, found, simple)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the search found: bounds in the extracted line, glue in reading order, nats over the line as it is and
    over all other readings."""

    bounds: Sequence[int]
    glued: tuple[bool, ...]
    gain: float
    margin: float


def _reading(layout: Layout, found: _Found, plain: Reading | None) -> Reading:
    segments = tuple((layout.start(a), layout.stop(b)) for a, b in pairwise(found.bounds))[::-1]
    places = [layout.places[b - 1] for b in found.bounds[1:-1]]
    favour = -sum(min(place.cost, 0.0) for place in places)
    cuts = tuple(place.cut for place in places)
    return Reading(segments, found.glued, found.gain, cuts, favour, found.margin, plain)


class _Search:
    """One line's dynamic programme. A segment is (a, b), two bounds of the layout."""

    def __init__(self, layout: Layout, beside: tuple[int, int], place: Place, oddities: Oddities, edges: bool) -> None:
        self.layout = layout
        self.language = layout.language
        marked = marks(layout.parts, 0)
        self.low = self._lows()
        torn = edges and len(layout.line.split()) > 1, edges and not marked
        self.joins = Joins(layout, self.low, oddities, torn_markers=torn)
        self.wordless, self.fragments, self.short = self._odd()
        self.odd = self.wordless | self.fragments
        #: by bound at which short segments end, what it is worth to go on to each of them; made by `solve`
        self.ragged: dict[int, list[tuple[int, list[float]]]] = {}
        self.stretched = True in self.joins.stretched
        self.other = self._others()
        before, after = beside
        self.first = firsts(layout, before, place, edges=edges, marked=marked)
        self.last = lasts(layout, after, place, edges=edges, marked=marked)
        self.standing = self.last[layout.size] + self.first[0] + as_it_stands(layout, oddities)

    def _lows(self) -> list[int]:
        """For each bound the first at which a segment that ends there can begin: some cuts are always made."""
        low, last = [0], 0
        for bound, place in enumerate(self.layout.places, 1):
            low.append(last)
            if place.cut is _TATWEEL or place.cost <= ALWAYS:
                last = bound
        return [*low, last]

    def at_most(self) -> float:
        """A gain that no reading with a cut exceeds: each join is given the best head for its tail, and what a cut
        breaks is taken off by halves, where its tail is joined and where its head is. Of lines without forced cuts."""
        layout, size = self.layout, self.layout.size
        if self.fragments or self.stretched:
            return LIKELY
        half = [lost / 2 for lost in layout.broken]
        inner = half[1:size]
        value: float = max(map(sub, self.first[1:], inner)) + max(map(sub, self.last[1:], inner)) - self.standing
        value += sum(max(0.0, mended(layout, a, b)) for a, b in self.wordless)
        glues, rows, wordless = self.joins.glues, self.joins.rows, self.wordless
        for b in range(2, size + 1):
            row = self._tops(b) if wordless or b in glues else rows[b]
            top = max(map(sub, row, half)) - half[b]
            value += top if b == size else max(0.0, top)
        return value + SLACK

    def _tops(self, b: int) -> list[float]:
        """By z, what going on from a segment that ends at b to one that begins at z is worth at most."""
        row = self.joins.rows[b][:]
        for a, end in self.wordless:
            if a < b - 1:
                row[a] = max(row[a], self.joins.before_wordless(self.layout.tails[b], b, a))
            if end == b:
                row = list(map(max, row, self.joins.wordless_row(b)))
        for glue in self.joins.glues.get(b, ()):
            row[glue.z] = max(row[glue.z], glue.most)
        return row

    def solve(self) -> tuple[_Found, _Found | None]:
        """The best reading, and the best plain one if there is any."""
        size = self.layout.size
        self.ragged = {
            a: [(z, self.joins.leads(z, a)) for z in begins] for a, begins in enumerate(self.short[:-1]) if begins
        }
        scores: list[list[float]] = [[]]
        for b in range(1, size + 1):
            scores.append(self._scores(b, scores))
        totals = list(map(add, scores[size], self.first))
        top = max(totals)
        start = next(a for a, value in enumerate(totals) if value > top - 1e-9)
        margin = top - max((value for a, value in enumerate(totals) if a != start), default=UNLIKELY)
        bounds, glued, worth = self._trail(start, scores)
        standing = self.standing
        found = _Found(bounds, glued, top - standing, min(margin, self._margin(bounds, worth, scores)))
        plain = self._plain(scores)
        return found, _Found((0, plain[0], size), (False,), plain[1] - standing, top - plain[1]) if plain else None

    def _scores(self, b: int, scores: Sequence[list[float]]) -> list[float]:
        """By a, the best reading of what stands before b that begins with the segment (a, b)."""
        layout, row, broken, low = self.layout, self.joins.rows[b], self.layout.broken, self.low[b]
        if low:
            out = [UNLIKELY] * low
            out += [max(map(add, row, right)) - lost for right, lost in zip(scores[low:], broken[low:], strict=False)]
        else:
            out = [self.last[b]]
            out += [max(map(add, row, right)) - lost for right, lost in zip(scores[1:], broken[1:], strict=False)]
        # What is left: segments without a word or of one fragment, here or next, and words that were cut.
        ragged = self.ragged
        for a in range(low, b) if ragged else ():
            if a in ragged:
                right = scores[a]
                values = list(map(add, row, right))
                for z, lead in ragged[a]:
                    values[z] = right[z] + lead[b]
                out[a] = max(values) - broken[a]
        for glue in self.joins.glues.get(b, ()):
            for a in range(max(low, glue.z + 1), b):
                if glue.most + scores[a][glue.z] > out[a] + broken[a] - SLACK:
                    out[a] = self._joined(a, b, scores[a])[0] - broken[a]
        for a in self.short[b]:
            if a == 0 == low:
                out[0] += mended(layout, 0, b)
            elif a and a >= low:
                out[a] = self._odd_joined(a, b, scores[a])[0] - broken[a] + mended(layout, a, b)
        if self.stretched and self.other[b]:
            out = [UNLIKELY if a and self.other[a] else value for a, value in enumerate(out)]
        return out

    def _plain(self, scores: Sequence[list[float]]) -> tuple[int, float] | None:
        """The cut and the score of the best reading that only moves punctuation or a marker."""
        size, found = self.layout.size, []
        for c in range(1, size):
            if ((0, c) in self.wordless or (c, size) in self.wordless) and scores[size][c] > UNLIKELY:
                odd = (c, size) in self.odd
                right = [scores[c][0], *[UNLIKELY] * (c - 1)]
                value = (self._odd_joined if odd else self._joined)(c, size, right)[0]
                value += self.first[c] - self.layout.broken[c] + (mended(self.layout, c, size) if odd else 0.0)
                found.append((value, c))
        value, c = max(found, default=(UNLIKELY, 0))
        return (c, value) if value > UNLIKELY else None

    def _margin(self, bounds: Sequence[int], worth: Sequence[float], scores: Sequence[list[float]]) -> float:
        """How much worse the best other reading is that begins alike: it leaves the best one somewhere, but not where
        there is one way to go on. `worth`: of the way that the best one takes from each segment but the last."""
        least = -UNLIKELY
        for z, a, b, best in zip(bounds, bounds[1:], bounds[2:], worth, strict=False):
            if self.low[a] < a - 1:
                joined = self._odd_joined if (a, b) in self.odd else self._joined
                least = min(least, best - joined(a, b, scores[a], but=z)[0])
        return least

    def _others(self) -> list[bool]:
        """Where segments start with a tatweel, only the first in reading order starts without: one cut is of
        another kind. By bound, whether it is; nothing for other lines."""
        places = self.layout.places
        if not self.stretched:
            return []
        return [False, *(place.cut not in (Cut.TATWEEL, Cut.WIDE) for place in places), False]

    def _odd(self) -> tuple[set[tuple[int, int]], set[tuple[int, int]], list[list[int]]]:
        """Segments without a word, those that are one fragment of a word, and by end where each of them begins."""
        layout = self.layout
        wordless: set[tuple[int, int]] = set()
        fragments: set[tuple[int, int]] = set()
        short: list[list[int]] = [[]]
        if -1 not in layout.numbers and True not in layout.inside:
            return wordless, fragments, short * (layout.size + 1)
        begins, inside = layout.begins, layout.inside
        for b, end in enumerate(layout.ends[1:], 1):
            here = []
            for a in range(b - 1, -1, -1):
                words = end - begins[a]
                if words > 1:
                    break
                if words < 1:
                    wordless.add((a, b))
                elif inside[a] or inside[b]:
                    fragments.add((a, b))
                else:
                    continue
                here.append(a)
            short.append(here)
        return wordless, fragments, short

    def _joined(self, a: int, b: int, right: Sequence[float], but: int = -1) -> tuple[float, int, bool]:
        """The best way to go on from the segment (a, b): the value, where the next begins, whether they meet
        inside a word. `right[z]`: the best from (z, a) on. `but`: where the next shall not begin."""
        values = list(map(add, self.joins.rows[b], right))
        return self._chosen(a, b, values, right, self.layout.tails[b], True, but)

    def _odd_joined(self, a: int, b: int, right: Sequence[float], but: int = -1) -> tuple[float, int, bool]:
        """The same for a segment without a word, or of one fragment."""
        layout, joins = self.layout, self.joins
        row, tail, whole = joins.rows[b], layout.tails[b], True
        if (a, b) in self.wordless:
            row, tail, whole = joins.wordless_row(b), -1, False
        elif layout.inside[a]:
            row, tail, whole = joins.fragment_row(a, b), layout.fragment(a, b), False
        return self._chosen(a, b, list(map(add, row, right)), right, tail, whole, but)

    def _chosen(
        self, a: int, b: int, values: list[float], right: Sequence[float], tail: int, whole: bool, but: int
    ) -> tuple[float, int, bool]:
        """The best of `values`, those of going on to a segment without a word or of one fragment put right."""
        glued = -1
        for z in self.short[a]:
            if (z, a) in self.wordless:
                values[z] = right[z] + self.joins.before_wordless(tail, b, z)
            else:
                value, together = self.joins.before_fragment(tail, b, z, a)
                values[z] = right[z] + value
                glued = z if together else glued
        if but >= 0:
            values[but] = UNLIKELY
        top = max(values)
        way = values.index(top)
        if whole and b in self.joins.glues:
            return self._glued(a, b, right, top, way, way == glued, but)
        return top, way, way == glued

    def _glued(
        self, a: int, b: int, right: Sequence[float], top: float, way: int, glued: bool, but: int
    ) -> tuple[float, int, bool]:
        """The same when the two may also meet inside a word."""
        layout = self.layout
        words = layout.ends[b] - layout.begins[a]
        third = words == 1 and self.joins.stretched[a]
        for z, value, before, after, forced, most in self.joins.glues[b]:
            if z >= a:
                break
            if most + right[z] <= top - SLACK or z == but or z in self.short[a]:
                continue
            value += before if words > 1 else 0.0
            value += after if layout.ends[a] - layout.begins[z] > 1 else 0.0
            if third and forced:
                value = FORCED - THIRD_PART
            if value + right[z] > top:
                top, way, glued = value + right[z], z, True
        return top, way, glued

    def _trail(self, start: int, scores: Sequence[list[float]]) -> tuple[list[int], tuple[bool, ...], list[float]]:
        """The best reading's bounds, where its segments meet inside a word, in reading order, and what each way to go
        on is worth, from its last segment to its first."""
        bounds, glued, worth = [self.layout.size, start], [], []
        a, b = start, self.layout.size
        while a:
            value, z, glue = (self._odd_joined if (a, b) in self.odd else self._joined)(a, b, scores[a])
            a, b = z, a
            glued.append(glue)
            bounds.append(a)
            worth.append(value)
        return bounds[::-1], tuple(glued), worth[::-1]
