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

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import add

from normalizers import alphabet
from normalizers.atoms import Atom, Kind, atoms
from normalizers.language_model import LanguageModel
from normalizers.lexicon import FIRST, LAST
from normalizers.segment_joins import CLOSER_FIRST, COLON_DASH, FORCED, Joins
from normalizers.segment_layout import NOTHING_ODD, Layout, Oddities, lay_out, mended
from normalizers.segment_parts import COSTS, Cut

#: a line that ends in what marks a list item (a bullet, a dash, a list number); one that begins so
MARKER_LAST = 3.0
MARKER_FIRST = 2.9
#: a line that ends in a full stop
STOP_LAST = 2.5
#: a word in three parts, of which the search sees two at a time, is rare
THIRD_PART = 6.0
#: a cut that costs so little is always made
ALWAYS = -3.0
UNLIKELY, LIKELY = float("-inf"), float("inf")
#: list numbers have fewer digits than this
MARKER_DIGITS = 3
#: the number of an item of an item
_ITEM = re.compile(rf"[{alphabet.DIGIT_CLASS}]{{1,2}}[.\-][{alphabet.DIGIT_CLASS}]{{1,2}}")


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


def best(
    line: str,
    language: LanguageModel,
    *,
    costs: Mapping[Cut, float] = COSTS,
    before: str = "",
    after: str = "",
    edges: bool = True,
    oddities: Oddities = NOTHING_ODD,
    own: Mapping[tuple[int, int], int] | None = None,
    least: float = 0.0,
) -> Reading:
    """The reading of `line` with the greatest gain; one segment when nothing beats the line itself.

    `before` and `after` are the words that stand next to the line, in the line above and below.
    With `edges`, a reading should begin like a line and not end like one (markers, full stops).
    `own`: how often the line's own pairs were counted among the documents at hand. A line of which
    it is clear beforehand that nothing gains `least` is not searched.
    """
    layout = lay_out(line, atoms(line), language, costs, own or {}, oddities)
    if not layout.places:
        return Reading(((0, len(line)),), (), 0.0, ())
    search = _Search(layout, before, after, oddities, edges)
    if least > 0 and search.at_most() < least:
        return Reading(((0, len(line)),), (), 0.0, ())
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


def _marks(parts: Sequence[Atom], index: int) -> bool:
    """Whether a line that begins with the atom begins as a list item does: `1-`, `3`, `4-2`, `(a)`."""
    part = parts[index]
    if part.kind is Kind.MARKER:
        return True
    if part.kind is Kind.NUMBER:
        return len(part.text) < MARKER_DIGITS or _ITEM.fullmatch(part.text) is not None
    if part.text not in ("(", "[") or index + 2 >= len(parts):
        return False
    return len(parts[index + 1].text) < MARKER_DIGITS and parts[index + 2].text in (")", "]")


class _Search:
    """One line's dynamic programme. A segment is (a, b), two bounds of the layout."""

    def __init__(self, layout: Layout, before: str, after: str, oddities: Oddities, edges: bool) -> None:
        self.layout = layout
        self.language = layout.language
        number = layout.language.lexicon.number
        self.before = number(before) if before else -1
        self.after = number(after) if after else -1
        self.oddities = oddities
        self.edges = edges
        self.marked = _marks(layout.parts, 0)
        self.low = self._lows()
        torn = edges and len(layout.line.split()) > 1, edges and not self.marked
        self.joins = Joins(layout, self.low, oddities, torn_markers=torn)
        self.wordless, self.fragments = self._odd()

    def _lows(self) -> list[int]:
        """For each bound the first at which a segment that ends there can begin: some cuts are always made."""
        low, last = [0], 0
        for bound, place in enumerate(self.layout.places, 1):
            low.append(last)
            if place.cut is Cut.TATWEEL or place.cost <= ALWAYS:
                last = bound
        return [*low, last]

    def at_most(self) -> float:
        """A gain that no reading exceeds; each join is given the best head for its tail."""
        layout, size, joins = self.layout, self.layout.size, self.joins
        if self.fragments or any(joins.stretched):
            return LIKELY
        broken = layout.broken
        first = max(map(self._first, range(size)))
        last = max(map(self._last, range(1, size + 1)))
        value = first + last - self._as_it_is() - min(broken[1:size])
        if self.wordless:
            begins = self.language.row(FIRST)
            begin = max((begins[head] for head in layout.heads[:size] if head >= 0), default=0.0)
            value += sum(max(0.0, mended(layout, a, b)) for a, b in self.wordless)
        for b in range(2, size + 1):
            top = max(joins.rows[b][self.low[self.low[b]] :], default=UNLIKELY)
            for glue in joins.glues.get(b, {}).values():
                top = max(top, glue.value + max(0.0, glue.before) + max(0.0, glue.after))
            if self.wordless:
                tail = layout.tails[b]
                top = max(top, begin, self.language.row(tail)[LAST] + COLON_DASH if tail >= 0 else 0.0)
            value += top if b == size else max(0.0, top - broken[b])
        return value

    def solve(self) -> tuple[_Found, _Found | None]:
        """The best reading, and the best plain one if there is any."""
        layout, size, low = self.layout, self.layout.size, self.low
        broken, other = layout.broken, self._others()
        scores: list[list[float]] = [[]]
        ways: list[dict[int, tuple[int, bool]]] = [{}]
        for b in range(1, size + 1):
            row = [UNLIKELY] * b
            way: dict[int, tuple[int, bool]] = {}
            for a in range(low[b], b):
                odd = (a, b) in self.wordless or (a, b) in self.fragments
                if a == 0:
                    row[0] = self._last(b) + (mended(layout, 0, b) if odd else 0.0)
                    continue
                if other[a] and other[b]:
                    continue
                value, z, glue = self._odd_joined(a, b, scores[a]) if odd else self._joined(a, b, scores[a])
                way[a] = z, glue
                row[a] = value - broken[a] + (mended(layout, a, b) if odd else 0.0)
            scores.append(row)
            ways.append(way)
        totals = [value + self._first(a) if value > UNLIKELY else value for a, value in enumerate(scores[size])]
        top = max(totals)
        start = next(a for a, value in enumerate(totals) if value > top - 1e-9)
        margin = top - max((value for a, value in enumerate(totals) if a != start), default=UNLIKELY)
        bounds, glued = self._trail(start, ways)
        standing = self._as_it_is()
        found = _Found(bounds, glued, top - standing, min(margin, self._margin(bounds, scores)))
        plain = self._plain(scores)
        return found, _Found((0, plain[0], size), (False,), plain[1] - standing, top - plain[1]) if plain else None

    def _plain(self, scores: Sequence[list[float]]) -> tuple[int, float] | None:
        """The cut and the score of the best reading that only moves punctuation or a marker."""
        size, found = self.layout.size, []
        for c in range(1, size):
            if ((0, c) in self.wordless or (c, size) in self.wordless) and scores[size][c] > UNLIKELY:
                odd = (c, size) in self.wordless or (c, size) in self.fragments
                right = [scores[c][0], *[UNLIKELY] * (c - 1)]
                value = (self._odd_joined if odd else self._joined)(c, size, right)[0]
                value += self._first(c) - self.layout.broken[c] + (mended(self.layout, c, size) if odd else 0.0)
                found.append((value, c))
        value, c = max(found, default=(UNLIKELY, 0))
        return (c, value) if value > UNLIKELY else None

    def _margin(self, bounds: Sequence[int], scores: Sequence[list[float]]) -> float:
        """How much worse the best other reading is that begins alike: it leaves the best one somewhere."""
        least = -UNLIKELY
        for z, a, b in zip(bounds, bounds[1:], bounds[2:], strict=False):
            odd = (a, b) in self.wordless or (a, b) in self.fragments
            joined = self._odd_joined if odd else self._joined
            least = min(least, joined(a, b, scores[a])[0] - joined(a, b, scores[a], but=z)[0])
        return least

    def _others(self) -> list[bool]:
        """Where segments start with a tatweel, only the first in reading order starts without: one cut is of
        another kind. By bound, whether it is; all False in other lines."""
        places = self.layout.places
        if not any(self.joins.stretched):
            return [False] * (len(places) + 2)
        return [False, *(place.cut not in (Cut.TATWEEL, Cut.WIDE) for place in places), False]

    def _odd(self) -> tuple[frozenset[tuple[int, int]], frozenset[tuple[int, int]]]:
        """Segments without a word, and those that are one fragment of a word."""
        layout, wordless, fragments = self.layout, set(), set()
        for b in range(1, layout.size + 1):
            for a in range(b - 1, -1, -1):
                words = layout.ends[b] - layout.begins[a]
                if words > 1:
                    break
                if words < 1:
                    wordless.add((a, b))
                elif layout.inside[a] or layout.inside[b]:
                    fragments.add((a, b))
        return frozenset(wordless), frozenset(fragments)

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
        layout, z = self.layout, a - 1
        glued = -1
        while z >= 0 and layout.ends[a] - layout.begins[z] < 2:
            if (z, a) in self.wordless:
                values[z] = right[z] + self.joins.before_wordless(tail, b, z)
            elif (z, a) in self.fragments:
                value, together = self.joins.before_fragment(tail, b, z, a)
                values[z] = right[z] + value
                glued = z if together else glued
            z -= 1
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
        for z, glue in self.joins.glues[b].items():
            if z >= a:
                break
            held = layout.ends[a] - layout.begins[z]
            if held < 1 or z == but or (z, a) in self.fragments:
                continue
            value = glue.value + (glue.before if words > 1 else 0.0) + (glue.after if held > 1 else 0.0)
            if third and glue.forced:
                value = FORCED - THIRD_PART
            if value + right[z] > top:
                top, way, glued = value + right[z], z, True
        return top, way, glued

    def _trail(self, start: int, ways: Sequence[Mapping[int, tuple[int, bool]]]) -> tuple[list[int], tuple[bool, ...]]:
        bounds, glued = [self.layout.size, start], []
        a, b = start, self.layout.size
        while a:
            z, glue = ways[b][a]
            a, b = z, a
            glued.append(glue)
            bounds.append(a)
        return bounds[::-1], tuple(glued)

    def _as_it_is(self) -> float:
        """The score of the line as it stands; what begins with a tatweel cannot have been printed."""
        layout = self.layout
        forced = sum(cut is Cut.TATWEEL for cut in layout.cuts[1:])
        value = self._written_apart() + self._last(layout.size) + self._first(0) - FORCED * forced
        if layout.parts[0].blanks:
            value -= self.oddities.leading
        if layout.line[-1] in " \t":
            value -= self.oddities.trailing
        return value

    def _written_apart(self) -> float:
        """What the line gains when glued words are only written apart, where they stand: a new order has
        to be worth more than that."""
        layout, model = self.layout, self.language
        best: dict[int, float] = {}
        for bound in range(1, layout.size):
            if layout.inside[bound]:
                place = layout.places[bound - 1]
                head, tail = layout.heads[bound], layout.tails[bound]
                gain = model.word_number(tail) + model.word_number(head) + model.pair_numbers(tail, head)
                gain -= model.word_number(layout.numbers[place.atom]) + place.cost
                best[place.atom] = max(best.get(place.atom, 0.0), gain)
        return sum(best.values())

    def _first(self, a: int) -> float:
        """What a reading that begins with the segment from a on is worth at its beginning."""
        layout = self.layout
        value = 0.0
        if layout.ends[-1] > layout.begins[a]:
            head = layout.heads[a]
            value = self.language.row(FIRST)[head]
            if self.before >= 0:
                value = max(value, self.language.row(self.before)[head])
        if not self.edges or layout.inside[a]:
            return value
        part = layout.parts[layout.atoms[a]]
        if part.kind is Kind.PUNCTUATION and part.text[0] in alphabet.CLOSERS:
            return value - CLOSER_FIRST
        if part.text[0] == alphabet.TATWEEL:
            return value - FORCED
        return value + MARKER_FIRST if not self.marked and _marks(layout.parts, layout.atoms[a]) else value

    def _last(self, b: int) -> float:
        """What a reading that ends with the segment up to b is worth at its end."""
        layout = self.layout
        part = layout.parts[layout.atoms[b] - (not layout.inside[b])]
        ends = "" if layout.inside[b] else part.text[-1]
        value = 0.0
        words = layout.ends[b] > 0
        if words:
            tail = layout.tails[b]
            value = self.language.row(tail)[LAST]
            if self.after >= 0 and ends not in alphabet.CLOSERS:
                value = max(value, self.language.row(tail)[self.after])
        if not self.edges:
            return value
        if part.kind is Kind.MARKER and (ends in alphabet.BULLETS or not self.marked):
            return value - MARKER_LAST
        return value + STOP_LAST if ends == "." and words else value
