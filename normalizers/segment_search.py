"""The search that undoes the forward model: where was the line cut, and what did it say?

A PDF extractor cuts a line into segments and writes them from the last to the first:

    extracted = S_n … S_2 S_1        read = S_1 S_2 … S_n

So for a choice of cut points there is exactly one reading, and its inverse reproduces the
extracted line. `best` finds the cut points whose reading the language model likes best, less what
the cuts cost. It is an exact dynamic programme over the current segment (start, stop): what a
segment's neighbours say depends on its first and last word only. For n places to cut, O(n³) steps;
`segment_parts` leaves few places.

Nothing is decided here: whether the best reading is believed is up to the repair that asked
(`repairs/segment_order.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalizers import alphabet
from normalizers.atoms import SILENT, Kind
from normalizers.language_model import END, START, LanguageModel, words
from normalizers.segment_parts import COSTS, NEVER, Cut, Part, costs_of, parts_of, suffixed

#: a pair of words across punctuation says less than one without
ACROSS_PUNCTUATION = 0.4
#: a line that begins with a full stop or comma, in nats
CLOSER_FIRST = 3.0
#: a line that ends in what marks a list item (a bullet, a dash, a list number); one that begins so
MARKER_LAST = 3.0
MARKER_FIRST = 1.5
MARKER_MIDDLE = 3.0
#: a full stop or comma and the next word written together
GLUED_STOP = 1.5
#: a line that ends in a full stop
STOP_LAST = 1.0
#: a colon and then a dash, as drafters end a heading
COLON_DASH = 2.0
#: a digit and a letter written together, in the middle of what is read
GLUED_NUMBER = 1.5
#: list numbers have fewer digits than this
MARKER_DIGITS = 3
#: what a forced glue is worth: a tatweel that nothing precedes cannot have been printed
FORCED = 30.0
#: a word in three parts, of which the search sees two at a time, is rare
THIRD_PART = 6.0
#: a run without blanks; Latin words were written left to right and stand in order
_RUN = re.compile(rf"[A-Za-z][^\s{alphabet.ARABIC}]*(?:\s+[A-Za-z&\-][^\s{alphabet.ARABIC}]*)*|\S+")
#: costs inside a run without blanks, where runs stand backwards: numbers come off easily
INSIDE_RUN: Mapping[Cut, float] = {**COSTS, Cut.MARKER: 4.0, Cut.NUMBER: 0.3, Cut.SEAM: 12.0, Cut.INSIDE: 12.0}
#: two rare words make one only when that is so much commoner (`الج` and `معية` are words, somewhere)
FAR_BETTER = 16.0
#: log-probability from which a word is no fragment
COMMON = -9.5
UNLIKELY = float("-inf")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a line: its segments in reading order, as runs of the extracted line.

    `glued[i]` says that segment i and the next make one word. `gain` is how many nats better than
    the line as it stands, the cuts' costs taken off; `favour` is how much of that is no evidence of
    the language but the favour of cuts that cost less than nothing. `cuts`: their kinds.
    """

    segments: tuple[tuple[int, int], ...]
    glued: tuple[bool, ...]
    gain: float
    cuts: tuple[Cut, ...]
    favour: float = 0.0


def best(
    line: str,
    language: LanguageModel,
    *,
    costs: Mapping[Cut, float] = COSTS,
    before: str = "",
    after: str = "",
    edges: bool = True,
) -> Reading:
    """The reading of `line` with the greatest gain; one segment when nothing beats the line itself.

    `before` and `after` are the words that stand next to the line, in the line above and below.
    With `edges`, a reading should begin like a line and not end like one (markers, full stops).
    """
    parts = parts_of(line, language)
    cost = costs_of(parts, costs, language)
    places = [index for index, value in enumerate(cost) if index and value < NEVER]
    if not places:
        return Reading(((0, len(line)),), (), 0.0, ())
    search = _Search(parts, places, cost, language, before, after, edges)
    bounds, glued, gain = search.solve()
    segments = tuple((parts[a].start, parts[b - 1].stop) for a, b in pairwise(bounds))[::-1]
    cuts = tuple(parts[b].cut or Cut.BLANK for b in bounds[1:-1])
    favour = -sum(min(cost[b], 0.0) for b in bounds[1:-1])
    return Reading(segments, glued, gain, cuts, favour)


def backwards(line: str, language: LanguageModel) -> Reading:
    """The reading of a line that was written word by word backwards: every blank is a cut.

    Inside a run without blanks (`الاتصالات2`, `تقدير●`) the cuts are searched for as elsewhere.
    """
    segments: list[tuple[int, int]] = []
    glued: list[bool] = []
    for match in reversed(list(_RUN.finditer(line))):
        inner = best(match.group(), language, costs=INSIDE_RUN)
        segments += [(match.start() + start, match.start() + stop) for start, stop in inner.segments]
        glued += [*inner.glued, False]
    said = words(line)
    turned = tuple(word for start, stop in segments for word in words(line[start:stop]))
    gain = language.sequence(turned) - language.sequence(said)
    return Reading(tuple(segments), tuple(glued[:-1]), gain, (Cut.BLANK,) * (len(segments) - 1))


@dataclass(slots=True)
class _Chain:
    """What a run of parts says: its words and how well they read by themselves.

    `opens`/`ends`: its first and last character; `leading`/`trailing`: what its first and last part
    are; `marks`: whether it begins as a list item does; `silent`: whether it ends in punctuation.
    """

    words: list[str]
    kinds: list[Kind]
    score: float
    opens: str
    ends: str
    leading: Kind
    trailing: Kind
    marks: bool


def _marks(part: Part) -> bool:
    """Whether a line that begins with `part` begins as a list item does."""
    return part.kind is Kind.MARKER or (part.kind is Kind.NUMBER and len(part.text) < MARKER_DIGITS)


class _Search:
    """One line's dynamic programme. A segment is parts[a:b], a and b being places to cut or the ends."""

    def __init__(
        self,
        parts: Sequence[Part],
        places: Sequence[int],
        cost: Sequence[float],
        language: LanguageModel,
        before: str,
        after: str,
        edges: bool,
    ) -> None:
        self.parts = parts
        self.bounds = [0, *places, len(parts)]
        self.cost = cost
        self.language = language
        self.before = before
        self.after = after
        self.edges = edges
        self.marked = _marks(parts[0])

    def solve(self) -> tuple[list[int], tuple[bool, ...], float]:
        """Boundaries in the extracted line, glue in reading order, gain over the line as it is."""
        size = len(self.parts)
        chains = self._chains()
        score: dict[tuple[int, int], float] = {}
        follow: dict[tuple[int, int], tuple[int, bool]] = {}
        starts: dict[int, list[int]] = {}
        for (a, b), here in chains.items():
            starts.setdefault(b, []).append(a)
            if a == 0:
                score[a, b] = here.score + self._last(here)
                continue
            top, way = UNLIKELY, (0, False)
            for z in starts[a]:
                value, glue = self._join(here, chains[z, a])
                value += score[z, a]
                if value > top:
                    top, way = value, (z, glue)
            score[a, b] = here.score - self.cost[a] + top
            follow[a, b] = way
        start, top = 0, UNLIKELY
        for a in starts[size]:
            value = score[a, size] + self._first(chains[a, size])
            if value > top + 1e-9:
                start, top = a, value
        return *self._trail(start, follow), top - self._as_it_is(chains)

    def _chains(self) -> dict[tuple[int, int], _Chain]:
        """Every segment there can be, ordered by its end: a tatweel starts a segment, and where segments
        start with one, only the first in reading order starts without, so one cut is of another kind."""
        forced = [k for k in self.bounds[1:-1] if self.parts[k].cut is Cut.TATWEEL]
        chunked = bool(forced) or self.parts[0].text[0] == alphabet.TATWEEL
        size = len(self.parts)
        found: dict[tuple[int, int], _Chain] = {}
        for position, a in enumerate(self.bounds[:-1]):
            chain: _Chain | None = None
            limit = next((k for k in forced if k > a), size)
            at = a
            for b in self.bounds[position + 1 :]:
                if b > limit:
                    break
                chain = self._extended(chain, at, b)
                at = b
                if not (chunked and a > 0 and b < size and self._otherwise(a) and self._otherwise(b)):
                    found[a, b] = chain
        return dict(sorted(found.items(), key=lambda item: (item[0][1], item[0][0])))

    def _otherwise(self, index: int) -> bool:
        return self.parts[index].cut not in (Cut.TATWEEL, Cut.WIDE)

    def _as_it_is(self, chains: Mapping[tuple[int, int], _Chain]) -> float:
        """The score of the line as it stands; what begins with a tatweel cannot have been printed."""
        forced = sum(part.cut is Cut.TATWEEL for part in self.parts)
        whole = chains.get((0, len(self.parts))) or self._extended(None, 0, len(self.parts))
        apart = self._written_apart()
        return whole.score + apart + self._last(whole) + self._first(whole) - FORCED * forced

    def _written_apart(self) -> float:
        """What the line gains when glued words are only written apart, where they stand: a new order has
        to be worth more than that."""
        parts, model = self.parts, self.language
        best: dict[int, float] = {}
        for place in self.bounds[1:-1]:
            part = parts[place]
            if part.cut not in (Cut.INSIDE, Cut.AFTER_END):
                continue
            left = "".join(p.text for p in parts[:place] if p.word == part.word)
            right = "".join(p.text for p in parts[place:] if p.word == part.word)
            gain = model.word(left) + model.word(right) + model.pair(left, right) - model.word(left + right)
            best[part.word] = max(best.get(part.word, 0.0), gain - self.cost[place])
        return sum(best.values())

    def _extended(self, chain: _Chain | None, start: int, stop: int) -> _Chain:
        """`chain` and parts[start:stop] behind it. What is said about them is added up as it is read."""
        parts, model = self.parts, self.language
        words = list(chain.words) if chain else []
        kinds = list(chain.kinds) if chain else []
        score = chain.score if chain else 0.0
        across = bool(chain) and chain.trailing in SILENT if chain else False
        for index in range(start, stop):
            part = parts[index]
            inner = chain is not None or index > start
            if part.kind in SILENT:
                across = True
                if inner and part.cut is Cut.MARKER and part.kind is Kind.MARKER:
                    score -= MARKER_MIDDLE
                continue
            if inner and part.cut is not None and part.cut is not Cut.BLANK:
                score -= self._seam(index)
            if words and inner and part.word == parts[index - 1].word:
                score += self._grown(words, words[-1] + part.text)
                words[-1] += part.text
            else:
                if part.kind is Kind.WORD:
                    score += model.word(part.text)
                if words:
                    score += model.pair(words[-1], part.text) * (ACROSS_PUNCTUATION if across else 1.0)
                words.append(part.text)
                kinds.append(part.kind)
            across = False
        first = parts[start] if chain is None else None
        return _Chain(
            words,
            kinds,
            score,
            first.text[0] if first else chain.opens,  # type: ignore[union-attr]
            parts[stop - 1].text[-1],
            first.kind if first else chain.leading,  # type: ignore[union-attr]
            parts[stop - 1].kind,
            _marks(first) if first else chain.marks,  # type: ignore[union-attr]
        )

    def _grown(self, words: Sequence[str], word: str) -> float:
        """What changes when the last word goes on to be `word`."""
        model = self.language
        value = model.word(word) - model.word(words[-1])
        if len(words) > 1:
            value += model.pair(words[-2], word) - model.pair(words[-2], words[-1])
        return value

    def _seam(self, index: int) -> float:
        """What is wrong with two parts that touch and are not cut apart."""
        cut = self.parts[index].cut
        if cut is Cut.SEAM and self.parts[index - 1].text in alphabet.CLOSERS:
            return GLUED_STOP
        return GLUED_NUMBER if cut is Cut.NUMBER and not suffixed(self.parts, index) else 0.0

    def _trail(
        self, start: int, follow: Mapping[tuple[int, int], tuple[int, bool]]
    ) -> tuple[list[int], tuple[bool, ...]]:
        bounds, glued = [len(self.parts), start], []
        a, b = start, len(self.parts)
        while a:
            z, glue = follow[a, b]
            a, b = z, a
            glued.append(glue)
            bounds.append(a)
        return bounds[::-1], tuple(glued)

    def _first(self, chain: _Chain) -> float:
        value = 0.0
        if chain.words:
            value = self.language.pair(START, chain.words[0])
            if self.before:
                value = max(value, self.language.pair(self.before, chain.words[0]))
        if not self.edges:
            return value
        if chain.leading is Kind.PUNCTUATION and chain.opens in alphabet.CLOSERS:
            value -= CLOSER_FIRST
        elif chain.opens == alphabet.TATWEEL:
            value -= FORCED
        elif chain.marks and not self.marked:
            value += MARKER_FIRST
        return value

    def _last(self, chain: _Chain) -> float:
        value = 0.0
        if chain.words:
            value = self.language.pair(chain.words[-1], END)
            if self.after and chain.ends not in alphabet.CLOSERS:
                value = max(value, self.language.pair(chain.words[-1], self.after))
        if not self.edges:
            return value
        if chain.trailing is Kind.MARKER and (chain.ends in alphabet.BULLETS or not self.marked):
            value -= MARKER_LAST
        elif chain.ends == "." and chain.words:
            value += STOP_LAST
        return value

    def _join(self, left: _Chain, right: _Chain) -> tuple[float, bool]:
        """How well `right` follows `left`, and whether the two meet inside a word."""
        if not left.words:
            return self.language.pair(START, right.words[0]) if right.words else 0.0, False
        if not right.words:
            dash = left.ends == ":" and right.opens in alphabet.DASHES
            return self.language.pair(left.words[-1], END) + (COLON_DASH if dash else 0.0), False
        apart = self.language.pair(left.words[-1], right.words[0])
        if left.trailing in SILENT or right.leading in SILENT:
            apart *= ACROSS_PUNCTUATION
            return apart - MARKER_MIDDLE if self._torn(right) else apart, False
        together = self._glue(left, right)
        return (together, True) if together > apart else (apart, False)

    def _torn(self, right: _Chain) -> bool:
        """Whether a list marker would stand in the middle, of a line that has none at its beginning."""
        return self.edges and right.leading is Kind.MARKER and not self.marked

    def _glue(self, left: _Chain, right: _Chain) -> float:
        """The score of writing left's last and right's first word as one, against both apart."""
        first, last = left.words[-1], right.words[0]
        if left.kinds[-1] is not Kind.WORD or right.kinds[0] is not Kind.WORD:
            return UNLIKELY
        model = self.language
        forced = last[0] == alphabet.TATWEEL
        if forced and len(left.words) == 1 and first[0] == alphabet.TATWEEL:
            return FORCED - THIRD_PART
        parts = model.word(first), model.word(last)
        if not forced and max(parts) > COMMON:
            return UNLIKELY
        word = first + last
        value = model.word(word) - sum(parts)
        if not forced and not model.known(word):
            return UNLIKELY
        if not forced and value < FAR_BETTER and model.known(first) and model.known(last):
            return UNLIKELY
        if len(left.words) > 1:
            value += model.pair(left.words[-2], word) - model.pair(left.words[-2], first)
        if len(right.words) > 1:
            value += model.pair(word, right.words[1]) - model.pair(last, right.words[1])
        if forced:
            return value + FORCED
        return value
